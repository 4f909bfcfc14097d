import type { Checks, Field, Type } from '../model/pipeline.ts';
import { foldWidth } from '../text/fold-width.ts';
import { readNotation } from './notation.ts';

/** What a value domain says, as far as a program can hold cells against it. */
export interface Domain {
  readonly type?: Type;
  readonly form?: NonNullable<Field['form']>;
  readonly precision?: NonNullable<Field['precision']>;
  readonly checks?: Checks;
  /** False: part of the text, or all of it, is only for people. */
  readonly parsed: boolean;
}

const MONTH = '0[1-9]|1[0-2]';

/** Domains that are one text as a whole, blanks aside. */
const WHOLE: Readonly<Record<string, Omit<Domain, 'parsed'>>> = {
  文字: {},
  整數: { type: 'integer' },
  浮點數: { type: 'decimal' },
  整數或浮點數: { type: 'decimal' },
  布林值: { type: 'boolean' },
  YYY: { type: 'period', form: 'roc', precision: 'year' },
  YYYMM: { type: 'period', form: 'roc', precision: 'month' },
  YYYMMDD: { type: 'date', form: 'roc' },
  YYYY: { type: 'period', precision: 'year' },
  YYYYMM: { type: 'period', form: 'basic', precision: 'month' },
  YYYYMMDD: { type: 'date', form: 'basic' },
  MM: { checks: { pattern: MONTH } },
  DD: { checks: { pattern: '0[1-9]|[12][0-9]|3[01]' } },
  'http(s)': { type: 'url' },
  '使用者名稱@主機名(域名)': { type: 'email' },
};

const DATE = '[0000-9999][01-12][01-31]';
const TIME = '[00-24][00-59]';

/** Reads 值域 with the help of 型別. What is not understood is left to people, never guessed. */
export function readDomain(text: string, typeWord: string): Domain {
  const tight = foldWidth(text).replaceAll(/\s/g, '');
  const whole = WHOLE[tight];
  if (whole) return { ...whole, parsed: true };
  if (typeWord === '日期' && tight === DATE) return { type: 'date', form: 'basic', parsed: true };
  if (typeWord === '日期時間' && tight === `${DATE}${TIME}[00-59]`) return dayAndTime();
  if (typeWord === '數字') return numbers(tight) ?? parts(text, typeWord);
  const notation = readNotation(text.replaceAll(/(\d)-\s+(\d)/g, '$1-$2'));
  if (notation) {
    const checks = 'values' in notation ? { enum: notation.values } : { pattern: notation.pattern };
    return { checks, parsed: true };
  }
  const truth = /^(true)[,、/](false)$/i.exec(text.trim());
  if (truth) return { checks: { enum: [truth[1]!, truth[2]!] }, parsed: true };
  return lengths(tight) ?? parts(text, typeWord);
}

/** `YYYYMMDD HHMMSS`, hours from 00 to 24. */
function dayAndTime(): Domain {
  const day = `[0-9]{4}(?:${MONTH})(?:0[1-9]|[12][0-9]|3[01])`;
  return { checks: { pattern: `${day} (?:[01][0-9]|2[0-4])[0-5][0-9][0-5][0-9]` }, parsed: true };
}

/** `[0~99999]` of a number. */
function numbers(tight: string): Domain | undefined {
  const match = /^\[?(-?\d+(?:\.\d+)?)[~-](-?\d+(?:\.\d+)?)\]?$/.exec(tight);
  if (!match) return undefined;
  const [minimum, maximum] = [Number(match[1]), Number(match[2])];
  return minimum <= maximum ? { checks: { minimum, maximum }, parsed: true } : undefined;
}

/** `長度為12-14的字串`, `2 digits`, `前2碼英文後8碼數字`. */
function lengths(tight: string): Domain | undefined {
  const digits = /^(\d+)digits$/i.exec(tight);
  if (digits) return { checks: { pattern: `[0-9]{${digits[1]}}` }, parsed: true };
  const long = /^長度為?(\d+)(?:碼)?(?:[-~至](\d+)碼?)?的(字串|數字)$/.exec(tight);
  if (long) {
    const [, least = '', most = least, what] = long;
    if (what === '數字') return { checks: { pattern: `[0-9]{${least},${most}}` }, parsed: true };
    return { checks: { minLength: Number(least), maxLength: Number(most) }, parsed: true };
  }
  const ends = /^前(\d+)碼英文後(\d+)碼數字$/.exec(tight);
  return ends ? { checks: { pattern: `[A-Z]{${ends[1]}}[0-9]{${ends[2]}}` }, parsed: true } : undefined;
}

const WIDTH = /^欄寬(\d+)[~-](\d+)字元$/;

/** Several statements parted by semicolons: each adds what it says. */
function parts(text: string, typeWord: string): Domain {
  const all = text.split(/[;；]/).map((part) => part.trim());
  if (all.length > 1 && all.every((part) => /^[\p{L}()（）]{1,20}$/u.test(part)))
    return { checks: { enum: all }, parsed: true };
  let type: Type | undefined;
  let checks: Checks = {};
  let parsed = true;
  let widths = false;
  for (const part of all) {
    const said = statement(part, typeWord);
    if (said) {
      type ??= said.type;
      checks = { ...checks, ...said.checks };
    } else if (!WIDTH.test(foldWidth(part))) parsed = false;
    else widths = true;
  }
  // A width adds nothing to a list of texts.
  if (widths && !checks.enum) parsed = false;
  return { ...(type && { type }), ...(Object.keys(checks).length > 0 && { checks }), parsed };
}

function statement(part: string, typeWord: string): Pick<Domain, 'type' | 'checks'> | undefined {
  const tight = foldWidth(part).replaceAll(/\s/g, '');
  const whole = WHOLE[tight];
  if (whole) return whole;
  const within = /^範圍:(.+)$/.exec(tight)?.[1];
  if (within !== undefined) return (typeWord === '數字' ? numbers(within) : undefined) ?? words(within);
  const list = /^\d+方位:(.+)$/.exec(tight)?.[1];
  if (list !== undefined) return words(list);
  // 欄寬 counts two for a Chinese character: only of numbers, which have none, it is a length.
  const width = WIDTH.exec(tight);
  if (width && typeWord === '數字') return { checks: { minLength: Number(width[1]), maxLength: Number(width[2]) } };
  return undefined;
}

function words(text: string): { readonly checks: Checks } | undefined {
  const values = text.split(/[,、]/);
  return values.length > 1 ? { checks: { enum: values } } : undefined;
}
