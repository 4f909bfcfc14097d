import { type Chance, chanceOf } from './chance.ts';
import * as made from './persons.ts';
import { type Make, tables } from './tables.ts';

/** A column of the measured set: what each cell truly is, `none` for a decoy. */
export interface MadeColumn {
  readonly heading: string;
  /** The pipeline says that what is in it is an institution's. */
  readonly institution?: boolean;
  readonly cells: readonly { readonly text: string; readonly is: string }[];
  /** Columns of one table stand beside each other. */
  readonly table: string;
}

export const SEED = 20_261_121;
const ROWS = 30;

/** Columns of cells with a person's data, of cells without, and of both. */
export function madeColumns(seed = SEED): readonly MadeColumn[] {
  const chance = chanceOf(seed);
  const columns: MadeColumn[] = [];
  const add = (table: string, heading: string, is: string, make: Make, more: Partial<MadeColumn> = {}) =>
    columns.push({
      table,
      heading,
      cells: Array.from({ length: ROWS }, (_, row) => ({ text: make(chance, row), is })),
      ...more,
    });
  for (const [heading, is, make] of persons) add(heading, heading, is, make);
  for (const [heading, make] of decoys) add(heading, heading, 'none', make);
  for (const [heading, make] of institutions) add(heading, heading, 'none', make, { institution: true });
  // One table in which everything stands side by side.
  add('名冊', '編號', 'none', (_, row) => String(row + 1));
  add('名冊', '姓名', 'personal-name', made.personName);
  add('名冊', '身分證字號', 'personal-national-id', made.nationalId);
  add('名冊', '就讀學校', 'none', (c) => c.pick(['中正國小', '光復國中', '成功高中', '金門高職']));
  for (const [table, members] of Object.entries(tables)) for (const one of members) add(table, ...one);
  columns.push(remarks(chance));
  return columns;
}

const persons: readonly (readonly [heading: string, is: string, make: Make])[] = [
  ['身分證字號', 'personal-national-id', made.nationalId],
  ['統一證號', 'personal-national-id', made.residentId],
  ['居留證號碼（舊式）', 'personal-national-id', made.oldResidentId],
  ['識別', 'personal-national-id', made.nationalId],
  ['欄位三', 'personal-national-id', (c) => made.residentId(c).toLowerCase()],
  ['附註', 'personal-national-id', (c) => `經查${made.nationalId(c)}符合資格`],
  ['申請文件', 'personal-national-id', (c) => `居留證：${made.oldResidentId(c)}（影本）`],
  ['手機', 'personal-mobile', (c) => made.mobile(c)],
  ['行動電話', 'personal-mobile', (c) => made.mobile(c, 0).slice(1)],
  ['欄位四', 'personal-mobile', (c) => made.mobile(c)],
  ['處理情形', 'personal-mobile', (c) => `請洽當事人${made.mobile(c)}，下午為宜`],
  ['住家電話', 'personal-phone', made.phone],
  ['電話', 'personal-phone', (c) => `02${c.digits(8, '2345678')}`],
  ['欄位五', 'personal-phone', made.phone],
  ['說明', 'personal-phone', (c) => `電話：${made.phone(c)}#${c.digits(2)}`],
  ['電子郵件', 'personal-email', made.email],
  ['欄位六', 'personal-email', made.email],
  ['意見內容', 'personal-email', (c) => `請回覆到${made.email(c)}，謝謝`],
  ['護照號碼', 'personal-passport', made.passport],
  ['查驗說明', 'personal-passport', (c) => `護照號碼：${made.passport(c)}已註銷`],
  ['健保卡號', 'personal-health-card', made.healthCard],
  ['匯款帳號', 'personal-bank-account', made.bankAccount],
  ['撥款備註', 'personal-bank-account', (c) => `帳號${made.bankAccount(c)}退匯`],
  ['車牌號碼', 'personal-licence-plate', made.plate],
  ['違規事實', 'personal-licence-plate', (c) => `車號${made.plate(c)}違規停車`],
  ['住址', 'personal-address', made.homeAddress],
  ['戶籍地', 'personal-address', made.homeAddress],
  ['案情', 'personal-address', (c) => `${made.homeAddress(c)}住戶反映噪音`],
  ['申請人姓名', 'personal-name', made.personName],
  ['欄位七', 'personal-national-id', (c) => spaced(made.nationalId(c), c.pick([' ', '-']), 1, 4, 7)],
  ['聯絡方式', 'personal-mobile', (c) => `${made.personName(c)}／${made.mobile(c)}`],
  [
    '欄位八',
    'personal-mobile',
    (c) => c.pick([`(0912)${c.digits(3)}-${c.digits(3)}`, `0928.${c.digits(3)}.${c.digits(3)}`]),
  ],
  ['備註二', 'personal-mobile', (c) => `886-9${c.digits(2)}-${c.digits(6)}或留言`],
  ['連絡電話', 'personal-phone', (c) => `${c.digits(4, '2345678')}-${c.digits(4)}`],
  ['反映意見', 'personal-phone', (c) => `(04)${c.digits(4, '2345678')}-${c.digits(4)} 分機 ${c.digits(3)}，請回電`],
  ['傳真', 'personal-phone', (c) => `02 ${c.digits(4, '2345678')} ${c.digits(4)}`],
  ['證件', 'personal-passport', (c) => `passport no. E${c.digits(8)}`],
  ['郵局帳號', 'personal-bank-account', (c) => `700-${c.digits(7)}-${c.digits(7)}`],
  ['車輛牌照', 'personal-licence-plate', (c) => `E${c.pick([...'ABC'])}A ${c.digits(4)}`],
  ['現居', 'personal-address', (c) => `中山路${1 + c.below(90)}號之${1 + c.below(9)}前`],
  ['居住地', 'personal-address', (c) => `水源里${1 + c.below(20)}鄰${1 + c.below(90)}號`],
  // What is known not to be seen, so that the figures do not flatter.
  ['英文通訊處', 'personal-address', (c) => `No. ${1 + c.below(300)}, Zhongzheng Rd., Da-an Dist., Taipei City`],
  ['寄送到', 'personal-address', (c) => `中正路${1 + c.below(90)}之${1 + c.below(9)} ${2 + c.below(9)}樓`],
  ['住民', 'personal-name', (c) => `${c.pick(['瓦歷斯', '比令', '拉娃'])}·${c.pick(['甲乙', '丙丁', '戊己'])}`],
  [
    '病患姓名',
    'personal-name',
    (c) => `${c.pick([...'卜邢麥蒙陳林'])}${c.pick([...'甲乙丙丁'])}${c.pick([...'春夏秋冬'])}`,
  ],
  ['送達處所', 'personal-address', (c) => `民生路${1 + c.below(90)}-${1 + c.below(9)}號旁`],
];

function spaced(text: string, by: string, ...at: readonly number[]): string {
  return at
    .map((from, i) => text.slice(i === 0 ? 0 : at[i - 1]!, from))
    .concat(text.slice(at.at(-1)))
    .join(by);
}

const year = (c: Chance) => 80 + c.below(33);
const two = (c: Chance, limit: number) => String(1 + c.below(limit)).padStart(2, '0');
const places = ['臺北市', '金門縣', '高雄市', '花蓮縣', '羅東鎮', '林口區', '王功里', '江翠里'];

const decoys: readonly (readonly [heading: string, make: Make])[] = [
  ['統一編號', (c) => c.digits(8)],
  ['財產編號', (_, row) => `A1${String(23_400_000 + row * 7)}`],
  ['序號', (c) => `${c.pick([...'ABCDEF'])}${c.digits(9, '12')}`.slice(0, 9) + String(c.below(10))],
  ['標籤', (c) => `A2${c.digits(8)}`],
  ['發票號碼', (c) => `AB${c.digits(8)}`],
  ['流水號', (c) => c.digits(10, '1234')],
  ['條碼', (c) => `471${c.digits(10)}`],
  ['案件', (c) => c.digits(12, '1')],
  ['電表', (c) => c.digits(16)],
  ['醫事機構代碼', (c) => `${c.pick(['04', '09', '02', '35'])}0${c.digits(7)}`],
  ['登記日期', (c) => `${year(c)}/${two(c, 12)}/${two(c, 28)}`],
  ['發照日期', (c) => `0${year(c) % 100}${two(c, 12)}${two(c, 28)}`],
  ['更新時間', (c) => `2023-${two(c, 12)}-${two(c, 28)} ${two(c, 23)}:00:00`],
  ['時間戳記', (c) => `2023${two(c, 12)}${two(c, 28)}${two(c, 23)}0000`],
  ['期間', (c) => `${year(c)}年${two(c, 12)}月至${year(c)}年${two(c, 12)}月`],
  ['金額', (c) => Number(c.digits(10, '123')).toLocaleString('en')],
  ['資本額', (c) => c.digits(9, '9')],
  ['經緯度', (c) => `12${c.below(2)}.${c.digits(6)},2${c.below(5)}.${c.digits(6)}`],
  ['坐標', (c) => `${c.digits(6, '23')}.${c.digits(3)} ${c.digits(7, '2')}.${c.digits(3)}`],
  ['免付費專線', (c) => `0800-${c.digits(3)}-${c.digits(3)}`],
  ['料號', (c) => `${c.digits(4)}-${c.digits(5)}-${c.digits(3)}`],
  ['文號', (c) => `府都建字第${year(c)}${c.digits(7)}號`],
  ['判決', (c) => `${year(c)}年度訴字第${1 + c.below(4000)}號`],
  ['公告依據', (c) => `臺北市政府${year(c)}年${two(c, 12)}月${two(c, 28)}日公告第${c.digits(5)}號函`],
  ['路段', (c) => `臺北市大安區${c.pick(['和平東路二段', '中正路', '民族一路'])}`],
  ['門牌區段', (c) => `臺中市豐原區中正路${1 + 30 * c.below(9)}~${30 + 30 * c.below(9)}號`],
  ['地號', (c) => `中正段${c.digits(3)}-${c.below(20)}地號`],
  ['出口', (c) => `捷運忠孝復興站${1 + c.below(8)}號出口`],
  ['道路', (c) => c.pick(['國道1號', '國道3號', '台9線', '省道台61線', '縣道145號'])],
  ['設施', (c) => `${1 + c.below(9)}號${c.pick(['公園', '碼頭', '抽水站', '水門'])}`],
  ['網址', (c) => `https://data.example.gov.tw/dataset/${c.digits(9)}`],
  ['主機', (c) => `10.${c.below(255)}.${c.below(255)}.${c.below(255)}`],
  ['書號', (c) => `978-957-${c.digits(5)}-${c.digits(2)}-${c.below(10)}`],
  ['縣市', (c) => c.pick(places)],
  ['已遮罩證號', (c) => `A1${c.digits(2)}****${c.digits(2)}`],
  ['已遮罩電話', (c) => `09${c.digits(2)}***${c.digits(3)}`],
  ['社群帳號', (c) => `@user_${c.digits(3)}`],
  ['型號', (c) => `${c.pick(['LED', 'TX', 'PQR'])}-${c.digits(4)}`],
  ['數量', (c) => `${c.below(90)}件`],
  ['行動電話用戶數', (c) => c.digits(8, '2345678')],
  ['手機門號數（門）', (c) => c.digits(9, '9')],
  ['受理', (c) => `${two(c, 12)}-2022${c.digits(3)}`],
  ['案件編號', (c) => `0${3 + c.below(5)}-${c.digits(7, '2345678')}`],
  ['批號', (c) => `${c.pick([...'QRST'])}${c.pick([...'ABCDEFGH'])}${c.digits(8)}`],
  ['併案說明', (c) => `併入案號05-2022${c.digits(3)}辦理`],
  ['設備識別碼', (c) => c.digits(15, '3')],
  ['紀錄時間', (c) => `2023-${two(c, 12)}-${two(c, 28)}T08:${two(c, 59)}:33Z`],
  ['水號', (c) => `${c.digits(2)}-${c.digits(4)}-${c.digits(5)}`],
  ['里程', (c) => `國道${1 + c.below(9)}號${c.digits(3, '123')}K+${c.digits(3)}`],
  ['路口', (c) => `中山路與中正路口${c.below(50)}公尺`],
  ['橋梁', (c) => `中正路${1 + c.below(9)}號橋`],
  ['法規', (c) => `第${1 + c.below(90)}條第${1 + c.below(9)}項第${1 + c.below(9)}款`],
  ['使用者帳號', (c) => `user${c.digits(5)}`],
  ['學生組別', (c) => c.pick(['國小組', '國中組', '高中組', '大專組', '社會組'])],
  ['申請人類別', (c) => c.pick(['公司', '行號', '個人', '政府機關'])],
  ['列車車號', (c) => `EMU${c.digits(3, '123')}`],
  ['電話查詢件數', (c) => c.digits(7, '2345678')],
  ['公司名稱', (c) => `${c.pick(['大同', '高林', '金石', '永豐'])}${c.pick(['工程行', '企業社', '實業有限公司'])}`],
];

const institutions: readonly (readonly [heading: string, make: Make])[] = [
  ['診所電話', made.phone],
  ['機關電話', (c) => `(02)2${c.digits(3)}-${c.digits(4)}轉${c.digits(3)}`],
  ['醫院地址', made.homeAddress],
  ['公司信箱', (c) => `service${c.below(9)}@example.com.tw`],
];

/** Free text, one cell in six with a person's data. */
function remarks(chance: Chance): MadeColumn {
  const plain = [
    '已結案',
    '第3次催辦，112/05/06前回覆',
    '依府都建字第1120012345號函辦理',
    '金額1,234,567元',
    '併入案號A123456780',
  ];
  const cells = Array.from({ length: 60 }, (_, row) => {
    if (row % 6 !== 0) return { text: chance.pick(plain), is: 'none' };
    if (row % 12 === 0) return { text: `聯絡人${made.mobile(chance, 1)}`, is: 'personal-mobile' };
    return { text: `現住${made.homeAddress(chance)}`, is: 'personal-address' };
  });
  return { table: '備註', heading: '備註', cells };
}
