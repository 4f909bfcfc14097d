import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { tellUnfilled } from '../../src/publish/unfilled.ts';

const filled: Pipeline = {
  id: 'parks',
  title: { zh: '公園清冊', en: 'Parks' },
  description: { zh: '各區公園。', en: 'Parks by district.' },
  agency: {
    name: '某機關',
    oid: '2.16.886.101',
    contact: { name: '窗口', phone: '02-0000', email: 'a@example.gov.tw' },
  },
  source: { file: 'a.csv' },
  fields: [],
  formats: ['csv'],
  schedule: '0 2 * * *',
  frequency: '不定期更新',
  license: 'OGDL-Taiwan-1.0',
};

function told(pipeline: Pipeline) {
  const findings = new Findings();
  tellUnfilled(pipeline, findings);
  return findings.list().map(({ level, facts }) => [level, facts['count'], facts['found']]);
}

describe('tellUnfilled', () => {
  it('says nothing of a pipeline that a person has filled in', () => {
    expect(told(filled)).toEqual([]);
  });

  it('names the keys that still hold what init wrote', () => {
    const agency = { ...filled.agency, name: '（請填：機關全名）' };
    const title = { zh: '請填寫公園清冊', en: '(fill in: English title)' };
    expect(told({ ...filled, title, agency })).toEqual([['warning', 2, 'title.en、agency.name']]);
  });
});
