import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { Level } from '../model/finding.ts';
import type { Text } from '../model/text.ts';
import {
  BUILDING,
  COUNTED,
  holdsInstitutions,
  NAMES_INSTITUTIONS,
  OWN_INSTITUTION,
  OWN_PLACE,
  PERSONAL,
  RELATED,
} from './institution-words.ts';
import { isPersonName, MASKED_NAME, NAMED, OFFICER } from './person-name.ts';

/** On what grounds an address or a telephone seems to be no person's. */
export interface Institution {
  readonly evidence: Text;
  /** How loudly it is told where nothing is about to be published. */
  readonly level: Level;
}

/** What stands in a table around a column of addresses or telephones. */
export interface Surroundings {
  batch(batch: Batch): void;
  /**
   * After the last batch: what says that a column is an institution's; undefined: nothing does, or the table is about persons. `persons`
   * are the columns in which identifiers of persons were found.
   */
  end(persons: readonly number[]): (at: number) => Institution | undefined;
}

/** Cells that are looked at, over all columns; each column has at least `FEWEST`. */
const SAMPLE = 8000;
const FEWEST = 30;
const MOST = 400;
/** Of one batch, so that a long file is seen in more than its head. */
const OF_BATCH = 60;
const MOSTLY = 0.6;
const HALF = 0.5;
/** Without a heading that says names, nearly all cells must be names of three characters. */
const NEARLY_ALL = 0.8;

/** `headings`: of the columns that pass; `others`: of those that the table has beside them. */
export function startSurroundings(headings: readonly string[], others: readonly string[]): Surroundings {
  const most = Math.min(MOST, Math.max(FEWEST, Math.floor(SAMPLE / Math.max(1, headings.length))));
  const samples = headings.map((): string[] => []);
  return {
    batch(batch) {
      for (let i = 0; i < samples.length; i++) sample(samples[i]!, batch, batch.columns[i]!, most);
    },
    end(persons) {
      const personal =
        persons.length > 0 ||
        [...headings, ...others].some(isPersonal) ||
        samples.some((cells, i) => holdsNames(cells, headings[i]!));
      if (personal) return () => undefined;
      const named = headings.filter((heading, i) => areInstitutions(samples[i]!, heading));
      return (at) => {
        const own = headings[at]!;
        return institutionAt(
          own,
          named.find((heading) => heading !== own),
        );
      };
    },
  };
}

function sample(into: string[], batch: Batch, column: Column, most: number): void {
  const upTo = Math.min(most, into.length + OF_BATCH);
  for (let row = 0; row < batch.length && into.length < upTo; row++) {
    const text = cellText(batch, column, row).trim();
    if (text !== '') into.push(text);
  }
}

/** Full names of persons; those who act for an office say nothing about whose address it is. */
function holdsNames(cells: readonly string[], heading: string): boolean {
  const left = withoutOfficers(heading);
  if (cells.length === 0 || (left !== heading && !NAMED.test(left))) return false;
  const share = (test: (cell: string) => boolean) => cells.filter(test).length / cells.length;
  if (NAMED.test(left)) return share((cell) => isPersonName(cell, true) || MASKED_NAME.test(cell)) >= MOSTLY;
  return cells.length >= 5 && share((cell) => [...cell].length === 3 && isPersonName(cell)) >= NEARLY_ALL;
}

/** 負責人姓名 is the name of somebody in an office; 負責人住址 is where that person lives all the same. */
function withoutOfficers(heading: string): string {
  return heading.replaceAll(new RegExp(`(?:${OFFICER.source})(?:之|的)?(?:姓名|名字)?`, 'gu'), '');
}

function isPersonal(heading: string): boolean {
  return PERSONAL.test(withoutOfficers(heading)) && !COUNTED.test(heading);
}

/** Each row is about an institution of its own; one that many rows share is where a person works, or who is in charge of a case. */
function areInstitutions(cells: readonly string[], heading: string): boolean {
  if (cells.length === 0 || RELATED.test(heading) || new Set(cells).size < cells.length * HALF) return false;
  if (NAMES_INSTITUTIONS.test(heading)) return !cells.every((cell) => isPersonName(cell));
  return cells.filter(holdsInstitutions).length >= cells.length * MOSTLY;
}

function institutionAt(own: string, beside: string | undefined): Institution | undefined {
  if (NAMED.test(own)) return undefined;
  if (OWN_INSTITUTION.test(own)) return { evidence: byHeading(own), level: 'note' };
  if (BUILDING.test(own)) return undefined;
  if (OWN_PLACE.test(own)) return { evidence: byHeading(own), level: 'warning' };
  if (beside === undefined) return undefined;
  const [zh, en] = [`「${beside}」欄是機構的名稱`, `column “${beside}” names institutions`];
  return { evidence: { zh, en }, level: 'warning' };
}

function byHeading(heading: string): Text {
  return { zh: `欄名「${heading}」`, en: `heading “${heading}”` };
}
