import type { Standard } from '../model/standard.ts';

/** A standard as it stands in `schemas/standards/`: a line for each column would be too long, a line for each value too many. */
export function standardText(standard: Standard): string {
  const { fields, ...rest } = standard;
  const lines = fields.map((field) => `    ${JSON.stringify(field)}`);
  return `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "fields": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
