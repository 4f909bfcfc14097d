import { type Html, html } from './html.ts';

/** A score as a bar. Decoration only: the figure beside it says the same. */
export function bar(total: number, kind: 'source' | 'release'): Html {
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="1"/><rect class="part ${kind}" width="${total}" height="1"/></svg>`;
}
