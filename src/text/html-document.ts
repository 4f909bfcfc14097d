import type { AnyNode, Document, Element } from 'domhandler';
import { DomUtils, Parser, parseDocument } from 'htmlparser2';

export type { AnyNode, Element };

/** A page as a tree, read as forgivingly as a browser reads it. */
export function htmlDocument(html: string): Document {
  return parseDocument(html);
}

/** All text below a node, with runs of blanks as one. */
export function textOf(node: Parameters<typeof DomUtils.textContent>[0]): string {
  return DomUtils.textContent(node).replaceAll(/\s+/g, ' ').trim();
}

/** What a page holds, in its order; end tags that were left out are told as well. */
export interface HtmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Reads a page piece by piece, without keeping it. */
export function htmlEvents(on: HtmlEvents): { write(text: string): void; end(): void } {
  return new Parser({ onopentag: on.open, ontext: on.text, onclosetag: (name) => on.close(name) });
}
