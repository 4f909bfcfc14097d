import type { Event } from '../model/effects.ts';
import type { Lang } from '../model/text.ts';

/** On a terminal one line that changes; in a log plain lines, one a stage. Results go to standard output, this does not. */
export function progress(
  lang: Lang,
  to: { readonly isTTY?: boolean; write(text: string): unknown },
  quiet: boolean,
): { event(event: Event): void; clear(): void } {
  const words =
    lang === 'en'
      ? { source: 'looking at the source', read: 'reading', publish: 'publishing', rows: 'rows' }
      : { source: '查看來源', read: '讀取', publish: '發布', rows: '列' };
  const terminal = to.isTTY === true;
  let shown = false;
  let rows = 0;
  const line = (text: string) => {
    to.write(`\r\u001b[K${text}`);
    shown = true;
  };
  return {
    event(event) {
      if (event.kind === 'say') {
        if (shown) to.write('\r\u001b[K');
        shown = false;
        to.write(`${lang === 'en' ? event.en : event.zh}\n`);
        return;
      }
      if (!terminal || quiet) {
        // A log wants to know of long work only: a line each million rows.
        if (!quiet && event.kind === 'rows' && Math.floor(event.rows / 1e6) > Math.floor(rows / 1e6)) {
          to.write(`${event.dataset}: ${event.rows} ${words.rows}\n`);
        }
        if (event.kind === 'rows') rows = event.rows;
        else rows = 0;
        return;
      }
      if (event.kind === 'stage')
        line(`${event.dataset}  ${words[event.stage as keyof typeof words] ?? event.stage} …`);
      else if (event.rows - rows >= 50_000 || event.rows < rows) {
        line(`${event.dataset}  ${words.read} ${event.rows.toLocaleString('en')} ${words.rows}`);
        rows = event.rows;
      }
    },
    clear() {
      if (shown) to.write('\r\u001b[K');
      shown = false;
    },
  };
}
