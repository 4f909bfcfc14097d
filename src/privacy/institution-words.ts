/** Headings that only stand over persons' own data; what is beside them is a person's as well. */
export const PERSONAL =
  /姓名|氏名|住址|住所|居所|住居|居住(?:地|址|處)|住家|住宅電話|家用電話|戶籍|戶長|通訊(?:處|地址|住址)|身[分份]證|居留證|護照號|出生|生日|(?<!招收|收托|適用|服務|對象|參加)年齡|性別(?!友善|平等|主流)|birth|\bage\b|gender|home.?(?:address|phone|tel)/iu;

/** Where a door is a household's, whatever else the heading says. */
export const BUILDING = /門牌|建物|房屋|住宅|土地/u;

/** Headings of figures about persons: 出生人數, 性別比例. */
export const COUNTED = /數(?!位)|率|費|比例|占比|人次|統計/u;

/** Headings that say by themselves that the address or telephone is an institution's. */
export const OWN_INSTITUTION =
  /公司|行號|商號|商業|營業|機構|機關|學校|校址|校區|醫院|院址|院所|診所|藥局|店址|店家|門市|分店|分行|工廠|廠址|廠商|站址|車站|局址|所址|館址|園址|場址|會址|廟址|寺址|社址|寺廟|教會|據點|設施|辦公|事務所|服務處|服務站|服務中心|加油站|充電站|供水站|派出所|分局|公所|office|company|school|hospital|clinic|branch/iu;

/** Headings of where something is or happens. */
export const OWN_PLACE =
  /地點|路段|位置|場所|設置|設站|站點|發生地|事故地|工區|施工|起點|迄點|起訖|出入口|現場|集合|會場|考場|投開票|巷道|location|\bsite\b|\bplace\b/iu;

/** Headings under which each row names an institution. */
export const NAMES_INSTITUTIONS =
  /(?:公司|行號|商號|商店|商業|機構|機關|事業|單位|學校|校|醫院|院所|診所|藥局|店|店家|門市|站|場所|廠商?|園所|幼兒園|館|寺廟|教會|宗教|協會|社團|基金會|團體|據點|設施|景點|旅館|旅宿|民宿|餐廳|業者|營業人|供應商|市場|停車場|派出所|分局|公所|公園)(?:名稱|名|全名|全銜|中文名稱|\(中文\)|（中文）)?$/u;

/** Headings of the institutions that a person belongs to, or that deal with a case: they say nothing about whose the address is. */
export const RELATED =
  /服務單位|服務機關|就讀|任職|投保|畢業|原屬|轉介|轄|主管|承辦|受理|通報|送驗|權責|填報|收治|發照|裁處|查獲|處分機關|補助單位|來源/u;

// Words that the name of an institution or a public place ends in, and what may stand behind it in brackets.
const ENDING = new RegExp(
  '(?:公司|行號|商號|商行|企業社|工程行|工作室|實業社|合作社|出版社|旅行社|學校|國小|國中|高中|高職|大學|學院|小學|中學|國民小學|幼兒園|幼稚園|補習班' +
    '|醫院|診所|藥局|藥房|中心|協會|學會|公會|農會|漁會|工會|商會|教會|基金會|委員會|事務所|分署|總隊|大隊|分隊|餐廳|飯店|旅館|民宿|超市|賣場|服務[台臺]|市集|展場' +
    '|.{2,}(?:局|處|署|所|室|課|站|館|院|廠|店|行|社|寺|宮|廟|殿|堂|庵|隊|市場|公園|農場|牧場|車站|機場|碼頭|停車場|園區|校區|分校|倉庫))' +
    '(?:\\s?[（(][^()（）]*[)）])?$',
  'u',
);

const LONGEST = 40;

/** Whether a text is the name of an institution. */
export function holdsInstitutions(text: string): boolean {
  return ENDING.test(text.slice(-LONGEST));
}
