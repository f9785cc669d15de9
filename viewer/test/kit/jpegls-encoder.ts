import { defaultThresholds } from '../../src/decode/jpegls.ts';

/** JPEG-LS lossless encoder (ITU-T T.87), written for the tests straight from Annex A, slow and plain. */
export function encodeJpegLs(samples: ArrayLike<number>, rows: number, columns: number, bits: number): Uint8Array {
  const out: number[] = [0xff, 0xd8, 0xff, 0xf7, 0, 11, bits, rows >> 8, rows & 255, columns >> 8, columns & 255, 1, 1, 0x11, 0,
    0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0];
  const J = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];
  let byte = 0;
  let room = 8;
  const put = (value: number, count: number): void => {
    for (let i = count - 1; i >= 0; i--) {
      byte = (byte << 1) | ((value >>> i) & 1);
      if (--room === 0) {
        out.push(byte);
        room = byte === 0xff ? 7 : 8;
        byte = 0;
      }
    }
  };
  const maxval = 2 ** bits - 1;
  const range = maxval + 1;
  const qbpp = bits;
  const bpp = Math.max(2, bits);
  const limit = 2 * (bpp + Math.max(8, bpp));
  const [t1, t2, t3] = defaultThresholds(maxval);
  const A = new Array<number>(367).fill(Math.max(2, Math.floor((range + 32) / 64)));
  const B = new Array<number>(367).fill(0);
  const C = new Array<number>(367).fill(0);
  const N = new Array<number>(367).fill(1);
  const Nn = [0, 0];
  const get = (list: number[], i: number): number => list[i] ?? 0;
  const quantise = (d: number): number => {
    const size = Math.abs(d);
    const region = size === 0 ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
    return d < 0 ? -region : region;
  };
  const golomb = (value: number, k: number, most: number): void => {
    const high = value >>> k;
    if (high < most - qbpp - 1) {
      put(0, high);
      put(1, 1);
      put(value & ((1 << k) - 1), k);
    } else {
      put(0, most - qbpp - 1);
      put(1, 1);
      put(value - 1, qbpp);
    }
  };
  const modulo = (error: number): number => {
    let e = error;
    if (e < 0) e += range;
    return e >= Math.floor((range + 1) / 2) ? e - range : e;
  };
  const sample = (x: number, y: number): number => {
    if (y < 0) return 0;
    if (x < 0) return sample(0, y - 1);
    return samples[y * columns + Math.min(x, columns - 1)] ?? 0;
  };
  let runIndex = 0;
  for (let y = 0; y < rows; y++) {
    let x = 0;
    while (x < columns) {
      const ra = sample(x - 1, y);
      const rb = sample(x, y - 1);
      const rc = sample(x - 1, y - 1);
      const rd = sample(x + 1, y - 1);
      const q = 81 * quantise(rd - rb) + 9 * quantise(rb - rc) + quantise(rc - ra);
      if (q === 0) {
        let run = 0;
        while (x + run < columns && sample(x + run, y) === ra) run++;
        x += run;
        while (run >= 1 << get(J, runIndex)) {
          put(1, 1);
          run -= 1 << get(J, runIndex);
          if (runIndex < 31) runIndex++;
        }
        if (x === columns) {
          if (run > 0) put(1, 1);
          continue;
        }
        put(0, 1);
        put(run, get(J, runIndex));
        const above = sample(x, y - 1);
        const type = ra === above ? 1 : 0;
        const ctx = 365 + type;
        let error = sample(x, y) - (type === 1 ? ra : above);
        if (type === 0 && ra > above) error = -error;
        error = modulo(error);
        const weight = get(A, ctx) + (type === 1 ? get(N, ctx) >> 1 : 0);
        let k = 0;
        while (get(N, ctx) << k < weight) k++;
        const negative = get(Nn, type);
        const map = (k === 0 && error > 0 && 2 * negative < get(N, ctx)) || (error < 0 && 2 * negative >= get(N, ctx)) || (error < 0 && k !== 0);
        const mapped = 2 * Math.abs(error) - type - (map ? 1 : 0);
        golomb(mapped, k, limit - get(J, runIndex) - 1);
        if (error < 0) Nn[type] = negative + 1;
        A[ctx] = get(A, ctx) + ((mapped + 1 - type) >> 1);
        if (get(N, ctx) === 64) {
          A[ctx] = get(A, ctx) >> 1;
          N[ctx] = get(N, ctx) >> 1;
          Nn[type] = get(Nn, type) >> 1;
        }
        N[ctx] = get(N, ctx) + 1;
        if (runIndex > 0) runIndex--;
        x++;
        continue;
      }
      const sign = q < 0 ? -1 : 1;
      const ctx = Math.abs(q);
      let px = rc >= Math.max(ra, rb) ? Math.min(ra, rb) : rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
      px = Math.min(maxval, Math.max(0, px + sign * get(C, ctx)));
      const error = modulo(sign * (sample(x, y) - px));
      let k = 0;
      while (get(N, ctx) << k < get(A, ctx)) k++;
      const mapped = k === 0 && 2 * get(B, ctx) <= -get(N, ctx)
        ? (error >= 0 ? 2 * error + 1 : -2 * (error + 1))
        : (error >= 0 ? 2 * error : -2 * error - 1);
      golomb(mapped, k, limit);
      B[ctx] = get(B, ctx) + error;
      A[ctx] = get(A, ctx) + Math.abs(error);
      if (get(N, ctx) === 64) {
        A[ctx] = get(A, ctx) >> 1;
        B[ctx] = get(B, ctx) >> 1;
        N[ctx] = get(N, ctx) >> 1;
      }
      N[ctx] = get(N, ctx) + 1;
      if (get(B, ctx) <= -get(N, ctx)) {
        B[ctx] = get(B, ctx) + get(N, ctx);
        if (get(C, ctx) > -128) C[ctx] = get(C, ctx) - 1;
        if (get(B, ctx) <= -get(N, ctx)) B[ctx] = 1 - get(N, ctx);
      } else if (get(B, ctx) > 0) {
        B[ctx] = get(B, ctx) - get(N, ctx);
        if (get(C, ctx) < 127) C[ctx] = get(C, ctx) + 1;
        if (get(B, ctx) > 0) B[ctx] = 0;
      }
      x++;
    }
  }
  if (room < 8 && !(room === 7 && out[out.length - 1] === 0xff && byte === 0)) {
    out.push(byte << room);
  } else if (room === 7) {
    out.push(0);
  }
  out.push(0xff, 0xd9);
  return Uint8Array.from(out);
}
