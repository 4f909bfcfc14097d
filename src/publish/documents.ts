import { Buffer } from 'node:buffer';
import { media } from '../model/media.ts';
import type { Field, Pipeline } from '../model/pipeline.ts';
import type { ReleaseFile, Report } from '../model/release.ts';
import { sha256 } from './canonical.ts';
import { type DataFile, dataPackage } from './data-package.ts';
import { portalRecord } from './portal-record.ts';
import { tableSchema } from './table-schema.ts';

/** What the files beside the data are made from. None of it is a time: the same release is the same bytes on every run. */
export interface Described {
  readonly pipeline: Pipeline;
  readonly fields: readonly Field[];
  readonly rows: number;
  readonly data: readonly DataFile[];
  readonly source: string;
  readonly report: Report;
  /** Where the store is served, such as https://data.example.gov.tw/; without it addresses are relative to the store. */
  readonly base?: string;
}

/** A file of a release made here, with its bytes. */
export interface Document extends ReleaseFile {
  readonly bytes: Uint8Array;
}

/** The files beside the data, `SHA256SUMS` last; `release.json` is not among them. */
export function documents(described: Described, version: string): readonly Document[] {
  const { pipeline, fields, rows, data, source, report, base } = described;
  const schema = tableSchema(fields, pipeline.checks?.unique);
  const made = [
    json('schema.json', schema),
    json('datapackage.json', dataPackage(pipeline, version, source, data, schema, base)),
    json('data-gov-tw.json', portalRecord(pipeline, version, rows, fields, data, base)),
    json('report.json', report),
  ];
  return [...made, sums([...data, ...made])];
}

/** Our JSON documents as they are stored: two blanks of indentation, a newline at the end. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function json(name: string, value: unknown): Document {
  return document(name, jsonBytes(value), media.json);
}

/** As `sha256sum -c` reads it: hash, two blanks, name. */
function sums(files: readonly { readonly name: string; readonly sha256: string }[]): Document {
  const lines = files.map((file) => `${file.sha256}  ${file.name}\n`);
  return document('SHA256SUMS', Buffer.from(lines.join('')), media.text);
}

function document(name: string, bytes: Uint8Array, type: string): Document {
  return { name, size: bytes.length, sha256: sha256(bytes), type, bytes };
}
