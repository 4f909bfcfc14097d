/** A column as documents of the platform word it, whichever of its spellings they use. */
export interface GivenField {
  readonly zh: string;
  readonly en: string;
  readonly description: string;
  readonly typeWord: string;
  readonly domain: string;
  readonly regexp: string;
  readonly note: string;
  readonly uri: string;
  readonly required: string;
  readonly occurs: string;
  readonly values: Readonly<Record<string, string>> | undefined;
}

/** A standard as a document gives it: one column, a list of columns, or columns with what is said of all of them. */
export interface GivenStandard {
  readonly list: string;
  readonly path: readonly string[];
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly complete: boolean;
  readonly remark: string;
  readonly version: string;
  readonly fields: readonly GivenField[];
}

type Row = Readonly<Record<string, unknown>>;

/** The columns' names on the site, in its API (`code` is 型別, `property` is 值域) and in collections of its pages. */
const KEYS = {
  zh: ['nameZh', 'title', '中文名稱'],
  en: ['nameEn', 'en_title', '英文名稱'],
  description: ['description', 'explain', '說明'],
  typeWord: ['type', 'code', '型別'],
  domain: ['valueDomain', 'property', '值域'],
  regexp: ['regexp', '驗證'],
  note: ['note', '附註'],
  uri: ['uri', 'URI', 'url'],
  required: ['required', '必填'],
  occurs: ['maxOccurs'],
} as const;

/** Reads a document; undefined: there is no column in it. */
export function readGiven(document: unknown): GivenStandard | undefined {
  const root = record(document);
  const rows = listOf(document) ?? listOf(root['fields']) ?? listOf(root['data']) ?? [root];
  const fields = rows.map((row) => fieldOf(record(row))).filter((field) => field.zh !== '' || field.en !== '');
  const said = Array.isArray(document) || rows[0] === root ? {} : root;
  if (fields.length === 0) return undefined;
  return {
    list: text(said['id']),
    path: (listOf(said['path']) ?? []).map(text),
    zh: text(said['name'] ?? said['title']),
    en: text(said['nameEn'] ?? said['en_title']),
    source: text(said['source']),
    complete: said['complete'] !== false,
    remark: text(said['remark']),
    version: text(said['version'] ?? said['版次']) || versionIn(`${text(said['sourceKind'])} ${text(said['remark'])}`),
    fields,
  };
}

function fieldOf(row: Row): GivenField {
  const get = (key: keyof typeof KEYS) => text(KEYS[key].map((name) => row[name]).find((value) => text(value) !== ''));
  const values = row['codeList'];
  return {
    zh: get('zh'),
    en: get('en').replaceAll(/\s+/g, ' '),
    description: get('description'),
    typeWord: get('typeWord'),
    domain: get('domain'),
    regexp: get('regexp'),
    note: get('note'),
    uri: get('uri'),
    required: get('required'),
    occurs: get('occurs'),
    values: isRecord(values)
      ? Object.fromEntries(Object.entries(values).map(([code, title]) => [code, text(title)]))
      : undefined,
  };
}

function versionIn(said: string): string {
  return /\bv(\d+(?:\.\d+)+)\b/.exec(said)?.[0] ?? '';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown): Row {
  return isRecord(value) ? value : {};
}
