import type { Check } from '../model/check.ts';

/** A cell must not be missing. */
export const required: Check = {
  name: 'required',
  problem: {
    name: 'missing-required',
    level: 'error',
    says: { zh: '這一格沒有值，但這個欄位必填。', en: 'The cell is empty, but the field is required.' },
    why: {
      zh: '必填欄位通常用來識別或歸類一筆資料；沒有它，這一列無法使用。',
      en: 'A required field identifies or places a record; without it the row cannot be used.',
    },
    mend: {
      zh: '請補上這一格的值；如果這個欄位本來就可以沒有值，請在發布流程拿掉 required。',
      en: 'Fill in the cell; if the field may be empty, remove `required` from the pipeline.',
    },
    example: { before: '', after: '63000010' },
  },
  examples: [
    [true, '0', true],
    [true, '', false],
    [false, '', true],
  ],
  start(value) {
    return value === true ? (_bytes, from, to) => from !== to : () => true;
  },
};
