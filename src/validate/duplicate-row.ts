import type { Problem } from '../model/finding.ts';

/** A row all of whose cells another row has as well. */
export const duplicateRow: Problem = {
  name: 'duplicate-row',
  level: 'warning',
  says: {
    zh: '「{found}」這一列和 {first} 那一列每一格都相同，預期每一列是不同的一筆資料。',
    en: 'The row “{found}” is the same in every cell as the row of {firstEn}; expected every row to be a record of its own.',
  },
  why: {
    zh: '分不出是同一筆寫了兩次，還是兩筆剛好一樣；加總和計算筆數時都會算兩次。',
    en: 'Nobody can tell whether one record was written twice or two are alike; sums and counts take both.',
  },
  mend: {
    zh: '請核對：重複的刪掉一列；本來就是兩筆的，加一欄編號或時間分開。',
    en: 'Compare them: delete the one written twice; where they are two records, add a number or a time that tells them apart.',
  },
  example: { before: '景點|人次\n博物館|523\n老街|524\n博物館|523', after: '景點|人次\n博物館|523\n老街|524' },
};
