import { type Given, type Listed, type Row, STATE } from './listed.ts';

interface Change {
  readonly oldCode8: string;
  readonly oldCounty: string;
  readonly oldTown: string;
  readonly newCode8: string;
}

/** Two townships that became county-administered cities: RSCD0103 keeps their earlier rank under a letter. */
const RAISED: readonly Row[] = [
  { code: '1000505A', title: '苗栗縣頭份鎮', until: '2015-10-05', replacedBy: '10005050' },
  { code: '1000710A', title: '彰化縣員林鎮', until: '2015-08-08', replacedBy: '10007100' },
];

/** Branches of household offices that the monthly figures showed in place of their district until 2020-02. */
const BRANCHES: readonly Row[] = [
  ['64000051', '高雄市三民區（三民一）', '64000050'],
  ['64000052', '高雄市三民區（三民二）', '64000050'],
  ['64000121', '高雄市鳳山區（鳳山一）', '64000120'],
  ['64000122', '高雄市鳳山區（鳳山二）', '64000120'],
].map(([code = '', title = '', replacedBy = '']) => ({ code, title, until: '2020-03', replacedBy }));

/** The day on which a county's towns were given to a municipality. */
const dayOf = (oldCode: string) => (oldCode.startsWith('10003') ? '2014-12-25' : '2010-12-25');

export function towns(given: Given): Listed {
  const changes = (given.json('town-history.json') as { map: readonly Change[] }).map;
  const began = new Map(changes.map((one) => [one.newCode8, dayOf(one.oldCode8)]));
  const now = given.csv('towns.csv').map((one): Row => {
    const from = began.get(one['code8']!);
    return { code: one['code8']!, title: `${one['county']}${one['town']}`, ...(from && { from }) };
  });
  const past = changes.map(
    (one): Row => ({
      code: one.oldCode8,
      title: `${one.oldCounty}${one.oldTown}`,
      until: dayOf(one.oldCode8),
      replacedBy: one.newCode8,
    }),
  );
  return {
    header: {
      name: 'towns',
      title: { zh: '鄉鎮市區代碼（8 碼，含改制前）', en: 'Town codes (8 digits, with those before 2010 and 2014)' },
      origin: {
        source: '內政部戶政司「戶役政資訊系統資料代碼內容清單」RSCD0103（鄉鎮市區別）',
        date: STATE,
        sha256: given.sha256('raw/ris-RSCD0103-town-utf8.txt'),
      },
      also: [
        {
          source: '改制前後鄉鎮市區對照（依名稱接合，非官方對照表）',
          date: STATE,
          sha256: given.sha256('town-history.json'),
        },
      ],
      formerly: ['dgbas-towns'],
    },
    rows: [...now, ...past, ...RAISED, ...BRANCHES],
  };
}

/** 主計處: 65 + 001 + 00 for a municipality's district, county + two digits elsewhere; see `present`. */
export function statisticalTowns(given: Given, known: readonly Row[]): Listed {
  const codes = new Set(known.map((row) => row.code));
  const rows = new Map<string, Row>();
  for (const one of given.csv('raw/dgbas-cunli_code.csv')) {
    const code = one['區里代碼']!;
    const replacedBy = present(code);
    const title = `${one['縣市名稱']}${one['區鄉鎮名稱']}`.replace(/^台/, '臺');
    rows.set(code, { code, title, ...(codes.has(replacedBy) && { replacedBy }) });
  }
  return {
    header: {
      name: 'dgbas-towns',
      title: { zh: '主計總處舊鄉鎮市區代碼（7 碼）', en: 'Old statistical codes of towns (7 digits)' },
      origin: {
        source: '行政院主計總處行政區域代碼（已由戶役政代碼取代）',
        date: STATE,
        sha256: given.sha256('raw/dgbas-cunli_code.csv'),
      },
    },
    rows: [...rows.values()],
  };
}

/** The present code of an old statistical one. */
export function present(code: string): string {
  if (!code.startsWith('6')) return `${code.slice(0, 5)}${code.slice(5, 7)}0`;
  return `${code.slice(0, 2)}000${String(Number(code.slice(2, 5)) * 10).padStart(3, '0')}`;
}
