import type { Problem } from '../model/finding.ts';

/** The dataset in which a column's values are to be listed cannot be asked. */
export const otherMissing: Problem = {
  name: 'other-dataset-missing',
  level: 'error',
  says: {
    zh: '要對照的資料集「{expected}」{found}，這一欄無法檢查。',
    en: 'The column is to be held against “{expected}”, which {foundEn}.',
  },
  why: {
    zh: '宣告要對照的資料集不在，就不知道代碼對不對；不檢查就發布，錯的代碼會流出去。',
    en: 'Without the other dataset nobody knows whether the codes are right; published unchecked, wrong ones would get out.',
  },
  mend: {
    zh: '請先發布那一個資料集，並核對發布流程 listedIn 的 dataset 與 field。',
    en: 'Publish the other dataset first, and compare `dataset` and `field` of listedIn in the pipeline.',
  },
  example: { before: 'dataset: county-lst', after: 'dataset: county-list' },
};
