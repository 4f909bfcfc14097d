import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { codeList, codeListNames, codesOf, documentOf } from '../../src/pipeline/codes.ts';
import { loadPipeline, loadPipelines } from '../../src/pipeline/load.ts';
import { schemaOf, validator } from '../../src/schema/validate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = await loadPipelines(join(root, 'pipelines'));
const held = await loadPipelines(join(root, 'fixtures'));

describe('the pipelines that are shipped', () => {
  it('load, and there are at least eight', () => {
    expect(shipped.faults.map((fault) => fault.en)).toEqual([]);
    expect(held.faults.map((fault) => fault.en)).toEqual([]);
    expect(shipped.pipelines.length).toBeGreaterThanOrEqual(8);
  });

  it.each([...shipped.pipelines, ...held.pipelines].map((one): [string, Pipeline] => [one.id, one]))(
    '%s has its agency file, and says of each field what it is',
    (id, pipeline) => {
      expect(existsSync(pipeline.source.file!), pipeline.source.file).toBe(true);
      expect(dirname(pipeline.source.file!)).toBe(join(root, 'fixtures', id));
      for (const field of pipeline.fields) {
        expect(field.name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(field.description, `${id}.${field.name}`).toBeTruthy();
      }
    },
  );

  it('tell editors where their schema is', () => {
    for (const folder of readdirSync(join(root, 'pipelines'))) {
      for (const file of readdirSync(join(root, 'pipelines', folder))) {
        const [first = ''] = readFileSync(join(root, 'pipelines', folder, file), 'utf8').split('\n');
        const [, schema = ''] = /^# yaml-language-server: \$schema=(.+)$/.exec(first) ?? [];
        expect(existsSync(join(root, 'pipelines', folder, schema)), file).toBe(true);
      }
    }
  });
});

describe('the schema of pipelines', () => {
  it('describes every key in both languages', () => {
    const bare: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        const within = `${path}/${key}`;
        if (path.endsWith('/properties')) {
          const { description = '', $ref = '' }: { description?: string; $ref?: string } = value;
          if (!/\p{Script=Han}.*\n.*[a-z]/su.test(description) && $ref === '') bare.push(within);
        }
        look(value, within);
      }
    };
    look(schemaOf('pipeline'), '');
    expect(bare).toEqual([]);
  });

  it('allows the same keys as the example in docs/pipelines.md shows', async () => {
    const page = readFileSync(join(root, 'docs/pipelines.md'), 'utf8');
    const [, example = ''] = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(page) ?? [];
    const pipeline = await loadPipeline(join(root, 'pipelines/mining/sand-price.yaml'));
    expect(example).toBe(readFileSync(join(root, 'pipelines/mining/sand-price.yaml'), 'utf8').slice(0, example.length));
    expect(pipeline.id).toBe('sand-price');
    for (const key of keysOf(schemaOf('pipeline'))) expect(page, key).toContain(`\`${key}\``);
  });
});

describe('code lists', () => {
  it.each(codeListNames())('%s says where it comes from and holds each code once', (name) => {
    const document = documentOf(name);
    expect(validator('code-list')(document)).toEqual([]);
    expect(document.name).toBe(name);
    const list = codesOf(name);
    expect(list.begins.length).toBe(list.ends.length);
    if (document.same !== undefined) return expect(codeListNames()).toContain(document.same);
    const file = join(root, 'schemas/codes', `${name}.tsv`);
    const text = document.rows === undefined ? undefined : readFileSync(file);
    if (text) expect(createHash('sha256').update(text).digest('hex')).toBe(document.sha256);
    const codes =
      document.codes?.map((one) => one.code) ??
      text!
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[0]);
    expect(new Set(codes).size).toBe(document.rows ?? codes.length);
    expect(list.begins.length).toBe(codes.length);
  });

  it('keep leading zeros and the official characters', () => {
    expect(codeList('county-codes')).toHaveLength(22);
    expect(codeList('county-codes')).toContain('09007');
    expect(codeList('county-names')).toContain('臺北市');
    expect(codeList('town-codes')).toHaveLength(368);
    expect(codeList('town-codes')).toContain('09007010');
  });
});

function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(keysOf)]
      : keysOf(value),
  );
}
