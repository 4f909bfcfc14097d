import { csvFuzzer, oddFuzzer, scanFuzzer, writtenFuzzer } from './fuzz-csv.ts';
import { largeFuzzer } from './fuzz-large.ts';
import {
  archiveFuzzer,
  gzipFuzzer,
  htmlFuzzer,
  jsonFuzzer,
  kmlFuzzer,
  recordsFuzzer,
  spreadsheetmlFuzzer,
  xmlFuzzer,
} from './fuzz-markup.ts';
import { realFuzzer } from './fuzz-real.ts';
import { fodsFuzzer, odsFuzzer, xlsxFuzzer, zipFuzzer } from './fuzz-workbooks.ts';
import { oleFuzzer, xlsFuzzer } from './fuzz-xls.ts';
import type { Fuzzer } from './fuzzer.ts';

/** One for each reader. */
export const fuzzers: readonly Fuzzer[] = [
  scanFuzzer,
  writtenFuzzer,
  oddFuzzer,
  csvFuzzer,
  xlsxFuzzer,
  odsFuzzer,
  fodsFuzzer,
  zipFuzzer,
  xmlFuzzer,
  xlsFuzzer,
  oleFuzzer,
  jsonFuzzer,
  htmlFuzzer,
  kmlFuzzer,
  recordsFuzzer,
  spreadsheetmlFuzzer,
  gzipFuzzer,
  archiveFuzzer,
  largeFuzzer,
  ...(realFuzzer ? [realFuzzer] : []),
];
