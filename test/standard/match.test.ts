import { describe, expect, it } from 'vitest';
import type { Type } from '../../src/model/pipeline.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { matchStandards } from '../../src/standard/match.ts';
import { allStandards } from '../../src/standard/read.ts';

const column = (title: string, type: Type, cells: readonly string[]) => ({ title, levels: [title], type, cells });
const match = (...columns: ReturnType<typeof column>[]) => matchStandards(columns, allStandards(), codesOf);

describe('matchStandards', () => {
  it('finds the standard and the columns by heading, value domain and type', () => {
    const [best] = match(
      column('許可證字號', 'text', ['衛部藥製字第012345號']),
      column('註銷狀態', 'text', ['已註銷', '已註銷']),
      column('Expired Date', 'date', ['20300101']),
      column('備註', 'text', ['無']),
    );
    expect(best?.standard.id).toBe('drug-license');
    expect(best?.mapped.map((one) => one.column.name)).toEqual([
      'Permit Number',
      'RegistrationCancellation',
      'Expired Date',
    ]);
    expect(best?.mapped[1]).toMatchObject({ heading: 1, values: 1 });
  });

  it('knows a column by its values alone, and leaves it to people', () => {
    const found = match(column('代號', 'code', ['63000', '65000', '10001']));
    const location = found.find((one) => one.standard.id === 'location-attributes');
    expect(location?.mapped).toEqual([]);
    expect(location?.maybe.map((one) => one.column.name)).toEqual(['CountyCode']);
  });

  it('takes a column once, and 村里 for 地址-村里', () => {
    const found = match(column('村里', 'text', ['莊敬里']), column('村里', 'text', ['東榮里']));
    const location = found.find((one) => one.standard.id === 'location-attributes');
    expect(location?.mapped.map((one) => [one.at, one.column.name])).toEqual([[0, 'Village']]);
  });

  it('finds nothing where nothing speaks for anything', () =>
    expect(match(column('甲', 'integer', ['1', '2']))).toEqual([]));
});
