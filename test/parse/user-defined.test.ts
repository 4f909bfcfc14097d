import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from './bytes.ts';
import { readSheet } from './read-sheets.ts';

/** 姓名,值 / 陳<FA40>,1 / 林<FA41>,2 / 王<FA40><FA40>,3 in CP950. */
const big5 = Buffer.from('a96da6572cadc80ab3affa402c310aaa4cfa412c320aa4fdfa40fa402c330a', 'hex');

async function read(bytes: Uint8Array, characters?: Record<string, string>) {
  const findings = new Findings();
  const opened = await open(delivery('表.csv', bytes, 5), findings, characters ? { characters } : {});
  const { rows } = await readSheet(opened.sheets[0]!);
  await readSheet(opened.sheets[0]!);
  const told = Object.fromEntries(findings.list().map((one) => [one.problem, one.facts]));
  return { names: rows.map((row) => row[0]), told };
}

describe('user-defined characters', () => {
  it('are counted and listed by code, with the first cell, once for a file', async () => {
    const { names, told } = await read(big5);
    expect(names).toEqual(['姓名', '陳\ue000', '林\ue001', '王\ue000\ue000']);
    expect(told['user-defined-characters']).toEqual({
      kinds: 2,
      count: 4,
      list: 'FA40 (U+E000) ×3 (A2)、FA41 (U+E001) ×1 (A3)',
    });
  });

  it('become what the source says, and only those', async () => {
    const { names, told } = await read(big5, { '\ue000': '堃' });
    expect(names).toEqual(['姓名', '陳堃', '林\ue001', '王堃堃']);
    expect(told['user-defined-mapped']).toMatchObject({ kinds: 1, count: 3 });
    expect(told['user-defined-characters']).toMatchObject({ kinds: 1, count: 1, list: 'FA41 (U+E001) ×1 (A3)' });
  });

  it('are mapped in UTF-8 as well, those above U+F000 too', async () => {
    const text = new TextEncoder().encode('姓名,值\n陳\ue000,：\n林\uf848,2\n');
    expect((await read(text, { '\ue000': '堃', '\uf848': '𡍼' })).names).toEqual(['姓名', '陳堃', '林𡍼']);
    expect((await read(text)).told['user-defined-characters']).toMatchObject({
      kinds: 2,
      list: 'U+E000 ×1 (A2)、U+F848 ×1 (A3)',
    });
  });
});
