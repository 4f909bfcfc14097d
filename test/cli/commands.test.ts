import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { lines, parks, pipelineYaml, type Scratch, scratch } from './program.ts';

const names = ['inspect', 'check', 'init', 'extract', 'plan', 'run', 'status', 'history', 'schedule', 'explain'];
let place: Scratch;

/** As an agency writes it: a title, a unit, a total, a note. */
const sheet = [
  '112年度公園清冊,,,',
  '單位：平方公尺,,,',
  '編號,行政區,面積,啟用日期',
  '001,中正區,"12,345",112/3/5',
  '002,大安區,"2,000",112/13/5',
  '003,信義區,"1,500",112/4/5',
  '004,文山區,"9,000",112/5/5',
  '合計,,"24,845",',
  '註：面積為概估值。,,,',
  '',
].join('\n');

beforeAll(async () => {
  place = scratch();
  place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../parks.csv'));
  place.write('parks.csv', parks(20));
  place.write('公園清冊.csv', sheet);
  place.write('empty.csv', '');
  place.write('page.csv', '<!DOCTYPE html><html><body>404</body></html>');
  await place.run(0, 'run', '--all');
});
afterAll(() => place.remove());

describe('help', () => {
  it('lists the commands, in both languages', async () => {
    const zh = await place.run(0);
    const en = await place.run(0, '--help', '--lang', 'en');
    for (const name of names) {
      expect(zh.out).toContain(`  ${name} `);
      expect(en.out).toContain(`  ${name} `);
    }
    expect(en.out).not.toMatch(/\p{Script=Han}/u);
    expect((await place.run(0, '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(names)('of %s has its usage and an example', async (name) => {
    const zh = await place.run(0, name, '--help');
    expect(zh.out).toContain(`用法：goldbadge ${name}`);
    expect(zh.out).toMatch(new RegExp(`例子\n  .*goldbadge ${name}`));
    const en = await place.run(0, '--lang', 'en', name, '-h');
    expect(en.out).toContain('Examples');
    expect(en.out.replaceAll(/ {2}goldbadge .*/g, '')).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('inspect', () => {
  it('draws the sheet and says what its rows are', async () => {
    const { out } = await place.run(0, 'inspect', '公園清冊.csv');
    expect(out).toMatch(/1 表名 +112年度公園清冊/);
    expect(out).toMatch(/3 標題列 +編號/);
    expect(out).toMatch(/8 合計 +合計/);
    expect(out).toMatch(/9 附註 +註：/);
    expect(out).toContain('標題列第 3 列，資料第 4 到 7 列，共 4 筆、4 欄');
    expect(out).toContain('單位：平方公尺');
    const bars = out.split('\n').filter((line) => line.includes('│'));
    expect(bars.length).toBeGreaterThan(4);
    const stops = bars.map((line) => displayWidth(line.slice(0, line.indexOf('│'))));
    expect(new Set(stops), out).toHaveLength(1);
    const reasons = (await place.run(0, 'inspect', '公園清冊.csv', '--why')).out;
    expect(reasons.length).toBeGreaterThan(out.length);
  });

  it('says it in English without a Chinese word of its own', async () => {
    place.write('plain.csv', 'code,name,area\n1,a,2\n2,b,3\n3,c,4\n');
    const { out } = await place.run(0, 'inspect', 'plain.csv', '--lang', 'en', '--why');
    expect(out).toContain('header rows 1');
    expect(out).not.toMatch(/\p{Script=Han}/u);
  });

  it('writes one line of JSON a file, in their order, faults among them', async () => {
    const ended = await place.run(
      2,
      'inspect',
      '--json',
      '公園清冊.csv',
      'empty.csv',
      'gone.csv',
      'page.csv',
      'parks.csv',
    );
    const [first, empty, gone, page, last, ...more] = lines(ended);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      file: '公園清冊.csv',
      encoding: 'utf-8',
      tables: [{ headerRows: [3], dataStartRow: 4, dataEndRow: 7, dataRowCount: 4, totalRows: [8], noteRows: [9] }],
    });
    for (const [fault, file] of [
      [empty, 'empty.csv'],
      [gone, 'gone.csv'],
      [page, 'page.csv'],
    ] as const) {
      expect(fault).toMatchObject({
        file,
        error: expect.stringMatching(/^[a-z-]+$/),
        says: expect.stringContaining(file),
      });
    }
    expect(last).toMatchObject({ file: 'parks.csv', tables: [{ dataRowCount: 20 }] });
  });
});

describe('check', () => {
  it('names the cell that cannot be read, and what cost points', async () => {
    const { out } = await place.run(1, 'check', '公園清冊.csv');
    expect(out).toMatch(/✗ 「啟用日期」.*112\/13\/5/);
    expect(out).toMatch(/位置 D5/);
    expect(out).toMatch(/不是資料的列：表名 1 列.*標題列 1 列.*合計 1 列/);
    expect(out).not.toMatch(/(title|header|total|note) [0-9]/);
    expect(out).toMatch(/整備度 \d+/);
    expect(out).toContain('(no-total-rows)');
    expect(out).toContain('標章預測');
    const en = await place.run(1, 'check', '公園清冊.csv', '--lang', 'en');
    expect(en.out).toContain('Readiness');
    expect(en.out).toContain('at D5');
    expect(en.out.replaceAll(/公園清冊|啟用日期|民國/g, '')).not.toMatch(/\p{Script=Han}/u);
    const [json] = lines(await place.run(1, 'check', '公園清冊.csv', '--json'));
    expect(json).toMatchObject({
      file: '公園清冊.csv',
      ledger: { published: 4 },
      score: { source: { total: expect.any(Number) } },
    });
  });

  it('ends with a fault for what is no table', async () => {
    expect((await place.run(2, 'check', 'page.csv')).err).toContain('網頁');
    expect((await place.run(2, 'check', 'empty.csv')).err).toContain('empty.csv');
    expect((await place.run(2, 'check')).err).toContain('檔案');
  });
});

describe('init', () => {
  it('writes a pipeline that runs, and never writes over one', async () => {
    const { out } = await place.run(
      0,
      'init',
      '公園清冊.csv',
      '--id',
      'list',
      '--agency',
      'city',
      '--pipelines',
      'drafts',
    );
    expect(out).toContain('drafts/city/list.yaml');
    const text = place.read('drafts/city/list.yaml');
    expect(text).toMatch(/^# yaml-language-server: \$schema=.*pipeline\.schema\.json\n/);
    expect(text).toContain('../../公園清冊.csv');
    await place.run(0, 'run', 'list', '--dry-run', '--pipelines', 'drafts');
    expect(
      (await place.run(2, 'init', '公園清冊.csv', '--id', 'list', '--agency', 'city', '--pipelines', 'drafts')).err,
    ).toContain('沒有覆寫');
    expect(place.read('drafts/city/list.yaml')).toBe(text);
    expect((await place.run(2, 'init', 'page.csv', '--pipelines', 'drafts')).err).toContain('網頁');
    expect((await place.run(2, 'init', '公園清冊.csv', '--id', 'My Parks')).err).toContain('My Parks');
  });

  it('knows columns without a heading of their own by their letters, and says so', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `第${i}區,${i},2${i},3${i},4${i}`);
    place.write('odd.csv', ['鄉 鎮,計,計,,1月 Jan.', ...rows, ''].join('\n'));
    const { out } = await place.run(0, 'init', 'odd.csv', '--id', 'odd', '--pipelines', 'drafts');
    expect(out).toContain('有 2 欄沒有標題，或與別欄同名（C、D 欄）');
    // What detection is not sure of waits for a person who has looked.
    expect(out).toMatch(/只有 \d+% 的把握（.*1 個欄位沒有標題.*）/);
    const [unseen] = lines(await place.run(1, 'run', 'odd', '--dry-run', '--json', '--pipelines', 'drafts'));
    expect(JSON.stringify(unseen)).toContain('table-unsure');
    const sees = (id: string) =>
      place.write(
        `drafts/agency/${id}.yaml`,
        place.read(`drafts/agency/${id}.yaml`).replace('seen: false', 'seen: true'),
      );
    sees('odd');
    const [json] = lines(await place.run(0, 'run', 'odd', '--dry-run', '--json', '--pipelines', 'drafts'));
    expect(json).toMatchObject({ dataset: 'odd', status: 'published', ledger: { published: 9 } });
    // A column with cells and no heading is never left out in silence: without its letters the release is held back.
    const draft = place.read('drafts/agency/odd.yaml');
    place.write('drafts/agency/odd.yaml', draft.replace(/ {2}- name: 欄_D\n(?: {4}.*\n)+/, ''));
    const [held] = lines(await place.run(1, 'run', 'odd', '--dry-run', '--json', '--pipelines', 'drafts'));
    expect(JSON.stringify(held)).toContain('cell-outside-table');
    const bare = Array.from({ length: 40 }, (_, i) => `01,00${i % 7},${i % 3},${i * 37}.5`);
    place.write('bare.csv', [...bare, ''].join('\n'));
    await place.run(0, 'init', 'bare.csv', '--id', 'bare', '--pipelines', 'drafts');
    sees('bare');
    const [all] = lines(await place.run(0, 'run', 'bare', '--dry-run', '--json', '--pipelines', 'drafts'));
    expect(all).toMatchObject({ status: 'published', ledger: { published: 40 } });
  });
});

describe('a file with days that lost their format, swapped positions and weekdays', () => {
  const rows = Array.from({ length: 9 }, (_, i) => `甲${i},${44000 + i},${'四五六'[i % 3]},24.80${i},120.97${i}`);
  const text = ['名稱,設立日期,星期,X座標,Y座標', ...rows, ''].join('\n');

  it('is told by check, and published only as the pipeline says', async () => {
    place.write('serial.csv', text);
    const [report] = lines(await place.run(1, 'check', 'serial.csv', '--json'));
    expect(report!['findings']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ problem: 'date-serial', field: '設立日期', cells: 9 }),
        expect.objectContaining({ problem: 'coordinate-swapped', field: 'X座標', cells: 9 }),
        expect.objectContaining({ problem: 'coordinate-swapped', field: 'Y座標', cells: 9 }),
      ]),
    );
    place.write('days.csv', text.replaceAll(/,[^,\n]*,[^,\n]*(?=\n)/g, ''));
    const { out } = await place.run(0, 'init', 'days.csv', '--id', 'days', '--pipelines', 'drafts');
    expect(out).toContain('serial: 1900');
    const draft = place.read('drafts/agency/days.yaml');
    const [run] = lines(await place.run(0, 'run', 'days', '--dry-run', '--json', '--pipelines', 'drafts'));
    expect(run).toMatchObject({ status: 'published', rows: 9 });
    expect(JSON.stringify(run)).not.toContain('unreadable');
    place.write('drafts/agency/days.yaml', draft.replace(/\n *serial: 1900/, ''));
    const [held] = lines(await place.run(1, 'run', 'days', '--dry-run', '--json', '--pipelines', 'drafts'));
    expect(JSON.stringify(held)).toContain('unreadable-date');
  });
});

describe('init of a table laid out for print', () => {
  it('says that it is turned into records, and that what only a person knows is not filled in', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `第${i}區,${i}7,2${i},3${i * i}`);
    place.write('months.csv', ['區別,1月,2月,3月', ...rows, ''].join('\n'));
    const { out } = await place.run(0, 'init', 'months.csv', '--id', 'months', '--pipelines', 'drafts');
    expect(out).toContain('table.reshape：across');
    const run = await place.run(0, 'run', 'months', '--dry-run', '--pipelines', 'drafts');
    expect(run.out).toContain('27 列');
    expect(run.out).toMatch(/! 發布流程還有 6 處沒有填：.*agency\.name.*\(metadata-unfilled\)/);
  });
});

describe('findings that many columns have alike', () => {
  it('are told once, with all the columns named and all the cells counted', async () => {
    const hours = Array.from({ length: 5 }, (_, at) => `時段${at + 1}`);
    const rows = Array.from({ length: 30 }, (_, i) => [
      `站${i}`,
      ...hours.map((_, at) => (i === at + 3 ? 'NR' : `${i + at}`)),
    ]);
    place.write('hours.csv', [['測站', ...hours].join(), ...rows.map((row) => row.join()), ''].join('\n'));
    const { out } = await place.run(1, 'check', 'hours.csv');
    expect(out.match(/改法/g)).toHaveLength(1);
    expect(out).toContain('同樣的問題共 5 欄、5 格：「時段1」「時段2」「時段3」「時段4」「時段5」');
    expect(out).toContain('錯誤 5 項');
  });
});

describe('extract', () => {
  it('writes the table alone', async () => {
    const { out } = await place.run(0, 'extract', '公園清冊.csv');
    expect(out.trimEnd().split(/\r?\n/)).toEqual([
      '編號,行政區,面積,啟用日期',
      '001,中正區,"12,345",112/3/5',
      '002,大安區,"2,000",112/13/5',
      '003,信義區,"1,500",112/4/5',
      '004,文山區,"9,000",112/5/5',
    ]);
    const json = JSON.parse((await place.run(0, 'extract', '公園清冊.csv', '--format', 'json')).out);
    expect(json[1]).toEqual({ 編號: '002', 行政區: '大安區', 面積: '2,000', 啟用日期: '112/13/5' });
    expect((await place.run(2, 'extract', '公園清冊.csv', '--format', 'xml')).err).toContain('xml');
  });

  it('ends in peace when its reader has had enough', async () => {
    place.write('long.csv', parks(60_000));
    const started = place.start(['extract', 'long.csv']);
    started.child.stdout?.once('data', () => started.child.stdout?.destroy());
    const ended = await started.ended;
    expect(ended, ended.whole).toMatchObject({ exit: 0, err: '' });
  });
});

describe('looking at the store', () => {
  it('status: release, last run, next run', async () => {
    const { out } = await place.run(0, 'status');
    expect(out).toMatch(/parks .*第 1 版 20 列 .*已發布 +下次 \d{4}-\d{2}-\d{2} 03:30/);
    expect((await place.run(0, 'status', '--lang', 'en')).out).toMatch(/no\. 1, 20 rows .*published/);
    const [json] = lines(await place.run(0, 'status', '--json'));
    expect(json).toMatchObject({ dataset: 'parks', release: { number: 1 }, lastRun: { outcome: 'published' } });
  });

  it('plan: what is due and which sources changed', async () => {
    expect((await place.run(0, 'plan')).out).toContain('來源沒有變動');
    const [json] = lines(await place.run(0, 'plan', '--json'));
    expect(json).toMatchObject({ dataset: 'parks', due: false, source: 'same', last: 'published' });
    const [never] = lines(await place.run(0, 'plan', '--json', '--store', 'nowhere'));
    expect(never).toMatchObject({ due: true, source: 'changed' });
    expect(() => place.listing('nowhere')).toThrow();
  });

  it('history: releases and runs', async () => {
    const { out } = await place.run(0, 'history', 'parks');
    expect(out).toContain('版次（1）');
    expect(out).toContain('第一次發布');
    const [json] = lines(await place.run(0, 'history', 'parks', '--json'));
    expect(json).toMatchObject({ releases: [{ number: 1 }], runs: [{ outcome: 'published' }] });
    expect((await place.run(2, 'history', 'nowhere')).err).toContain('nowhere');
    expect((await place.run(2, 'status', 'nowhere')).out).toContain('nowhere');
  });
});

describe('explain', () => {
  it('tells what, why and how to mend', async () => {
    const { out } = await place.run(0, 'explain', 'no-total-rows');
    expect(out).toContain('合計');
    expect((await place.run(0, 'explain', 'no-total-rows', '--lang', 'en')).out).toContain('total');
    const [json] = lines(await place.run(0, 'explain', 'no-total-rows', '--json'));
    expect(json).toMatchObject({ name: 'no-total-rows', points: expect.any(Number) });
    expect((await place.run(0, 'explain')).out.split('\n').length).toBeGreaterThan(20);
    expect((await place.run(2, 'explain', 'no-total')).err).toContain('no-total-rows');
  });
});
