import { describe, expect, it } from 'vitest';
import { codeListNames } from '../../src/pipeline/codes.ts';
import { validator } from '../../src/schema/validate.ts';
import { importStandard } from '../../src/standard/import.ts';
import { allStandards, standardIds, standardOf } from '../../src/standard/read.ts';
import { resolveStandards } from '../../src/standard/resolve.ts';

const settings = { id: 'x', publisher: '測試', date: '2026-07-01', known: allStandards(), sha256: '0'.repeat(64) };

describe('the standards that are shipped', () => {
  it('are all there', () => expect(standardIds().length).toBeGreaterThanOrEqual(23));

  it.each(standardIds())('%s fits the schema, and its checks can be run', (id) => {
    const standard = standardOf(id)!;
    expect(validator('standard')(standard)).toEqual([]);
    expect(standard.id).toBe(id);
    const names = standard.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { checks, codes } of standard.fields) {
      if (checks?.pattern !== undefined) expect(() => new RegExp(checks.pattern!, 'u')).not.toThrow();
      if (codes !== undefined) expect(codeListNames()).toContain(codes);
    }
  });

  it('disagree where their publishers do', () => {
    const field = (id: string, name: string) => standardOf(id)!.fields.find((one) => one.name === name)!;
    expect(field('government-accounting', 'Date')).toMatchObject({ type: 'date', form: 'roc' });
    expect(field('person-attributes', 'Date of birth')).toMatchObject({ type: 'date', form: 'basic' });
    expect(field('location-attributes', 'longitude')).toMatchObject({ system: 'longitude', datum: 'TWD97' });
    expect(field('tbia-location', 'decimalLongitude')).toMatchObject({ system: 'longitude', datum: 'WGS84' });
    expect(field('address', 'NEIGHBOR').checks?.pattern).toBe('[0-9]{3}鄰');
    expect(field('location-attributes', 'Neighbor').checks?.pattern).not.toContain('鄰');
    expect(field('tbia-record-taxon', 'scientificName')).toMatchObject({ obligation: 'mandatory', missing: ['NA'] });
  });
});

describe('importStandard', () => {
  it('reads a column as the platform’s API gives it', () => {
    const unit = {
      title: '單位',
      en_title: 'Unit',
      explain: '單位量度',
      code: '字串',
      property: '[ppm、ppb]',
      note: null,
      regexp: ' /^(ppm|ppb)$/ ',
    };
    const { standard, kept } = importStandard([unit], settings)!;
    expect(kept).toEqual([]);
    expect(standard.fields[0]).toMatchObject({
      name: 'Unit',
      title: { zh: '單位', en: 'Unit' },
      checks: { enum: ['ppm', 'ppb'], pattern: '(ppm|ppb)' },
    });
  });

  it('says what it kept as text, and takes functions it knows', () => {
    const { standard, kept } = importStandard(
      {
        fields: [
          { title: '生日', code: '日期', regexp: 'validateDate' },
          { title: '證號', code: '字串', property: '詳「證號表」' },
        ],
      },
      settings,
    )!;
    expect(standard.fields[0]).toMatchObject({ type: 'date', form: 'basic', domain: { parsed: true } });
    expect(kept).toEqual([{ field: '證號', text: '詳「證號表」' }]);
  });

  it('takes the domain of the column that is referred to', () => {
    const given = { title: '設立日期', code: '字串', note: '引用共通性/人/人屬性基本資料/國民身分證統一編號 之欄位' };
    const { standard } = importStandard([given], settings)!;
    expect(standard.fields[0]).toMatchObject({ checks: { pattern: '[A-Z][1-2][0-9]{8}' } });
  });

  it.each([{}, [], { a: 1 }, null, 'x', 3])('is undefined for %j', (document) =>
    expect(importStandard(document, settings)).toBeUndefined(),
  );
});

describe('resolveStandards', () => {
  const resolve = (fields: unknown[], standards?: unknown) =>
    resolveStandards({ fields, ...(standards !== undefined && { standards }) }, standardOf, standardIds());

  it('fills in what the field does not say', () => {
    const { document } = resolve([{ name: 'c', title: '縣市', standard: 'location-attributes/CountyCode' }]);
    expect(document).toEqual({
      fields: [
        {
          name: 'c',
          title: '縣市',
          standard: 'location-attributes/CountyCode',
          type: 'code',
          codes: 'counties',
          uri: 'https://schema.gov.tw/lists/170#CountyCode',
        },
      ],
    });
  });

  it('lets the pipeline say otherwise', () => {
    const own = { name: 'd', title: '日期', standard: 'government-accounting/日期' };
    const one = (field: object) => (resolve([field]).document as { fields: object[] }).fields[0];
    expect(one(own)).toMatchObject({ type: 'date', form: 'roc' });
    expect(one({ ...own, form: 'basic' })).toMatchObject({ type: 'date', form: 'basic' });
    expect(one({ ...own, type: 'text' })).not.toHaveProperty('form');
    const neighbour = { name: 'n', title: '鄰', standard: 'address/NEIGHBOR', checks: { required: true } };
    expect(one(neighbour)).toMatchObject({ checks: { required: true, pattern: '[0-9]{3}鄰' } });
    expect(one({ ...neighbour, checks: { pattern: '.*' } })).toMatchObject({ checks: { pattern: '.*' } });
  });

  it('tells what is not there', () => {
    const fields = [
      { name: 'a', title: 'a', standard: 'location/CountyCode' },
      { name: 'b', title: 'b', standard: 'location-attributes/Countycod' },
    ];
    const { unresolved } = resolve(fields, ['nothing', 'address']);
    expect(unresolved.map(({ path, found, standard }) => [path.join('.'), found, standard])).toEqual([
      ['standards.0', 'nothing', undefined],
      ['fields.0.standard', 'location', undefined],
      ['fields.1.standard', 'Countycod', 'location-attributes'],
    ]);
  });

  it.each([null, 3, [], { fields: 3 }, { fields: [null, 'x', { standard: 3 }], standards: 'x' }])(
    'leaves %j for others to refuse',
    (document) => expect(resolveStandards(document, standardOf, standardIds()).document).toEqual(document),
  );
});
