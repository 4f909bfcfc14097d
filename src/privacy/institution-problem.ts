import type { Problem } from '../model/finding.ts';

/**
 * Addresses or telephones that seem to be an institution's or a public place's. `check`, which nobody has declared anything to, tells a
 * warning, or a note where the heading itself says so; what is about to be published is held until it is declared.
 */
export const institutionUndeclared: Problem = {
  name: 'institution-undeclared',
  level: 'error',
  says: {
    zh: '{kind}「{found}」看起來是機構或公共場所的（依據：{evidence}），還沒有宣告；預期發布流程寫明是誰的。',
    en: 'Found {kindEn}, {found}, which seems to be an institution’s or a public place’s ({evidenceEn}) and is not declared; expected the pipeline to say whose it is.',
  },
  why: {
    zh: '這不是說資料有錯：機構的地址、電話本來就可以公開。但程式分不出診所的電話和住家的電話，所以由機關宣告一次；檢查檔案時只提醒，發布前沒有宣告就不發布。',
    en: 'Nothing is wrong with such data: an institution’s address may well be public. But no program can tell a clinic’s telephone from a household’s, so the agency says it once: checking a file only reminds of it, and nothing is published before it is said.',
  },
  mend: {
    zh: '是機構或公共場所的，在發布流程該欄位加一行 privacy: { institution: true } 就好。如果其實是個人的（例如住家、發生在住家的案件），寫 privacy: { mask: address } 只留到路段，或 drop 拿掉。',
    en: 'If it is an institution’s or a public place’s, write the one line privacy: { institution: true } at the field. If it is a person’s after all (a home, or a case that happened in one), keep the road only with privacy: { mask: address }, or leave the column out with drop.',
  },
  example: {
    before: '學校名稱|地址\n中正國小|中正路○○號',
    after: 'fields:\n  - name: address\n    privacy: { institution: true }',
  },
};
