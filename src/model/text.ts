/** A sentence for people, zh-TW first. `{found}` and its like are filled in from a finding's facts. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Lang = 'zh' | 'en';

/** Fills the braces of a template; a name without a value stays as it is, so that a gap is seen. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
