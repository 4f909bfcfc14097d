import { closeSync, openSync, writeSync } from 'node:fs';
import type { Field, Pipeline } from '../../src/model/pipeline.ts';

/** The same bytes for the same size and seed: places are real names, all else is made up. */
export interface Made {
  readonly rows: number;
  readonly bytes: number;
}

const counties = ['臺北市', '新北市', '桃園市', '臺中市', '臺南市', '高雄市', '宜蘭縣', '花蓮縣', '金門縣', '連江縣'];
const roads = ['中正路', '中山路', '民生東路', '和平西路', '仁愛路', '光復北路', '自由街', '文化一路'];
const trades = ['砂石行', '實業有限公司', '工程股份有限公司', '企業社', '建設股份有限公司'];
const words = ['大同', '永豐', '正新', '嘉美', '合興', '宏達', '建成', '富邦', '順發', '東方'];
const full = '０１２３４５６７８９';

export const fields: readonly Field[] = [
  { name: 'serial', title: '序號', type: 'code', checks: { required: true } },
  { name: 'tax_id', title: '統一編號', type: 'code', checks: { required: true, minLength: 8, maxLength: 8 } },
  { name: 'name', title: '名稱', type: 'text', checks: { required: true } },
  { name: 'county', title: '縣市', type: 'text', checks: { enum: counties } },
  { name: 'town_code', title: '行政區代碼', type: 'code' },
  { name: 'address', title: '地址', type: 'text', privacy: { institution: true } },
  { name: 'registered', title: '登記日期', type: 'date' },
  { name: 'approved', title: '核准日期', type: 'date' },
  { name: 'capital', title: '資本額', type: 'integer', unit: '元', checks: { minimum: 0 } },
  { name: 'staff', title: '員工數', type: 'integer', unit: '人', missing: ['－'] },
  { name: 'area', title: '面積', type: 'decimal', unit: '平方公尺' },
  { name: 'longitude', title: '經度', type: 'coordinate', system: 'longitude' },
  { name: 'latitude', title: '緯度', type: 'coordinate', system: 'latitude' },
  { name: 'remark', title: '備註', type: 'text' },
];

export function pipelineFor(file: string): Pipeline {
  return {
    id: 'bench',
    title: { zh: '測速資料', en: 'Bench' },
    description: { zh: '測速用', en: 'For measuring speed' },
    agency: {
      name: '某機關',
      oid: '2.16.886.101.20003',
      contact: { name: '承辦人', phone: '02-00000000', email: 'a@example.gov.tw' },
    },
    source: { file },
    fields,
    formats: ['csv', 'json'],
    schedule: '0 2 * * *',
    frequency: '每1日',
    license: 'OGDL-Taiwan-1.0',
  };
}

/** Writes a registry as an agency would export it: quoted cells, 民國 dates, thousands separators, full-width digits, codes with leading zeros. */
export function generate(path: string, size: number, big5: boolean): Made {
  const file = openSync(path, 'w');
  const encode = big5 ? big5Encoder() : (text: string) => new TextEncoder().encode(text);
  const random = generator(20261120);
  let rows = 0;
  let bytes = writeSync(file, encode(`${fields.map((field) => field.title).join(',')}\r\n`));
  let block: string[] = [];
  // The size is that of the UTF-8 text, so that both encodings hold the same rows.
  let counted = 0;
  while (counted < size) {
    const line = row(++rows, random);
    counted += Buffer.byteLength(line);
    block.push(line);
    if (block.length === 4096) {
      bytes += writeSync(file, encode(block.join('')));
      block = [];
    }
  }
  bytes += writeSync(file, encode(block.join('')));
  closeSync(file);
  return { rows, bytes };
}

function row(n: number, random: (below: number) => number): string {
  const pick = (list: readonly string[]) => list[random(list.length)]!;
  const year = 80 + random(33);
  const month = 1 + random(12);
  const day = 1 + random(28);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const capital = (100 + random(90_000)) * 1000;
  const staff = random(500);
  const wide = [...String(staff)].map((digit) => full[Number(digit)]!).join('');
  const name = `${pick(words)}${pick(words)}${pick(trades)}`;
  const county = pick(counties);
  const address = `${county}${pick(roads)}${1 + random(400)}號${random(4) === 0 ? '２樓' : ''}`;
  const remark = random(10);
  return (
    [
      pad(n, 8),
      pad(random(99_999_999), 8),
      random(20) === 0 ? `"${name},第二廠"` : name,
      county,
      `${65 + random(3)}000${pad(random(30) * 10, 3)}`,
      address,
      `${year}/${pad(month, 2)}/${pad(day, 2)}`,
      `${pad(year, 3)}${pad(month, 2)}${pad(day, 2)}`,
      `"${capital.toLocaleString('en')}"`,
      random(40) === 0 ? '－' : random(20) === 0 ? wide : String(staff),
      (random(90_000) / 10).toFixed(1),
      `12${random(2)}.${pad(random(1_000_000), 6)}`,
      `2${2 + random(3)}.${pad(random(1_000_000), 6)}`,
      remark === 0
        ? '"併入「第二工廠」,另案列管"'
        : remark === 1
          ? '地址變更'
          : remark === 2
            ? '"原址""中正路""\n已遷"'
            : '',
    ].join(',') + '\r\n'
  );
}

/** xorshift32: the same numbers everywhere. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function big5Encoder(): (text: string) => Uint8Array {
  const decoder = new TextDecoder('big5');
  const codes = new Map<string, number>();
  for (let lead = 0xa1; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd' && !codes.has(sign)) codes.set(sign, (lead << 8) | trail);
    }
  }
  return (text) => {
    const bytes = Buffer.alloc(text.length * 2);
    let at = 0;
    for (const sign of text) {
      const code = sign < '\u0080' ? sign.charCodeAt(0) : codes.get(sign);
      if (code === undefined) throw new Error(`${sign} is not in Big5`);
      at = code < 0x80 ? bytes.writeUInt8(code, at) : bytes.writeUInt16BE(code, at);
    }
    return bytes.subarray(0, at);
  };
}
