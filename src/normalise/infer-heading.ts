import type { Field } from '../model/pipeline.ts';
import type { TableColumn } from '../model/table.ts';

/** What a column's heading says of its cells, before any is read. It proves nothing by itself. */
export interface Heading {
  /** Days, so that digits alone may be one: 1120305. */
  readonly day: boolean;
  /** A day and nothing else, so that whatever is none is worth telling. */
  readonly onlyDay: boolean;
  /** A day, so that a bare number may be one that lost its format. */
  readonly serial: boolean;
  readonly period: boolean;
  /** Quarters: 1041 and 10401 are then no months. */
  readonly quarter: boolean;
  readonly code: boolean;
  readonly business: boolean;
  readonly percent: boolean;
  readonly axis?: Axis;
  readonly unit?: string;
}

export interface Axis {
  readonly is: 'x' | 'y';
  /** Degrees only: 經度, lat. */
  readonly degrees: boolean;
  /** `x` and `y` alone, which mean a position only beside each other. */
  readonly weak: boolean;
  readonly datum?: NonNullable<Field['datum']>;
}

const DAYS = /日期|時間|年月日|date(?!base)/i;
const DAY_END = /(?<!星期|例假|[假平工])日$/;
const NO_DAY = /(?:日期|date).*(?:別|類|型|說明|備註|代碼|格式|數|次)$|時間|time|update[sd]?_?by/i;
const PERIODS =
  /(?:年月|年度|年份|年別|季別|年季|月份|期間|學年|學期|年次)(?:別|起|迄)?$|統計期|資料期|period|(?:^|_)(?:yyyy?_?mm|ym)$/i;
const YEARS =
  /^(?:中華)?民國$|^(?:中華|調查|統計|資料|民國|西元|公元|會計|預算|施政|發生|核定|核准|建築|興建|建造|建置|完工|完成|竣工|出廠|製造|購置|取得|啟用|成立|設立|登記|出生|畢業|入學|出版|發行)*年$/;
/** But no years of service. */
const YEARS_IN_ENGLISH =
  /^(?:(?:stat(?:istics?)?|data|roc|tw|fiscal|school|academic|budget|survey|calendar|build|birth|time_?period|info)_?)?(?:year|yyyy?)(?:_?(?:month|mon|mm?|quarter|season))?\d?$/i;
/** 上年度 and 112年度 head what was counted in that year. */
const ONE_YEAR = /^(?:自|至|約|較|比)?(?:[本上前次去今下當近]\S{0,2}年|\d{2,4}年)|[本上前次去今]年度/;
const QUARTERS = /季|quarter|qtr|season/i;

const CODES = /代碼|代號|編號|統編|字號|郵遞區號|序號|條碼|code(?!d)|zip_?code|postal/i;
/** 車號, 號碼, 電話; but 號次 is an order, and 電話數 a count. */
const CODE_END = /[號碼]$|(?:電話|傳真|手機|分機)(?:號碼)?\d?$|^(?:會計)?科目$|^no\.?$|^(?:tel|phone|fax|mobile)/i;
const CODE_ID = /(?:^|_)id$|^(?:site|station|item|user|org|dept|area|city|town|road|device|case|school|hosp|bank)id$/i;
const CAMEL_ID = /[a-z](?:ID|Id)$/;
/** Levels of a classification: numbers that name, if the highest and another one head columns of one table. */
const CLASSES: readonly ReadonlySet<string>[] = [
  new Set(['款', '項', '目', '節']),
  new Set(['大類', '中類', '小類', '細類']),
];

const BUSINESSES = /統一編號|統編|營利事業編號/;

const SYSTEM = '(?:wgs_?84|twd_?97|twd_?67|97|67|84|tm_?2?|gps|gis|map|geo|coord(?:inate)?s?|position|point|p)';
const DEGREES = {
  x: /經度|東經|longitude|(?:^|_)(?:lon|lng|long)(?:$|_|\()|[a-z](?:Lon|Lng)$/,
  y: /緯度|北緯|latitude|(?:^|_)lat(?:$|_|\()|[a-z]Lat$/,
} as const;
const AXES = {
  x: axis('x', '橫', 'e'),
  y: axis('y', '縱', 'n'),
} as const;

/** X座標, X軸坐標, 座標X, twd97_x, x_wgs84. */
function axis(letter: string, word: string, compass: string): RegExp {
  return new RegExp(
    `${letter}軸|${letter}[-_]?[座坐]標|[座坐]標[-_(]?${letter}|${word}[座坐]標|(?:^|_)${SYSTEM}_?(?:${letter}|${compass})$|^${letter}[_(]*${SYSTEM}\\b`,
    'i',
  );
}

const LENGTH = '公尺|公分|公厘|毫米|公里';
const UNITS_BEHIND: readonly RegExp[] = [
  `(?:[長寬高深厚]度?|距離|里程|直徑|管徑|水位|標高|高程|雨量)(${LENGTH})`,
  '(?:面積)(平方公尺|平方公里|公頃|公畝|坪)',
  '(?:[體容]積|容量|[用蓄供]?水量)(立方公尺|公升|公噸)',
  '(?:重量?|產量)(公噸|公斤|公克)',
  '(?:金額|[總單售]?價[格金]?|費用?|經費|[預決]算數?|收入|支出|資本額?|稅額|所得)((?:新[臺台]幣)?[百千萬億]*元)',
].map((form) => new RegExp(`${form}$`));

/** What the heading of `columns[at]` says; the other headings say whether 款 and 項 are the levels of one classification. */
export function headingOf(columns: readonly TableColumn[], at: number): Heading {
  const column = columns[at]!;
  const { title } = column;
  const last = lastOf(column);
  const bare = last.replaceAll(/\([^()]*\)/g, '');
  const oneYear = ONE_YEAR.test(bare);
  const day = DAYS.test(title) || DAY_END.test(bare);
  const code =
    CODES.test(title) || CODE_END.test(bare) || CODE_ID.test(bare) || CAMEL_ID.test(bare) || isClass(columns, bare);
  const where = axisOf(last);
  const onlyDay = /日期|年月日|date$|^date/i.test(bare) && !NO_DAY.test(bare) && !CODES.test(bare);
  const unit = column.unit ?? unitBehind(bare);
  return {
    day,
    onlyDay,
    serial: onlyDay || DAY_END.test(bare),
    period: !oneYear && (PERIODS.test(bare) || YEARS.test(bare) || YEARS_IN_ENGLISH.test(bare)),
    quarter: QUARTERS.test(bare),
    code,
    business: BUSINESSES.test(title),
    percent: /[%％]/.test(title),
    ...(where && { axis: where }),
    ...(unit !== undefined && { unit }),
  };
}

/** The lowest level of a heading in narrow letters, without blanks. */
function lastOf(column: TableColumn): string {
  return (column.levels.at(-1) ?? column.title).normalize('NFKC').replaceAll(/\s+/g, '');
}

function isClass(columns: readonly TableColumn[], bare: string): boolean {
  const family = CLASSES.find((one) => one.has(bare));
  if (!family) return false;
  const there = new Set(columns.map(lastOf).filter((one) => family.has(one)));
  // 項 and 目 without 款 may be counts.
  return there.size >= 3 || (there.size === 2 && there.has([...family][0]!));
}

function axisOf(last: string): Axis | undefined {
  if (/經緯|緯經/.test(last)) return undefined;
  const said = datumOf(last);
  const of = (is: 'x' | 'y', degrees: boolean, weak = false): Axis => ({
    is,
    degrees,
    weak,
    ...(said && { datum: said }),
  });
  const [lon, lat] = [DEGREES.x, DEGREES.y].map((form) => form.test(last) || form.test(last.toLowerCase()));
  if (lon || lat) return lon && lat ? undefined : of(lon ? 'x' : 'y', true);
  const [x, y] = [AXES.x.test(last), AXES.y.test(last)];
  if (x || y) return x && y ? undefined : of(x ? 'x' : 'y', false);
  return /^[xy]$/i.test(last) ? of(/x/i.test(last) ? 'x' : 'y', false, true) : undefined;
}

function datumOf(last: string): Axis['datum'] {
  const [, found] = /(WGS_?84|TWD_?97|TWD_?67)/i.exec(last) ?? [];
  const plain = found?.toUpperCase().replace('_', '');
  return plain === 'WGS84' || plain === 'TWD97' || plain === 'TWD67' ? plain : undefined;
}

/** A unit behind what is measured, without brackets: 長度公尺, 總價元. 單價元平方公尺 has no single one. */
function unitBehind(bare: string): string | undefined {
  for (const form of UNITS_BEHIND) {
    const [, unit] = form.exec(bare) ?? [];
    if (unit !== undefined) return unit;
  }
  return undefined;
}
