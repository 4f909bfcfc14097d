import { Fault } from '../model/fault.ts';
import { endJson, feedJson, finishJson, nextToken, startJson, WAIT } from './json-scan.ts';

/** It begins as only JSON does: whatever is wrong further on is a mistake in JSON. */
const SURE = /^\s*(?:\[\s*)*\{\s*"(?:[^"\\]|\\.)*"\s*:/;
/** Lists of lists and of texts, which a delimited text may look like as well. */
const LIKELY = /^\s*[[{]/;

/** Whether a text is JSON or JSON lines. `whole`: it is all of the file. */
export function isJson(text: string, whole: boolean): boolean {
  if (SURE.test(text)) return true;
  if (!LIKELY.test(text)) return false;
  const json = startJson('JSON');
  try {
    feedJson(json, new TextEncoder().encode(text));
    if (whole) endJson(json);
    while (nextToken(json) !== WAIT);
    // The head of a larger file may break off anywhere.
    if (whole) finishJson(json);
    return json.values > 0 || !whole;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
