/**
 * Makes `schemas/codes/` from official lists: `n24 scripts/code-lists.ts <folder>`. The folder holds counties.json (counties
 * with their predecessors), towns.csv, town-history.json, villages and their months (village-history-*.csv), the characters
 * that stand for private-use ones (pua-map.json), and in raw/ the lists of 主計處 and of object identifiers.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { agencies } from './codes/agencies.ts';
import { counties, isoCodes, statisticalCounties } from './codes/counties.ts';
import type { Listed, Row } from './codes/listed.ts';
import { statisticalTowns, towns } from './codes/towns.ts';
import { statisticalVillages, villages } from './codes/villages.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Which folder holds the official lists?');
const target = resolve(import.meta.dirname, '../schemas/codes');

const bytesOf = (name: string) => readFileSync(join(folder, name));
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const csv = (name: string) => parse(bytesOf(name), { columns: true, bom: true }) as Record<string, string>[];
const json = (name: string): unknown => JSON.parse(bytesOf(name).toString('utf8'));
const months = readdirSync(folder).find((name) => name.startsWith('village-history-')) ?? '';
const given = { csv, json, months, sha256: (name: string) => sha256(bytesOf(name)) };

const townRows = towns(given);
const villageRows = villages(given, townRows.rows);
const lists: readonly Listed[] = [
  counties(given),
  townRows,
  villageRows,
  statisticalCounties(given),
  statisticalTowns(given, townRows.rows),
  statisticalVillages(given, villageRows.rows),
  isoCodes(given),
  agencies(given),
];
for (const list of lists) write(list);

/** Few codes stand in the header, many in a file beside it. */
function write({ header, rows }: Listed): void {
  const { name } = header;
  const path = join(target, `${name}.json`);
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  if (sorted.length <= 100) {
    const codes = sorted.map(
      (row) => `    ${JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, v]) => v)))}`,
    );
    const head = JSON.stringify(header, null, 2).slice(0, -2);
    writeFileSync(path, `${head},\n  "codes": [\n${codes.join(',\n')}\n  ]\n}\n`);
    return;
  }
  const text = `${sorted.map(line).join('\n')}\n`;
  writeFileSync(join(target, `${name}.tsv`), text);
  writeFileSync(path, `${JSON.stringify({ ...header, rows: sorted.length, sha256: sha256(text) }, null, 2)}\n`);
}

function line({ code, title, from = '', until = '', replacedBy = '' }: Row): string {
  return [code, title, from, until, replacedBy].join('\t').replace(/\t+$/, '');
}
