import type { Checks, Field } from '../model/pipeline.ts';
import type { Obligation, Standard, StandardField } from '../model/standard.ts';
import { type Domain, readDomain } from './domain.ts';
import { type GivenField, type GivenStandard, readGiven } from './given.ts';
import { meaningOf } from './meaning.ts';
import { readRegexp } from './regexp.ts';

/** What only the person who imports knows. */
export interface ImportSettings {
  readonly id: string;
  readonly publisher: string;
  /** The day or the month on which the document was fetched. */
  readonly date: string;
  /** Standards that columns may refer to. */
  readonly known: readonly Standard[];
  /** SHA-256 of the document's bytes. */
  readonly sha256: string;
}

export interface Imported {
  readonly standard: Standard;
  /** What no program can hold cells against, and was kept as text. */
  readonly kept: readonly { readonly field: string; readonly text: string }[];
}

/** Makes a standard of a document of the platform; undefined: there is no column in it. */
export function importStandard(document: unknown, settings: ImportSettings): Imported | undefined {
  const given = readGiven(document);
  if (!given) return undefined;
  const kept: { field: string; text: string }[] = [];
  const names = new Map<string, number>();
  const fields = given.fields.map((one) => fieldOf(one, given, settings.known, kept, unique(names, one)));
  const standard: Standard = {
    id: settings.id,
    version: given.version,
    title: { zh: given.zh || given.en || settings.id, en: given.en || given.zh || settings.id },
    publisher: settings.publisher,
    ...(given.path.every(Boolean) && given.path.length > 0 && { path: given.path }),
    origin: { source: given.source, date: settings.date, sha256: settings.sha256 },
    complete: given.complete,
    ...(given.list !== '' && { list: given.list }),
    fields,
  };
  return { standard, kept };
}

/** Names that a pipeline can write: two columns of one name are told apart by a number. */
function unique(names: Map<string, number>, { en, zh }: GivenField): string {
  const name = (en || zh).replaceAll(/\s*\/\s*/g, '-');
  const times = (names.get(name) ?? 0) + 1;
  names.set(name, times);
  return times === 1 ? name : `${name} (${times})`;
}

function fieldOf(
  given: GivenField,
  standard: GivenStandard,
  known: readonly Standard[],
  kept: { field: string; text: string }[],
  name: string,
): StandardField {
  const refers = /引用(?:自)?[::]?\s*([^\s,。;;]+?)\s*(?:之欄位|。|$)/u.exec(given.note)?.[1];
  const referred = refers === undefined ? undefined : referredTo(refers, known);
  const meaning = meaningOf(given);
  const domain = domainOf(given, meaning.type === 'coordinate' ? '數字' : given.typeWord);
  if (domain && !domain.parsed) kept.push({ field: name, text: given.domain || given.regexp });
  const said = inherited(domain, referred);
  const checks = checksOf(given, meaning.codes === undefined ? said.checks : withoutPattern(said.checks));
  const obligation = OBLIGATIONS[given.required];
  const uri = given.uri || addressOf(standard, name);
  const missing = marksOf(standard.remark, given.typeWord);
  return {
    name,
    title: { zh: given.zh || given.en, en: given.en },
    ...(given.description !== '' && { description: given.description }),
    ...(uri !== '' && { uri }),
    typeWord: given.typeWord,
    ...typeOf(given.typeWord, said, meaning),
    ...((given.domain || given.regexp) !== '' && {
      domain: { text: given.domain, ...(given.regexp && { regexp: given.regexp }), parsed: domain?.parsed ?? true },
    }),
    ...(checks && { checks }),
    ...(meaning.codes !== undefined && { codes: meaning.codes }),
    ...(given.values && { values: given.values }),
    ...(missing && { missing }),
    ...(given.note !== '' && { note: given.note }),
    ...(refers !== undefined && { refers }),
    ...(obligation && { obligation }),
    ...(given.occurs === 'N' && { many: true }),
  };
}

const OBLIGATIONS: Readonly<Record<string, Obligation>> = { M: 'mandatory', C: 'conditional', O: 'optional' };

/** Of the domain's notation, of the regular expression beside it, or of a note that gives the form. */
function domainOf(given: GivenField, typeWord: string): Domain | undefined {
  if (given.domain !== '' || given.regexp !== '') return withRegexp(readDomain(given.domain, typeWord), given.regexp);
  const form = /(\d)位半形數字並加註「(.)」字/u.exec(given.note);
  return form ? { checks: { pattern: `[0-9]{${form[1]}}${form[2]}` }, parsed: true } : undefined;
}

/** The regular expression counts for more than the notation, which is written for people. */
function withRegexp(domain: Domain, regexp: string): Domain {
  if (regexp === '') return domain;
  const read = readRegexp(regexp);
  if (read && 'pattern' in read)
    return { ...domain, checks: { ...domain.checks, pattern: read.pattern }, parsed: true };
  // The platform checks its dates by a function; the form is said in 值域.
  if (read?.validator === 'validateDate') return { type: 'date', form: 'basic', parsed: true };
  return { ...domain, parsed: false };
}

/** A column without a domain of its own has that of the column it refers to. */
function inherited(domain: Domain | undefined, referred: StandardField | undefined): Partial<Domain> {
  if (domain || !referred) return domain ?? {};
  const { type, form, precision, checks } = referred;
  const { required: _, ...rest } = checks ?? {};
  return {
    type,
    ...(form && { form }),
    ...(precision && { precision }),
    ...(Object.keys(rest).length > 0 && { checks: rest }),
  };
}

function typeOf(
  word: string,
  said: Partial<Domain>,
  meaning: ReturnType<typeof meaningOf>,
): Pick<StandardField, 'type' | 'form' | 'precision' | 'system' | 'datum'> {
  const { codes: _, ...meant } = meaning;
  if (meant.type) return { ...meant, type: meant.type };
  if (said.type) {
    const { type, form, precision } = said;
    return { type, ...(form && { form }), ...(precision && { precision }) };
  }
  if (word === '日期') return { type: 'date', form: 'basic' };
  if (word === '數字') return { type: 'decimal' };
  // What is held against signs is read as a code: full-width digits become plain ones.
  const ascii = /^[\x20-\x7e]*$/.test(`${said.checks?.pattern ?? ''}${said.checks?.enum?.join('') ?? ''}`);
  const isCode = ascii && (said.checks?.pattern !== undefined || said.checks?.enum !== undefined);
  return { type: isCode && !said.checks?.pattern?.includes('\\p') ? 'code' : 'text' };
}

/** Codes of an official list have its form: one finding for a cell is enough. */
function withoutPattern(checks: Checks | undefined): Checks {
  const { pattern: _, ...rest } = checks ?? {};
  return rest;
}

/** Several values in one cell, and codes that the standard lists itself. */
function checksOf(given: GivenField, checks: Checks | undefined): Checks | undefined {
  const { pattern, ...others } = given.occurs === 'N' ? {} : (checks ?? {});
  const all: Checks = {
    ...(given.required === 'M' && { required: true }),
    ...others,
    ...(given.values ? { enum: Object.keys(given.values) } : pattern !== undefined && { pattern }),
  };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** `empty text value = NA, empty number = -99999`. */
function marksOf(remark: string, typeWord: string): Field['missing'] {
  const marks = /empty text value = (\S+?), empty number = (-?\d+)/.exec(remark);
  if (!marks) return undefined;
  return [typeWord === '數字' ? marks[2]! : marks[1]!];
}

/** Where the platform shows the column: its path in the API, or the page of its list. */
function addressOf({ source }: GivenStandard, name: string): string {
  if (!source.startsWith('http')) return '';
  const [page, template] = [source.replace('/en/lists/', '/lists/'), '{Field}'];
  if (page.includes(template)) return page.replace(template, encodeURIComponent(name));
  return `${page}#${encodeURIComponent(name)}`;
}

/** The column at a path such as 共通性/地/地屬性基本資料/縣市別代碼. Before the split into 人, 事, 時, 地 it was one category. */
function referredTo(path: string, known: readonly Standard[]): StandardField | undefined {
  const parts = path.split('/');
  const title = parts.at(-1)!;
  const common = parts[0] === '共通性';
  const fits = (standard: Standard) =>
    parts.length > 1 &&
    (common ? standard.path?.[0] === '共通性' : standard.path?.join('/') === parts.slice(0, -1).join('/'));
  for (const standard of known.filter(fits)) {
    const found = standard.fields.find((field) => field.title.zh === title);
    if (found) return found;
  }
  return undefined;
}
