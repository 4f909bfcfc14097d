import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { look } from '../../look.ts';
import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import type { Field } from '../../model/pipeline.ts';
import type { Text } from '../../model/text.ts';
import { pipelineText } from '../../pipeline/write.ts';
import { openFile } from '../../source/file.ts';
import { type Command, say } from '../command.ts';
import { draft, drafted, fieldsOf, idOf } from '../draft.ts';
import { oneName, pipelinesFolder } from '../ground.ts';

/** Editors look it up by the first line of a pipeline. */
const schema = fileURLToPath(new URL('../../../schemas/pipeline.schema.json', import.meta.url));

export const init: Command = {
  name: 'init',
  summary: { zh: '為一個檔案寫一份發布流程', en: 'write a pipeline for a file' },
  usage: {
    zh: 'init <檔案> [--id 資料集] [--agency 資料夾] [--sheet 工作表]',
    en: 'init <file> [--id dataset] [--agency folder] [--sheet name]',
  },
  options: { id: { type: 'string' }, agency: { type: 'string' }, sheet: { type: 'string' } },
  optionHelp: {
    id: { zh: '資料集的代號（英文小寫、數字、連字號）', en: 'the dataset’s id (lower case, digits, hyphens)' },
    agency: { zh: '放在 pipelines 的哪個資料夾（預設 agency）', en: 'folder under pipelines (default agency)' },
    sheet: { zh: '工作表的名稱', en: 'name of the sheet' },
  },
  examples: [
    {
      line: 'goldbadge init 公園清冊.xlsx --id parks --agency taipei',
      says: { zh: '寫出 pipelines/taipei/parks.yaml', en: 'writes pipelines/taipei/parks.yaml' },
    },
  ],
  async run(context) {
    const { effects, values } = context;
    const file = oneName(context, { zh: '檔案', en: 'a file' });
    const delivery = await openFile(file, effects.signal);
    const sheet = values['sheet'];
    const seen = await look(delivery, { signal: effects.signal }, sheet === undefined ? {} : { sheet }, new Findings());
    const id = values['id'] ?? idOf(delivery.name);
    if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(id)) throw badId(id);
    const target = join(pipelinesFolder(context), values['agency'] ?? 'agency', `${id}.yaml`);
    if (existsSync(target)) {
      throw new Fault('usage', {
        zh: `「${target}」已經有了，沒有覆寫。請用 --id 換一個代號。`,
        en: `${target} is there already and was not overwritten. Choose another --id.`,
      });
    }
    const { fields, leftOut } = drafted(await fieldsOf(seen, 'proven'));
    if (fields.length === 0) throw noHeadings(file);
    const pipeline = { ...draft(seen, fields, relative(dirname(target), resolve(file)).replaceAll('\\', '/')), id };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, pipelineText(pipeline, relative(dirname(target), schema).replaceAll('\\', '/')));
    if (context.json)
      context.print(JSON.stringify({ file, pipeline: target, id, leftOut: leftOut.map((field) => field.name) }));
    else {
      context.print(
        say(context, {
          zh: `已寫出 ${target}。請補上標著「請填」的地方（機關、說明、英文名稱），再執行：goldbadge run ${id} --dry-run`,
          en: `Wrote ${target}. Fill in what is marked, then: goldbadge run ${id} --dry-run`,
        }),
      );
      if (leftOut.length > 0) context.print(say(context, leftOutWords(leftOut)));
    }
    return 0;
  },
};

/** A pipeline knows columns by their headings: what has none, or another's, can only be mended in the file. */
function leftOutWords(leftOut: readonly Field[]): Text {
  const names = (between: string) => leftOut.map((field) => field.name).join(between);
  return {
    zh: `注意：有 ${leftOut.length} 欄沒有標題，或與別欄同名，無法分辨，沒有列入：${names('、')}。請在檔案裡給這些欄位各自的標題，再重新執行 init。`,
    en: `Note: ${leftOut.length} columns have no heading, or the same as another, and were left out: ${names(', ')}. Give each its own heading in the file and run init again.`,
  };
}

function badId(id: string): Fault {
  return new Fault('usage', {
    zh: `「${id}」不能當代號：請用 2 到 63 個英文小寫字母、數字或連字號，例如 city-parks。`,
    en: `“${id}” cannot be an id: use 2 to 63 lower-case letters, digits and hyphens, such as city-parks.`,
  });
}

function noHeadings(file: string): Fault {
  return new Fault('table-not-found', {
    zh: `「${file}」的表格沒有標題列，無法寫出發布流程。請在檔案第一列加上每一欄的標題，再執行一次。`,
    en: `The table in “${file}” has no headings, so no pipeline can be written. Add a first row with a heading for each column and run again.`,
  });
}
