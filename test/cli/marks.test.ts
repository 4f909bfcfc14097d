import { expect, it } from 'vitest';
import { marksOf } from '../../src/cli/marks.ts';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from '../detect/sheet-of.ts';

it.each([
  ['101年6月', 'period'],
  ['中華民國112年5月底', 'period'],
  ['101年6月各區人口數', 'title'],
])('a title row %s is shown as %s', async (title, mark) => {
  const rows = [
    [title],
    ['區域別', '戶數', '人口數'],
    ['東區', '1200', '3400'],
    ['西區', '800', '2100'],
    ['南區', '700', '1900'],
  ];
  const seen = await sketch(sheetOf(rows, { text: false }));
  expect(marksOf(seen, detect(seen, {})).map((one) => one.mark)).toEqual([mark, 'header', 'data', 'data', 'data']);
});

it('says of a table without a header no more than that', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [`${100 + i}`, `${3 * i}`, `${7 * i}`, `${i % 3}`]);
  const [table] = detect(await sketch(sheetOf(rows)), {});
  expect(table?.header).toEqual([]);
  const says = table?.why.map((reason) => reason.says.zh) ?? [];
  expect(says).toContain('沒有標題列，第一列就是資料');
  expect(says).not.toContain('另有一列也像標題列');
});
