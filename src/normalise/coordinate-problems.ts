import type { Problem } from '../model/finding.ts';

/** A value that lies on the other axis: longitude and latitude, or X and Y, have changed places. */
export const swappedCoordinate: Problem = {
  name: 'coordinate-swapped',
  level: 'error',
  says: {
    zh: '讀到「{found}」，落在另一個軸的範圍；經緯度或 X、Y 可能對調了。',
    en: 'Found “{found}”, which lies on the other axis; longitude and latitude, or X and Y, may be swapped.',
  },
  why: {
    zh: '經緯度對調之後，點會跑到臺灣以外；我們不代為對調，以免把真正的錯誤蓋掉。',
    en: 'Swapped, a point leaves Taiwan. We do not swap it back, as that would hide a real error.',
  },
  mend: {
    zh: '請把這幾列的經度（114–124.6）與緯度（10–27）換回來；整欄都對調時，請改發布流程的 system。',
    en: 'Put longitude (114–124.6) and latitude (10–27) back in these rows; if the whole column is swapped, change `system` in the pipeline.',
  },
  example: { before: '25.034', after: '121.5645' },
};

/** A value of another kind: metres among degrees, or degrees among metres. */
export const otherSystem: Problem = {
  name: 'coordinate-system',
  level: 'error',
  says: {
    zh: '讀到「{found}」，是另一種坐標系統的數值（度與公尺混用）。',
    en: 'Found “{found}”, a value of another system: degrees and metres are mixed.',
  },
  why: {
    zh: '同一欄裡混著經緯度與 TM2 公尺，地圖上的點就會錯位幾百公里。',
    en: 'Degrees and TM2 metres in one column put points hundreds of kilometres off.',
  },
  mend: {
    zh: '請把這幾列換算成同一種坐標；整欄都是時，請改發布流程的 system。',
    en: 'Convert these rows to the one system; if it is the whole column, change `system` in the pipeline.',
  },
  example: { before: '306965.533', after: '121.5645' },
};
