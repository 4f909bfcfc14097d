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

/** The pipeline as the outside may know it: without the fields that are dropped, and with what was done to the cells of the others. */
export function publishedPipeline<
  P extends { readonly fields: readonly (Declared & Described)[]; readonly privacy?: SmallGroups },
>(pipeline: P): P {
  const { privacy: small } = pipeline;
  const fields = publishedFields(pipeline.fields).map((field) => {
    const done = doneTo(field, small);
    return done === '' ? field : { ...field, description: `${field.description ?? ''}（${done}）` };
  });
  return { ...pipeline, fields };
}

interface Described {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

/** Readers would take a lower end for the number itself, and an empty cell for one that nobody filled in. */
function doneTo({ name, type, privacy }: Declared & Described, small: SmallGroups | undefined): string {
  const width = small?.coarsen?.[name];
  const banded = type === 'integer' || type === 'decimal';
  return [
    privacy?.mask === undefined ? [] : ['部分內容已遮罩'],
    width === undefined || privacy?.mask !== undefined
      ? []
      : [banded ? `每 ${width} 為一組，發布的是下限` : `只發布前 ${width} 個字`],
    small?.small === 'suppress' && small.quasi.includes(name) ? [`相同的不到 ${small.k} 列時留空`] : [],
  ]
    .flat()
    .join('；');
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
