import { Fault } from '../model/fault.ts';
import { extensionOf } from './extension.ts';
import { pathOf, type Shape } from './shape.ts';

/** What a web service says about its answer, by path: the scalars that stand in no list, and not below the shapes that are left out. */
export function saidIn(root: Shape, without: readonly Shape[] = []): Map<string, string> {
  const said = new Map<string, string>();
  const visit = (shape: Shape, depth: number): void => {
    if (without.includes(shape)) return;
    if (shape.first !== undefined && shape.count === 1) said.set(pathOf(shape).join('.'), shape.first);
    if (depth > 4) return;
    for (const kid of shape.kids.slice(0, 50)) visit(kid, depth + 1);
    if (shape.item?.count === 1) visit(shape.item, depth + 1);
  };
  visit(root, 0);
  return said;
}

const FAILED = /(?:^|\.)(?:success|ok|succeeded|issuccess)$/i;
const ERROR =
  /(?:^|\.)(?:errors?|fault|exception|error_?(?:message|msg|code|description)|fault(?:string|code))(?:\.|$)/i;
const CODE = /(?:^|\.)(?:(?:ret|return|rtn|result|error|status|err)_?(?:code|no)|code|status|rc)$/i;
const MESSAGE =
  /(?:^|\.)(?:(?:ret|return|rtn|result|error|err|status)?_?(?:message|msg|detail|description|reason|text)|title|faultstring)$/i;

/** Says that a file without records is a web service's answer, with its message; else that it holds no list. */
export function noRecords(root: Shape, name: string, kind: string): Fault {
  const said = saidIn(root);
  const failure = failureOf(said);
  if (failure !== undefined) return answered(name, kind, failure);
  const empty = emptyList(root);
  const shown = [...said].map(([path, text]) => `${path}: ${text}`).join('，');
  const start = shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
  if (empty !== undefined) {
    return new Fault('file-not-a-table', {
      zh: `檔案「${name}」沒有任何資料：${empty ? `清單「${empty}」` : '清單'}是空的${start && `（${start}）`}。請向資料提供者確認，或稍後再試。`,
      en: `The file ${name} holds no data: its list${empty && ` “${empty}”`} is empty${start && ` (${start})`}. Ask its provider, or try again later.`,
    });
  }
  return new Fault('file-not-a-table', {
    zh: `檔案「${name}」是 ${kind}，裡面找不到一筆一筆的資料${start && `：${start}`}。請提供由許多筆資料組成的清單。`,
    en: `The file ${name} is ${kind} without any list of records${start && `: ${start}`}. Give a list with one entry a record.`,
  });
}

/** An answer that says of itself that it failed is no data, even if it holds a list. */
export function refuseFailure(root: Shape, name: string, kind: string): void {
  const said = saidIn(root);
  const failed = [...said].some(([path, text]) => FAILED.test(path) && /^(?:false|0|no|n)$/i.test(text));
  if (failed) throw answered(name, kind, failureOf(said) ?? '');
}

function failureOf(said: ReadonlyMap<string, string>): string | undefined {
  const entries = [...said];
  const failed = entries.some(([path, text]) => FAILED.test(path) && /^(?:false|0|no|n)$/i.test(text));
  const errors = entries.filter(([path]) => ERROR.test(path));
  const messages = entries.filter(([path]) => MESSAGE.test(path));
  const codes = entries.filter(([path]) => CODE.test(path));
  if (!failed && errors.length === 0 && (messages.length === 0 || entries.length > 8)) return undefined;
  const told = new Map([...codes, ...errors, ...messages]);
  const words = [...(told.size > 0 ? told : said)].map(([path, text]) => `${path}: ${text}`).join('，');
  return words.length > 300 ? `${words.slice(0, 300)}…` : words;
}

function answered(name: string, kind: string, words: string): Fault {
  const promised = !['json', 'geojson', 'xml', ''].includes(extensionOf(name));
  return new Fault(promised ? 'file-mislabelled' : 'file-not-a-table', {
    zh: `檔案「${name}」不是資料，是網路服務回覆的訊息（${kind}）${words && `：${words}`}。請確認下載網址與參數，重新下載。`,
    en: `The file ${name} is no data but a web service’s message (${kind})${words && `: ${words}`}. Check the address and its parameters, and fetch it again.`,
  });
}

/** The path of a list that is there and has no elements. */
function emptyList(root: Shape): string | undefined {
  if (root.arrays > 0 && !root.item && root.parent) return pathOf(root).join('.');
  for (const kid of [...root.kids, ...(root.item ? [root.item] : [])]) {
    const found = emptyList(kid);
    if (found !== undefined) return found;
  }
  return undefined;
}
