import { Fault } from '../model/fault.ts';

/** What a failure is, as a fault: whatever is none of ours is the program's own mistake. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    const says = { zh: '已依要求停止，沒有發布。', en: 'Stopped as asked; nothing was published.' };
    return new Fault('cancelled', says, error);
  }
  const what = error instanceof Error ? error.message : String(error);
  return new Fault(
    'internal',
    {
      zh: `程式出錯（${what}）。請以 --debug 重跑並回報。`,
      en: `The program failed (${what}). Run again with --debug and report it.`,
    },
    error,
  );
}
