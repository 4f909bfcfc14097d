import type { Field, Type } from '../model/pipeline.ts';

const numbers: readonly Type[] = ['integer', 'decimal', 'percent', 'amount', 'coordinate'];

/** Whether canonical cells of the field are plain decimals. */
export function isNumber({ type }: Pick<Field, 'type'>): boolean {
  return numbers.includes(type);
}

/** The positions of fields by their names; a name that is no field is left out, and has been complained of before. */
export function positionsOf(names: readonly string[], fields: readonly Field[]): number[] {
  return names.map((name) => fields.findIndex((field) => field.name === name)).filter((at) => at >= 0);
}

/** A cell as a finding of another column may quote it: a masked one is not shown. */
export function quoted(field: Field, text: string): string {
  return field.privacy?.mask === undefined ? text : '***';
}
