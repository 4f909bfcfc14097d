import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Findings } from '../src/model/finding.ts';
import type { Field, Format } from '../src/model/pipeline.ts';
import { fill } from '../src/model/text.ts';
import { othersOf } from '../src/others.ts';
import { apply } from '../src/publish/apply.ts';
import { plan } from '../src/publish/plan.ts';
import { memoryStore } from '../src/store/memory.ts';
import { problems } from '../src/validate/index.ts';
import { inputOf } from './publish/subject.ts';

const { signal } = new AbortController();
const asking = (field: string, dataset = 'parks'): Field => ({
  name: 'park',
  title: '公園',
  type: 'code',
  checks: { listedIn: { dataset, field } },
});

async function published(formats: readonly Format[]) {
  const store = memoryStore();
  const input = inputOf('A01,1.50,2001\r\nA02,"2",2002\r\nA01,3,2003\r\n', undefined);
  const data = input.data.filter((file) => formats.includes(file.format));
  const json = input.data.find((file) => file.format === 'json')!;
  writeFileSync(
    json.path,
    '[{"編號":"A01","面積":1.50},{"編號":"A02","面積":null},{"編號":"A01","面積":12345678901234567890}]',
  );
  await apply(plan({ ...input, data }), store, { signal });
  return store;
}

async function ask(field: Field, formats: readonly Format[] = ['csv']) {
  const findings = new Findings();
  const listed = await othersOf([field], await published(formats), findings);
  return { values: listed(field), found: findings.list() };
}

describe('othersOf', () => {
  it('reads the column of the other dataset’s latest release', async () => {
    expect(await ask(asking('編號'))).toEqual({ values: ['A01', 'A02'], found: [] });
    expect((await ask(asking('面積'))).values).toEqual(['1.50', '2', '3']);
  });

  it('reads JSON where there is no CSV, numbers with their digits', async () => {
    expect((await ask(asking('編號'), ['json'])).values).toEqual(['A01', 'A02']);
    expect((await ask(asking('面積'), ['json'])).values).toEqual(['1.50', '12345678901234567890']);
  });

  it.each([
    [asking('編號', 'park'), '還沒有發布過', 'never been published'],
    [asking('號'), '沒有這個欄位', 'no such field'],
  ])('says what it cannot ask', async (field, zh, en) => {
    const { values, found } = await ask(field);
    expect(values).toBeUndefined();
    expect(found).toMatchObject([{ problem: 'other-dataset-missing', level: 'error', field: 'park' }]);
    const problem = problems.find((one) => one.name === 'other-dataset-missing')!;
    expect(fill(problem.says.zh, found[0]!.facts)).toContain(zh);
    expect(fill(problem.says.en, found[0]!.facts)).toContain(en);
  });
});
