import { Buffer } from 'node:buffer';
import { traditional } from '../text/common-characters.ts';

const MOST = 1 << 16;
const usual = new Set(traditional);

/** UTF-7 (RFC 2152) is all ASCII: `+V9SRzJOuUWxiQA-` is 埔里鎮公所. Two such runs or more, all of them everyday Chinese, are no accident; a telephone's +886 is none. */
export function isUtf7(head: Uint8Array): boolean {
  const part = head.subarray(0, MOST);
  if (part.some((byte) => byte >= 0x80)) return false;
  const runs = [
    ...Buffer.from(part)
      .toString('latin1')
      .matchAll(/\+([A-Za-z0-9+/]{3,})/g),
  ].map((one) => one[1]!);
  return runs.length >= 2 && runs.every(isChinese);
}

function isChinese(run: string): boolean {
  const units = Buffer.from(run, 'base64');
  let characters = 0;
  for (let i = 0; i + 1 < units.length; i += 2) {
    if (!usual.has(String.fromCharCode(units.readUInt16BE(i)))) return false;
    characters++;
  }
  return characters > 0;
}
