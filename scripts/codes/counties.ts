import { type Given, type Listed, type Row, STATE } from './listed.ts';

interface County {
  readonly code5: string;
  readonly name: string;
  readonly nameEn: string;
  readonly iso3166_2: string;
  readonly dgbasPrefix: string;
  readonly predecessors: readonly { readonly code5: string; readonly name: string; readonly until: string }[];
}

const FILE = 'counties.json';

function read(given: Given): readonly County[] {
  return (given.json(FILE) as { counties: readonly County[] }).counties;
}

const origin = (given: Given, source: string) => ({ source, date: STATE, sha256: given.sha256(FILE) });

/** The 22 counties and those that were merged or raised in rank. */
export function counties(given: Given): Listed {
  const rows = read(given).flatMap(({ code5, name, predecessors }): Row[] => [
    // 高雄市 kept its code when it took in 高雄縣; the other municipalities got theirs on that day.
    { code: code5, title: name, ...(code5 > '64000' && predecessors[0] && { from: predecessors[0].until }) },
    ...predecessors.map((old) => ({ code: old.code5, title: old.name, until: old.until, replacedBy: code5 })),
  ]);
  return {
    header: {
      name: 'counties',
      title: { zh: '縣市代碼（5 碼，含改制前）', en: 'County codes (5 digits, with those before 2010 and 2014)' },
      origin: origin(given, '內政部戶政司「戶役政資訊系統資料代碼內容清單」RSCD0102（縣市別），縣市改制日期'),
      formerly: ['dgbas-counties'],
    },
    rows,
  };
}

/** What 主計處 called counties: two digits for a municipality. */
export function statisticalCounties(given: Given): Listed {
  return {
    header: {
      name: 'dgbas-counties',
      title: { zh: '主計總處舊縣市代碼', en: 'Old statistical codes of counties' },
      origin: origin(given, '行政院主計總處行政區域代碼（已由戶役政代碼取代）'),
    },
    rows: read(given).map(({ code5, name, dgbasPrefix }) => ({ code: dgbasPrefix, title: name, replacedBy: code5 })),
  };
}

/** Parts of ISO 3166-2 for counties that are gone: withdrawn from the standard, and met in older data. */
const WITHDRAWN: Readonly<Record<string, string>> = { '10001': 'TPQ', '10006': 'TXQ', '10011': 'TNQ', '10012': 'KHQ' };

export function isoCodes(given: Given): Listed {
  const rows = read(given).flatMap(({ name, nameEn, iso3166_2, predecessors }): Row[] => [
    { code: iso3166_2, title: `${name} ${nameEn}` },
    ...predecessors.flatMap((old): Row[] => {
      const part = WITHDRAWN[old.code5];
      return part === undefined
        ? []
        : [{ code: `TW-${part}`, title: old.name, until: old.until, replacedBy: iso3166_2 }];
    }),
  ]);
  return {
    header: {
      name: 'iso-3166-2-tw',
      title: { zh: 'ISO 3166-2:TW 縣市代碼', en: 'ISO 3166-2:TW subdivision codes' },
      origin: origin(given, 'ISO 3166-2:TW（現行 22 縣市；已刪除者以縣市改制日為止）'),
    },
    rows,
  };
}
