/** A folder where an agency drops its files. */
export interface FolderFrom {
  /** Relative to the pipeline's file. */
  readonly path: string;
  /** Names that count, with `*` and `?`. All of them if not said. */
  readonly like?: string;
  /** The newest by time (the default), or the last by name, numbers compared as numbers. */
  readonly pick?: 'newest' | 'last';
}

/** A page that links to the newest file. */
export interface PageFrom {
  readonly url: string;
  /** CSS selector of the links, or of what holds them. */
  readonly select?: string;
  /** What a link's text, file name or address is like, with `*` and `?`. */
  readonly like?: string;
  /** Of several: the first on the page (the default), the last, or the one whose text comes last, numbers compared as numbers. */
  readonly pick?: 'first' | 'last' | 'greatest';
}

/** A JSON API that gives its records page by page. */
export interface PagedFrom {
  readonly url: string;
  /** How the next page is asked for: by its number, by how many records were read, or at the address that the answer names. */
  readonly by: 'page' | 'offset' | 'next';
  /** Name of the query parameter for `page` and `offset`; default the same word. */
  readonly parameter?: string;
  /** The first page's number or offset. Default 1 or 0. */
  readonly first?: number;
  readonly size?: { readonly parameter: string; readonly value: number };
  /** Where in an answer its records are, with dots: `result.records`; the answer itself if not said. */
  readonly records?: string;
  /** For `next`: where in an answer the next address is; the `Link` header if not said. */
  readonly next?: string;
  /** Where in an answer the number of all records is; it must be met. */
  readonly total?: string;
  /** The most pages. Default 10,000. */
  readonly pages?: number;
}

/** How servers are asked. `${SOURCE_…}` in a value is taken from the environment. */
export interface WebSettings {
  readonly headers?: Readonly<Record<string, string>>;
  /** Paths of PEM files, and the key's passphrase. */
  readonly certificate?: {
    readonly cert?: string;
    readonly key?: string;
    readonly passphrase?: string;
    readonly ca?: string;
  };
  /** The most that is taken, in MB. Default 1,024. */
  readonly megabytes?: number;
  /** The longest it may take, in seconds. Default 1,800. */
  readonly seconds?: number;
}
