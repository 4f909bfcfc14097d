import type { Findings, Problem } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { Tally } from './cut.ts';

/** A row with nothing but a name was taken for the name of a group, and no column says it. */
export const labelRowCut: Problem = {
  name: 'label-row-cut',
  level: 'warning',
  says: {
    zh: '這一列只有「{found}」，像是分組的名稱，沒有當作一筆資料發布；下面的各列也沒有寫明屬於它。',
    en: 'This row holds “{found}” only, as the name of a group would be: it is not published as a record, and the rows below do not say that they belong to it.',
  },
  why: {
    zh: '單獨一列的名稱可能是分組，也可能是還沒有數值的一筆資料；不論哪一種，發布後都看不到。',
    en: 'A name alone in its row may name a group, or be a record that has no figures yet; either way readers do not get to see it.',
  },
  mend: {
    zh: '若是分組，請加一欄，在每一列寫上分組名稱，或在發布流程寫 table.reshape.blocks；若是一筆資料，請填上數值，沒有數值就寫「-」。',
    en: 'For a group, write its name on every row in a column of its own, or use table.reshape.blocks in the pipeline; for a record, fill in its figures, or a dash where there are none.',
  },
  example: { before: '北部 | \n大安店 | 12\n中正店 | 8', after: '北部 | 大安店 | 12\n北部 | 中正店 | 8' },
  picture: {
    before: {
      rows: [
        ['門市', '員工數'],
        ['北部', ''],
        ['大安店', '12'],
        ['中正店', '8'],
      ],
    },
    after: {
      rows: [
        ['分區', '門市', '員工數'],
        ['北部', '大安店', '12'],
        ['北部', '中正店', '8'],
      ],
    },
  },
};

/** Puts each row that was cut for a group's name among the findings, under its column's heading. */
export function tellLabelRows(table: Table, findings: Findings): NonNullable<Tally['label']> {
  return (row, column, found) => {
    const title = table.columns.find((one) => one.at === column)?.title;
    findings.cell(labelRowCut, title, table.sheet, row, column, () => ({ found }));
  };
}
