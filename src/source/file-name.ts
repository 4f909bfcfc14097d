/** The name a download is saved under: what the server says (RFC 6266), else the last part of its address. */
export function fileName(disposition: string | undefined, url: URL): string {
  return safe(said(disposition) ?? lastPart(url)) || 'download';
}

function said(disposition: string | undefined): string | undefined {
  if (disposition === undefined) return undefined;
  const extended = /filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i.exec(disposition);
  if (extended) {
    const bytes = percentBytes(extended[2]!);
    return decode(bytes, extended[1]!);
  }
  const simple = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  const name = simple?.[1]?.replaceAll(/\\(.)/g, '$1') ?? simple?.[2];
  return name === undefined ? undefined : readable(name);
}

/** Agencies' servers send names raw, in UTF-8 or Big5, or with per cent signs; headers reach us as Latin-1. */
function readable(name: string): string {
  if (/%[0-9a-f]{2}/i.test(name)) return decode(percentBytes(name), 'utf-8');
  const codes = [...name].map((character) => character.codePointAt(0)!);
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name;
  return decode(Uint8Array.from(codes), 'utf-8');
}

function decode(bytes: Uint8Array, label: string): string {
  for (const each of [label, 'utf-8', 'big5']) {
    try {
      return new TextDecoder(each, { fatal: true }).decode(bytes);
    } catch {
      // The next one is tried; a name decides nothing but how the file is called.
    }
  }
  return new TextDecoder('latin1').decode(bytes);
}

function percentBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const [part] of text.matchAll(/%[0-9a-f]{2}|[^%]|%/gi)) {
    if (part.length === 3) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return Uint8Array.from(bytes);
}

function lastPart(url: URL): string {
  const part = url.pathname.split('/').findLast((one) => one !== '') ?? '';
  return decode(percentBytes(part), 'utf-8');
}

/** No folders, no control characters, and short enough for any disk. */
function safe(name: string): string {
  const base = name
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/\p{C}|[<>:"|?*]/gu, '_')
    .trim();
  const dot = base.lastIndexOf('.');
  const ending = dot > 0 ? base.slice(dot).slice(0, 12) : '';
  const stem = ending === '' ? base : base.slice(0, dot);
  return /^\.*$/.test(base) ? '' : stem.slice(0, 100) + ending;
}
