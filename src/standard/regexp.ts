/** What stands in the platform's column 驗證: a regular expression as PHP delimits it, or the name of a function of the site. */
export type Regexp = { readonly pattern: string } | { readonly validator: string } | undefined;

/**
 * `/^(ppm|m\/sec)$/`, with or without blanks around it. Undefined: it is no expression that means the same here (another flavour,
 * flags that change what letters match).
 */
export function readRegexp(text: string): Regexp {
  const trimmed = text.trim();
  if (/^[A-Za-z_]\w*$/.test(trimmed)) return { validator: trimmed };
  const match = /^([/#~])(.*)\1([a-zA-Z]*)$/s.exec(trimmed);
  const [, , body = trimmed, flags = ''] = match ?? [];
  // `u` reads characters, as every pattern here does; `D` forbids a line break at the end, which no cell has.
  if (!/^[uD]*$/.test(flags)) return undefined;
  const whole = /^\^(.*)\$$/s.exec(body)?.[1];
  const pattern = unescaped(whole !== undefined && isOne(whole) ? whole : anchored(body));
  return compiles(pattern) ? { pattern } : undefined;
}

/** No `|` outside of brackets: the anchors go around all of it. */
function isOne(body: string): boolean {
  let depth = 0;
  for (const sign of body.replaceAll(/\\./gs, '').replaceAll(/\[[^\]]*\]/g, '')) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return false;
  }
  return true;
}

/** A pattern here means the whole cell; PHP looks anywhere in it. */
function anchored(body: string): string {
  if (/^\^/.test(body) && !isOne(body)) return body;
  return `${body.startsWith('^') ? '' : '[\\s\\S]*'}(?:${body})${/(^|[^\\])\$$/.test(body) ? '' : '[\\s\\S]*'}`;
}

/** Signs that PHP lets be escaped and the `u` flavour does not. */
function unescaped(pattern: string): string {
  return pattern.replaceAll(/\\([#~@!%&'":;<>=,_`\s-])/g, (whole, sign: string) => (sign === '-' ? whole : sign));
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return true;
  } catch {
    return false;
  }
}
