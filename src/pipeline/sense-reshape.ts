import type { Field, TableRecipe } from '../model/pipeline.ts';
import { type Across, madeColumns } from '../model/reshape.ts';
import type { Complaint, Path } from './complaint.ts';

type Complain = (path: Path, on: Complaint['on'], zh: string, en: string) => void;

const HERE: Path = ['table', 'reshape'];

/** What a schema cannot say of a recipe that reshapes: settings that exclude each other, columns that no field takes. */
export function senseReshape(table: TableRecipe, fields: readonly Field[] | undefined, complain: Complain): void {
  const { reshape } = table;
  if (!reshape) return;
  if (reshape.sheets && table.sheet !== undefined) {
    const zh = '「sheets」已經指出要合併的工作表，請刪除「table.sheet」。';
    complain([...HERE, 'sheets'], 'key', zh, '"sheets" says which sheets are stacked; remove "table.sheet".');
  }
  if (reshape.across) across(reshape.across, complain);
  repeated(madeColumns(reshape), complain);
  for (const name of fields ? new Set(madeColumns(reshape)) : []) {
    if (fields?.some((field) => !field.from && [field.title, field.name, ...(field.aliases ?? [])].includes(name)))
      continue;
    const zh = `table.reshape 做出「${name}」這一欄，但 fields 沒有標題是「${name}」的欄位，內容會不見。`;
    const en = `table.reshape makes the column "${name}", but no field has that title: what it says would be lost.`;
    complain(HERE, 'key', zh, en);
  }
}

function across(recipe: Across, complain: Complain): void {
  const path: Path = [...HERE, 'across'];
  const { columns, from, to, like, names, value, split, pattern } = recipe;
  const ways = [columns, from ?? to, like].filter((way) => way !== undefined).length;
  if (ways !== 1) {
    const zh = '請用 columns、from 和 to、或 like 其中一種指出是哪些欄。';
    complain(path, 'key', zh, 'say which columns by one of columns, from and to, or like.');
  } else if ((from === undefined) !== (to === undefined)) {
    complain(path, 'key', '「from」和「to」要一起寫。', '"from" and "to" go together.');
  }
  const stays = names.filter((name) => name === '*').length;
  if ((stays === 0) === (value === undefined)) {
    const zh = '數值的欄位名稱寫在「value」；names 有 * 時則不寫。';
    complain(path, 'key', zh, '"value" names the column of the values; leave it out where names has *.');
  }
  if (split !== undefined && pattern !== undefined) {
    complain([...path, 'pattern'], 'key', '「split」和「pattern」只能寫一種。', 'use either "split" or "pattern".');
  }
  if (pattern === undefined) return;
  const groups = groupsOf(pattern);
  if (groups === undefined) {
    complain([...path, 'pattern'], 'value', '這個正規表示式不成立。', 'this is no regular expression.');
  } else if (groups !== names.length) {
    const zh = `正規表示式有 ${groups} 組括號，names 有 ${names.length} 項，要一樣多。`;
    const en = `the expression has ${groups} groups and names has ${names.length} items; they must be as many.`;
    complain([...path, 'pattern'], 'value', zh, en);
  }
}

/** How many groups an expression has; undefined: it is none. */
function groupsOf(pattern: string): number | undefined {
  try {
    return new RegExp(`${pattern}|`, 'u').exec('')!.length - 1;
  } catch {
    return undefined;
  }
}

function repeated(made: readonly string[], complain: Complain): void {
  const twice = made.find((name, at) => made.indexOf(name) < at);
  if (twice === undefined) return;
  const zh = `table.reshape 做了兩欄同名的「${twice}」。`;
  complain(HERE, 'key', zh, `table.reshape makes two columns named "${twice}".`);
}
