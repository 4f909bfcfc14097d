/** What can go wrong with the program's surroundings; a closed list. What is wrong with data is a finding. */
export type FaultCode =
  | 'usage'
  | 'pipeline-invalid'
  | 'pipeline-missing'
  | 'source-missing'
  | 'source-refused'
  | 'source-too-large'
  | 'file-encrypted'
  | 'file-damaged'
  | 'file-bomb'
  | 'file-not-a-table'
  | 'file-mislabelled'
  | 'format-unknown'
  | 'encoding-unknown'
  | 'table-not-found'
  | 'ledger-broken'
  | 'store-conflict'
  | 'store-failed'
  | 'store-damaged'
  | 'disk-full'
  | 'lease-held'
  | 'cancelled'
  | 'internal';

/** The program's own trouble: what happened, to what, what to do. Sentences in both languages, `cause` kept. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: FaultCode, says: { zh: string; en: string }, cause?: unknown) {
    super(`${code}: ${says.en}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.zh = says.zh;
    this.en = says.en;
  }
}
