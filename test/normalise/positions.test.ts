import { expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { startPositions } from '../../src/normalise/positions.ts';
import { project } from '../../src/normalise/projection.ts';
import { batchOf, fieldOf } from './cells.ts';

const fields: readonly Field[] = (['longitude', 'latitude', 'tm2-x', 'tm2-y'] as const).map((system) =>
  fieldOf('coordinate', { system, name: system }),
);

function found(rows: readonly (readonly [number, number, number, number])[], of = fields) {
  const columns = [0, 1, 2, 3].map((at) => batchOf(rows.map((row) => row[at]!.toFixed(at < 2 ? 6 : 1))));
  // One arena for all columns, as in a table.
  const batch = batchOf(
    columns.flatMap(({ batch, column }) =>
      [...column.starts].map((from, i) => new TextDecoder().decode(batch.bytes.subarray(from, column.ends[i]))),
    ),
  );
  const length = rows.length;
  const split = [0, 1, 2, 3].map((at) => ({
    at,
    starts: batch.column.starts.slice(at * length, (at + 1) * length),
    ends: batch.column.ends.slice(at * length, (at + 1) * length),
  }));
  const findings = new Findings();
  const positions = startPositions(of)!;
  positions.batch({ ...batch.batch, length, columns: split });
  positions.end(findings);
  return findings.list().map(({ problem, facts }) => [problem, facts['count'], facts['looked']]);
}

const taipei = [121.5645, 25.034] as const;
const magong = [119.566, 23.5655] as const;

it('is content with both zones of TWD97', () => {
  const right = [
    [...taipei, ...project('TWD97', 'TWD97-121', taipei)],
    [...magong, ...project('TWD97', 'TWD97-119', magong)],
  ] as [number, number, number, number][];
  expect(found(right)).toEqual([]);
});

it('knows TWD67 under the name of TWD97, and a position that is another place', () => {
  const old = [...taipei, ...project('TWD97', 'TWD67-121', taipei)] as [number, number, number, number];
  const wrong = [...taipei, ...project('TWD97', 'TWD97-121', [121.2, 24.9])] as [number, number, number, number];
  expect(found([old, old, wrong])).toEqual([
    ['coordinate-datum', 2, 3],
    ['coordinates-apart', 1, 3],
  ]);
});

it('is content with TWD67 that says so, and compares nothing with what is made of it', () => {
  const old = [...taipei, ...project('TWD97', 'TWD67-121', taipei)] as [number, number, number, number];
  expect(
    found(
      [old],
      fields.map((field) => ({ ...field, datum: 'TWD67' as const })),
    ),
  ).toEqual([]);
  const made = fields.map((field, at) => (at < 2 ? { ...field, from: { point: ['tm2-x', 'tm2-y'] as const } } : field));
  expect(startPositions(made)).toBeUndefined();
});

it('has nothing to compare where positions are said once', () => {
  expect(startPositions(fields.slice(0, 2))).toBeUndefined();
});
