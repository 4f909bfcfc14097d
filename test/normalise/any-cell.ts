import fc from 'fast-check';

/** Texts near what the types mean: their signs, Chinese numerals, blanks, in any order. */
const signs = [
  ...'0123456789',
  ...'０１９',
  ...',，.．-－−–—+(（)）%％/年月日季度民國前中華西元上下半第QMHT: \u3000\u00a0\u200b\ufeff\t',
];
const numerals = [
  ...'〇一二三十百千萬億兆廿負°′″\'"EN度分秒是否有無YV上下午時點旬學度底至~、#轉縣市區里路號@ez',
  ...'∕﹣﹪﹐﹒︰‐―万亿點整圓幣卌日一週禮拜傍夜巿√TW$x',
];
const words = [
  '星期一',
  '(一)',
  '百分之',
  '新臺幣',
  'NT$',
  '元整',
  'Mar',
  'May 1, 2023',
  '12:00 AM',
  '學年度',
  '年度',
  '第1季',
  '民國',
  '民',
  '分機',
  '直轄市',
  '地區',
];
const nearText = fc.oneof(
  fc.array(fc.constantFrom(...signs, ...numerals), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...signs, ...words), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...signs.slice(0, 26)), { maxLength: 12 }).map((parts) => parts.join('')),
);
const nearDate = fc
  .tuple(
    fc.constantFrom('', '民國', '中華民國', '西元', '民國前'),
    fc.integer({ min: 0, max: 2200 }),
    fc.constantFrom('/', '-', '.', '年', ''),
    fc.integer({ min: 0, max: 14 }),
    fc.constantFrom('/', '-', '.', '月', ''),
    fc.integer({ min: 0, max: 33 }),
    fc.constantFrom(
      '',
      '日',
      ' 00:00:00',
      'T00:00',
      ' 1:00',
      '日(三)',
      '日星期五',
      ' 12:00 AM',
      '日至6月30日',
      '-113/6/30',
    ),
  )
  .chain((parts) => fc.constantFrom(parts.join(''), parts.map((part) => String(part).padStart(2, '0')).join('')));
const nearOther = fc.oneof(
  fc.stringMatching(/^(?:\+886-)?0?[2-9][0-9-]{6,12}$/),
  fc.stringMatching(
    /^(?:112|2023)[/-][01]?[0-9][/-][0-3]?[0-9][ T][0-2][0-9]:[0-6][0-9](?::[0-6][0-9])?(?:Z|\+08:00)?$/,
  ),
  fc.stringMatching(/^[1-3](?:\.[0-9]{1,3}){1,5}$/),
  fc.stringMatching(/^https?:\/\/[a-zA-Z0-9.-]{1,9}(?:\/[a-z%#?=~_.-]{0,6})?$/),
  fc.stringMatching(/^[a-zA-Z0-9._-]{1,5}@[a-zA-Z0-9.-]{2,8}$/),
  fc.stringMatching(/^[0-9A]{7,9}[0-9A-Z]$/),
  fc.stringMatching(/^[中正路街1-3一二東段巷弄之臨]{1,8}[0-9]號[1-3]?樓?$/),
);
/** Any text, and texts that look like values. */
export const anyCell = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 40 }), nearText, nearDate, nearOther)
  .map((cell) => cell.toWellFormed());
