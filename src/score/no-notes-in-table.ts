import type { Rule } from '../model/score.ts';

export const noNotesInTable: Rule = {
  problem: {
    name: 'no-notes-in-table',
    level: 'warning',
    says: {
      zh: '資料下方或中間有備註、資料來源或填表說明；資料檔裡應該只有資料。',
      en: 'Found notes or a source line among or under the records; expected nothing but records in the data file.',
    },
    why: {
      zh: '程式會把「資料來源：本局」當成最後一筆資料，筆數會算錯，數字欄位也會因為這一列變成文字。',
      en: 'Programs read the note as the last record: the count is wrong, and number columns turn into text.',
    },
    mend: {
      zh: '把備註移到詮釋資料的「備註」或「資料集描述」，再從檔案裡刪除。',
      en: 'Move the notes to the metadata (備註 or 資料集描述) and delete them from the file.',
    },
    example: {
      before: '行政區 | 件數\n中正區 | 12\n備註：含臨時攤販 | ',
      after: '行政區 | 件數\n中正區 | 12',
    },
  },
  title: { zh: '資料裡沒有備註', en: 'No notes in the table' },
  points: 4,
  source: '資料集詮釋資料標準規範：備註、資料集描述; 統計表機器判讀規則 (日本總務省 2020) 1-2',
  fixtures: { good: { cut: {} }, bad: { cut: { note: 2 } } },
  judge: ({ cut }) => ((cut.note ?? 0) > 0 ? 0 : 1),
};
