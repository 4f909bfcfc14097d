import type { CatalogEntry } from '../model/catalog.ts';
import { Fault } from '../model/fault.ts';
import type { Format } from '../model/pipeline.ts';
import type { ReleaseFile } from '../model/release.ts';

export interface DataFile extends ReleaseFile {
  readonly format: Format;
}

/** The release's files that hold the table, in the order of `entry.data`. A name the release lacks is a Fault. */
export function dataFiles(entry: CatalogEntry): DataFile[] {
  return entry.data.map(({ name, format }) => {
    const file = entry.release.files.find((one) => one.name === name);
    if (file) return { ...file, format };
    const where = `${entry.release.dataset} ${entry.release.version}`;
    throw new Fault('store-damaged', {
      zh: `版次 ${where} 的 release.json 沒有列出資料檔 ${name}。請重新執行這個發布流程。`,
      en: `The release.json of ${where} does not list the data file ${name}. Run this pipeline again.`,
    });
  });
}

/** The release's other files: schema, report, metadata, checksums. */
export function sideFiles(entry: CatalogEntry): ReleaseFile[] {
  return entry.release.files.filter((file) => !entry.data.some((one) => one.name === file.name));
}
