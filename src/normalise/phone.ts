import type { Problem } from '../model/finding.ts';
import { changeBit, REMARK } from '../model/mend.ts';
import type { Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import { trimBlanks } from '../text/blanks.ts';
import { hasWide } from '../text/fold-width.ts';
import { lacksArea, type PhoneNumber, readPhone } from '../text/phone.ts';
import { phoneBytes } from './phone-bytes.ts';

/** Phone numbers with the country's code, `+886-2-2380-0791 ext 5012`; several stand side by side with 、 between them. */
export const phone: Normaliser = {
  type: 'phone',
  expected: { zh: '電話號碼', en: 'a phone number' },
  examples: [
    ['02-23800791#5012', '+886-2-2380-0791 ext 5012'],
    ['+886-2-2380-0791 ext 5012', '+886-2-2380-0791 ext 5012'],
    ['(02)2380-0791', '+886-2-2380-0791'],
    ['（０２）２３８０－０７９１', '+886-2-2380-0791'],
    ['02-2380-0791分機5012', '+886-2-2380-0791 ext 5012'],
    ['02-23800791轉5012', '+886-2-2380-0791 ext 5012'],
    ['03-3963281', '+886-3-396-3281'],
    ['037-559999', '+886-37-559999'],
    ['0836-22384', '+886-836-22384'],
    ['0912345678', '+886-912-345-678'],
    ['0800000123', '0800-000-123'],
    ['+886 2 2380 0791', '+886-2-2380-0791'],
    ['886-2-23800791', '+886-2-2380-0791'],
    ['02-23800791#5012', '02-23800791#5012', { form: 'domestic' }],
    ['+886 2 2380 0791', '02-23800791', { form: 'domestic' }],
    ['02-23800791、02-23800792', '+886-2-2380-0791、+886-2-2380-0792'],
    ['02-23800791；0912-345-678', '+886-2-2380-0791、+886-912-345-678'],
    ['2380-0791', '2380-0791'],
    ['02-23800791,0912-345-678', '+886-2-2380-0791、+886-912-345-678'],
    ['02-2380-0791(分機5012)', '+886-2-2380-0791 ext 5012'],
    ['電話：(02)2380-0791轉分機5012', '+886-2-2380-0791 ext 5012'],
    ['02.2380.0791', '+886-2-2380-0791'],
    ['1999', '1999'],
    ['0800-0001234', undefined],
    ['02-23800791/92', undefined],
    ['02-2380079', undefined],
    ['037-5599999', undefined],
    ['049-312345', undefined],
    ['12345', undefined],
    ['無', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 037-559999', '+886-37-559999'],
    ['inner-blanks', '+886 37 559999', '+886-37-559999'],
    ['full-width', '０３７－５５９９９９', '+886-37-559999'],
    ['phone-form', '037-559999', '+886-37-559999'],
  ],
  remark: {
    name: 'phone-without-area',
    level: 'warning',
    says: { zh: '「{found}」沒有區域碼，照原樣發布。', en: '“{found}” has no area code; published as it is.' },
    why: {
      zh: '沒有區域碼的號碼，外縣市的人撥不通，也不知道是哪裡的電話。',
      en: 'A number without its area code cannot be dialled from elsewhere, and nobody knows where it is.',
    },
    mend: { zh: '請補上區域碼，例如 02-2380-0791。', en: 'Add the area code, such as 02-2380-0791.' },
    example: { before: '2380-0791', after: '02-2380-0791' },
  },
  start: (field) => ({
    fast: (bytes, from, to, out) => phoneBytes(bytes, from, to, out, field.form === 'domestic'),
    read: (cell) => readPhones(cell, field),
    kinds: phoneKinds,
  }),
};

function readPhones(cell: string, field: Field): string | undefined {
  if (cell.length > 200) return undefined;
  const text = trimBlanks(cell);
  if (text === '') return '';
  const phones = split(text).map((one) => readPhone(one));
  if (phones.some((one) => one === undefined)) return undefined;
  return phones.map((one) => written(one!, field)).join('、');
}

function split(text: string): string[] {
  return text.split(/[、;；/／∕]|[,，](?=\s*[(（+＋0０])|\r?\n/);
}

function written(phone: PhoneNumber, field: Field): string {
  const { domestic, international, extension } = phone;
  if (field.form === 'domestic') return domestic + (extension === undefined ? '' : `#${extension}`);
  return (international ?? domestic) + (extension === undefined ? '' : ` ext ${extension}`);
}

function phoneKinds(cell: string, published: string): number {
  const remark = split(cell).some((one) => lacksArea(readPhone(one)!)) ? REMARK : 0;
  if (cell === published) return remark;
  const wide = hasWide(cell) ? changeBit['full-width'] : 0;
  const inner = /[ \u3000\u00a0]/.test(cell.replace(' ext ', '')) ? changeBit['inner-blanks'] : 0;
  return remark | wide | inner | changeBit['phone-form'];
}

/** A cell of a column of phone numbers that is none. */
export const unreadablePhone: Problem = {
  name: 'unreadable-phone',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '位數不對或寫法不完整的電話打不通。',
    en: 'A number of the wrong length, or one cut short, cannot be called.',
  },
  mend: {
    zh: '請寫區域碼與完整號碼；兩支電話請各自寫全，用頓號分開，不要寫成 02-23800791/92。',
    en: 'Write area code and whole number; write each of two numbers in full with 、 between them, not 02-23800791/92.',
  },
  example: { before: '02-23800791/92', after: '+886-2-2380-0791、+886-2-2380-0792' },
};
