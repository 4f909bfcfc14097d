import { Fault } from '../../model/fault.ts';
import { problems as parsed } from '../../parse/index.ts';
import { problems as published } from '../../publish/index.ts';
import { rules, version } from '../../score/index.ts';
import { problemPage } from '../../text/problem-page.ts';
import { toWidth } from '../../text/to-width.ts';
import { type Command, say } from '../command.ts';
import { problems } from '../problems.ts';

export const explain: Command = {
  name: 'explain',
  summary: {
    zh: '說明一個問題或評分規則：是什麼、為什麼、怎麼改',
    en: 'explain a problem or rule: what, why, how to mend it',
  },
  usage: { zh: 'explain [問題或規則]', en: 'explain [problem or rule]' },
  options: {},
  optionHelp: {},
  examples: [
    { line: 'goldbadge explain', says: { zh: '列出全部', en: 'list them all' } },
    { line: 'goldbadge explain unreadable-date', says: { zh: '日期讀不出來', en: 'a date that cannot be read' } },
  ],
  async run(context) {
    const name = context.args[0];
    if (name === undefined) {
      if (context.json) context.print(JSON.stringify([...problems.values()]));
      else
        for (const one of problems.values())
          context.print(`${toWidth(one.name, 28)} ${say(context, one.says).replaceAll(/\{\w+\}/g, '…')}`);
      return 0;
    }
    const problem = problems.get(name);
    if (!problem) {
      const near = [...problems.keys()].filter((one) => one.includes(name) || name.includes(one.split('-')[0]!));
      throw new Fault('usage', {
        zh: `沒有「${name}」這個問題或規則。${near.length > 0 ? `是不是：${near.join('、')}？` : '用 goldbadge explain 看全部。'}`,
        en: `There is no problem or rule “${name}”. ${near.length > 0 ? `Did you mean: ${near.join(', ')}?` : 'goldbadge explain lists them all.'}`,
      });
    }
    const rule = rules.find((one) => one.problem.name === name);
    if (context.json)
      context.print(JSON.stringify({ ...problem, ...(rule && { points: rule.points, source: rule.source }) }));
    else {
      const about = rule || [...parsed, ...published].includes(problem) ? 'file' : 'cells';
      const facts = rule && { points: rule.points, version, source: rule.source };
      context.print(problemPage(problem, context.lang, facts, about));
    }
    return 0;
  },
};
