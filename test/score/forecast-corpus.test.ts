import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/model/score.ts';
import { forecast } from '../../src/score/forecast.ts';

const corpus = process.env['GOLDBADGE_CORPUS'];
const badges = corpus ? join(corpus, 'badges') : '';
const sample = corpus ? join(corpus, 'catalog/official-badges-sample-2026.tsv') : '';
const present = corpus !== undefined && existsSync(badges) && existsSync(sample);
if (!present) console.warn('GOLDBADGE_CORPUS is not set: the forecast is not compared with medals the portal gave');
const where = present ? describe : describe.skip;

/** A resource in an answer of the portal's check of 2017; 2 stands for unknown. */
interface Checked {
  readonly 主要欄位說明: string;
  readonly 檔案格式: string;
  readonly 編碼: string;
  readonly structure: number;
  readonly encoding_match: number;
  readonly desc_match: number;
  readonly fields: readonly string[] | null;
  readonly encoding: string | null;
  readonly file_type: string;
}

const answers: readonly Answer[] = ['no', 'yes', 'unknown'];

function checked(): [string, Checked][] {
  return readdirSync(badges)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const document = JSON.parse(readFileSync(join(badges, name), 'utf8'));
      // Raw answers of the service lack the declared fields; there is nothing to compare with.
      return Object.values<Checked>(document['資料資源'] ?? {}).map((one): [string, Checked] => [
        `${name.slice(0, 5)} ${one.檔案格式}`,
        one,
      ]);
    });
}

where('the check of 2017', () => {
  it('agrees on structure, encoding and fields of every resource whose declaration is known', () => {
    const all = checked();
    expect(all.length).toBeGreaterThan(15);
    const differing: string[] = [];
    for (const [name, one] of all) {
      const { indicators } = forecast([
        {
          name,
          // An API is judged by what it sends.
          format: one.檔案格式 === 'WEBSERVICES' ? one.file_type : one.檔案格式,
          reachable: 'yes',
          declaredEncoding: one.編碼,
          ...(one.encoding !== null && { realEncoding: one.encoding }),
          // An archive that could not be opened has no fields to compare, so none count as declared.
          ...(one.desc_match !== 2 && { declaredFields: one.主要欄位說明 === '' ? [] : one.主要欄位說明.split('、') }),
          fileFields: one.fields ?? [],
          standard: false,
        },
      ]);
      for (const key of ['structure', 'encoding_match', 'desc_match'] as const) {
        if (indicators[key] !== answers[one[key]]) differing.push(`${name} ${key}: ${indicators[key]}`);
      }
    }
    // Its names are all in the file, one with a remark in parentheses. In 2017 a description was one string of
    // `name(remark)`, so the portal looked for the part before the parenthesis; names with parentheses hold gold now.
    expect(differing).toEqual(['46448 CSV desc_match: yes']);
  });
});

where('the medals of 2026', () => {
  const rows = present
    ? readFileSync(sample, 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('id\t'))
        .map((line) => line.split('\t'))
    : [];
  const structureOf = (formats: string) =>
    forecast(
      formats
        .split(';')
        .map((format) => format.replace(/ x\d+$/, ''))
        .map((format) => ({ name: '', format, reachable: 'yes', fileFields: [], standard: false })),
    ).indicators.structure;

  it('give silver or better to structured files only, but for two white-listed PDFs', () => {
    expect(rows).toHaveLength(100);
    const odd = rows.filter(([, medal, formats]) => /^[銀金白]/.test(medal!) && structureOf(formats!) === 'no');
    expect(odd.map(([, medal, formats]) => `${medal} ${formats}`)).toEqual(['白金 PDF', '白金 PDF']);
  });

  it('give bronze to no dataset whose files are all structured', () => {
    expect(rows.filter(([, medal]) => medal === '銅').length).toBeGreaterThan(10);
    expect(rows.filter(([, medal, formats]) => medal === '銅' && structureOf(formats!) === 'yes')).toEqual([]);
  });
});
