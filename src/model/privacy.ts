/** How a cell is masked: which part of it stays is said in `privacy/mask.ts`. */
export type MaskKind = 'id' | 'name' | 'phone' | 'email' | 'address' | 'plate' | 'all';

/** What is declared of personal data in a column: one of the three. */
export interface FieldPrivacy {
  /** Its cells are published with what tells the person covered. */
  readonly mask?: MaskKind;
  /** It is read, so that the file is known to be whole, but not published. */
  readonly drop?: true;
  /** Phones, addresses, plates and accounts in it are an institution's. */
  readonly institution?: true;
}

/** Columns that together may tell who a person is, and what is done where too few share the same values. */
export interface SmallGroups {
  /** Names of fields. */
  readonly quasi: readonly string[];
  /** How many rows must share the same values. */
  readonly k: number;
  /** Hold the release back (after `coarsen`, if that is said), or leave those cells of small groups empty. */
  readonly small: 'hold' | 'suppress' | 'coarsen';
  /** For numbers the width of a band, of which the lower end is published; for texts, codes and periods how many characters stay. */
  readonly coarsen?: Readonly<Record<string, number>>;
}

/** Of a field and of a pipeline, what matters here. */
interface Declared {
  readonly privacy?: FieldPrivacy;
}

/** The fields that are published: those not dropped. */
export function publishedFields<F extends Declared>(fields: readonly F[]): readonly F[] {
  return fields.filter((field) => field.privacy?.drop !== true);
}

/** The pipeline as the outside may know it: without the fields that are dropped. */
export function publishedPipeline<P extends { readonly fields: readonly Declared[] }>(pipeline: P): P {
  const fields = publishedFields(pipeline.fields);
  return fields.length === pipeline.fields.length ? pipeline : { ...pipeline, fields };
}

/** Whether the agency's file holds what is not published, so that it must not be kept beside the release. */
export function withholdsSource(pipeline: {
  readonly fields: readonly Declared[];
  readonly privacy?: SmallGroups;
}): boolean {
  const { fields, privacy } = pipeline;
  const hides = fields.some((field) => field.privacy?.drop === true || field.privacy?.mask !== undefined);
  return hides || privacy?.coarsen !== undefined || privacy?.small === 'suppress';
}
