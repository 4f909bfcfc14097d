import { describe, expect, it } from 'vitest';
import { periodOf } from '../../src/detect/title-period.ts';

describe('the period of a title', () => {
  it.each([
    [['中華民國112年5月'], '2023-05'],
    [['中 華 民 國 １１２ 年 ５ 月 底'], '2023-05'],
    [['中華民國一一二年五月底'], '2023-05'],
    [['112年第1季底'], '2023-Q1'],
    [['臺北市112年度公園清冊'], '2023'],
    [['106年4月底各里人口', '單位：人'], '2017-04'],
    [['資料截止日期：112年12月31日'], '2023-12-31'],
    [['100年普查', '中華民國112年5月'], '2023-05'],
    [['列印日期：112年12月31日', '111年度決算'], '2022'],
    [['歷年人口（99年起）'], undefined],
    [['中華民國64年至98年'], undefined],
    [['112年1月至12月'], undefined],
    [['110年與111年比較'], undefined],
    [['公園清冊'], undefined],
    [[], undefined],
  ])('%j', (titles, canonical) => {
    expect(periodOf(titles)?.canonical).toBe(canonical);
  });
  it('keeps the words it was written in', () => {
    expect(periodOf(['臺北市 112 年度公園清冊'])?.text).toBe('112年度');
  });
});
