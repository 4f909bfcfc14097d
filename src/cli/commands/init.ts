import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SURE } from '../../detect/unsure.ts';
import { chosenOf } from '../../look.ts';
import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import type { Field } from '../../model/pipeline.ts';
import type { Reshape } from '../../model/reshape.ts';
import type { Table } from '../../model/table.ts';
import type { Text } from '../../model/text.ts';
import { pipelineText } from '../../pipeline/write.ts';
import { type Command, say } from '../command.ts';
import { draft, drafted, fieldsOf, idOf } from '../draft.ts';
import { oneName, pipelinesFolder } from '../ground.ts';
import { lookAt } from '../look-at.ts';
import { proposedFields, reshapedRecipe } from '../proposed-fields.ts';

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
    const { values } = context;
    const file = oneName(context, { zh: '檔案', en: 'a file' });
    const seen = await lookAt(context, file, new Findings());
    const id = values['id'] ?? idOf(seen.delivery.name);
    if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(id)) throw badId(id);
    const target = join(pipelinesFolder(context), values['agency'] ?? 'agency', `${id}.yaml`);
    if (existsSync(target)) {
      throw new Fault('usage', {
        zh: `「${target}」已經有了，沒有覆寫。請用 --id 換一個代號。`,
        en: `${target} is there already and was not overwritten. Choose another --id.`,
      });
    }
    const { table } = chosenOf(seen);
    const { columns } = table;
    const unsure = table.sure < SURE;
    const made = await proposedFields(seen);
    const { fields, lettered } = drafted(made?.fields ?? (await fieldsOf(seen, 'proven')), made?.columns ?? columns);
    const plain = { ...draft(seen, fields, relative(dirname(target), resolve(file)).replaceAll('\\', '/')), id };
    const recipe = made ? reshapedRecipe(plain.table, made.reshape) : plain.table;
    const pipeline = { ...plain, ...(recipe && { table: { ...recipe, ...(unsure && { seen: false }) } }) };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, pipelineText(pipeline, relative(dirname(target), schema).replaceAll('\\', '/')));
    if (context.json)
      context.print(
        JSON.stringify({
          file,
          pipeline: target,
          id,
          lettered: lettered.map((field) => field.name),
          reshaped: made !== undefined,
          sure: table.sure,
        }),
      );
    else {
      context.print(
        say(context, {
          zh: `已寫出 ${target}。請補上標著「請填」的地方（機關、說明、英文名稱），再執行：goldbadge run ${id} --dry-run`,
          en: `Wrote ${target}. Fill in what is marked, then: goldbadge run ${id} --dry-run`,
        }),
      );
      if (made) context.print(say(context, reshapedWords(made.reshape)));
      if (unsure) context.print(say(context, unsureWords(table)));
      if (lettered.length > 0) context.print(say(context, letteredWords(lettered)));
      const serials = fields.filter((field) => field.serial !== undefined);
      if (serials.length > 0) context.print(say(context, serialWords(serials)));
    }
    return 0;
  },
};

/** What is published then is not laid out as the file is, so that is said. */
function reshapedWords(reshape: Reshape): Text {
  const parts = Object.keys(reshape).join('、');
  return {
    zh: `注意：這張表是為了列印而排的，流程已經寫成改排以後再發布（table.reshape：${parts}）。發布的列和欄會和原檔不同，請用 --dry-run 看筆數；要照原來的樣子發布，就刪掉 table.reshape，再照檔案的標題改 fields。`,
    en: `Note: this table is laid out for print, and the pipeline turns it into records (table.reshape: ${Object.keys(reshape).join(', ')}). Rows and columns will differ from the file: see --dry-run. To publish it as it is, remove table.reshape and name the file's headings in fields.`,
  };
}

/** Nobody has seen yet whether the guess is right: the run is held back until somebody has. */
function unsureWords(table: Table): Text {
  const sure = Math.round(table.sure * 100);
  const reasons = table.why.filter((reason) => reason.step === 'sure').map((reason) => reason.says);
  return {
    zh: `注意：對表格的判斷只有 ${sure}% 的把握（${reasons.map((one) => one.zh).join('；')}），執行時會暫停發布。請用 goldbadge inspect 看標示；正確就把流程裡的 table.seen 改成 true。`,
    en: `Note: only ${sure}% sure of where the table is (${reasons.map((one) => one.en).join('; ')}), so a run is held back. Look with goldbadge inspect; if it is right, change table.seen in the pipeline to true.`,
  };
}

/** A bare number is taken for a day only because the draft says so, so whoever accepts it must know. */
function serialWords(serials: readonly Field[]): Text {
  const names = (between: string) => serials.map((field) => field.title).join(between);
  return {
    zh: `注意：「${names('」「')}」裡有試算表的日期序號（沒有日期格式的數字，例如 44000 是 2020-06-18），流程寫了 serial: 1900 把它們當成日期。請對照原來的日期；不是日期就刪掉 serial，把型別改成 integer。`,
    en: `Note: ${names(', ')} hold a spreadsheet's bare numbers (44000 is 2020-06-18), and the pipeline says serial: 1900 to take them for days. Compare some with the original; if they are no days, remove serial and make the type integer.`,
  };
}

/** Letters hold only as long as nobody inserts a column, so a heading is better. */
function letteredWords(lettered: readonly Field[]): Text {
  const names = (between: string) => lettered.map((field) => field.column).join(between);
  return {
    zh: `注意：有 ${lettered.length} 欄沒有標題，或與別欄同名（${names('、')} 欄），只能以欄的位置辨認。檔案若插入新欄就會對錯，最好在檔案裡給這些欄各自的標題。`,
    en: `Note: ${lettered.length} columns have no heading or the same as another (${names(', ')}) and are known by their place only. A column inserted before them would shift them: better give each its own heading in the file.`,
  };
}

function badId(id: string): Fault {
  return new Fault('usage', {
    zh: `「${id}」不能當代號：請用 2 到 63 個英文小寫字母、數字或連字號，例如 city-parks。`,
    en: `“${id}” cannot be an id: use 2 to 63 lower-case letters, digits and hyphens, such as city-parks.`,
  });
}
