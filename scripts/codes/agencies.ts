import type { Given, Listed, Row } from './listed.ts';

const FILE = 'raw/oid-GDS-2016.csv';

/** Agencies by object identifier, named from the top down so that one 人事室 is not another. Neither phone nor address is taken. */
export function agencies(given: Given): Listed {
  const rows = given.csv(FILE).flatMap((one): Row[] => {
    const code = (one['OID'] ?? '').trim();
    return /^2(\.\d+)+$/.test(code) ? [{ code, title: fullName(one['DN'] ?? '', one['機關名稱'] ?? '') }] : [];
  });
  return {
    header: {
      name: 'agencies',
      title: { zh: '機關物件識別碼（OID）', en: 'Agencies by object identifier (OID)' },
      origin: {
        source: '政府機關物件識別碼清單（GDS），2016 年 12 月',
        date: '2016-12-13',
        sha256: given.sha256(FILE),
      },
      complete: false,
    },
    rows: [...new Map(rows.map((row) => [row.code, row])).values()],
  };
}

/** `ou=人力司,ou=國防部,o=行政院,c=TW` is 行政院國防部人力司. */
function fullName(path: string, name: string): string {
  const parts = path.split(',').flatMap((part) => /^\s*(?:ou?|l)=(.+)$/.exec(part)?.[1]?.trim() ?? []);
  return (parts.reverse().join('') || name).replaceAll(/\s+/g, ' ').trim();
}
