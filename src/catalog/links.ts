import { type Html, html } from './html.ts';

/** Where a page stands: how it reaches the store's root, and how the store is reached from outside. */
export interface Stand {
  /** '' for the list page, `../../` for a dataset's page. */
  readonly root: string;
  readonly baseUrl?: string;
}

/** A key as a relative address. Names may be Chinese or hold signs that mean something in addresses. */
export function href(stand: Stand, key: string): string {
  return stand.root + path(key);
}

/** A key as people copy it: whole where the site's address is known, else from the root. */
export function address(stand: Stand, key: string): string {
  return (stand.baseUrl === undefined ? '/' : slashed(stand.baseUrl)) + path(key);
}

/** An address with the slash at its end that keys are appended to. */
export function slashed(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

/** A link out of the catalogue; what is no web address is shown as text, so that `javascript:` never becomes a link. */
export function outside(url: string, text: string = url): Html {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}">${text}</a>` : html`${text}`;
}

function path(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}
