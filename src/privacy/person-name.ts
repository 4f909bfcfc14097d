import type { Problem } from '../model/finding.ts';

/** Names are public where somebody acts for an office, so alone they are a warning; beside other personal data they are an error. */
export const personName: Problem = {
  name: 'personal-name',
  level: 'error',
  says: {
    zh: '找到疑似個人姓名「{found}」（依據：{evidence}），預期發布的資料不含可以認出個人的資料。',
    en: 'Found what looks like persons’ names, {found} ({evidenceEn}); expected nothing that tells who a person is.',
  },
  why: {
    zh: '姓名與證號、電話、住址放在一起，就能確定是哪一個人。只有姓名而旁邊沒有其他個人資料時，這一項只是警告。',
    en: 'A name beside an identifier, a phone or an address tells exactly who it is. With no other personal data beside it, this is a warning only.',
  },
  mend: {
    zh: '在發布流程該欄位寫 privacy: { drop: true } 拿掉，或寫 privacy: { mask: name } 只留姓。依法應公開的姓名（如負責人），在 accept 寫明依據和期限。',
    en: 'Leave the column out with privacy: { drop: true }, or keep the family name only with privacy: { mask: name }. Names that the law makes public go under accept, with the law and an end date.',
  },
  example: { before: '姓名|手機\n王○明|0912******', after: '鄉鎮市區|件數\n大安區|1' },
};

/** Headings under which persons' names stand. */
export const NAMED =
  /姓名|名字|氏名|當事人|申請人|聯[絡繫]人|連絡人|負責人|代表人|承辦人|被害人|關係人|受理人|所有權人|持有人|案主|個案|家長|學生|病患|患者|被保險人|繼承人|收件人|行為人|受處分人|受裁處人|裁處人|受罰人|處分人|違規人|違規者|違法者|義務人|納稅人|欠稅人|債務人|債權人|所有人|使用人|管理人|經營者|飼主|車主|屋主|地主|駕駛人|肇事者|傷者|死者|亡者|得獎者|得獎人|獲獎人|錄取者|里長|村長|鄰長|議員|校長|院長|園長|所長|站長|局長|主任|負責醫師|鎖匠|\bperson|(?:full|last|first|contact|owner).?name/iu;

/** Those among them that act for an office or a firm: whose the address beside them is they do not say. */
export const OFFICER =
  /負責人|代表人|承辦人|受理人|管理人|經營者|裁處人(?<!受裁處人)|(?<!鄰)里長|村長|議員|校長|院長|園長|所長|站長|局長|主任|負責醫師/u;

// The family names of more than nine in ten people in Taiwan (內政部, 全國姓名統計分析), and those of two characters.
const SINGLE =
  '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍蔣石古紀姚連馮歐程湯康田姜汪白鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵';
const DOUBLE = '歐陽|張簡|范姜|司馬|上官|諸葛|司徒|東方|夏侯|皇甫';
// What ends in these is a place or an office, though it may begin with a family name: 高雄市, 金門縣.
const NAME = new RegExp(
  `^(?:(?:${DOUBLE})\\p{Script=Han}{1,2}|[${SINGLE}]\\p{Script=Han}{1,2}|[${SINGLE}]{2}\\p{Script=Han}{2})$`,
  'u',
);
const PLACE = /[縣市區鄉鎮村里路街局處科所院校部會司社店]$/u;
/** A family name with an office or a title, 楊股長 or 王先生, tells nobody. */
const TITLED =
  /(?:[股課科組處局所站校園里村鄰院館店會隊廠]長|主任|經理|專員|幹事|秘書|祕書|組員|課員|科員|技士|技佐|警員|老師|醫師|主委|先生|小姐|女士)$/u;
/** What a firm's name ends in, where the name of a person stands behind it: 某某有限公司(王小明), 某某商行王小明. */
const AFTER_FIRM =
  /(?:公司|商行|商號|企業社|工程行|實業社|行號|工廠|商店|診所|藥局|行)[\s\u3000]*[(（/、：:-]?([^()（）/、：:]{2,6})[)）]?$/u;

/** A name of which something is covered already: 王○明. */
export const MASKED_NAME = /^\p{Script=Han}[○◯〇OＯ0*＊●xXｘＸ]{1,2}\p{Script=Han}?$/u;

/** Headings that say it plainly: any short Chinese text there is a name, whatever it begins with. */
export const PLAINLY_NAMED = /姓名|氏名/u;
const SHORT = /^(?!不詳|不明|未知|未填|無資料|保密|匿名|缺額|從缺)\p{Script=Han}{2,4}$/u;
/** Names in two parts, as of the indigenous peoples. */
const PARTED = /^\p{Script=Han}{1,6}[·‧・．.]\p{Script=Han}{1,6}$/u;

/**
 * Whether a text (its blanks gone) has the form of a Chinese name: two to four characters, a common family name first unless the heading
 * says names plainly.
 */
export function isPersonName(text: string, plainly = false): boolean {
  const name = text.replace(/[\s\u3000]/g, '');
  if (PARTED.test(name)) return true;
  return (NAME.test(name) || (plainly && SHORT.test(name))) && !PLACE.test(name) && !TITLED.test(name);
}

/** The person's name that a cell holds: the cell itself, or what stands behind a firm's name; undefined: none. */
export function personNameIn(text: string, plainly = false): string | undefined {
  if (isPersonName(text, plainly)) return text;
  const behind = AFTER_FIRM.exec(text.trim())?.[1];
  return behind !== undefined && isPersonName(behind) ? behind : undefined;
}
