/** An object in a store. */
export interface Entry {
  readonly key: string;
  readonly size: number;
  /** Changes whenever the content does; what a conditional write compares. */
  readonly tag: string;
  readonly modified: Date;
}

/** What is put: bytes, or a file on this machine. */
export type Body = Uint8Array | { readonly path: string; readonly size: number };

export interface Put {
  readonly type: string;
  /** `forever`: never changes. `never`: ask again each time. */
  readonly cache: 'forever' | 'never';
  /** The file name a browser saves it under. */
  readonly saveAs?: string;
  /** Only if the key is absent, or only if it still has this tag; otherwise a Fault `store-conflict`. */
  readonly when?: 'absent' | { readonly tag: string };
}

/** Where releases are kept. Keys are paths with `/`, never empty, never with `.` or `..` as a part. */
export interface Store {
  /** How people are told of it: a folder, or s3://bucket/prefix. */
  readonly name: string;
  head(key: string): Promise<Entry | undefined>;
  get(key: string): Promise<{ readonly entry: Entry; readonly bytes: Uint8Array } | undefined>;
  put(key: string, body: Body, how: Put): Promise<Entry>;
  /** All entries whose key begins with `prefix`, in the order of their keys. */
  list(prefix: string): AsyncIterable<Entry>;
  remove(key: string): Promise<void>;
}
