/** Where things are in a store. Addresses that people use never change. */
export const keys = {
  raw: (sha256: string) => `raw/${sha256}`,
  dataset: (id: string) => `datasets/${id}/`,
  release: (id: string, version: string) => `datasets/${id}/releases/${version}/`,
  pointer: (id: string) => `datasets/${id}/latest.json`,
  latest: (id: string, file: string) => `datasets/${id}/latest/${file}`,
  state: (id: string) => `datasets/${id}/state.json`,
  lease: (id: string) => `datasets/${id}/lease.json`,
  /** The report of the newest run, released or held back. */
  lastReport: (id: string) => `datasets/${id}/last-report.json`,
  /** Rows that a release leaves out because of errors. Apart from all that is published: whoever serves `datasets/` does not serve these. */
  quarantine: (id: string, version: string) => `quarantine/${id}/${version}.csv`,
  /** Those of the newest run. */
  lastQuarantine: (id: string) => `quarantine/${id}/last.csv`,
} as const;
