import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import { infer } from '../../src/normalise/infer.ts';
import { csv } from '../../src/parse/csv.ts';
import { delivery } from '../parse/bytes.ts';

async function typesOf(title: string, cells: readonly string[], how: 'proven' | 'leaning' = 'proven') {
  const quoted = cells.map((cell) => `"${cell}","x"`).join('\n');
  const { sheets } = await csv.open(delivery('a.csv', quoted), new Findings(), {});
  const inference = infer([{ at: 0, title, levels: [title] }]);
  for await (const batch of sheets[0]!.batches()) inference.batch(batch);
  const { type, unit, missing, system, order } = inference.fields(how)[0]!;
  return {
    type,
    ...(order && { order }),
    ...(unit && { unit }),
    ...(missing && { missing }),
    ...(system && { system }),
  };
}

describe('infer', () => {
  it.each<[string, string[], object]>([
    ['員工數', ['12', '1,234', '０'], { type: 'integer' }],
    ['面積', ['12', '1.5'], { type: 'decimal' }],
    ['執行率', ['94.30%', '91.73%'], { type: 'decimal', unit: '%' }],
    ['人數', ['12', '－', '3'], { type: 'integer', missing: ['－'] }],
    ['編號', ['1', '2'], { type: 'code' }],
    ['電話', ['0223456789', '0912345678'], { type: 'code' }],
    ['值', ['001', '120'], { type: 'code' }],
    ['啟用日期', ['112/3/5', '1120306'], { type: 'date' }],
    ['開始', ['112/3/5', '112/12/31'], { type: 'date' }],
    ['數量', ['1120305', '1120306'], { type: 'integer' }],
    ['統計年月', ['11206', '11207'], { type: 'period' }],
    ['經度', ['121.5', '120.25'], { type: 'coordinate', system: 'longitude' }],
    ['啟用', ['是', '否'], { type: 'boolean' }],
    ['電梯', ['有', '無', '有'], { type: 'boolean' }],
    ['啟用', ['是', '否', '無'], { type: 'boolean', missing: ['無'] }],
    ['人數', ['12', '無', '3'], { type: 'integer', missing: ['無'] }],
    ['等級', ['1E5', '2E7'], { type: 'text' }],
    ['數量', ['1.2E+05', '3.4E+06'], { type: 'text' }],
    ['統一編號', ['04595257', '22099131'], { type: 'business-number' }],
    ['統一編號', ['04595257', '22099132'], { type: 'code' }],
    ['日期', ['31/12/2023', '5/1/2023'], { type: 'date', order: 'day-month-year' }],
    ['日期', ['12/31/2023', '5/1/2023'], { type: 'date', order: 'month-day-year' }],
    ['日期', ['6/12/2023', '5/1/2023'], { type: 'text' }],
    ['日期', ['31/12/2023', '12/31/2023'], { type: 'text' }],
    ['更新', ['2023-05-01 10:30', '112/5/2 下午2時'], { type: 'datetime' }],
    ['網址', ['https://data.gov.tw/', 'http://a.tw/x'], { type: 'url' }],
    ['信箱', ['a@moda.gov.tw', 'b@moda.gov.tw'], { type: 'email' }],
    ['統計期', ['2023-05-01', '2023-06-01'], { type: 'period' }],
    ['備註', ['12', '無法確認'], { type: 'text' }],
    ['空', ['', ''], { type: 'text' }],
    ['全是記號', ['－', '－'], { type: 'text' }],
  ])('%s of %j', async (title, cells, field) => expect(await typesOf(title, cells)).toEqual(field));

  it('proves over every row, also the last of many', async () => {
    const cells = Array.from({ length: 5000 }, (_, i) => String(i));
    expect((await typesOf('數量', cells)).type).toBe('integer');
    expect(await typesOf('數量', [...cells, '約三'])).toEqual({ type: 'text' });
    expect((await typesOf('數量', [...cells, '約三'], 'leaning')).type).toBe('integer');
  });

  it('leans to a type only where few cells differ', async () => {
    expect((await typesOf('日期', ['112/3/5', '112/13/5', '112/4/1', '112/5/1'], 'leaning')).type).toBe('date');
    expect((await typesOf('備註', ['1', '甲', '乙', '3'], 'leaning')).type).toBe('text');
  });
});
