/** Characters that are written one for the other in headings. */
const VARIANTS: Readonly<Record<string, string>> = {
  台: '臺',
  巿: '市',
  増: '增',
  户: '戶',
  戸: '戶',
  内: '內',
  裏: '裡',
};

/** What headings are compared by: layout, width, letter case and variant characters (台, 臺) do not count. Never published. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s_/|>\uFEFF\u200B-\u200D]+/gu, '')
    .replace(/[台巿増户戸内裏]/gu, (letter) => VARIANTS[letter]!)
    .toLowerCase();
}
