/** Decimals that a percentage may be shown with. */
const DECIMALS = 15;

/** The styles of cells of a workbook that is made of another format's sheets, by their numbers. */
export const freshStyle = {
  general: 0,
  /** Text that looks like a number stays text when it is edited. */
  text: 1,
  date: 2,
  dateTime: 3,
  time: 4,
  percent: (decimals: number) => 5 + Math.min(DECIMALS, decimals),
} as const;

const formats = [
  [164, 'yyyy-mm-dd'],
  [165, 'yyyy-mm-dd hh:mm:ss'],
  [166, 'hh:mm:ss'],
  ...Array.from({ length: DECIMALS + 1 }, (_, i) => [167 + i, `0${i > 0 ? `.${'0'.repeat(i)}` : ''}%`] as const),
] as const;

const xfs = [0, 49, ...formats.map(([id]) => id)].map(
  (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
);

export const freshStyles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats
  .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
  .join(
    '',
  )}</numFmts><fonts count="1"><font><sz val="11"/><name val="Microsoft JhengHei"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
