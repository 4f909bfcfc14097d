/**
 * How a table laid out for print becomes rows: each part makes columns, which fields then name as if they stood in the
 * file. In `like` and `except`, `*` stands for any text.
 */
export interface Reshape {
  /** Stacks the sheets of a series; the name of each sheet becomes the column `as`. */
  readonly sheets?: SheetsRecipe;
  /** Pages side by side under the same headings are put below each other. */
  readonly pages?: boolean;
  /** The label above each block of rows becomes the column `as`. */
  readonly blocks?: { readonly as: string };
  /** The label of a group of rows, which stands on one of them, is written on all of them. */
  readonly fill?: FillRecipe;
  readonly across?: Across;
  /** The period in the title above the table (or in the sheet's name) becomes the column `as`. */
  readonly period?: { readonly as: string };
  /** Marks glued to the values of a column become the column `as`. */
  readonly flags?: readonly FlagsRecipe[];
}

export interface SheetsRecipe {
  readonly like: readonly string[];
  readonly except?: readonly string[];
  readonly as: string;
}

/** Without `groups` each blank cell takes the label above it. With it, a group opens where that column says what it says in the first row. */
export interface FillRecipe {
  readonly columns: readonly string[];
  readonly groups?: string;
}

export interface FlagsRecipe {
  readonly column: string;
  readonly as: string;
  readonly marks: readonly string[];
}

/** Columns that become rows. They are named one by one, from the first to the last, or by what their headings are like. */
export interface Across {
  readonly columns?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly like?: readonly string[];
  /** Columns not wanted, such as totals. */
  readonly except?: readonly string[];
  /** A column for each level of the headings, top first; `*`: what stands at this level stays a column's heading. */
  readonly names: readonly string[];
  /** The column of the values; none where `names` has `*`. */
  readonly value?: string;
  /** What the parts of a heading in one row are separated by. */
  readonly split?: string;
  /** Or a regular expression whose groups are the parts. */
  readonly pattern?: string;
  /** Where no value stands: a row with a missing value (`keep`, the default) or none. */
  readonly empty?: 'keep' | 'drop';
}

/** Columns that a recipe makes: nothing in the agency's file has these headings. */
export function madeColumns(reshape: Reshape): string[] {
  const { sheets, blocks, across, period, flags } = reshape;
  return [
    ...(sheets ? [sheets.as] : []),
    ...(blocks ? [blocks.as] : []),
    ...(period ? [period.as] : []),
    ...(across?.names.filter((name) => name !== '*') ?? []),
    ...(across?.value !== undefined ? [across.value] : []),
    ...(flags?.map((one) => one.as) ?? []),
  ];
}
