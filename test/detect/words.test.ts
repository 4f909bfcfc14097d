import { describe, expect, it } from 'vitest';
import { Look, lookOf, squeeze } from '../../src/detect/cell-look.ts';
import { cleanLabel } from '../../src/detect/flatten.ts';
import { isHeadingWord } from '../../src/detect/label-row.ts';
import { isComparison, isNote, isPageNumber, isSignatures } from '../../src/detect/notes.ts';
import { isAbout, isTitleRow, unitInTitle, unitOf } from '../../src/detect/titles.ts';
import { mayCompare, mayTotal } from '../../src/detect/total-bytes.ts';
import { derivedOf, isMeasures, isSexes, isTotal } from '../../src/detect/totals.ts';
import { Kind } from '../../src/model/batch.ts';

describe('lookOf', () => {
  it.each([
    ['', Look.blank],
    [' \u3000 ', Look.blank],
    ['12,345', Look.number],
    ['-1,971.5', Look.number],
    ['.22', Look.number],
    ['１２３', Look.number],
    ['(1,234)', Look.number],
    ['75.09%', Look.number],
    ['12#', Look.number],
    ['-', Look.mark],
    ['－', Look.mark],
    ['…', Look.mark],
    ['未詳', Look.mark],
    ['112/3/5', Look.date],
    ['2023-03-05', Look.date],
    ['民國112年', Look.date],
    ['1981M01', Look.date],
    ['12月', Look.date],
    ['A001', Look.code],
    ['0587-0000', Look.code],
    ['中正區', Look.text],
    ['0～4歲', Look.text],
  ])('%j looks like %i', (text, look) => {
    expect(lookOf(text)).toBe(look);
  });

  it('believes a spreadsheet that says number', () => {
    expect(lookOf('45356', Kind.number)).toBe(Look.number);
    expect(lookOf('2024-03-05', Kind.date)).toBe(Look.date);
  });
});

describe('totals', () => {
  it.each([
    '合計',
    '總　計',
    '  總    計 ',
    '小計',
    '計',
    '直轄市小計',
    '一、收入合計',
    'Total',
    'Grand Total',
    '總計 Total',
    '合　計：',
  ])('%j is a total', (text) => {
    expect(isTotal(text)).toBe(true);
  });
  it.each([
    '中正區',
    '會計',
    '主計處',
    '統計資料',
    '其他',
    '計程車',
    '總計畫',
    '設計費',
    '累計確診數說明，含死亡合計',
    'Totalitarian',
  ])('%j is none', (text) => {
    expect(isTotal(text)).toBe(false);
  });
  it('knows 計, 男, 女 as categories', () => {
    expect(isSexes(['計', '男', '女', ' 計 ', ' 男 ', ' 女 '])).toBe(true);
    expect(isSexes(['合計', '臺北市', '新北市'])).toBe(false);
    expect(isSexes(['男', '男', '男', '男', '女'])).toBe(false);
  });
  it('never rules out by bytes what is a total or a comparison by words', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    for (const text of ['合計', '總　計', '直轄市小計', 'Total', 'SUBTOTAL']) {
      expect(mayTotal(bytes(text), 0, bytes(text).length), text).toBe(true);
    }
    for (const text of ['較上月增減', '與上年同月比較', '增減率']) {
      expect(mayCompare(bytes(text), 0, bytes(text).length), text).toBe(true);
    }
    expect(mayTotal(bytes('中正區忠孝東路'), 0, 21)).toBe(false);
  });
});

describe('titles and units', () => {
  it.each([
    ['單位：千元', '千元'],
    ['單位︰人', '人'],
    ['　　單位：新臺幣億元', '新臺幣億元'],
    ['(單位：公頃)', '公頃'],
    ['Unit: NT$1,000', 'NT$1,000'],
    ['單位', undefined],
    ['單位名稱', undefined],
    ['承辦單位：秘書室', undefined],
  ])('unit of %j is %j', (text, unit) => {
    expect(unitOf(text)).toBe(unit);
  });
  it.each([
    ['面積(公頃)', '公頃'],
    ['年增加率（‰）', '‰'],
    ['總價(元)', '元'],
    ['員額(單位 ： 人)_職員', '人'],
    ['本年度(1)', undefined],
    ['鄉(鎮、市、區)別', undefined],
  ])('unit in the heading %j is %j', (title, unit) => {
    expect(unitInTitle(title)).toBe(unit);
  });
  it.each(['中華民國112年', '中 華 民 國 ９５ 年度', '單位：元', '更新日期：113/10/30', '民國一百零五年底'])(
    '%j is about the table',
    (text) => {
      expect(isAbout(text)).toBe(true);
    },
  );
  it.each(['統計年月', '資料期間', '年度', '公告日期', '區域別'])('%j may be a heading', (text) => {
    expect(isAbout(text)).toBe(false);
  });
  it.each([
    [['某某統計表'], true],
    [['各縣市人口數', '各縣市人口數(續1)'], true],
    [['歷年各縣市人口年增加率（99年起）', '歷年各縣市人口年增加率（64年至98年）'], true],
    [['中華民國112年', '單位：人'], true],
    [['某某統計表', '單位：人'], true],
    [['區域別', '99年', '100年', '區域別', '64年'], false],
    [['區域別', '人口數'], false],
    [['年度', '收入', '單位：元'], false],
  ])('title row %j: %j', (cells, title) => {
    expect(isTitleRow(cells)).toBe(title);
  });
});

describe('notes', () => {
  it.each([
    '註：本表不含外國人。',
    '說　明：1.本表按登記日期統計',
    '資料來源：內政部戶政司',
    '備註：',
    '※烏來區為山地鄉，不列入統計範圍之內',
    'Source: Ministry of Finance',
    'Note 1. Preliminary',
    '附註1：推估值',
    '製表日期：105年9月',
    '以上共計3座',
  ])('%j is a note', (text) => {
    expect(isNote(text)).toBe(true);
  });
  it.each(['註冊人數', '※烏來區', '說明會場次', '備註欄位數', '本表店', '臺北市', 'Notebook', 'Sources'])(
    '%j is none',
    (text) => {
      expect(isNote(text)).toBe(false);
    },
  );
  it('knows page numbers, comparisons and signatures', () => {
    expect(['第 1 頁', '- 3 -', '12', '第1頁，共9頁'].every(isPageNumber)).toBe(true);
    expect(['較上月增減', '較上年同月\n増減 (%)', '與上年比較', '增減率(%)'].every(isComparison)).toBe(true);
    expect(['比率', '增減挹注地區', '與會人數'].some(isComparison)).toBe(false);
    expect(isSignatures(['填表 王', '審核 李', '機關首長'])).toBe(true);
    expect(isSignatures(['局長', '王'])).toBe(false);
  });
});

describe('labels', () => {
  it.each([
    ['新 北 市', '新北市'],
    ['新\n\n北\n\n市', '新北市'],
    ['本年度\n預算數', '本年度預算數'],
    ['類型 Class', '類型 Class'],
    ['有效票數A\nA=1+2', '有效票數A A=1+2'],
    ['  總    計 ', '總計'],
  ])('%j is published as %j', (text, label) => {
    expect(cleanLabel(text)).toBe(label);
  });
  it('knows how headings end', () => {
    expect(['機關名稱', '人口數', '面積(公頃)', 'district_code', '備註'].every(isHeadingWord)).toBe(true);
    expect(['臺北市', '王家餐廳', 'C', '仁愛路四段505號'].some(isHeadingWord)).toBe(false);
  });
  it('squeezes every kind of blank', () => {
    expect(squeeze('\ufeff總\u3000 計\t\n')).toBe('總計');
  });
});

describe('derivedOf', () => {
  it.each([
    ['總　計', 'total'],
    ['直轄市合計', 'total'],
    ['小計', 'subtotal'],
    ['Subtotal', 'subtotal'],
    ['平均', 'average'],
    ['年平均值', 'average'],
    ['全國平均', 'average'],
    ['Average', 'average'],
    ['平均每人', undefined],
    ['平均氣溫', undefined],
    ['中正區', undefined],
  ])('%s', (text, derived) => {
    expect(derivedOf(text)).toBe(derived);
    if (derived !== undefined) {
      const bytes = new TextEncoder().encode(text);
      expect(mayTotal(bytes, 0, bytes.length)).toBe(true);
    }
  });
});

describe('isMeasures', () => {
  it.each([
    [['最高', '最低', '平均'], true],
    [['甲', '平均', '乙', '平均'], true],
    [['1月', '2月', '3月', '平均'], false],
    [['甲', '乙'], false],
  ])('%j', (keys, measures) => {
    expect(isMeasures(keys)).toBe(measures);
  });
});
