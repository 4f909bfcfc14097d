import type { Problem } from '../model/finding.ts';

/** One column, two forms: both counts are told. */
export const mixedForms: Problem = {
  name: 'mixed-forms',
  level: 'warning',
  says: {
    zh: '同一欄有兩種寫法：{form} {count} 格（如「{found}」）、{other} {otherCount} 格（如「{otherFound}」）。',
    en: 'One column in two forms: {count} cells with {formEn} (such as “{found}”), {otherCount} with {otherEn} (such as “{otherFound}”).',
  },
  why: {
    zh: '兩種寫法混用時，別人的程式只讀得懂其中一種；民國與西元混用更常是貼錯資料的徵兆。',
    en: 'Where two forms are mixed, other programs read one of them; 民國 and western years in one column often mean that something was pasted wrongly.',
  },
  mend: {
    zh: '請把整欄改成同一種寫法；發布時我們已經統一，但請確認較少的那一種沒有打錯。',
    en: 'Write the whole column in one form. What is published is in one already, but check that the rarer form is no slip.',
  },
  example: { before: '112/3/5\n2023-03-06', after: '2023-03-05\n2023-03-06' },
};

/** Days that end in the year: which of the first two numbers is the month is for the pipeline to say. */
export const dayMonthOrder: Problem = {
  name: 'day-month-order',
  level: 'error',
  says: {
    zh: '日期的年寫在最後（如「{found}」），順序沒有宣告：{dayFirst} 格只能是日／月／年，{monthFirst} 格只能是月／日／年，{either} 格兩種都可能。',
    en: 'Days end in the year (such as “{found}”) and their order is not declared: {dayFirst} cells can only be day/month/year, {monthFirst} only month/day/year, {either} either.',
  },
  why: {
    zh: '「5/1/2023」可能是五月一日，也可能是一月五日；猜錯了，日期就差好幾個月。',
    en: '“5/1/2023” may be the first of May or the fifth of January; guessed wrongly, it is months off.',
  },
  mend: {
    zh: '請改寫成 2023-05-01；整欄是同一種順序時，可以在發布流程寫 order: day-month-year 或 month-day-year。',
    en: 'Write 2023-05-01; if the whole column has one order, say `order: day-month-year` or `month-day-year` in the pipeline.',
  },
  example: { before: '31/12/2023', after: '2023-12-31' },
};
