import type { MaskKind } from '../model/privacy.ts';

const STAR = '*';
/** What is covered whole. */
export const HIDDEN = '***';

/**
 * A text with what tells the person covered: `id` keeps the first two signs, `phone` the first four digits, `name` the
 * family name, `email` the first letter and the domain, `plate` what stands before the hyphen or the first half, `address` all up to
 * the road or village. What has not the form that its kind expects is covered whole, so that nothing slips through.
 */
export function masked(text: string, kind: MaskKind): string {
  if (text === '') return '';
  return maskers[kind](text.trim());
}

const maskers: Readonly<Record<MaskKind, (text: string) => string>> = {
  all: () => HIDDEN,
  id: (text) => (/^[\w\s()-]{6,}$/.test(text) ? keepHead(text, 2) : HIDDEN),
  phone: (text) => (/^[+\d\s()#.-]{7,}$/.test(text) ? keepDigits(text, 4) : HIDDEN),
  name: (text) => {
    const signs = [...text];
    return /^[\p{Script=Han}]{2,4}$/u.test(text) ? signs[0] + '○'.repeat(signs.length - 1) : HIDDEN;
  },
  email: (text) => {
    const at = text.lastIndexOf('@');
    return at > 0 && !/\s/.test(text) ? `${[...text][0]}***${text.slice(at)}` : HIDDEN;
  },
  plate: (text) => {
    const cut = text.indexOf('-') >= 2 ? text.indexOf('-') : Math.floor(text.length / 2);
    return /^[\w-]{5,9}$/.test(text) ? keepHead(text, cut) : HIDDEN;
  },
  address: (text) =>
    /^.*?(?:路|大道|街|[^鄉鎮市區]村|里(?!港|區))(?:[一二三四五六七八九十\d]{1,2}段)?/u.exec(text)?.[0] ?? HIDDEN,
};

function keepHead(text: string, kept: number): string {
  return text.slice(0, kept) + text.slice(kept).replace(/[^\s()-]/g, STAR);
}

function keepDigits(text: string, kept: number): string {
  let seen = 0;
  return text.replace(/\d/g, (digit) => (seen++ < kept ? digit : STAR));
}
