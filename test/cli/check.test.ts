import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAlike } from '../../src/duplicates.ts';
import { odsOf } from '../parse/workbook.ts';
import { type Scratch, scratch } from './program.ts';

let place: Scratch;
beforeAll(() => {
  place = scratch();
});
afterAll(() => place.remove());

interface Checked {
  readonly findings: readonly { problem: string; level: string; cells: number; places: readonly { top: number }[] }[];
  readonly score: { readonly source: { readonly rules: readonly { rule: string; kept?: number }[] } };
}

async function check(text: string, exit = 0): Promise<Checked> {
  place.write('file.csv', text);
  return JSON.parse((await place.run(exit, 'check', '--json', 'file.csv')).out);
}

const kept = ({ score }: Checked, rule: string) => score.source.rules.find((one) => one.rule === rule)?.kept;

describe('check tells', () => {
  it('of rows that are alike in every cell, not of values that stand twice', async () => {
    const { findings } = await check('景點,人次\n碧潭,22\n博物館,52\n老街,52\n博物館,52\n三峽,88\n博物館,52\n');
    expect(findings).toMatchObject([{ problem: 'duplicate-row', level: 'warning', cells: 2 }]);
    expect(findings[0]!.places.map(({ top }) => top)).toEqual([4, 6]);
    expect(startAlike([0])).toEqual([]);
  });

  it('of columns without any value', async () => {
    const { findings } = await check('名稱,備註,金額\n甲公司, ,100\n乙公司,,200\n丙公司, ,300\n');
    expect(findings).toMatchObject([{ problem: 'empty-column', cells: 3, places: [{ top: 1, left: 1, bottom: 3 }] }]);
  });

  it('of headings that would fit any column, once', async () => {
    const { findings } = await check('鄉鎮,itemvalue1,itemvalue2\n大安區,3,4\n信義區,5,6\n中正區,7,8\n');
    expect(findings).toMatchObject([
      { problem: 'heading-unclear', cells: 2, facts: { found: 'itemvalue1、itemvalue2' } },
    ]);
  });

  it('of no blank row at the end, but of one between records', async () => {
    expect(kept(await check('名稱,人數\n甲,5\n乙,6\n丙,7\n\n\n'), 'every-row-a-record')).toBe(1);
    expect(kept(await check('名稱,人數\n甲,5\n乙,6\n,\n丙,7\n'), 'every-row-a-record')).toBeLessThan(0.5);
  });

  it('of no fault in a time with a blank before it', async () => {
    const times = (form: (hour: number) => string) =>
      `測站,觀測時間\n${[8, 9, 7].map((hour) => `板橋,${form(hour)}`).join('\n')}\n`;
    expect(kept(await check(times((hour) => `2024-01-01 0${hour}:00:00`)), 'dates-iso')).toBe(1);
    expect(kept(await check(times((hour) => `113/1/1 0${hour}:00:00`)), 'dates-iso')).toBe(0);
  });

  it('what lowers the medal', async () => {
    place.write('blank.csv', '統計期, 件數,金額\n甲,5,6\n乙,7,8\n');
    expect((await place.run(0, 'check', 'blank.csv')).out).toMatch(/影響標章：.*「件數」/);
  });
});

describe('help', () => {
  it('names each common option once', async () => {
    const { out } = await place.run(0, 'init', '--help');
    expect(out.match(/--base/g)).toHaveLength(1);
  });
});

describe('links', () => {
  const cell = (text: string, href?: string) =>
    `<table:table-cell office:value-type="string"><text:p>${href ? `<text:a xlink:href="${href}">${text}</text:a>` : text}</text:p></table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const book = (text: (i: number) => string) =>
    odsOf(
      `<table:table table:name="表">${row(cell('機關'), cell('網址'))}${[1, 2, 3, 4]
        .map((i) => row(cell(`第${i}分局`), cell(text(i), `https://a.gov.tw/${i}`)))
        .join('')}</table:table>`,
    );

  it.each<[string, (i: number) => string, string[]]>([
    ['under one word are a warning', () => 'Enter', ['link-lost warning 4']],
    ['under names are a note', (i) => `預算書之${i}`, ['link-lost note 4']],
    ['that the cell says are nothing', (i) => `https://a.gov.tw/${i}`, []],
  ])('%s', async (_, text, expected) => {
    place.write('links.ods', await book(text));
    const { findings }: Checked = JSON.parse((await place.run(0, 'check', '--json', 'links.ods')).out);
    expect(findings.map(({ problem, level, cells }) => `${problem} ${level} ${cells}`)).toEqual(expected);
  });
});
