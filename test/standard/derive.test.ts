import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Type } from '../../src/model/pipeline.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { proposedLine } from '../../src/standard/derive.ts';
import { matchStandards } from '../../src/standard/match.ts';
import { allStandards } from '../../src/standard/read.ts';

const column = (title: string, cells: readonly string[], type: Type = 'text') => ({
  title,
  levels: [title],
  type,
  cells,
});
const propose = (id: string, ...columns: ReturnType<typeof column>[]) =>
  matchStandards(columns, allStandards(), codesOf).find((one) => one.standard.id === id)?.derived;
const X = column('X坐標(TWD97)', ['306965.53', '303,853.98'], 'decimal');
const Y = column('Y坐標(TWD97)', ['2769662.22', '2770502.51'], 'decimal');

describe('fields that a standard asks for and the file can give', () => {
  it('are WGS84 of TM2, with what nobody can read from the file to be confirmed', () => {
    const found = propose('tbia-location', X, Y);
    expect(found?.confirm).toEqual(['zone']);
    expect(found?.fields.map((one) => [one.name, one.datum, one.from])).toEqual([
      ['X坐標(TWD97)', 'TWD97', undefined],
      ['Y坐標(TWD97)', 'TWD97', undefined],
      ['decimalLongitude', undefined, { point: ['X坐標(TWD97)', 'Y坐標(TWD97)'] }],
      ['decimalLatitude', undefined, { point: ['X坐標(TWD97)', 'Y坐標(TWD97)'] }],
    ]);
  });

  it('are the parts that some address has, and the codes of its places', () => {
    const address = column('地址', ['臺北市中正區永安里3鄰忠孝東路1段1號', '臺北市大安區新生南路2號']);
    const names = propose('location-attributes', address)?.fields.map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(['Village', 'Neighbor', 'Road', 'Section', 'CountyCode', 'AreaCode']));
    expect(names).not.toContain('Boulevard');
    expect(names).not.toContain('Room');
  });

  it('are not proposed where the table has the column, or its numbers are none', () => {
    const degrees = [column('經度(4326)', ['121.5'], 'coordinate'), column('緯度(4326)', ['25.1'], 'coordinate')];
    const names = propose('location-attributes', X, Y, ...degrees)?.fields.map((one) => one.name);
    expect(names).not.toContain('經度(4326)');
    expect(propose('tbia-location', column('X坐標', ['12']), Y)).toBeUndefined();
    expect(propose('tbia-location', X)).toBeUndefined();
  });

  it('are written as YAML that says the same', () => {
    const found = propose('location-attributes', X, Y, column('地址', ['臺北市中正區忠孝東路1段1號']));
    for (const field of found!.fields) expect(parse(proposedLine(field))).toEqual([field]);
    expect(parse(proposedLine({ name: 'y', title: 'a: b', type: 'code' }))).toEqual([
      { name: 'y', title: 'a: b', type: 'code' },
    ]);
  });
});
