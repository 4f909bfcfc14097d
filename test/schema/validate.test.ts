import { describe, expect, it } from 'vitest';
import { type SchemaName, schemaOf, validator } from '../../src/schema/validate.ts';

const pointer = {
  format: 'goldbadge-pointer/1',
  dataset: 'parks',
  version: '0123456789ab',
  number: 1,
  content: 'a'.repeat(64),
  published: '2026-11-20T02:00:00+08:00',
  release: 'datasets/parks/releases/0123456789ab/release.json',
};

describe('validator', () => {
  it.each<[string, object, [string, string][]]>([
    ['a good document', pointer, []],
    ['a wrong type', { ...pointer, number: '1' }, [['/number', 'type']]],
    ['another zone', { ...pointer, published: '2026-11-20T02:00:00Z' }, [['/published', 'pattern']]],
    ['no such day', { ...pointer, published: '2026-02-30T02:00:00+08:00' }, [['/published', 'format']]],
    [
      'two at once',
      { ...pointer, number: 0, version: 'x' },
      [
        ['/version', 'pattern'],
        ['/number', 'minimum'],
      ],
    ],
    ['something missing', {}, Object.keys(pointer).map((): [string, string] => ['', 'required'])],
  ])('%s', (_, document, expected) => {
    const found = validator('pointer')(document);
    expect(found.map((error) => [error.instancePath, error.keyword])).toEqual(expected);
    for (const error of found) expect(error.message).not.toBe('');
  });

  it('names what is missing, and tells the description of what failed', () => {
    expect(validator('pointer')({ ...pointer, dataset: undefined })[0]).toBeDefined();
    const { dataset: _, ...rest } = pointer;
    expect(validator('pointer')(rest)[0]?.params).toEqual({ missingProperty: 'dataset' });
    expect(validator('pointer')({ ...pointer, version: 'x' })[0]?.description).toContain('12 hex digits');
  });

  it.each<SchemaName>(['release', 'pointer', 'report', 'state', 'lease', 'pipeline'])('compiles %s', (name) => {
    expect(schemaOf(name)['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(validator(name)({}).length).toBeGreaterThan(0);
  });
});
