import type { Contents } from './contents.ts';
import { BundleError } from './contents.ts';

/** Frames that come within so many are waited for; asking for them would not be quicker. */
const SOON = 3;

/** Where the frames of one bundle lie in its bytes. */
export class Layout {
  readonly #places: { readonly turn: number; readonly from: number; readonly to: number }[] = [];

  /** @param start the byte at which the first sent frame begins */
  constructor(contents: Pick<Contents, 'order' | 'lengths'>, start: number) {
    let from = start;
    contents.order.forEach((frame, turn) => {
      const to = from + (contents.lengths[turn] ?? 0);
      this.#places[frame] = { turn, from, to };
      from = to;
    });
  }

  /** Whether the stream, which has brought `arrived` frames, brings this one next. */
  comesSoon(frame: number, arrived: number): boolean {
    const turn = this.#places[frame]?.turn ?? 0;
    return turn < arrived + SOON;
  }

  /** Reads one frame apart from the stream; undefined when the server gives no ranges. */
  async fetch(frame: number, ask: (range: string) => Promise<Response>): Promise<Uint8Array | undefined> {
    const place = this.#places[frame];
    if (place === undefined) return undefined;
    const response = await ask(`bytes=${place.from}-${place.to - 1}`);
    if (response.status !== 206) {
      await response.body?.cancel();
      return undefined;
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length !== place.to - place.from) throw new BundleError(`Bundle: a range of ${bytes.length} bytes; ${place.to - place.from} were asked for`);
    return bytes;
  }
}
