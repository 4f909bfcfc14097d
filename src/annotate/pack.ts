import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Member } from './parts.ts';

/** Members have no time of their own: the same workbook is the same bytes. */
const TIME = new Date(Date.UTC(1980, 0, 2));

/** The bytes of a zip file with these members, made one after the other. */
export async function* pack(members: readonly Member[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream);
  let trouble: unknown;
  const fail = (error: unknown) => {
    trouble ??= error;
    output.destroy();
  };
  zip.on('error', fail);
  for (const { name, content } of members) {
    zip.addReadStreamLazy(name, { mtime: TIME, forceDosTimestamp: true }, (give) => {
      const source = Readable.from(content(), { objectMode: true, highWaterMark: 1 });
      source.on('error', fail);
      give(null, source);
    });
  }
  zip.end();
  try {
    for await (const piece of output) yield piece;
  } catch (error) {
    throw trouble ?? error;
  } finally {
    output.destroy();
  }
  if (trouble !== undefined) throw trouble;
}
