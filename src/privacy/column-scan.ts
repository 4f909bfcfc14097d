import type { Batch, Column } from '../model/batch.ts';
import { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { type Detector, Mark } from './detector.ts';
import { grounds, isSure } from './evidence.ts';
import { institutionUndeclared } from './institution-problem.ts';
import { NAMED, PLAINLY_NAMED } from './person-name.ts';
import { type Looking, type Scan, scanCells } from './scan-cells.ts';
import type { Institution } from './surroundings.ts';

/** One column of what is published. */
export interface ColumnScan {
  /** `unread` has 1 for rows whose cell is not of the field's type. */
  batch(batch: Batch, column: Column, sheet: string, unread?: Uint8Array): void;
  /** The kinds that the column surely holds, when all its rows have passed. */
  sure(): readonly Detector[];
  /** Moves what is sure to `findings`, and says what was found: a person's data, or what seems to be an institution's. */
  tell(findings: Findings, institution?: Institution): Told;
  /** Moves persons' names to `findings`, if the column holds them; `beside`: other personal data is in the table. */
  tellNames(findings: Findings, beside: boolean): boolean;
}

/** What a column was told to hold. */
export type Told = 'nothing' | 'institution' | 'person';

/** Canonical cells of these types are proved to hold nothing personal. */
const PROVED: readonly Field['type'][] = ['date', 'period', 'boolean', 'coordinate', 'decimal'];
const CODED = /編號|代碼|代號|序號|流水|單號|文號|案號|字號|統編|統一編號|條碼|料號|機構|\bcode|serial|number|\bno\b/iu;
/** Headings of figures about such things, not of the things: 行動電話用戶數, 健保卡製卡費. */
const COUNTED = /數(?!位)|率|費|收入|金額|比例|占比|普及|number of|count/iu;
const NAME_SHARE = 0.6;
const HALF = 0.5;
/** Bytes of the shortest data that is known without a heading: an identifier or a mobile number; a road of one character with its number. */
const SHORTEST = 10;

/** Starts one column. `heading` is what the agency's file calls it, with the field's own names. */
export function startScan(field: Field, heading: string, detectors: readonly Detector[]): ColumnScan {
  const scan = scanOf(field, heading, detectors);
  const proved = PROVED.includes(field.type) || (field.type === 'integer' && !scan.headed);
  return {
    batch(batch, column, sheet, unread) {
      if (!proved) scanCells(scan, { batch, column, sheet });
      else if (unread) scanCells(scan, { batch, column, sheet }, unread);
    },
    sure: () => sureOf(scan).map(({ detector }) => detector),
    tell(findings, institution) {
      findings.absorb(scan.formulas);
      if (scan.apostropheCells > 1 && scan.apostropheCells >= scan.filled * HALF) findings.absorb(scan.apostrophes);
      let told: Told = 'nothing';
      for (const one of sureOf(scan)) {
        const { detector, found } = one;
        if (institution && detector.fixed) {
          const { zh, en } = institution.evidence;
          const facts = { kind: detector.kind.zh, kindEn: detector.kind.en, evidence: zh, evidenceEn: en };
          findings.absorb(found, facts, { ...institutionUndeclared, level: institution.level });
          if (told === 'nothing') told = 'institution';
          continue;
        }
        findings.absorb(found, grounds(detector.chance > 0, { ...one, filled: scan.filled }, field.title));
        told = 'person';
      }
      return told;
    },
    tellNames(findings, beside) {
      const { named, nameCells: hits, filled } = scan;
      if (!named || hits === 0 || hits < filled * NAME_SHARE) return false;
      const facts = grounds(false, { hits, filled, headed: true }, field.title);
      findings.absorb(scan.names, facts, { level: beside ? 'error' : 'warning' });
      return true;
    },
  };
}

function sureOf({ looking, tens, filled }: Scan): readonly Looking[] {
  return looking.filter((one) => {
    // Ten digits are the form of a mobile number, 09 or not.
    const alike = one.alike + (one.detector.chance === 0 && !one.headed && one.whole > 0 ? tens : 0);
    return isSure(one.detector, { ...one, alike, filled }, one.whole);
  });
}

function scanOf(field: Field, heading: string, detectors: readonly Detector[]): Scan {
  const institution = field.privacy?.institution === true;
  const looking = detectors
    .filter((detector) => !(institution && detector.institution))
    .map((detector): Looking => {
      const number = (detector.needs & (Mark.at | Mark.plate)) === 0;
      const headed = detector.heading.test(heading) && !(number && COUNTED.test(heading));
      const needs = detector.needs | (headed && number ? Mark.someDigits : 0);
      return { detector, headed, needs, found: new Findings(), hits: 0, whole: 0, alike: 0 };
    });
  const headed = looking.some((one) => one.headed && (one.needs & Mark.someDigits) !== 0);
  const named = NAMED.test(heading);
  return {
    field: field.name,
    looking,
    coded: CODED.test(heading) && !headed,
    headed,
    named,
    plainly: PLAINLY_NAMED.test(heading),
    isText: field.type === 'text' || field.type === 'code',
    needs: looking.reduce((all, one) => all | one.needs, 0),
    shortest: headed || named ? 4 : SHORTEST,
    formulas: new Findings(),
    names: new Findings(),
    apostrophes: new Findings(),
    filled: 0,
    tens: 0,
    nameCells: 0,
    apostropheCells: 0,
  };
}
