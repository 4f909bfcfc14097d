import { expect, it } from 'vitest';
import type { Field } from '../../src/model/pipeline.ts';
import { tableSchema } from '../../src/publish/table-schema.ts';

it.each<[Partial<Field> & Pick<Field, 'type'>, string, string?]>([
  [{ type: 'percent' }, 'number'],
  [{ type: 'amount' }, 'number'],
  [{ type: 'time' }, 'time'],
  [{ type: 'datetime' }, 'datetime'],
  [{ type: 'url' }, 'string', 'uri'],
  [{ type: 'email' }, 'string', 'email'],
  [{ type: 'business-number' }, 'string'],
  [{ type: 'date' }, 'date'],
  [{ type: 'date', form: 'basic' }, 'date', '%Y%m%d'],
  [{ type: 'date', form: 'roc' }, 'string'],
  [{ type: 'period', precision: 'year' }, 'year'],
  [{ type: 'period', precision: 'year', form: 'roc' }, 'string'],
  [{ type: 'period', precision: 'month' }, 'string'],
])('%o is of type %s', (field, type, format) => {
  const [one] = tableSchema([{ name: 'x', title: '欄', ...field }]).fields;
  expect({ type: one?.type, format: one?.format }).toEqual({ type, format });
});

it('says what is unique, by itself and together', () => {
  const fields: Field[] = [
    { name: 'a', title: '甲', type: 'code', checks: { unique: true, sequence: 'rising' } },
    { name: 'b', title: '乙', type: 'text' },
  ];
  const schema = tableSchema(fields, ['a', 'b']);
  expect(schema.fields[0]!.constraints).toEqual({ unique: true });
  expect(schema.uniqueKeys).toEqual([['a', 'b']]);
  expect(tableSchema(fields)).not.toHaveProperty('uniqueKeys');
});
