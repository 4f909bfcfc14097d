import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { look } from '../../look.ts';
import { Fault } from '../../model/fault.ts';
import { Findings } from '../../model/finding.ts';
import { pipelineText } from '../../pipeline/write.ts';
import { openFile } from '../../source/file.ts';
import { type Command, say } from '../command.ts';
import { draft, fieldsOf, idOf } from '../draft.ts';
import { oneName, pipelinesFolder } from '../ground.ts';

/** Editors look it up by the first line of a pipeline. */
const schema = fileURLToPath(new URL('../../../schemas/pipeline.schema.json', import.meta.url));

export const init: Command = {
  name: 'init',
  summary: { zh: '為一個檔案寫一份發布流程', en: 'write a pipeline for a file' },
  usage: 'init <檔案> [--id 資料集] [--agency 資料夾] [--sheet 工作表]',
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
    const target = join(pipelinesFolder(context), values['agency'] ?? 'agency', `${id}.yaml`);
    if (existsSync(target)) {
      throw new Fault('usage', {
        zh: `「${target}」已經有了，沒有覆寫。請用 --id 換一個代號。`,
        en: `${target} is there already and was not overwritten. Choose another --id.`,
      });
    }
    const fields = await fieldsOf(seen, 'proven');
    const pipeline = { ...draft(seen, fields, relative(dirname(target), resolve(file)).replaceAll('\\', '/')), id };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, pipelineText(pipeline, relative(dirname(target), schema).replaceAll('\\', '/')));
    if (context.json) context.print(JSON.stringify({ file, pipeline: target, id }));
    else {
      context.print(
        say(context, {
          zh: `已寫出 ${target}。請補上標著「請填」的地方（機關、說明、英文名稱），再執行：goldbadge run ${id} --dry-run`,
          en: `Wrote ${target}. Fill in what is marked, then: goldbadge run ${id} --dry-run`,
        }),
      );
    }
    return 0;
  },
};
