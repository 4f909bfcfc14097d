import type { Answer, Forecast, Indicators, Medal, Resource } from '../model/score.ts';

/** What the portal knows of a dataset besides its resources. */
export interface ForecastContext {
  /** 更新頻率 as data.gov.tw words it: 每1月, 每1日, 不定期更新. */
  readonly frequency?: string;
  /** Days since 詮釋資料更新時間. */
  readonly ageDays?: number;
}

/**
 * What the portal's quality check (品質檢測) is expected to say: its automatic indicators for each resource, intersected,
 * and the medal. The keys are those of its API; the rules behind them are published only in part. Each function below
 * says which part is known and which is inferred from datasets whose medal is known.
 */
export function forecast(resources: readonly Resource[], context: ForecastContext = {}): Forecast {
  const timely = timeliness(context);
  const each = resources.map((resource) => {
    const absent = absentNames(resource);
    return {
      name: resource.name,
      indicators: indicatorsOf(resource, timely),
      ...(absent.length > 0 && { absent }),
    };
  });
  const indicators = intersect(each.map((one) => one.indicators));
  const standard = resources.length > 0 && resources.every((resource) => resource.standard);
  return { medal: medalOf(indicators, resources.length, standard), indicators, resources: each };
}

function indicatorsOf(resource: Resource, timely: Answer): Indicators {
  const format = resource.format.trim().toLowerCase().replace(/^\./, '');
  return {
    // One answer for both: whoever fetched the bytes at the address needed no login and no further click.
    linkable: resource.reachable,
    downloadable: resource.reachable,
    structure: structure(format),
    encoding_match: encodingMatch(format, resource.declaredEncoding, resource.realEncoding),
    desc_match: descMatch(resource),
    timeliness: timely,
  };
}

// The official list is not public. These hold silver or better; ODS holds gold.
const structured: readonly string[] = ['csv', 'json', 'xml', 'geojson', 'xlsx', 'xls', 'ods', 'kmz', 'kml', 'shp'];
// An archive is judged by what is in it: one of PDFs holds bronze, one of XML gold.
const archives: readonly string[] = ['zip', '7z', 'rar', 'gz', '壓縮檔', ''];
// These say their own encoding inside. ODS declared as 其他 holds gold, so nothing seems to be compared.
const containers: readonly string[] = ['xlsx', 'xls', 'ods', 'kmz', 'shp'];

function structure(format: string): Answer {
  if (structured.includes(format)) return 'yes';
  return archives.includes(format) ? 'unknown' : 'no';
}

/**
 * Known: Big5 is as good as UTF-8 if it is declared, and a wrong or vague word (其他) fails. Inferred: BIG5, BIG-5 and
 * cp950 are one, and a byte order mark makes no difference.
 */
function encodingMatch(format: string, declared: string | undefined, real: string | undefined): Answer {
  if (containers.includes(format)) return 'yes';
  if (declared === undefined || real === undefined || real === '') return 'unknown';
  return encodingName(declared) === encodingName(real) ? 'yes' : 'no';
}

function encodingName(word: string): string {
  const name = word.toLowerCase().replace(/[\s_-]/g, '');
  if (/^(big5.*|cp950|ms950|windows950)$/.test(name)) return 'big5';
  return name.replace(/^utf8(bom|sig)?$/, 'utf8');
}

/**
 * Known: every name in 主要欄位說明 must be found in the file; the file may have more columns, in another order; an
 * empty or free-text description fails. Inferred: names are compared as they are, so ours must be the same to the letter.
 */
function absentNames({
  declaredFields,
  fileFields,
}: Pick<Resource, 'declaredFields' | 'fileFields'>): readonly string[] {
  const names = new Set(fileFields);
  return (declaredFields ?? []).filter((name) => !names.has(name));
}

function descMatch({ declaredFields, fileFields }: Pick<Resource, 'declaredFields' | 'fileFields'>): Answer {
  if (declaredFields === undefined) return 'unknown';
  return declaredFields.length > 0 && absentNames({ declaredFields, fileFields }).length === 0 ? 'yes' : 'no';
}

// The longest the period can be, in days. Whether the portal grants days of grace is not known; none are assumed.
const periods = new Map<string, number>(
  Object.entries({
    分: 1 / 1440,
    分鐘: 1 / 1440,
    時: 1 / 24,
    小時: 1 / 24,
    日: 1,
    天: 1,
    週: 7,
    周: 7,
    星期: 7,
    旬: 11,
    月: 31,
    個月: 31,
    季: 92,
    半年: 184,
    年: 366,
  }),
);

/** Known: 更新頻率 is held against 詮釋資料更新時間 and overdue fails; 不定期 is not judged, here `unknown`. */
export function timeliness({ frequency, ageDays }: ForecastContext): Answer {
  const said = /^每\s*(\d*)\s*(\D+?)(?:更新)?$/u.exec((frequency ?? '').normalize('NFKC').trim());
  const unit = said && periods.get(said[2]!);
  if (!said || !unit || ageDays === undefined) return 'unknown';
  return ageDays <= Number(said[1] || 1) * unit ? 'yes' : 'no';
}

function intersect(all: readonly Indicators[]): Indicators {
  const of = (key: keyof Indicators): Answer => {
    const answers = all.map((one) => one[key]);
    if (answers.includes('no')) return 'no';
    return answers.length === 0 || answers.includes('unknown') ? 'unknown' : 'yes';
  };
  return {
    linkable: of('linkable'),
    downloadable: of('downloadable'),
    structure: of('structure'),
    encoding_match: of('encoding_match'),
    desc_match: of('desc_match'),
    timeliness: of('timeliness'),
  };
}

/**
 * Bronze: the data can be had. Silver: and is structured. Gold: and encoding and fields are as declared. Platinum: and
 * every field belongs to a data standard. Inferred from medals given; whether timeliness counts is not known, so it
 * does not. A file at hand has no address yet: that the link will answer is assumed, all else must be proven.
 */
function medalOf(indicators: Indicators, resources: number, standard: boolean): Medal {
  if (resources === 0 || indicators.linkable === 'no' || indicators.downloadable === 'no') return 'none';
  if (indicators.structure !== 'yes') return 'bronze';
  if (indicators.encoding_match !== 'yes' || indicators.desc_match !== 'yes') return 'silver';
  return standard ? 'platinum' : 'gold';
}
