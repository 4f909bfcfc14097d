import { type Given, type Listed, type Row, STATE } from './listed.ts';
import { present } from './towns.ts';

/** Villages as the monthly figures of 內政部 have shown them: the first and the last month of each code are known. */
export function villages(given: Given, towns: readonly Row[]): Listed {
  const seen = given.csv(given.months);
  const [first, last] = [least(seen, 'firstMonth'), most(seen, 'lastMonth')];
  const characters = charactersOf(given, (point) => point.length > PLANE_0);
  const parents = new Map(towns.map((row) => [row.code, row.replacedBy ?? row.code]));
  const rows = seen.map((one): Row & { readonly began: string } => ({
    code: one['code11']!,
    title: [...one['village']!].map((letter) => characters.get(letter) ?? letter).join(''),
    ...(one['firstMonth']! > first && { from: one['firstMonth']! }),
    ...(one['lastMonth']! < last && { until: next(one['lastMonth']!) }),
    began: one['firstMonth']!,
  }));
  const place = ({ code, title }: Row) => `${parents.get(code.slice(0, 8)) ?? code.slice(0, 8)} ${title}`;
  const begun = Map.groupBy(
    rows.filter((row) => row.from !== undefined),
    place,
  );
  return {
    header: {
      name: 'villages',
      title: { zh: '村里代碼（11 碼，2018 年 1 月起）', en: 'Village codes (11 digits, since January 2018)' },
      origin: {
        source:
          '內政部戶政司每月「村里戶數、單一年齡人口」等村里統計，2018 年 1 月至 2026 年 6 月，各代碼首次與最後出現的月份',
        date: STATE,
        sha256: given.sha256(given.months),
      },
      parent: { list: 'towns', length: 8 },
      formerly: ['dgbas-villages'],
    },
    rows: rows.map(({ began: _, ...row }) => {
      // Same name, same town, and the new code begins when the old one ends: one village with another code.
      const heirs =
        row.until === undefined ? [] : (begun.get(place(row)) ?? []).filter((one) => one.began === row.until);
      return { ...row, ...(heirs.length === 1 && { replacedBy: heirs[0]!.code }) };
    }),
  };
}

export function statisticalVillages(given: Given, known: readonly Row[]): Listed {
  const codes = new Set(known.map((row) => row.code));
  const characters = charactersOf(given, (point) => point.length === PLANE_0);
  const rows = given.csv('raw/dgbas-cunli_code.csv').map((one): Row => {
    const [town = '', serial = ''] = one['村里代碼']!.split('-');
    const replacedBy = `${present(town)}${serial}`;
    const village = [...one['村里名稱']!].map((letter) => characters.get(letter) ?? letter).join('');
    const title = `${one['縣市名稱']}${one['區鄉鎮名稱']}${village}`.replace(/^台/, '臺');
    return { code: one['村里代碼']!, title, ...(codes.has(replacedBy) && { replacedBy }) };
  });
  return {
    header: {
      name: 'dgbas-villages',
      title: { zh: '主計總處舊村里代碼（7-3 碼）', en: 'Old statistical codes of villages (7-3 digits)' },
      origin: {
        source: '行政院主計總處村里代碼（已由戶役政代碼取代）',
        date: STATE,
        sha256: given.sha256('raw/dgbas-cunli_code.csv'),
      },
    },
    rows: [...new Map(rows.map((row) => [row.code, row])).values()],
  };
}

/** Length of a code point's name in the first plane: there stand the characters of 主計處, in plane 15 those of 內政部. */
const PLANE_0 = 'U+FFFF'.length;

/** Private-use characters of one publisher whose meaning other lists of the same codes prove. */
function charactersOf(given: Given, ours: (point: string) => boolean): ReadonlyMap<string, string> {
  const { pua } = given.json('pua-map.json') as { pua: readonly { cp: string; char: string; confidence: string }[] };
  const sure = pua.filter((one) => one.confidence === 'high' && ours(one.cp));
  return new Map(sure.map((one) => [String.fromCodePoint(Number.parseInt(one.cp.slice(2), 16)), one.char]));
}

const least = (rows: readonly Record<string, string>[], key: string) => rows.map((row) => row[key]!).sort()[0]!;
const most = (rows: readonly Record<string, string>[], key: string) =>
  rows
    .map((row) => row[key]!)
    .sort()
    .at(-1)!;

function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
