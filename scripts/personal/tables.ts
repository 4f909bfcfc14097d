import type { Chance } from './chance.ts';
import { INSTITUTION } from './institution.ts';
import * as made from './persons.ts';

/** A cell of a column, by its row. */
export type Make = (chance: Chance, row: number) => string;

const called =
  (kinds: readonly string[]): Make =>
  (c, row) =>
    `${c.pick(['中正', '光復', '永豐', '大同', '金石', '高林', '文化', '和平'])}${row + 1}${c.pick(kinds)}`;
const firm = called(['有限公司', '工程行', '企業社', '股份有限公司']);
const school = called(['國小', '國中', '高中', '幼兒園']);

/** Whose an address is shows in what stands beside it: tables of persons that name institutions, and tables of institutions. */
export const tables: Readonly<Record<string, readonly (readonly [heading: string, is: string, make: Make])[]>> = {
  獎學金: [
    ['學生姓名', 'personal-name', made.personName],
    ['就讀學校', 'none', school],
    ['地址', 'personal-address', made.homeAddress],
    ['電話', 'personal-phone', made.phone],
  ],
  陳情案: [
    ['申請人', 'personal-name', made.personName],
    ['機關名稱', 'none', called(['局', '區公所', '分局'])],
    ['聯絡地址', 'personal-address', made.homeAddress],
  ],
  列管案: [
    ['案號', 'none', (_, row) => `113-${100 + row}`],
    ['轄區派出所', 'none', called(['派出所'])],
    ['地址', 'personal-address', made.homeAddress],
  ],
  投保: [
    ['身分證字號', 'personal-national-id', made.nationalId],
    ['公司名稱', 'none', firm],
    ['公司地址', 'personal-address', made.homeAddress],
  ],
  商業登記: [
    ['商號', 'none', firm],
    ['負責人', 'personal-name', made.personName],
    ['負責人住址', 'personal-address', made.homeAddress],
  ],
  公司名冊: [
    ['統一編號', 'none', (c) => c.digits(8)],
    ['公司名稱', 'none', firm],
    ['代表人', 'personal-name', made.personName],
    ['公司地址', INSTITUTION, made.homeAddress],
    ['電話', INSTITUTION, made.phone],
  ],
  學校名錄: [
    ['校名', 'none', school],
    ['地址', INSTITUTION, made.homeAddress],
    ['電話', INSTITUTION, made.phone],
    ['傳真', INSTITUTION, made.phone],
  ],
  警察機關: [
    ['單位', 'none', called(['派出所', '分局', '分隊'])],
    ['地址', INSTITUTION, made.homeAddress],
    ['電話', INSTITUTION, made.phone],
  ],
  關懷據點: [
    ['名稱', 'none', called(['協會', '里辦公處', '發展協會', '基金會', '活動中心'])],
    ['地址', INSTITUTION, made.homeAddress],
    ['電話', 'personal-mobile', (c) => made.mobile(c)],
  ],
  供水站: [
    ['供水站名稱', 'none', called(['國小', '公所', '公園', '市場'])],
    ['地址', INSTITUTION, made.homeAddress],
    ['聯絡人', 'none', (c) => `${c.pick([...'陳林黃楊'])}${c.pick(['股長', '主任', '先生', '小姐'])}`],
    ['電話', INSTITUTION, made.phone],
  ],
  事故: [
    [
      '發生時間',
      'none',
      (c) => `2023-${String(1 + c.below(12)).padStart(2, '0')}-${String(1 + c.below(28)).padStart(2, '0')}`,
    ],
    ['發生地點', INSTITUTION, (c) => `中山路${1 + c.below(90)}號之${1 + c.below(9)}前`],
    ['車種', 'none', (c) => c.pick(['自用-小客車', '普通重型-機車', '行人-人'])],
  ],
  狹小巷道: [
    ['巷道', 'none', (c) => `民族路${1 + c.below(90)}號${c.pick(['巷弄', '旁巷道', '左側巷道', '前巷道'])}`],
    ['範圍', 'none', (c) => `中山路3巷${1 + c.below(9)}號至${20 + c.below(90)}號`],
  ],
  單獨一欄: [['公司電話', INSTITUTION, (c) => `${c.digits(4, '2345678')}-${c.digits(4)}`]],
  場所: [['地點描述', INSTITUTION, (c) => `民生路${1 + c.below(90)}-${1 + c.below(9)}號旁`]],
};
