import type { WebSettings } from '../model/source.ts';

const MEGABYTES = 1024;

/** The most bytes that a source may send. */
export function most(settings: WebSettings): number {
  return (settings.megabytes ?? MEGABYTES) * 1e6;
}
