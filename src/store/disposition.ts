/**
 * The `Content-Disposition` under which a browser saves a file: the name in UTF-8 (RFC 6266, RFC 8187), and for the few
 * that do not read that, with `_` for what is not ASCII.
 */
export function disposition(name: string): string {
  // Neither a header's end nor a folder on the reader's disk may hide in a name.
  const safe = name.toWellFormed().replace(/[\u0000-\u001f\u007f/\\]/g, '_');
  const plain = safe.replace(/[^ -~]/gu, '_').replace(/["%]/g, '_');
  // RFC 8187 §3.2.1 attr-char: encodeURIComponent leaves four that are not in it.
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
