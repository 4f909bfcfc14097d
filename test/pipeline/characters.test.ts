import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { charactersOf, charactersTable } from '../../src/pipeline/characters.ts';
import { loadPipeline } from '../../src/pipeline/load.ts';

describe('source.characters', () => {
  it('knows user-defined characters by Big5 code and by U+', () => {
    expect(
      charactersOf([
        ['FA40', '堃'],
        ['u+e001', '峯'],
        ['c6a1', '①'],
        ['8140', '𡍼'],
      ]),
    ).toEqual({
      characters: { '\ue000': '堃', '\ue001': '峯', '\uf6b1': '①', '\ueeb8': '𡍼' },
    });
  });

  it.each([
    ['A440', '一'],
    ['U+4E00', '一'],
    ['FA40', ''],
    ['FA40', '\ue000'],
    ['FA', '堃'],
    ['FA7F', '堃'],
  ])('refuses %s for %j', (code, character) => {
    expect(charactersOf([[code, character]])).toEqual({ wrong: `${code} ${character}` });
  });

  it('reads a table with headings and remarks', () => {
    expect(charactersTable('\ufeff內碼\t字\r\n# 戶政造字\r\nFA40\t堃\r\n\r\nU+E001,峯\r\n')).toEqual({
      characters: { '\ue000': '堃', '\ue001': '峯' },
    });
    expect(charactersTable('FA40\t堃\nXX\t峯\n')).toEqual({ wrong: 'XX 峯' });
  });

  it.each([
    ['characters: { FA40: 堃 }', undefined],
    ['characters: 造字.tsv', 'FA40\t堃\n'],
  ])('is loaded from %s', async (line, table) => {
    const root = join(import.meta.dirname, '..', '..');
    const folder = mkdtempSync(join(tmpdir(), 'goldbadge-'));
    try {
      const example = readFileSync(join(root, 'pipelines/mining/sand-price.yaml'), 'utf8');
      writeFileSync(join(folder, 'sand-price.yaml'), example.replace(/^source:\n/m, `source:\n  ${line}\n`));
      if (table !== undefined) writeFileSync(join(folder, '造字.tsv'), table);
      expect((await loadPipeline(join(folder, 'sand-price.yaml'))).source.characters).toEqual({ '\ue000': '堃' });
      if (table === undefined) return;
      writeFileSync(join(folder, '造字.tsv'), 'A440\t堃\n');
      await expect(loadPipeline(join(folder, 'sand-price.yaml'))).rejects.toMatchObject({ code: 'pipeline-invalid' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
