/**
 * What normalising costs, in nanoseconds a cell: `node test/bench/normalise.ts [cells]`. Each line is a column of one
 * type in one shape, batches of 8,192 rows; the copy that makes each batch fresh is not counted. The median
 * of all batches, so that other work on the machine does not count either.
 */
import type { Batch, Column } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { normalisers } from '../../src/normalise/index.ts';

const ROWS = 8192;
const CELLS = Number(process.argv[2] ?? 1_000_000);

/** A cell for row `at`; every value different where real columns are so. */
type Make = (at: number) => string;
const two = (number: number): string => String(number).padStart(2, '0');
const roc = (at: number): [number, number, number] => [90 + (at % 30), 1 + (at % 12), 1 + (at % 28)];
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const grouped = (number: number): string => number.toLocaleString('en-US');

const COLUMNS: readonly (readonly [label: string, type: Type, make: Make, field?: Partial<Field>])[] = [
  ['text 中文 canonical', 'text', (at) => `臺北市中正區第${at}鄰`],
  ['text ASCII canonical', 'text', (at) => `station ${at}`],
  ['text padded', 'text', (at) => ` 中正區${at}\u3000`],
  ['code canonical', 'code', (at) => `0${4_010_000 + at}`],
  ['code full width', 'code', (at) => wide(`A${100_000 + at}`)],
  ['integer canonical', 'integer', (at) => String(at * 37)],
  ['integer thousands', 'integer', (at) => grouped(1_000_000 + at * 37)],
  ['integer full width', 'integer', (at) => wide(String(100_000 + at))],
  ['integer, marks declared', 'integer', (at) => (at % 9 ? String(at) : '－'), { missing: ['－', '…'] }],
  ['decimal canonical', 'decimal', (at) => `${at}.${two(at % 100)}`],
  [
    'decimal flagged 1 in 9',
    'decimal',
    (at) => `${at % 400}.5${at % 9 ? '' : '#'}`,
    { flags: { '#': 'missing', '*': 'keep' } },
  ],
  ['decimal percent', 'decimal', (at) => `${at % 100}.${two(at % 97)}%`, { unit: '%' }],
  ['decimal 萬 (string, memo)', 'decimal', (at) => `${at % 500}.5萬`],
  ['date ISO', 'date', (at) => `${2000 + (at % 30)}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`],
  ['date 112/3/5', 'date', (at) => roc(at).join('/')],
  ['date 112年3月5日', 'date', (at) => '0年1月2日'.replace(/\d/g, (index) => String(roc(at)[Number(index)]))],
  ['date 1120305', 'date', (at) => `${String(roc(at)[0]).padStart(3, '0')}${two(roc(at)[1])}${two(roc(at)[2])}`],
  ['date １１２／３／５', 'date', (at) => wide(roc(at).join('/'))],
  ['period 112年5月 (memo)', 'period', (at) => `${90 + (at % 30)}年${1 + (at % 12)}月`],
  ['period 2023-05', 'period', (at) => `${2000 + (at % 30)}-${two(1 + (at % 12))}`],
  ['boolean 是/否 (memo)', 'boolean', (at) => (at % 2 ? '是' : '否')],
  ['longitude', 'coordinate', (at) => `121.${100_000 + (at % 900_000)}`, { system: 'longitude' }],
  ['amount canonical', 'amount', (at) => String(at * 37)],
  ['amount in 千元', 'amount', (at) => grouped(1_000_000 + at * 37), { scale: '千元' }],
  ['percent canonical', 'percent', (at) => `${at % 100}.${two(at % 97)}`],
  ['time', 'time', (at) => `${two(at % 24)}:${two(at % 60)}:${two((at * 7) % 60)}`],
  ['datetime', 'datetime', (at) => `2023-05-${two(1 + (at % 28))}T${two(at % 24)}:${two(at % 60)}:00+08:00`],
  ['datetime 112/5/1 10:30', 'datetime', (at) => `112/5/${1 + (at % 28)} ${two(at % 24)}:${two(at % 60)}`],
  ['place (memo)', 'place', (at) => `${['臺北市', '台中市', '新 北 市'][at % 3]}`],
  ['address 號', 'address', (at) => `臺北市中正區重慶南路一段${at}號`],
  ['address 樓', 'address', (at) => `臺北市中正區重慶南路一段${at}號${1 + (at % 9)}樓`],
  ['phone +886-2', 'phone', (at) => `+886-2-${2000 + (at % 7000)}-${1000 + ((at * 7) % 9000)}`],
  ['phone 02-23800791', 'phone', (at) => `02-2${1_000_000 + at}`],
  ['phone 0912345678', 'phone', (at) => `0912${100_000 + (at % 900_000)}`],
  ['url', 'url', (at) => `https://data.gov.tw/dataset/${at}`],
  ['email', 'email', (at) => `name${at}@moda.gov.tw`],
  ['business number', 'business-number', (at) => ['04595257', '22099131', '96979933'][at % 3]!],
  ['agency code', 'agency-code', (at) => `A${10_000_000 + at}I`],
  ['oid', 'oid', (at) => `2.16.886.101.20003.${20_000 + (at % 5000)}`],
  ['postcode', 'postcode', (at) => String(100_000 + at)],
];

/** One batch as a parser hands it over, and a way to make it fresh again. */
function fresh(make: Make): { batch: Batch; column: Column; reset(): void } {
  const encoder = new TextEncoder();
  const cells = Array.from({ length: ROWS }, (_, at) => encoder.encode(make(at * 13)));
  const size = cells.reduce((sum, cell) => sum + cell.length, 0);
  const [starts, ends] = [new Uint32Array(ROWS), new Uint32Array(ROWS)];
  const bytes = new Uint8Array(size * 3);
  let used = 0;
  for (const [row, cell] of cells.entries()) {
    bytes.set(cell, used);
    starts[row] = used;
    used += cell.length;
    ends[row] = used;
  }
  const column: Column = { at: 0, starts: starts.slice(), ends: ends.slice() };
  const rows = Uint32Array.from({ length: ROWS }, (_, row) => row);
  const batch: Batch = { length: ROWS, rows, widths: rows, bytes, used, columns: [column] };
  const reset = (): void => {
    column.starts.set(starts);
    column.ends.set(ends);
    batch.used = used;
  };
  return { batch, column, reset };
}

const prepared = COLUMNS.map(([label, type, make, more]) => {
  const field: Field = { name: label, title: label, type, ...more };
  return { label, ...fresh(make), work: startColumn(field, normalisers[type]), times: [] as number[] };
});
const findings = new Findings();
// All columns take turns, as in a table: call sites see every type.
for (let round = 0; round < Math.ceil(CELLS / ROWS) + 10; round++) {
  for (const one of prepared) {
    one.reset();
    const before = process.hrtime.bigint();
    one.work.batch(one.batch, one.column, '', findings);
    one.times.push(Number(process.hrtime.bigint() - before) / ROWS);
  }
}
for (const { label, times, work } of prepared) {
  const each = (times.sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(1).padStart(7);
  console.log(`${each} ns  ${label.padEnd(28)} unreadable ${work.facts().unreadable}`);
}
