import type { Effects } from '../model/effects.ts';
import type { Fault } from '../model/fault.ts';
import type { Lang, Text } from '../model/text.ts';

/** Options that every command has. */
export const common = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  store: { type: 'string' },
  pipelines: { type: 'string' },
  base: { type: 'string' },
} as const satisfies Options;

export type Options = Readonly<Record<string, { readonly type: 'boolean' | 'string'; readonly short?: string }>>;

/** What a command is given. */
export interface Context {
  readonly effects: Effects;
  /** Removes the scratch files of the dataset that is done with. */
  tidy(): void;
  readonly lang: Lang;
  readonly json: boolean;
  /** Positional arguments. */
  readonly args: readonly string[];
  readonly flags: Readonly<Record<string, boolean | undefined>>;
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The result, to standard output. */
  print(text: string): void;
  /** Whether standard output is a terminal that takes colour, and how wide it is. */
  readonly colour: boolean;
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Stops after the dataset in hand. */
  readonly stopping: AbortSignal;
}

export interface Command {
  readonly name: string;
  readonly summary: Text;
  readonly usage: Text;
  readonly options: Options;
  /** What the options mean, by name. */
  readonly optionHelp: Readonly<Record<string, Text>>;
  readonly examples: readonly { readonly line: string; readonly says: Text }[];
  /** Exit code: 0 published or unchanged, 1 held back by findings, 2 a fault. */
  run(context: Context): Promise<number>;
}

/** The sentence in the reader's language. */
export function say(context: Pick<Context, 'lang'>, text: Text): string {
  return context.lang === 'en' ? text.en : text.zh;
}

/** A fault as a line of a result: for programs a document. */
export function faultLine(context: Pick<Context, 'lang' | 'json' | 'colour'>, fault: Fault, dataset?: string): string {
  const says = say(context, fault);
  if (context.json) return JSON.stringify({ ...(dataset && { dataset }), status: 'fault', fault: fault.code, says });
  return `${paint(context, 'red', '✗')} ${dataset ? `${dataset} ` : ''}${says}`;
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;

export function paint(context: Pick<Context, 'colour'>, colour: keyof typeof codes, text: string): string {
  return context.colour ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}
