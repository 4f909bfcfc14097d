import type { StandardField } from '../model/standard.ts';
import type { GivenField } from './given.ts';

/** What a column's official name says beyond its domain. */
export type Meaning = Partial<Pick<StandardField, 'type' | 'form' | 'precision' | 'system' | 'datum' | 'codes'>>;

/** Columns of 共通性 that others refer to by name, and what their values are. */
const MEANINGS: readonly (readonly [name: RegExp, domain: RegExp, meaning: Meaning])[] = [
  [/^縣市別代碼$|\(縣市\)$/, /^\[0{5}-9{5}\]$/, { type: 'code', codes: 'counties' }],
  [/行政區域代碼$|\(鄉鎮\)$/, /^\[0{8}-9{8}\]$/, { type: 'code', codes: 'towns' }],
  [/^(?:西元年|年份|年|統計期_年)$/, /^\[[01]+[-~]9999\]$|^\[1~9999\]$/, { type: 'period', precision: 'year' }],
  [/統一編號$/, /^\[0{7}-9{7}\]\[0-9\]$/, { type: 'business-number' }],
  [/^機關代碼$/, /^\[1-8,A\]/, { type: 'agency-code' }],
  [/經度$/, /^(?:\[0-180\]|浮點數)$/, { type: 'coordinate', system: 'longitude' }],
  [/緯度$/, /^(?:\[0-90\]|浮點數)$/, { type: 'coordinate', system: 'latitude' }],
  [/^經度\(4326\)$/, /^$/, { type: 'coordinate', system: 'longitude' }],
  [/^緯度\(4326\)$/, /^$/, { type: 'coordinate', system: 'latitude' }],
];

/** By the column's own name and domain, both as published: a name alone proves nothing. */
export function meaningOf({ zh, domain, note, description }: GivenField): Meaning {
  const tight = domain.replaceAll(/\s/g, '');
  const found = MEANINGS.find(([name, wanted]) => name.test(zh) && wanted.test(tight))?.[2];
  if (!found) return {};
  if (found.type !== 'coordinate') return found;
  const said = `${note} ${description}`;
  const datum = /4326|WGS\s?84/.test(said) || zh.includes('4326') ? 'WGS84' : /TWD97/.test(said) ? 'TWD97' : undefined;
  return { ...found, ...(datum && { datum }) };
}
