/** One code as an importer has found it. */
export interface Row {
  readonly code: string;
  readonly title: string;
  readonly from?: string;
  readonly until?: string;
  readonly replacedBy?: string;
}

export interface Origin {
  readonly source: string;
  readonly date: string;
  readonly sha256: string;
}

/** A list to be written: what `schemas/code-list.schema.json` asks for, and its codes. */
export interface Listed {
  readonly header: {
    readonly name: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly origin: Origin;
    readonly also?: readonly Origin[];
    readonly complete?: boolean;
    readonly parent?: { readonly list: string; readonly length: number };
    readonly formerly?: readonly string[];
  };
  readonly rows: readonly Row[];
}

/** The official lists as they were fetched. */
export interface Given {
  csv(name: string): Record<string, string>[];
  json(name: string): unknown;
  /** The list of villages by month. */
  readonly months: string;
  sha256(name: string): string;
}

/** The day of the newest state in the lists of 內政部. */
export const STATE = '2026-06-30';
