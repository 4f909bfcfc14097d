import type { Problem } from '../model/finding.ts';
import type { MaskKind } from '../model/privacy.ts';
import type { Text } from '../model/text.ts';

/** What the first look over a cell's bytes has seen; a detector is only asked where one of the marks it needs is there. */
export const Mark = {
  /** An @. */
  at: 1,
  /** A letter and eight digits or more. */
  letterDigits: 2,
  /** Nine digits or more. */
  nineDigits: 4,
  /** 號. */
  plate: 8,
  /** Three digits or more. */
  someDigits: 16,
  /** Three digits or more, with letters and other signs than ASCII's. */
  mixed: 32,
  /** Eight digits or more in a text: with other signs than digits and their separators, or with letters and blanks. */
  inText: 64,
} as const;

/** Where a match stands. */
export interface Around {
  /** The column's heading says that such data is in it. */
  readonly headed: boolean;
  /** The column's heading says that codes or serial numbers are in it. */
  readonly coded: boolean;
  /** The match is the whole cell. */
  readonly whole: boolean;
  /** The text before the match: up to 12 characters. */
  readonly before: string;
}

/** `alike`: has the form, but not the proof: many of them beside a few hits are serial numbers that fit by chance. */
export type Verdict = 'hit' | 'alike' | undefined;

/** One kind of personal data, known by its form and by what stands around it. */
export interface Detector {
  readonly problem: Problem;
  /** What people call it. */
  readonly kind: Text;
  /** How a sample is shown, and what `mask` of a pipeline makes of such cells. */
  readonly mask: MaskKind;
  /** Headings that name it. */
  readonly heading: RegExp;
  /** May be an institution's: a pipeline can say so. */
  readonly institution: boolean;
  /** Is told as an institution's where all around it says so: never what a person carries, such as a mobile number. */
  readonly fixed?: true;
  /** Its form proves nothing: the heading, or a word before it, must name it, and most cells must fit. */
  readonly weak: boolean;
  /** Share of the cells of its form that fit by chance. */
  readonly chance: number;
  /** Any of `Mark`; under a heading that names it, `someDigits` is enough as well. */
  readonly needs: number;
  /** With the flags `giu`; goes over text with narrow letters and digits. */
  readonly pattern: RegExp;
  judge(match: string, around: Around): Verdict;
}

/** The problem of one kind of personal data. `zh` and `en` name the kind. */
export function personal(
  name: string,
  zh: string,
  en: string,
  why: Problem['why'],
  mend: Problem['mend'],
  example: Problem['example'],
): Pick<Detector, 'problem' | 'kind'> {
  const says = {
    zh: `找到疑似${zh}「{found}」（依據：{evidence}），預期發布的資料不含個人資料。`,
    en: `Found what looks like ${en}, {found} ({evidenceEn}); expected no personal data in what is published.`,
  };
  return { kind: { zh, en }, problem: { name, level: 'error', says, why, mend, example } };
}

export const DROP_OR_MASK: Problem['mend'] = {
  zh: '不需要這一欄就從發布內容拿掉：在發布流程該欄位寫 privacy: { drop: true }；需要保留就寫 mask 遮罩。若確定不是個人資料，在 accept 寫明原因和期限。',
  en: 'Leave the column out of what is published (privacy: { drop: true } at the field), or mask it (mask). If it is certainly no personal data, put it under accept with a reason and an end date.',
};

export const INSTITUTION: Problem['mend'] = {
  zh: '如果是機關、診所或公司的，在發布流程該欄位寫 privacy: { institution: true }；是個人的就寫 privacy: { drop: true } 拿掉，或寫 mask 遮罩。',
  en: 'If it belongs to an agency, a clinic or a company, write privacy: { institution: true } at the field; if it is a person’s, leave the column out with privacy: { drop: true } or mask it with mask.',
};
