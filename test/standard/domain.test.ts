import { describe, expect, it } from 'vitest';
import { readDomain } from '../../src/standard/domain.ts';
import { readRegexp } from '../../src/standard/regexp.ts';

const meets = (text: string, typeWord: string, cell: string): boolean => {
  const { checks } = readDomain(text, typeWord);
  if (checks?.enum) return checks.enum.includes(cell);
  return new RegExp(`^(?:${checks?.pattern})$`, 'u').test(cell);
};

describe('readDomain', () => {
  it.each([
    ['[00000-99999]', '63000', '9007'],
    ['[A-Z][1-2][00000000-99999999]', 'A123456789', 'A323456789'],
    ['第1碼[A-Z],第2碼[1-2],第3-10碼[00000000-99999999]', 'B212345678', '1212345678'],
    ['[A,Q,M]', 'Q', 'X'],
    ['[ppm、ppb、μg/m3、%、℃、m/sec]', '℃', '°C'],
    ['［原始值，年增率，年增率(%)］', '年增率(%)', '年增'],
    ['[0000-9999]M[01-12]', '2023M01', '2023M13'],
    ['[1-8,A][00-ZZ][00-ZZ][00-ZZ][00-ZZ][5-7,A-Z]', '313200000G', '913200000G'],
    ['[0000-9999],[00-99,AA-ZZ]', '1140AB', '1140A1'],
    ['[09AD][DDDDDD] A:[0-8] D:[0-9]', '0912345678', '0992345678'],
    ['[010,020][DD~DDDDDDDD] D:[0-9]', '01012', '0101'],
    ['[±][0-999999999999999](.[0-999])或[--,…,-]', '-12.05', '12.3456'],
    ['[±][0-999999999999999](.[0-999])或[--,…,-]', '…', '...'],
    ['[001-999]', '003', '000'],
    ['[1-999]', '31', '031'],
    ['已註銷;已廢止', '已廢止', '廢止'],
    ['True,False', 'True', 'true'],
    ['範圍:<=1,2~5,>=6;欄寬1-3字元', '2~5', '3'],
    ['長度1 至8碼的數字', '1234', '123456789'],
    ['[空值,E,P,Z]', 'E', '空值'],
    ['MM', '07', '7'],
  ])('%s takes %s, not %s', (text, good, bad) => {
    expect(readDomain(text, '字串').parsed).toBe(true);
    expect([meets(text, '字串', good), meets(text, '字串', bad)]).toEqual([true, false]);
  });

  it.each([
    ['[0000-9999][01-12][01-31]', '日期', { type: 'date', form: 'basic', parsed: true }],
    ['[0000-9999] [01-12] [01-31]', '日期', { type: 'date', form: 'basic', parsed: true }],
    ['YYY', '字串', { type: 'period', form: 'roc', precision: 'year', parsed: true }],
    ['YYYMMDD', '字串', { type: 'date', form: 'roc', parsed: true }],
    ['整數', '數字', { type: 'integer', parsed: true }],
    ['[0~99999]', '數字', { checks: { minimum: 0, maximum: 99999 }, parsed: true }],
    [
      '整數；欄寬1~3字元；範圍：-90~60',
      '數字',
      { type: 'integer', checks: { minLength: 1, maxLength: 3, minimum: -90, maximum: 60 }, parsed: true },
    ],
    ['長度為12-14的字串', '字串', { checks: { minLength: 12, maxLength: 14 }, parsed: true }],
    ['文字', '字串', { parsed: true }],
  ])('%s of %s', (text, word, domain) => expect(readDomain(text, word)).toEqual(domain));

  it.each([
    '詳「歲入來源別科目表」',
    '引用標準名稱ISO 3166-1',
    '姓名(中文): 建議字元不超過200 。 姓名(拼音): /^[\\p{Latin}]{1,200}$/u。',
    '[(02-08,037)ADDDDDDD] A:[2-9] D:[0-9]',
    '[5-3]',
    '[0-',
    '欄寬4~70字元',
    '',
  ])('keeps %s as text', (text) => expect(readDomain(text, '字串')).toEqual({ parsed: false }));
});

describe('readRegexp', () => {
  it.each([
    [' /^([1-9][0-9]*|0)(\\.[0-9]+)?$/ ', '([1-9][0-9]*|0)(\\.[0-9]+)?'],
    ['/^(ppm|m\\/sec)$/u', '(ppm|m\\/sec)'],
    ['/^a|b$/', '^a|b$'],
    ['/\\d/', '[\\s\\S]*(?:\\d)[\\s\\S]*'],
    ['#^a\\-b$#', 'a-b'],
  ])('%s', (text, pattern) => {
    const read = readRegexp(text);
    if (text.startsWith('#')) expect(read).toBeUndefined();
    else expect(read).toEqual({ pattern });
  });

  it('knows function names, and refuses other flavours', () => {
    expect(readRegexp('validateDate')).toEqual({ validator: 'validateDate' });
    expect(readRegexp('/^a$/i')).toBeUndefined();
    expect(readRegexp('/^(?P<x>a)$/')).toBeUndefined();
    expect(readRegexp('/^(a$/')).toBeUndefined();
  });
});
