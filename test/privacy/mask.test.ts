import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaskKind } from '../../src/model/privacy.ts';
import { redacted } from '../../src/privacy/discreet.ts';
import { masked } from '../../src/privacy/mask.ts';

describe('masks', () => {
  it.each<[MaskKind, string, string]>([
    ['id', 'A123456789', 'A1********'],
    ['id', '無', '***'],
    ['name', '王小明', '王○○'],
    ['name', '歐陽春山', '歐○○○'],
    ['name', '王小明 0912345678', '***'],
    ['phone', '0912-345-678', '0912-***-***'],
    ['phone', '+886 912 345 678', '+886 9** *** ***'],
    ['phone', '王小明', '***'],
    ['email', 'someone@example.com', 's***@example.com'],
    ['email', '無', '***'],
    ['address', '臺北市大安區和平東路二段12巷3號4樓', '臺北市大安區和平東路二段'],
    ['address', '臺中市豐原區中正路12號', '臺中市豐原區中正路'],
    ['address', '金門縣金湖鎮介壽村12號', '金門縣金湖鎮介壽村'],
    ['address', '王小明', '***'],
    ['plate', 'ABC-1234', 'ABC-****'],
    ['plate', '不詳', '***'],
    ['all', '王小明', '***'],
    ['all', '', ''],
  ])('%s: %s becomes %s', (kind, cell, becomes) => expect(masked(cell, kind)).toBe(becomes));

  it('are total, keep an empty cell empty, and leave little of any text', () => {
    const kinds = fc.constantFrom<MaskKind>('id', 'name', 'phone', 'email', 'address', 'plate', 'all');
    fc.assert(
      fc.property(kinds, fc.string({ unit: 'grapheme' }), (kind, text) => {
        const made = masked(text, kind);
        expect(made === '').toBe(text.trim() === '' && made === '');
        expect(kind === 'address' || kind === 'email' || made.replace(/[*○\s()-]/g, '').length <= 5).toBe(true);
      }),
    );
  });

  it('a date of birth has no mask: all of it is covered', () => expect(masked('1990-05-12', 'all')).toBe('***'));
});

describe('redacted', () => {
  it.each([
    ['找到 A123456789', '找到 A1********'],
    ['電話 0912-345-678 與 a@example.com', '電話 0912-***-*** 與 a***@example.com'],
    ['住中正路12號', '住中正路'],
    ['04595257', '04595257'],
  ])('%s becomes %s', (text, becomes) => expect(redacted(text)).toBe(becomes));

  it('an institution keeps its phone', () =>
    expect(redacted('02-2380-0791 A123456789', true)).toBe('02-2380-0791 A1********'));
});
