import { Fault } from '../model/fault.ts';

/** Other variables, such as the keys of the object storage, must not be sent to an address that a pipeline names. */
const PREFIX = 'SOURCE_';

/** Shorter values would be found in any text; a key is never that short. */
const SHORTEST = 4;

/** The text with the values of secrets, also as an address writes them, replaced by their names. */
export function withoutSecrets(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  let left = text;
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || value === undefined || value.length < SHORTEST) continue;
    for (const form of new Set([value, encodeURIComponent(value), encodeURI(value)]))
      left = left.replaceAll(form, name);
  }
  return left;
}

/** The text with `${SOURCE_…}` replaced from the environment. Fault `usage` for another name, or one that is not set. */
export function withSecrets(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (!name.startsWith(PREFIX)) {
      throw new Fault('usage', {
        zh: `發布流程的來源只能用名稱以 ${PREFIX} 開頭的環境變數，「${name}」不行。請改名。`,
        en: `A source may use environment variables whose name begins with ${PREFIX} only, not “${name}”. Rename it.`,
      });
    }
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
    throw new Fault('usage', {
      zh: `沒有設定環境變數 ${name}，來源需要它。請在執行環境設定後再執行一次。`,
      en: `The source needs the environment variable ${name}, which is not set. Set it and run again.`,
    });
  });
}
