import type { Rule } from '../model/score.ts';

export const noTotalRows: Rule = {
  problem: {
    name: 'no-total-rows',
    level: 'warning',
    says: {
      zh: '資料裡混有合計、小計或總計列；應該只放明細，一列一筆。',
      en: 'Found total or subtotal rows among the records; expected records only.',
    },
    why: {
      zh: '使用者把整欄加總時，合計列會再被加一次，結果變成兩倍。程式也無法分辨「總計」是不是一個行政區。',
      en: 'Whoever sums the column counts everything twice, and a program cannot tell whether 總計 is a district.',
    },
    mend: {
      zh: '刪除合計列，讓使用者自己加總；官方總數若有不同算法，請另外做成一份資料資源。',
      en: 'Delete the total rows. Where the official total is counted in another way, publish it as a resource of its own.',
    },
    example: {
      before: '行政區 | 面積\n中正區 | 100\n大安區 | 200\n合計 | 300',
      after: '行政區 | 面積\n中正區 | 100\n大安區 | 200',
    },
  },
  title: { zh: '資料裡沒有合計列', en: 'No total rows' },
  points: 5,
  source: 'Tidy Data (Wickham 2014) §3.4: one kind of observation a table; design rule of the readiness score',
  fixtures: { good: { cut: {} }, bad: { cut: { total: 1 } } },
  judge: ({ cut }) => ((cut.total ?? 0) + (cut.subtotal ?? 0) + (cut.average ?? 0) + (cut.comparison ?? 0) > 0 ? 0 : 1),
};
