import type { Format } from './pipeline.ts';

/** Content types as the store serves them. */
export const media: Readonly<Record<Format | 'html' | 'text', string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};
