import type { FindingFacts } from './finding.ts';
import type { Checks, Field, Type } from './pipeline.ts';

/** A published data standard: what columns a table of its kind has, and how their values are written. */
export interface Standard {
  readonly id: string;
  /** As the publisher numbers it; '' where no version is said. */
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly publisher: string;
  /** Domain, theme and category on the platform. */
  readonly path?: readonly string[];
  readonly origin: {
    /** Where it is published. */
    readonly source: string;
    /** The day or the month it was taken. */
    readonly date: string;
    /** Of the document that was imported. */
    readonly sha256: string;
  };
  /** False: it has further columns or texts that are not known here. */
  readonly complete: boolean;
  /** The platform's number of its page. */
  readonly list?: string;
  readonly fields: readonly StandardField[];
}

export type Obligation = 'mandatory' | 'conditional' | 'optional';

export interface StandardField {
  /** The English name, or the Chinese one where there is no other; unique in its standard. */
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly description?: string;
  readonly uri?: string;
  /** 型別, as published. */
  readonly typeWord: string;
  /** What the values are read as. */
  readonly type: Type;
  readonly form?: NonNullable<Field['form']>;
  readonly precision?: NonNullable<Field['precision']>;
  readonly system?: NonNullable<Field['system']>;
  readonly datum?: 'TWD97' | 'WGS84';
  readonly unit?: string;
  /** 值域 and 驗證, as published, and whether the checks below say all of it. */
  readonly domain?: { readonly text: string; readonly regexp?: string; readonly parsed: boolean };
  readonly checks?: Checks;
  /** Name of a code list in `schemas/codes/`. */
  readonly codes?: string;
  /** What the codes mean, where the standard lists them itself. */
  readonly values?: Readonly<Record<string, string>>;
  /** The standard's own marks for a missing value. */
  readonly missing?: readonly string[];
  readonly note?: string;
  /** The column of another standard that this one is, as published. */
  readonly refers?: string;
  readonly obligation?: Obligation;
  /** The cell may hold several values. */
  readonly many?: boolean;
}

/** Why a column does not do what its standard asks. */
export type ConformityReason =
  /** No column of the table is it. */
  | 'missing'
  | 'type'
  | 'domain'
  | 'heading'
  | 'unit'
  /** Cells without a value in a mandatory column. */
  | 'empty'
  /** The cells are held to a text that no program can check. */
  | 'unchecked';

export interface FieldConformity {
  /** The standard's column. */
  readonly name: string;
  readonly title: string;
  readonly obligation?: Obligation;
  /** The pipeline's field that is it, and how that is known. */
  readonly field?: string;
  readonly by?: 'declared' | 'heading';
  readonly status: 'conforms' | 'differs' | 'missing' | 'unchecked';
  readonly reasons: readonly { readonly reason: ConformityReason; readonly facts: FindingFacts }[];
}

/** How far a table does what one standard asks, column by column. */
export interface Conformity {
  readonly standard: string;
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly complete: boolean;
  readonly fields: readonly FieldConformity[];
  /** Columns that the table has, and of them those that do what is asked. */
  readonly present: number;
  readonly conforming: number;
  /** Mandatory columns that the table lacks. */
  readonly lacking: number;
  /** Fields of the table that the standard does not know. */
  readonly outside: readonly string[];
}
