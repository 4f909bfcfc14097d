import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../../src/cli/world.ts';
import type { Field, Pipeline } from '../../src/model/pipeline.ts';
import type { SmallGroups } from '../../src/model/privacy.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { run } from '../../src/run.ts';
import { memoryStore } from '../../src/store/memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldbadge-privacy-'));
const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true });
});

const FILE = `姓名,身分證字號,手機,鄉鎮市區,年齡,金額
王甲,A123456789,0912-345-678,大安區,31,1000
李乙,A123456789,0922-345-678,大安區,35,2000
張丙,A123456789,0932-345-678,信義區,36,3000
`;
const names = ['name', 'id', 'mobile', 'town', 'age', 'amount'];
const titles = FILE.split('\n')[0]!.split(',');

/** Runs the file with these declarations by field; gives the outcome and all that the store then holds, as text. */
async function published(privacy: Readonly<Record<string, Field['privacy']>>, small?: SmallGroups, file = FILE) {
  const path = join(folder, 'persons.csv');
  writeFileSync(path, file);
  const fields = names.map(
    (name, i): Field => ({
      name,
      title: titles[i]!,
      type: name === 'age' || name === 'amount' ? 'integer' : 'text',
      ...(privacy[name] && { privacy: privacy[name] }),
    }),
  );
  const pipeline: Pipeline = {
    id: 'persons',
    title: { zh: '名冊', en: 'Persons' },
    description: { zh: '測試', en: 'Test' },
    agency: {
      name: '某機關',
      oid: '2.16.886.101.20003',
      contact: { name: '窗口', phone: '02-00000000', email: 'a@example.gov.tw' },
    },
    source: { file: path },
    fields,
    formats: ['csv', 'json'],
    schedule: '0 2 * * *',
    frequency: '每1日',
    license: 'OGDL-Taiwan-1.0',
    gates: { minimumScore: 0 },
    ...(small && { privacy: small }),
  };
  const store = memoryStore();
  const outcome = await run(pipeline, { store, effects, codes: codesOf });
  const held = new Map<string, string>();
  for await (const { key } of store.list('')) held.set(key, new TextDecoder().decode((await store.get(key))!.bytes));
  return { outcome, held, csv: held.get('datasets/persons/latest/persons.csv') };
}

const problems = (
  report: { readonly findings: readonly { readonly problem: string; readonly level: string }[] } | undefined,
) => report?.findings.filter((finding) => finding.level === 'error').map((finding) => finding.problem);

describe('a run', () => {
  it('holds personal data back, and shows none of it in what the store keeps', async () => {
    const { outcome, held } = await published({});
    expect(outcome.status).toBe('held');
    expect(problems(outcome.report)?.sort()).toEqual(['personal-mobile', 'personal-name', 'personal-national-id']);
    const all = [...held.values()].join('\n');
    for (const secret of ['A123456789', '0912-345-678', '王甲']) expect(all).not.toContain(secret);
    expect(all).toContain('A1********');
    expect(outcome.report?.preview.rows[0]).toEqual(['***', '***', '***', '大安區', '31', '1000']);
  });

  it('publishes what is left when columns are dropped or masked, and does not keep the agency’s file', async () => {
    const { outcome, held, csv } = await published({
      name: { mask: 'name' },
      id: { drop: true },
      mobile: { mask: 'phone' },
    });
    expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
    expect(csv).toBe(
      '\ufeffname,mobile,town,age,amount\r\n王○,0912-***-***,大安區,31,1000\r\n李○,0922-***-***,大安區,35,2000\r\n張○,0932-***-***,信義區,36,3000\r\n'.replace(
        '\ufeff',
        csv!.startsWith('\ufeff') ? '\ufeff' : '',
      ),
    );
    const all = [...held.values()].join('\n');
    for (const secret of ['A123456789', '0912-345-678', '王甲', '身分證']) expect(all).not.toContain(secret);
    expect([...held.keys()].filter((key) => key.startsWith('raw/'))).toEqual([]);
    expect(outcome.release?.fields.map((field) => field.name)).toEqual(['name', 'mobile', 'town', 'age', 'amount']);
  });

  it('keeps the agency’s file where nothing is hidden', async () => {
    const clean = FILE.replace(/A123456789/g, '甲')
      .replace(/09\d\d-345-678/g, '無')
      .replace(/王甲|李乙|張丙/g, '某');
    const { outcome, held } = await published({}, undefined, clean);
    expect(outcome.status).toBe('published');
    expect([...held.keys()].filter((key) => key.startsWith('raw/'))).toHaveLength(1);
  });

  const dropped = { name: { drop: true }, id: { drop: true }, mobile: { drop: true } } as const;

  it('holds small groups back', async () => {
    const { outcome } = await published(dropped, { quasi: ['town'], k: 2, small: 'hold' });
    expect(outcome.status).toBe('held');
    const found = outcome.report?.findings.find((finding) => finding.problem === 'small-group');
    expect(found).toMatchObject({ cells: 1, places: [{ top: 3, left: 3 }], facts: { groups: 1, rows: 1 } });
  });

  it('leaves their cells empty, over two passes, where enough of them are', async () => {
    const more = `${FILE}趙丁,A123456789,0912-345-678,松山區,40,4000\n`;
    const { outcome, csv } = await published(
      dropped,
      { quasi: ['town', 'age'], k: 2, small: 'suppress', coarsen: { age: 10, town: 3 } },
      more,
    );
    expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
    expect(csv?.trim().split('\r\n').slice(1)).toEqual(['大安區,30,1000', '大安區,30,2000', ',,3000', ',,4000']);
    expect(outcome.report?.findings.find((one) => one.problem === 'small-groups-suppressed')?.facts).toMatchObject({
      groups: 2,
      rows: 2,
    });
    expect(outcome.report?.ledger).toMatchObject({ read: 5, published: 4 });
  });

  it('coarsens, and publishes when every group is large', async () => {
    const { outcome, csv } = await published(dropped, { quasi: ['age'], k: 3, small: 'coarsen', coarsen: { age: 10 } });
    expect(outcome.status).toBe('published');
    expect(csv).toContain('大安區,30,1000');
  });
});
