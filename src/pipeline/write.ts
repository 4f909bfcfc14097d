import type { Pipeline } from '../model/pipeline.ts';
import { yamlText } from './document.ts';

/** A pipeline as its file reads, with the line by which editors find the schema; `schema` is its path seen from the file. */
export function pipelineText(pipeline: Pipeline, schema: string): string {
  return `# yaml-language-server: $schema=${schema}\n${yamlText(pipeline)}`;
}
