import { Fault } from '../model/fault.ts';

/** The Fault of a conditional write whose condition no longer holds: somebody else was first. */
export function conflict(store: string, key: string, cause?: unknown): Fault {
  return new Fault(
    'store-conflict',
    {
      zh: `儲存處「${store}」的「${key}」已被另一個執行中的程式更動，這次沒有寫入。請重新執行一次。`,
      en: `"${key}" in ${store} was changed by somebody else meanwhile and was not written. Run it again.`,
    },
    cause,
  );
}
