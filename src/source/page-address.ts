import type { PagedFrom } from '../model/source.ts';

/** The address of page `number` (from 0), after `records` records: the API's own with its paging parameters. */
export function pageAddress(api: PagedFrom, first: URL, number: number, records: number): URL {
  const url = new URL(first);
  if (api.size) url.searchParams.set(api.size.parameter, String(api.size.value));
  if (api.by === 'page') url.searchParams.set(api.parameter ?? 'page', String((api.first ?? 1) + number));
  if (api.by === 'offset') url.searchParams.set(api.parameter ?? 'offset', String((api.first ?? 0) + records));
  return url;
}
