import type { Batch, Column } from '../model/batch.ts';
import { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { type Detector, Mark } from './detector.ts';
import { grounds, isSure } from './evidence.ts';
import { NAMED, PLAINLY_NAMED } from './person-name.ts';
import { type Looking, type Scan, scanCells } from './scan-cells.ts';

/** One column of what is published. */
export interface ColumnScan {
  /** `unread` has 1 for rows whose cell is not of the field's type. */
  batch(batch: Batch, column: Column, sheet: string, unread?: Uint8Array): void;
  /** Moves what is sure to `findings`, and says whether any personal data was found. */
  tell(findings: Findings): boolean;
  /** Moves persons' names to `findings`, if the column holds them; `beside`: other personal data is in the table. */
  tellNames(findings: Findings, beside: boolean): boolean;
}

/** Canonical cells of these types are proved to hold nothing personal. */
const PROVED: readonly Field['type'][] = ['date', 'period', 'boolean', 'coordinate', 'decimal'];
const CODED = /編號|代碼|代號|序號|流水|單號|文號|案號|字號|統編|統一編號|條碼|料號|機構|\bcode|serial|number|\bno\b/iu;
/** Headings of figures about such things, not of the things: 行動電話用戶數, 健保卡製卡費. */
const COUNTED = /數(?!位)|率|費|收入|金額|比例|占比|普及|number of|count/iu;
const NAME_SHARE = 0.6;
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
    tell(findings) {
      findings.absorb(scan.formulas);
      const sure = scan.looking.filter((one) => {
        // Ten digits are the form of a mobile number, 09 or not.
        const alike = one.alike + (one.detector.chance === 0 && !one.headed && one.whole > 0 ? scan.tens : 0);
        return isSure(one.detector, { ...one, alike, filled: scan.filled }, one.whole);
      });
      for (const one of sure) {
        findings.absorb(one.found, grounds(one.detector.chance > 0, { ...one, filled: scan.filled }, field.title));
      }
      return sure.length > 0;
    },
    tellNames(findings, beside) {
      const { named, nameCells: hits, filled } = scan;
      if (!named || hits === 0 || hits < filled * NAME_SHARE) return false;
      const facts = grounds(false, { hits, filled, headed: true }, field.title);
      findings.absorb(scan.names, facts, beside ? 'error' : 'warning');
      return true;
    },
  };
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
    filled: 0,
    tens: 0,
    nameCells: 0,
  };
}
