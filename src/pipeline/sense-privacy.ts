import type { Field } from '../model/pipeline.ts';
import type { SmallGroups } from '../model/privacy.ts';
import type { Complaint, Path } from './complaint.ts';
import { nearest } from './nearest.ts';

type Complain = (path: Path, on: Complaint['on'], zh: string, en: string) => void;

/** A masked cell is no longer of any type but text, and a date cannot lose its day and stay a date. */
export function senseFieldPrivacy(field: Field, path: Path, complain: Complain): void {
  if (field.privacy?.mask === undefined || field.type === 'text' || field.type === 'code') return;
  const zh = `遮罩後的內容不再是 ${field.type}，請把 type 改成 text，或用 drop 不發布這一欄。`;
  const en = `what is masked is no ${field.type} any more; make the type text, or leave the column out with drop.`;
  complain([...path, 'privacy', 'mask'], 'key', zh, en);
}

/** `fields` are those that are sound; `whole`: they are all of them. */
export function sensePrivacy(small: SmallGroups, fields: readonly Field[], whole: boolean, complain: Complain): void {
  const names = fields.map((field) => field.name);
  const here = (path: Path, name: string) => {
    const field = fields.find((one) => one.name === name);
    if (!field && whole) unknown([...path], name, names, complain);
    if (field?.privacy?.drop) {
      const zh = `「${name}」寫了 drop，不會發布，不必放進這裡。`;
      complain(path, 'value', zh, `"${name}" is dropped and not published; take it out of here.`);
    }
    return field;
  };
  for (const [at, name] of small.quasi.entries()) here(['privacy', 'quasi', at], name);
  for (const name of Object.keys(small.coarsen ?? {})) {
    const path: Path = ['privacy', 'coarsen', name];
    const field = here(path, name);
    if (field && FINE.includes(field.type)) {
      const zh = `${field.type} 欄位不能放寬：${field.type === 'date' ? '日期請改成 period' : '留下的不再是這種值'}，或用 suppress、mask、drop。`;
      complain(path, 'key', zh, `a ${field.type} cannot be coarsened; use suppress, or mask or drop the column.`);
    }
    if (field?.privacy?.mask !== undefined) {
      const zh = `「${name}」已經遮罩，不必再放寬。`;
      complain(path, 'key', zh, `"${name}" is masked already; it need not be coarsened.`);
    }
  }
  if (small.small === 'coarsen' && small.coarsen === undefined) {
    const zh = '「small: coarsen」要寫「coarsen」說明每一欄放寬成多粗，例如 coarsen: { age: 10 }。';
    const en = '"small: coarsen" needs "coarsen", which says how coarse each column becomes: coarsen: { age: 10 }.';
    complain(['privacy', 'small'], 'value', zh, en);
  }
}

const FINE: readonly Field['type'][] = ['date', 'boolean', 'coordinate'];

function unknown(path: Path, name: string, names: readonly string[], complain: Complain): void {
  const meant = nearest(name, names);
  const zh = `沒有「${name}」這個欄位${meant === undefined ? '。' : `，是不是「${meant}」？`}`;
  const en = `there is no field "${name}"${meant === undefined ? '.' : `, did you mean "${meant}"?`}`;
  complain(path, path.includes('coarsen') ? 'key' : 'value', zh, en);
}
