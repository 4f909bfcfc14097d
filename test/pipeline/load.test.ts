import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { loadPipeline, loadPipelines } from '../../src/pipeline/load.ts';

const GOOD = `id: parks
title: { zh: 公園清冊, en: Parks }
description: { zh: 公園的位置與面積。, en: Where parks are and how large. }
agency:
  name: 內政部
  oid: 2.16.886.101.20003.20001
  contact: { name: 資料窗口, phone: 02-23565000, email: opendata@example.gov.tw }
source:
  file: ../files/parks.csv
fields:
  - name: park_id
    title: 編號
    type: code
  - name: area
    title: 面積
    type: decimal
    unit: 平方公尺
    missing: ["－"]
    checks: { minimum: 0 }
formats: [csv, json]
schedule: 30 3 * * *
frequency: 每1月
license: OGDL-Taiwan-1.0
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldbadge-pipelines-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
async function write(text: string | Uint8Array, name = 'parks.yaml', into = `case-${made++}`): Promise<string> {
  const path = join(folder, into, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function faultOf(path: string): Promise<Fault> {
  try {
    await loadPipeline(path);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error(`${path} was read without a fault`);
}

/** What the fault says, without the folder's name. */
async function complaintsOf(text: string): Promise<{ zh: string[]; en: string[] }> {
  const path = await write(text);
  const fault = await faultOf(path);
  expect(fault.code).toBe('pipeline-invalid');
  const lines = (says: string) =>
    says.split('\n').map((line) => {
      expect(line.startsWith(`${path}:`)).toBe(true);
      return line.slice(path.length + 1);
    });
  return { zh: lines(fault.zh), en: lines(fault.en) };
}

describe('a pipeline that is right', () => {
  it('comes back as it stands, with the path of its source made whole', async () => {
    const path = await write(GOOD);
    const pipeline = await loadPipeline(path);
    expect(pipeline.id).toBe('parks');
    expect(pipeline.source.file).toBe(join(dirname(path), '../files/parks.csv'));
    expect(pipeline.fields[1]).toEqual({
      name: 'area',
      title: '面積',
      type: 'decimal',
      unit: '平方公尺',
      missing: ['－'],
      checks: { minimum: 0 },
    });
  });

  it('may lie beside its source, and is then named after the folder', async () => {
    const pipeline = await loadPipeline(await write(GOOD, 'pipeline.yaml', 'parks'));
    expect(pipeline.id).toBe('parks');
  });

  it('may begin with a byte-order mark and end its lines with CRLF', async () => {
    const pipeline = await loadPipeline(await write(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`));
    expect(pipeline.title.zh).toBe('公園清冊');
  });
});

/** Each: what is put in place of what, and what must be said: line, column and words. */
const WRONG: readonly (readonly [what: string, from: string, to: string, zh: string, en: string])[] = [
  [
    'unknown key',
    'frequency: 每1月',
    'frequncy: 每1月',
    '22:1 不認得的鍵「frequncy」，是不是「frequency」？',
    '22:1 unknown key "frequncy", did you mean "frequency"?',
  ],
  [
    'unknown key in a field',
    '    unit: 平方公尺',
    '    units: 平方公尺',
    '17:5 不認得的鍵「units」，是不是「unit」？',
    '17:5 unknown key "units", did you mean "unit"?',
  ],
  [
    'unknown key like nothing',
    'license:',
    'colour: red\nlicense:',
    '23:1 不認得的鍵「colour」？',
    '23:1 unknown key "colour" Known here',
  ],
  [
    'no source',
    '  file: ../files/parks.csv',
    '  encoding: cp950',
    '8:1 「source」要寫資料從哪裡來：file、folder、url、page、api、s3 其中之一',
    '8:1 "source" must say where the data comes from: one of file',
  ],
  [
    'two sources',
    '  file: ../files/parks.csv',
    '  file: ../files/parks.csv\n  url: https://www.example.gov.tw/parks.csv',
    '「source」已經寫了「file」，不能再寫「url」',
    '"source" has "file" already',
  ],
  ['missing at the top', 'license: OGDL-Taiwan-1.0\n', '', '1:1 缺少「license」', '1:1 "license" is missing'],
  [
    'value of a list',
    'type: code',
    'type: cod',
    '13:11 找到「cod」，應該是 text、integer',
    '13:11 found "cod"; expected one of text, integer',
  ],
  ['value of a list, meant', 'type: code', 'type: cod', '是不是「code」？', 'did you mean "code"?'],
  [
    'pattern',
    '30 3 * * *',
    '30 25 * * *',
    '21:11 找到「30 25 * * *」，格式不合。應該是：執行時間，五欄 cron',
    '21:11 found "30 25 * * *"; it has another form',
  ],
  [
    'number for text',
    'name: park_id',
    'name: 112',
    '11:11 找到 112 ，應該是文字，請加上引號。',
    '11:11 found 112; expected text, put it in quotes.',
  ],
  [
    'text for a number',
    'minimum: 0',
    'minimum: zero',
    '19:24 找到「zero」，應該是數字。',
    '19:24 found "zero"; expected a number.',
  ],
  [
    'empty value',
    'title: { zh: 公園清冊, en: Parks }',
    'title:',
    '2:1 找到空白，應該是一組鍵與值。',
    '2:1 found nothing; expected keys with values.',
  ],
  [
    'e-mail',
    'opendata@example.gov.tw',
    'opendata',
    '找到「opendata」，格式不合。應該是：電子郵件地址。',
    'found "opendata"; it has another form. Expected: E-mail',
  ],
  [
    'empty list',
    '[csv, json]',
    '[]',
    '20:10 找到一個清單，這裡不可以是空的。',
    '20:10 found a list; expected something here.',
  ],
  [
    'same format twice',
    '[csv, json]',
    '[csv, csv]',
    '20:10 找到一個清單，第 1 項與第 2 項相同。',
    '20:10 found a list; items 1 and 2 are the same.',
  ],
  [
    'same field name',
    'name: area',
    'name: park_id',
    '14:11 欄位名稱「park_id」與第 1 個欄位相同。',
    '14:11 field 1 has the same name "park_id".',
  ],
  [
    'same heading',
    '    unit:',
    '    aliases: [總面積, 編號]\n    unit:',
    '17:20 來源標題「編號」已經屬於第 1 個欄位',
    '17:20 field 1 already claims the heading "編號".',
  ],
  [
    'unit on a code',
    '    type: code',
    '    type: code\n    unit: 個',
    '14:5 「unit」只用於 integer、decimal',
    '14:5 "unit" is for integer, decimal, percent, amount only; this field is code.',
  ],
  [
    'scale of another unit',
    '    type: code',
    '    type: amount\n    scale: 千人',
    '「scale」與「unit」要是同一種單位的不同倍數',
    '"scale" and "unit" must be multiples of one unit',
  ],
  [
    'form of another type',
    '    type: code',
    '    type: date\n    form: interval',
    'date 的「form」只能是 basic、roc',
    'the "form" of date is one of basic, roc',
  ],
  ['mend that is switched on', '    type: code', '    type: code\n    mend: { blanks: true }', 'false', 'false'],
  [
    'coordinate without system',
    '    type: code',
    '    type: coordinate',
    '13:11 坐標欄位要寫「system」',
    '13:11 a coordinate needs "system"',
  ],
  [
    'no such code list',
    '    type: code',
    '    type: code\n    codes: county-code',
    '14:12 沒有「county-code」這個代碼表，是不是「county-codes」？',
    '14:12 there is no code list "county-code", did you mean "county-codes"?',
  ],
  [
    'limits the wrong way round',
    'minimum: 0',
    'minimum: 9, maximum: 1',
    '19:36 maximum 比 minimum 還小。',
    '19:36 maximum is below minimum.',
  ],
  [
    'serial of a code',
    '    type: code',
    '    type: code\n    serial: 1900',
    '「serial」只用於 date',
    '"serial" is for date only',
  ],
  [
    'minimum of a code',
    '    type: code',
    '    type: code\n    checks: { minimum: 1 }',
    '14:15 「minimum」只用於數值欄位',
    '14:15 "minimum" is for numbers only',
  ],
  [
    'no regular expression',
    'minimum: 0',
    'pattern: "["',
    '19:24 這個正規表示式不成立。',
    '19:24 this is no regular expression.',
  ],
  [
    'accepted field',
    'formats:',
    'accept: [{ problem: x, field: aera, reason: y, until: 2026-12-31 }]\nformats:',
    '20:31 沒有「aera」這個欄位，是不是「area」？',
    '20:31 there is no field "aera", did you mean "area"?',
  ],
  [
    'day',
    'formats:',
    'accept: [{ problem: x, reason: y, until: 2026-02-30 }]\nformats:',
    '20:42 曆上沒有「2026-02-30」這一天。',
    '20:42 there is no day "2026-02-30".',
  ],
  [
    'id and file',
    'id: parks',
    'id: park',
    '1:5 代號「park」與檔名「parks」不同',
    '1:5 the id is "park" but the file is "parks"',
  ],
  ['key twice', 'schedule:', 'id: parks\nschedule:', '21:1 同一個鍵寫了兩次', '21:1 this key stands twice'],
  ['tab', '  file:', '\tfile:', '9:1 縮排用了 Tab', '9:1 a tab is used to indent'],
  ['open quote', '["－"]', '["－]', '1 少了一個符號', 'a character is missing'],
  ['bracket', '[csv, json]', '[csv, json', '縮排不齊', 'the indentation does not fit'],
  ['colon in text', 'zh: 公園的位置與面積。, en', 'zh: "a": b, en', '這裡的 YAML 讀不懂', ''],
  ['second document', 'source:', '---\nsource:', '8:1 一個檔案只能放一個發布流程', '8:1 one pipeline a file'],
  [
    'alias to nothing',
    'frequency: 每1月',
    'frequency: *monthly',
    '22:12 找不到「&monthly」',
    '22:12 "*monthly" points to "&monthly"',
  ],
  [
    'change with nothing recorded',
    'formats:',
    'change: { unit: publish }\nformats:',
    '「change」要有「table.columns」才有作用',
    '"change" needs "table.columns"',
  ],
  [
    'a kind of change that there is not',
    'formats:',
    'table: { columns: [編號, { title: "面積(公頃)", unit: 公頃 }, ""], header: 1 }\nchange: { widened: publish }\nformats:',
    '不認得的鍵「widened」',
    'unknown key "widened"',
  ],
  [
    'a recorded column without its heading',
    'formats:',
    'table: { columns: [編號, { unit: 公頃 }] }\nformats:',
    '缺少「title」',
    '"title" is missing',
  ],
];

describe('a pipeline that is wrong', () => {
  it.each(WRONG)('%s', async (_, from, to, zh, en) => {
    expect(GOOD).toContain(from);
    const said = await complaintsOf(GOOD.replace(from, () => to));
    expect(said.zh.join('\n')).toContain(zh);
    expect(said.en.join('\n')).toContain(en);
    expect(said.zh).toHaveLength(1);
  });

  it('hears of everything at once, in the order of the file', async () => {
    const text = GOOD.replace('id: parks', 'id: Parks')
      .replace('type: code', 'type: kode')
      .replace('name: area', 'name: park_id')
      .replace('    unit:', '    untit:')
      .replace('schedule: 30 3 * * *\n', '');
    const said = await complaintsOf(text);
    expect(said.zh.map((line) => line.split(' ')[0])).toEqual(['1:1', '1:5', '1:5', '13:11', '17:5']);
  });

  it('is told about a meaning that is wrong in one field while another has the wrong shape', async () => {
    const said = await complaintsOf(
      GOOD.replace('type: code', 'type: code\n    codes: nothing').replace('unit: 平方公尺', 'unit: 1'),
    );
    expect(said.zh).toHaveLength(2);
  });

  it('that is empty, or a list, is told what is missing', async () => {
    expect((await complaintsOf('')).zh).toEqual(['1:1 找到空白，應該是一組鍵與值。']);
    expect((await complaintsOf('- a\n')).zh).toEqual(['1:1 找到一個清單，應該是一組鍵與值。']);
  });

  it('is refused when it is not UTF-8', async () => {
    const fault = await faultOf(await write(Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xa4, 0xa4])));
    expect(fault.zh).toContain('不是 UTF-8');
  });

  it('is a fault of its own when the file is not there', async () => {
    const fault = await faultOf(join(folder, 'nowhere.yaml'));
    expect(fault.code).toBe('pipeline-missing');
    expect(fault.cause).toBeDefined();
  });
});

describe('a folder of pipelines', () => {
  it('gives the good ones in the order of their ids, and a fault for each of the others', async () => {
    const other = (id: string) => GOOD.replace('id: parks', `id: ${id}`);
    await write(other('zoo'), 'zoo.yaml', 'all/a');
    await write(other('parks'), 'parks.yaml', 'all/b');
    await write(other('parks'), 'lakes.yaml', 'all/b');
    await write('notes', 'readme.txt', 'all');
    const { pipelines, faults } = await loadPipelines(join(folder, 'all'));
    expect(pipelines.map((one) => one.id)).toEqual(['parks', 'zoo']);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.zh).toContain('lakes.yaml:1:5');
  });

  it('uses neither of two with the same id', async () => {
    await write(GOOD, 'parks.yaml', 'twice/a');
    await write(GOOD, 'parks.yaml', 'twice/b');
    const { pipelines, faults } = await loadPipelines(join(folder, 'twice'));
    expect(pipelines).toEqual([]);
    expect(faults.map((one) => one.code)).toEqual(['pipeline-invalid']);
    expect(faults[0]?.en).toContain(join('twice', 'b', 'parks.yaml'));
  });

  it('that is not there is a fault', async () => {
    await expect(loadPipelines(join(folder, 'no-such-folder'))).rejects.toMatchObject({ code: 'pipeline-missing' });
  });
});
