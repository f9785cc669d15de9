import type { Contents } from './contents.ts';
import { BundleError, parseContents } from './contents.ts';

/** Receives a bundle while it arrives. */
export interface Sink {
  /** The index, once, before any frame; `start` is the byte at which the frames begin. */
  opened(contents: Contents, start: number): void;
  /** A whole frame, in the order of the bundle; `bytes` owns its buffer. */
  arrived(frame: number, bytes: Uint8Array): void;
}

const MOST_INDEX_BYTES = 64 << 20;

/** Cuts the bytes of a bundle, in pieces of any size, into the index and its frames. */
export class FrameSplitter {
  readonly #sink: Sink;
  #contents: Contents | undefined;
  #part: Uint8Array = new Uint8Array(4);
  #filled = 0;
  #step: 'length' | 'index' | 'frames' | 'end' = 'length';
  #next = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#step === 'end') throw new BundleError('Bundle: bytes after the last frame');
      const take = Math.min(this.#part.length - this.#filled, chunk.length - at);
      this.#part.set(chunk.subarray(at, at + take), this.#filled);
      this.#filled += take;
      at += take;
      while (this.#stepIsOpen() && this.#filled === this.#part.length) this.#complete();
    }
  }

  /** Says that no byte follows. */
  end(): void {
    if (this.#stepIsOpen()) throw new BundleError(`Bundle: the stream ended after ${this.#next} of ${this.#contents?.frames ?? '?'} frames`);
  }

  #stepIsOpen(): boolean {
    return this.#step !== 'end';
  }

  #complete(): void {
    const part = this.#part;
    if (this.#step === 'length') {
      const length = new DataView(part.buffer).getUint32(0, true);
      if (length < 2 || length > MOST_INDEX_BYTES) throw new BundleError(`Bundle: an index of ${length} bytes; 2 to ${MOST_INDEX_BYTES} expected`);
      this.#step = 'index';
      this.#begin(length);
      return;
    }
    if (this.#contents === undefined) {
      const contents = parseContents(new TextDecoder().decode(part));
      this.#contents = contents;
      this.#step = 'frames';
      this.#begin(contents.lengths[0] ?? 0);
      this.#sink.opened(contents, 4 + part.length);
      return;
    }
    const frame = this.#contents.order[this.#next] ?? 0;
    this.#next++;
    if (this.#next === this.#contents.frames) this.#step = 'end';
    else this.#begin(this.#contents.lengths[this.#next] ?? 0);
    this.#sink.arrived(frame, part);
  }

  #begin(length: number): void {
    this.#part = new Uint8Array(length);
    this.#filled = 0;
  }
}

/** Reads an answer to its end, handing on each frame as soon as it is whole. */
export async function readBundle(response: Response, sink: Sink, signal: AbortSignal): Promise<void> {
  if (response.body === null) throw new BundleError('Bundle: the answer has no body');
  const splitter = new FrameSplitter(sink);
  const reader = response.body.getReader();
  const stop = (): void => { void reader.cancel().catch(() => undefined); };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      splitter.push(value);
    }
    if (signal.aborted) throw new DOMException('the series was left', 'AbortError');
    splitter.end();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
