import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parks, pipelineYaml, type Scratch, scratch } from './program.ts';

let place: Scratch;

beforeEach(() => {
  place = scratch();
  place.write('pipelines/parks.yaml', pipelineYaml('parks', '../parks.csv', 'quarantine: { share: 0.2 }\n'));
  place.write('parks.csv', `${parks(20)}021,大安區,約三公頃,112/3/5\r\n`);
});
afterEach(() => place.remove());

describe('run --lineage', () => {
  it('lists every changed cell, also of a source that has not changed since, and when nothing is written', async () => {
    await place.run(0, 'run', 'parks');
    await place.run(0, 'run', 'parks', '--lineage', 'changes.csv');
    const list = place.read('changes.csv');
    const [head, first, ...rest] = list.trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFcell,field,found,published,kind');
    expect(first).toBe('C2,area,"12,345",12345,thousands');
    expect(rest.length).toBe(39);
    expect(list).toContain('D2,opened,112/3/5,2023-03-05,roc-year');
    // The row that was set aside is published nowhere.
    expect(list).not.toContain('D22');
    await place.run(0, 'run', 'parks', '--dry-run', '--lineage', 'dry.csv');
    expect(place.read('dry.csv')).toBe(list);
  });

  it('is for one dataset, and says where it cannot be written', async () => {
    expect((await place.run(2, 'run', '--all', '--lineage', 'x.csv')).err).toContain('一次只能用於一個資料集');
    const told = await place.run(2, 'run', 'parks', '--lineage', 'no/such/folder/x.csv');
    expect(told.whole).toContain('寫不進');
  });

  it('is counted in the report, by kind, with samples', async () => {
    await place.run(0, 'run', 'parks');
    const { columns } = place.json('store/datasets/parks/last-report.json') as { columns: Record<string, unknown>[] };
    expect(columns[2]).toMatchObject({
      name: 'area',
      rewritten: 20,
      changes: [
        { kind: 'thousands', cells: 20, samples: [{ cell: 'C2', found: '12,345', published: '12345' }, {}, {}] },
      ],
    });
  });
});

describe('run with rows set aside', () => {
  it('says how many and where', async () => {
    const dry = await place.run(0, 'run', 'parks', '--dry-run');
    expect(dry.out).toContain('隔離 1 列，沒有發布\n');
    const { out } = await place.run(0, 'run', 'parks');
    expect(out).toContain('隔離 1 列，沒有發布：quarantine/parks/last.csv');
    expect(place.read('store/quarantine/parks/last.csv')).toContain('021,大安區,約三公頃,112/3/5');
    expect(place.read('store/datasets/parks/index.html')).toContain('隔離，未發布');
  });
});
