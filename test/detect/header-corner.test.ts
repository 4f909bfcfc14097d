import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { sheetOf } from './sheet-of.ts';

/** Sheet rows of the header, counted from 1, and the first row of data. */
async function find(picture: string): Promise<readonly [header: readonly number[], first: number] | undefined> {
  const [table] = detect(await sketch(sheetOf(picture.split('\n').map((line) => line.split('|')))), {});
  return table && [table.header.map((row) => row + 1), table.first + 1];
}

const records = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('a header whose corner is blank', () => {
  it.each([
    [
      'over a first record with little in it',
      `|NATION|NUMBER|SWIM|BIKE|RUN|TOTAL\nAnna|PUR|||||\nBea|CRC|||||\nCarla|ITA|||||`,
      [[1], 2],
    ],
    [
      'over records with times',
      `|LAST|NATION|SWIM|RUN\n${records(6, (i) => `Anna|Bo${i}|ITA|00:04:4${i}|00:06:2${i}`)}`,
      [[1], 2],
    ],
    [
      'over a record whose numbers happen to rise',
      `|Game|Visitor|Score|Home|Score|Place\n2007-04-18|1|Albany|2|Hershey|3|Center\n${records(6, (i) => `2007-04-2${i}|7|York|${i}|Hartford|5|Center`)}`,
      [[1], 2],
    ],
    [
      'below a name and its value',
      `Data Source|Indicators of the World||||\n|||||\n|Code|Indicator|1960|1961|1962\n${records(6, (i) => `Land ${i}|L${i}|Rate of pay|1${i}.5|2${i}|3${i}`)}`,
      [[3], 4],
    ],
    [
      'in words only',
      `|Gene|Probe forward|Probe reverse\n${records(6, (i) => `YAL00${i}W|EF${i}|CGAATTCCAGCTGACC${'ACGT'.repeat(i)}|GATCCCCGGGAATTG${'TTG'.repeat(i)}`)}`,
      [[1], 2],
    ],
  ])('%s', async (_, picture, found) => {
    expect(await find(picture)).toEqual(found);
  });
});

describe('a sheet that begins further to the right', () => {
  it('has its title where its table is', async () => {
    const title = 'Ballots of the County';
    const rows = `|${[title, title, title, title].join('|')}\n|Sept. 14|Republican|Republican|Total\n||Regular|Absentee|\n`;
    expect(await find(rows + records(5, (i) => `|Town ${i}|9${i}|6${i}|15${i}`))).toEqual([[2, 3], 4]);
  });
});

describe('a row that looks like a title or a record, and names columns', () => {
  it('begins alike in every cell', async () => {
    const names = ['NY', 'NY points of the fit', 'NY background', 'NY residuals'].map(
      (one) => `/home/lab/1 hill/ ${one}`,
    );
    expect(await find(`${names.join('|')}\n${records(6, (i) => `4.${i}|2.0${i}|3.4${i}|1.7${i}`)}`)).toEqual([[1], 2]);
  });
  it('holds numbers behind a letter', async () => {
    const rows = records(8, (i) => `${i + 1}|0.0000${i + 1}|0.000${i + 2}|0.00${i + 3}`);
    expect(await find(`n|0.00001|0.00005|0.0001\n${rows}`)).toEqual([[1], 2]);
  });
  it('has marks of footnotes below its years', async () => {
    const rows = records(8, (i) => `Land ${i}|\\${i}|3${i}.6||3${i}.2|\\6|3${i}.1`);
    expect(await find(`Country|2003||2004||2005|\n||||||\n${rows}`)).toEqual([[1], 3]);
  });
  it('is the lowest of three, in long words below parents', async () => {
    const long = 'Attendance Rate (Elementary and Middle Schools)';
    const picture = `District|School|Areas in which it failed||||Made it\n||Reading||Other indicator||\n||Proficiency Target Met|Participation Rate Target Met|${long}|Graduation Rate|\n`;
    expect(await find(picture + records(6, (i) => `North ${i}|School ${i}|Yes|No|Yes||Yes`))).toEqual([[1, 2, 3], 4]);
  });
});

it('does not take the first record of words for a header that a row right above it is', async () => {
  const rows = records(8, (i) => `${i + 1}|27${i} - 13.01.2012|SRL „Hi Fi“ ${i}|or. Balti, strada Mare ${i}`);
  expect(await find(`|nr. si data|denumirea|adresa\n${rows}`)).toEqual([[1], 2]);
});

it('goes on below a bracket that is open, and is known though it comes again', async () => {
  const header = '|Week|YTD|YTD|YTD\n|(01/20/2014 to|(2010)|(2011)|% Change\n|01/26/2014)|||\n';
  const rows = (name: string) => records(6, (i) => `${name} ${i}|${i}|1${i}|2${i}|3.${i}`);
  expect(await find(`${header}${rows('Theft')}\n||||\n${header}${rows('Fraud')}`)).toEqual([[1, 2, 3], 4]);
});
