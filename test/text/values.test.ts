import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressParts, joinAddress } from '../../src/text/address.ts';
import { addressByList161, addressByList170 } from '../../src/text/address-standards.ts';
import { isBusinessNumber, isPersonalNumber } from '../../src/text/identity.ts';
import { readPeriod } from '../../src/text/period.ts';
import { daysOf } from '../../src/text/period-days.ts';
import { readPhone } from '../../src/text/phone.ts';
import { movePoint, movePointBack, scaleOf } from '../../src/text/scale.ts';

describe('addresses', () => {
  const parts = [...'臺北市大安區三民里中正路街巷弄衖號樓室鄰段之0123456789１２一二十百鄉村大道地下-、 甲'];
  it('are the same again when joined, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 30 }), (signs) => {
        const text = signs.join('').trim();
        const taken = addressParts(text);
        if (taken) expect(joinAddress(taken)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('are written by both standards', () => {
    const taken = addressParts('106臺北市大安區龍泉里3鄰和平東路1段162巷5弄7號2樓之1')!;
    expect(addressByList161(taken)).toMatchObject({
      COUNTY: '臺北市',
      TOWN: '大安區',
      VILLAGE: '龍泉里',
      NEIGHBOR: '003鄰',
      ROAD: '和平東路一段',
      LANE: '162巷',
      ALLEY: '5弄',
      NUMBER: '7號',
      FLOOR: '2樓之1',
    });
    expect(addressByList170(taken)).toMatchObject({
      Neighbor: '003',
      Road: '和平東路',
      Section: '1段',
      DoorPlate: '7',
    });
    expect(addressByList170(addressParts('臺北市中正區凱達格蘭大道1號')!)).toMatchObject({
      Boulevard: '凱達格蘭大道',
      Road: '',
    });
  });

  it.each([
    ['高雄市前鎮區中華五路789號', { town: '前鎮區', road: '中華五路' }],
    ['臺南市新市區中山路1號', { town: '新市區', road: '中山路' }],
    ['臺北市市民大道四段100號', { town: '', road: '市民大道', section: '四段' }],
    ['臺中市豐原區豐原區圓環東路31~60號', { town: '豐原區', again: '豐原區', road: '圓環東路', number: '31~60號' }],
    ['屏東縣三地門鄉三地村行政街1號', { town: '三地門鄉', village: '三地村', road: '行政街' }],
    ['臺東縣太麻里鄉泰和村１號', { town: '太麻里鄉', village: '泰和村', number: '１號' }],
  ])('%s', (text, want) => expect(addressParts(text)).toMatchObject(want));
});

describe('numbers of people and firms', () => {
  it('one wrong digit is seen', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 2, max: 9 }), (made, at) => {
        const bare = `A1${made.join('').slice(0, 7)}`;
        const last = [...'0123456789'].find((digit) => isPersonalNumber(bare + digit))!;
        const whole = bare + last;
        const other = String((Number(whole[at]) + 1) % 10);
        expect(isPersonalNumber(whole.slice(0, at) + other + whole.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('what was right before 2023 still is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), (number) => {
        if (isBusinessNumber(number, true)) expect(isBusinessNumber(number)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('units', () => {
  it.each([
    ['千元', '元', 3],
    ['百萬元', '元', 6],
    ['億元', '百萬元', 2],
    ['新臺幣千元', '元', 3],
    ['千人', '人', 3],
    ['元', '千元', undefined],
    ['千元', '人', undefined],
    ['元', '元', undefined],
    ['千元', undefined, undefined],
  ])('%s in %s', (scale, unit, places) => expect(scaleOf(scale, unit)).toBe(places));

  it('there and back again', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 1, max: 12 }), (number, places) => {
        expect(movePointBack(movePoint(String(number), places), places)).toBe(String(number));
      }),
    );
  });
});

describe('periods', () => {
  it('each covers days, and the interval of its days is read as it is', () => {
    const near = fc.tuple(
      fc.constantFrom('', '民國', '西元'),
      fc.integer({ min: 30, max: 120 }),
      fc.constantFrom(
        '年',
        '年度',
        '學年度',
        '年上半年',
        '年第2季',
        '年3月',
        '年3月至5月',
        '年5月中旬',
        '年底',
        '-112年',
      ),
    );
    fc.assert(
      fc.property(near, (parts) => {
        const read = readPeriod(parts.join(''), 'day');
        if (read === undefined) return;
        const [first, last] = daysOf(read)!;
        expect(first <= last).toBe(true);
        if (first < last) expect(readPeriod(`${first}/${last}`, 'day')).toBe(`${first}/${last}`);
      }),
    );
  });
});

describe('phones', () => {
  it('of every area are read again from what was written', () => {
    const areas = [
      ['02', 8],
      ['037', 6],
      ['03', 7],
      ['04', 8],
      ['04', 7],
      ['049', 7],
      ['082', 6],
      ['0826', 5],
      ['0836', 5],
      ['089', 6],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.integer({ min: 20_000_000, max: 29_999_999 }),
        ([area, length], number) => {
          const local = String(number).slice(0, length);
          const read = readPhone(`(${area})${local}`);
          if (!read) return;
          expect(readPhone(read.international!)).toEqual(read);
          expect(readPhone(read.domestic)).toEqual(read);
        },
      ),
    );
  });
});
