import { type Detector, INSTITUTION, Mark, personal } from './detector.ts';

const NUMBER = '(?:\\d{1,4}|[〇零一二三四五六七八九十百]{1,6})';
const DOOR = `${NUMBER}(?:[-之]${NUMBER})*(?:、${NUMBER}(?:[-之]${NUMBER})*)*號`;
// What is numbered, but is no door: a lane beside one (9號巷弄, 43號旁巷道) leads to nobody.
const NO_DOOR =
  '(?!(?:[左右前後]?[旁側邊方]|[前後]|對面|附近){0,2}(?:之|的)?小?(?:巷|弄(?!\\d)|道路|路口|空地|停車格|停車場|候車|站牌|路燈|電桿|人孔)' +
  // Doors from one to another are a stretch of road: 52號至110號.
  '|\\s?[-~～至到]\\s?\\d{1,4}(?:[-之]\\d+)?號|出口|碼頭|水門|閘門|機組|抽水站|公園|綠地|橋|井|道路|快速|高速|線|函|令|公告|判決|裁定|月臺|登山口)';

/** A door plate: a number with 號 right behind a road, lane or village, or somewhere behind a county and a town. */
export const homeAddress: Detector = {
  ...personal(
    'personal-address',
    '到門牌的地址',
    'an address down to the door plate',
    {
      zh: '住家地址寫到門牌號碼就能找到那一戶人家；與姓名或其他欄位放在一起，等於公開了這個人。',
      en: 'A home address with its door number leads to one household; beside a name or other columns it gives the person away.',
    },
    {
      zh: `${INSTITUTION.zh}住家地址通常發布到路段或村里就夠了：寫 privacy: { mask: address }。`,
      en: `${INSTITUTION.en} For homes the road or the village is mostly enough: privacy: { mask: address }.`,
    },
    { before: '住址\n臺北市大安區和平東路二段○○號3樓', after: '住址\n臺北市大安區和平東路二段' },
  ),
  mask: 'address',
  heading: /住址|地址|門牌|住所|居所|戶籍|通訊處|address/iu,
  institution: true,
  fixed: true,
  weak: false,
  chance: 0,
  needs: Mark.plate,
  pattern: new RegExp(
    `(?:[路街段巷弄衖村里鄰]|大道|新村|社區|部落)\\s?${DOOR}${NO_DOOR}` +
      `|[縣市][^，。；;~～至第字]{0,10}[鄉鎮市區][^，。；;~～至第字\\d]{1,20}(?<!國道|省道|縣道|快速道路|台|臺)${DOOR}${NO_DOOR}`,
    'giu',
  ),
  judge: () => 'hit',
};
