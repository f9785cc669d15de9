// What every decoder is asked and how it says no. The answers equal those of eir.imaging.codec on the server, sample by sample.

/** What the data set says a frame holds. */
export interface FrameShape {
  readonly rows: number;
  readonly columns: number;
  /** A pixel: 1 (grey, palette) or 3 (colour). */
  readonly samples: 1 | 3;
  readonly bitsAllocated: 8 | 16;
}

/**
 * The code stream of one frame in, its samples out: `rows × columns × samples` code words row by row, the samples of a pixel
 * side by side; no sign extension, no colour transform but the one inside JPEG 2000.
 *
 * @throws CodeStreamError if the stream is damaged, of another shape or of a kind that is not read
 */
export type Decoder = (code: Uint8Array, shape: FrameShape) => Uint16Array | Promise<Uint16Array>;

/** A code stream that this page does not show; the reason is for those who look for it in the console. */
export class CodeStreamError extends Error {}

export function requireShape(shape: FrameShape, rows: number, columns: number, samples: number, bits: number): void {
  if (rows !== shape.rows || columns !== shape.columns || samples !== shape.samples || bits < 1 || bits > shape.bitsAllocated) {
    throw new CodeStreamError(`code stream of ${rows} × ${columns} × ${samples} samples of ${bits} bits; `
      + `the data set says ${shape.rows} × ${shape.columns} × ${shape.samples} of at most ${shape.bitsAllocated}`);
  }
}
