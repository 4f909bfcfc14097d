import type { Format } from '../model/pipeline.ts';
import type { Renderer } from '../model/renderer.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';

/** One renderer a format that a pipeline may name. */
export const renderers: Readonly<Record<Format, Renderer>> = { csv, json };
