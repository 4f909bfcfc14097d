import type { Findings, Problem } from '../model/finding.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { isPlaceholder } from '../text/placeholder.ts';

/** What `init` left for a person to say would be published as it stands. */
export const metadataUnfilled: Problem = {
  name: 'metadata-unfilled',
  level: 'warning',
  says: {
    zh: '發布流程還有 {count} 處沒有填：{found}；預期都寫好了，目錄和詮釋資料會照原樣公開這些字。',
    en: 'Found {count} keys of the pipeline not filled in ({found}), expected none: the catalogue and the metadata will show them as they stand.',
  },
  why: {
    zh: '使用者靠名稱、說明和聯絡窗口判斷資料能不能用；「請填」兩個字什麼也沒說。',
    en: 'People judge data by its title, its description and whom they can ask; a placeholder says nothing.',
  },
  mend: {
    zh: '用文字編輯器打開發布流程，把標著「請填」的地方寫好。',
    en: 'Open the pipeline in a text editor and write what is marked.',
  },
  example: { before: 'name: （請填：機關全名）', after: 'name: 臺北市政府工務局公園路燈工程管理處' },
};

/** Tells which keys of a pipeline still hold what `init` wrote there. */
export function tellUnfilled({ title, description, agency }: Pipeline, findings: Findings): void {
  const { contact } = agency;
  const keys = Object.entries({
    'title.zh': title.zh,
    'title.en': title.en,
    'description.zh': description.zh,
    'description.en': description.en,
    'agency.name': agency.name,
    'contact.name': contact.name,
    'contact.email': contact.email,
  });
  const left = keys.filter(([, text]) => isPlaceholder(text)).map(([key]) => key);
  if (left.length > 0) findings.file(metadataUnfilled, { count: left.length, found: left.join('、') });
}
