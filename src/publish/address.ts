/** The address people use for a key: absolute where the store's public base is known, otherwise relative to the store's root. */
export function addressOf(base: string | undefined, key: string): string {
  const path = key.split('/').map(encodeURIComponent).join('/');
  if (!base) return path;
  return base.endsWith('/') ? base + path : `${base}/${path}`;
}
