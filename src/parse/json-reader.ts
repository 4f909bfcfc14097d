import {
  ARRAY,
  END,
  endJson,
  FALSE,
  feedJson,
  finishJson,
  KEY,
  NULL,
  NUMBER,
  nextToken,
  OBJECT,
  STRING,
  startJson,
  TRUE,
  WAIT,
} from './json-scan.ts';
import { copyJson } from './json-text.ts';
import { type Reader, Scalar, type Walk } from './walk.ts';
import type { Arena } from './xml-text.ts';

/** Reads JSON, or JSON lines as the elements of one array. */
export function jsonReader(part: string, walk: Walk): Reader {
  const json = startJson(part);
  const text: Arena = { bytes: new Uint8Array(4096), used: 0 };
  const isElement = () => json.depth === 0 || json.objects[json.depth - 1] === 0;

  const string = (tell: 'member' | 'scalar') => {
    let { bytes, from, to } = json;
    if (json.escaped) {
      text.used = 0;
      copyJson(text, bytes, from, to);
      ({ bytes } = text);
      from = 0;
      to = text.used;
    }
    if (tell === 'member') walk.member(bytes, from, to);
    else walk.scalar(bytes, from, to, Scalar.string);
  };

  const container = (kind: number) => {
    // The container itself is open by now: what matters is what it stands in.
    if (json.depth === 1 || json.objects[json.depth - 2] === 0) walk.item();
    if (kind === OBJECT) walk.object();
    else walk.array();
  };

  const token = (kind: number) => {
    if (kind === KEY) string('member');
    else if (kind === OBJECT || kind === ARRAY) container(kind);
    else if (kind === END) walk.up();
    else {
      if (isElement()) walk.item();
      if (kind === STRING) string('scalar');
      else if (kind === NULL) walk.scalar(json.bytes, json.from, json.from, Scalar.missing);
      else if (kind === NUMBER || kind === TRUE || kind === FALSE)
        walk.scalar(json.bytes, json.from, json.to, Scalar.word);
      walk.up();
    }
  };

  // JSON lines and a single value look alike to the walk: values at the top are elements of an array.
  walk.array();
  return {
    feed: (piece) => feedJson(json, piece),
    end: () => endJson(json),
    step() {
      const kind = nextToken(json);
      if (kind === WAIT) return false;
      token(kind);
      return true;
    },
    finish: () => finishJson(json),
  };
}
