import { encodingOf } from './parts.ts';

/** A sheet's XML as it comes in: what was not passed on yet. */
export interface SheetSource {
  text: string;
  /** Puts more text at the end; false: there is no more. */
  more(): Promise<boolean>;
}

/** Reads the text of a part piece by piece, in whichever Unicode encoding it is. */
export function sheetSource(pieces: AsyncIterable<Uint8Array>): SheetSource {
  const input = pieces[Symbol.asyncIterator]();
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let done = false;
  const source: SheetSource = {
    text: '',
    async more() {
      if (done) return false;
      const next = await input.next();
      decoder ??= new TextDecoder(next.done ? 'utf-8' : encodingOf(next.value));
      done = next.done === true;
      source.text += next.done ? decoder.decode() : decoder.decode(next.value, { stream: true });
      return true;
    },
  };
  return source;
}
