/**
 * JPEG-LS lossless decoder for one component (ITU-T T.87, Annex A), 2 to 16 bits.
 *
 * One function on purpose: the state of the bit reader lives in locals, which is what makes it
 * fast. Bits stand left-aligned in `acc`; `have` of them are valid, the rest are zero.
 */

const J = Uint8Array.of(
  0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15,
);

/** What the markers of a code stream say before its bits begin. */
interface Stream {
  readonly bits: number;
  readonly rows: number;
  readonly columns: number;
  readonly maxval: number;
  readonly t1: number;
  readonly t2: number;
  readonly t3: number;
  readonly reset: number;
  readonly at: number;
}

/** The code stream breaks T.87, or is of a kind that bundles never hold. */
export class JpegLsError extends Error {}

/**
 * Decodes one frame into `rows × columns` samples of 0 to 2^bits − 1.
 *
 * @throws JpegLsError when the size differs from the expected one or the stream ends early
 */
export function decodeJpegLs(bytes: Uint8Array, rows: number, columns: number): Uint16Array {
  const stream = readMarkers(bytes);
  if (stream.rows !== rows || stream.columns !== columns) {
    throw new JpegLsError(`JPEG-LS frame of ${stream.rows} × ${stream.columns}; the index says ${rows} × ${columns}`);
  }
  const out = new Uint16Array(rows * columns);
  decodeScan(bytes, stream, out);
  return out;
}

function readMarkers(bytes: Uint8Array): Stream {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) throw new JpegLsError('JPEG-LS: no SOI at byte 0');
  let at = 2;
  let bits = 0;
  let rows = 0;
  let columns = 0;
  let preset = [0, 0, 0, 0, 0];
  while (at + 4 <= bytes.length) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    const body = at + 4;
    const next = at + 2 + length;
    if (marker < 0xff01 || length < 2 || next > bytes.length) throw new JpegLsError(`JPEG-LS: broken marker at byte ${at}`);
    if (marker === 0xfff7) {
      if (length < 11 || bytes[body + 5] !== 1) throw new JpegLsError('JPEG-LS: one component expected');
      bits = bytes[body] ?? 0;
      rows = view.getUint16(body + 1);
      columns = view.getUint16(body + 3);
    } else if (marker === 0xfff8 && bytes[body] === 1 && length >= 13) {
      preset = [1, 3, 5, 7, 9].map((offset) => view.getUint16(body + offset));
    } else if (marker === 0xffda) {
      if (length < 8 || bytes[body] !== 1) throw new JpegLsError('JPEG-LS: a scan of one component expected');
      if (bytes[body + 3] !== 0) throw new JpegLsError('JPEG-LS: near-lossless stream; bundles are lossless');
      if (bits < 2 || bits > 16) throw new JpegLsError(`JPEG-LS: ${bits} bits a sample; 2 to 16 expected`);
      const maxval = preset[0] || (1 << bits) - 1;
      if (maxval >= 1 << bits) throw new JpegLsError('JPEG-LS: MAXVAL exceeds the precision');
      const [t1, t2, t3] = defaultThresholds(maxval);
      return {
        bits, rows, columns, maxval,
        t1: preset[1] || t1, t2: preset[2] || t2, t3: preset[3] || t3,
        reset: preset[4] || 64, at: next,
      };
    }
    at = next;
  }
  throw new JpegLsError('JPEG-LS: no scan in the code stream');
}

/** T.87 C.2.4.1.1.1 with NEAR = 0. */
export function defaultThresholds(maxval: number): [number, number, number] {
  const clamp = (value: number, low: number): number => (value > maxval || value < low ? low : value);
  if (maxval >= 128) {
    const factor = (Math.min(maxval, 4095) + 128) >> 8;
    const t1 = clamp(factor + 2, 1);
    const t2 = clamp(factor * 4 + 3, t1);
    return [t1, t2, clamp(factor * 17 + 4, t2)];
  }
  const factor = Math.floor(256 / (maxval + 1));
  const t1 = clamp(Math.max(2, Math.floor(3 / factor)), 1);
  const t2 = clamp(Math.max(3, Math.floor(7 / factor)), t1);
  return [t1, t2, clamp(Math.max(4, Math.floor(21 / factor)), t2)];
}

let gradients: { key: string; table: Int8Array } | undefined;

/** Region −4 to 4 of each difference −maxval to maxval (T.87 A.3.3), kept as frames of a series share it. */
function gradientTable({ maxval, t1, t2, t3 }: Stream): Int8Array {
  const key = `${maxval} ${t1} ${t2} ${t3}`;
  if (gradients?.key === key) return gradients.table;
  const table = new Int8Array(2 * maxval + 1);
  for (let d = 0; d <= maxval; d++) {
    const region = d === 0 ? 0 : d < t1 ? 1 : d < t2 ? 2 : d < t3 ? 3 : 4;
    table[maxval + d] = region;
    table[maxval - d] = -region;
  }
  gradients = { key, table };
  return table;
}

function decodeScan(bytes: Uint8Array, stream: Stream, out: Uint16Array): void {
  const { rows, columns, maxval, reset } = stream;
  const range = maxval + 1;
  const qbpp = 32 - Math.clz32(maxval);
  const bpp = Math.max(2, qbpp);
  const limit = 2 * (bpp + Math.max(8, bpp));
  const region = gradientTable(stream);

  // Contexts 0 to 364 of the regular mode, 365 and 366 of run interruption (A.2.1).
  const A = new Int32Array(367).fill(Math.max(2, (range + 32) >> 6));
  const B = new Int32Array(367);
  const C = new Int32Array(367);
  const N = new Int32Array(367).fill(1);

  let at = stream.at;
  let end = bytes.length;
  if (end >= 2 && bytes[end - 1] === 0xd9 && bytes[end - 2] === 0xff) end -= 2;
  else if (end >= 3 && bytes[end - 1] === 0 && bytes[end - 2] === 0xd9 && bytes[end - 3] === 0xff) end -= 3;
  let acc = 0;
  let have = 0;
  let stuffed = false;
  let runIndex = 0;

  const above = new Uint16Array(columns + 1);
  let leftAbove = 0; // Rc of the first column: the edge value of the line above.

  for (let y = 0; y < rows; y++) {
    const line = y * columns;
    if (y > 0) above.set(out.subarray(line - columns, line));
    above[columns] = above[columns - 1] as number;
    let rc = leftAbove;
    let rb = above[0] as number;
    leftAbove = rb;
    let ra = rb;
    let x = 0;
    while (x < columns) {
      let rd = above[x + 1] as number;
      const q = 81 * (region[rd - rb + maxval] as number) + 9 * (region[rb - rc + maxval] as number)
        + (region[rc - ra + maxval] as number);

      if (q !== 0) { // Regular mode (A.4 to A.6).
        const sign = q >> 31;
        const ctx = (q ^ sign) - sign;
        const n = N[ctx] as number;
        const a = A[ctx] as number;
        let b = B[ctx] as number;
        const c = C[ctx] as number;
        const low = ra < rb ? ra : rb;
        const high = ra < rb ? rb : ra;
        let px = rc >= high ? low : rc <= low ? high : ra + rb - rc;
        px += (c ^ sign) - sign;
        if (px < 0) px = 0;
        else if (px > maxval) px = maxval;
        let k = Math.clz32(n) - Math.clz32(a);
        if (k < 0) k = 0;
        else if (n << k < a) k++;

        while (have <= 24) {
          const byte = at < end ? (bytes[at] as number) : 0;
          at++;
          if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
          stuffed = byte === 0xff;
        }
        let count = Math.clz32(acc);
        if (count >= have) {
          let zeros = have;
          acc = 0;
          have = 0;
          for (;;) {
            while (have <= 24) {
              const byte = at < end ? (bytes[at] as number) : 0;
              at++;
              if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
              stuffed = byte === 0xff;
            }
            const more = Math.clz32(acc);
            if (more < have) { acc = more === 31 ? 0 : acc << (more + 1); have -= more + 1; zeros += more; break; }
            zeros += have;
            acc = 0;
            have = 0;
            if (zeros > limit) throw new JpegLsError(`JPEG-LS: broken code at row ${y}, column ${x}`);
          }
          count = zeros;
        } else {
          acc = count === 31 ? 0 : acc << (count + 1);
          have -= count + 1;
        }
        const escaped = count >= limit - qbpp - 1;
        if (count > limit) throw new JpegLsError(`JPEG-LS: broken code at row ${y}, column ${x}`);
        const width = escaped ? qbpp : k;
        let mapped = 0;
        if (width > 0) {
          while (have < width) {
            const byte = at < end ? (bytes[at] as number) : 0;
            at++;
            if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
            stuffed = byte === 0xff;
          }
          mapped = acc >>> (32 - width);
          acc <<= width;
          have -= width;
        }
        mapped = escaped ? mapped + 1 : (count << k) | mapped;
        let error = (mapped >>> 1) ^ -(mapped & 1);
        if (k === 0 && 2 * b <= -n) error = ~error;

        let value = px + ((error ^ sign) - sign);
        if (value < 0) value += range;
        else if (value > maxval) value -= range;
        if (value < 0 || value > maxval) throw new JpegLsError(`JPEG-LS: sample out of range at row ${y}, column ${x}`);
        out[line + x] = value;

        let newA = a + (error < 0 ? -error : error);
        b += error;
        let newN = n;
        if (n === reset) { newA >>= 1; b >>= 1; newN >>= 1; }
        newN++;
        if (b <= -newN) {
          b += newN;
          if (c > -128) C[ctx] = c - 1;
          if (b <= -newN) b = 1 - newN;
        } else if (b > 0) {
          b -= newN;
          if (c < 127) C[ctx] = c + 1;
          if (b > 0) b = 0;
        }
        A[ctx] = newA;
        B[ctx] = b;
        N[ctx] = newN;
        x++;
        rc = rb;
        rb = rd;
        ra = value;
        continue;
      }

      // Run mode (A.7).
      const from = line + x;
      let ended = false;
      for (;;) {
        while (have <= 24) {
          const byte = at < end ? (bytes[at] as number) : 0;
          at++;
          if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
          stuffed = byte === 0xff;
        }
        const one = acc < 0;
        acc <<= 1;
        have--;
        const j = J[runIndex] as number;
        if (one) {
          x += 1 << j;
          if (x <= columns) { if (runIndex < 31) runIndex++; } else x = columns;
          if (x === columns) { ended = true; break; }
        } else {
          if (j > 0) {
            while (have < j) {
              const byte = at < end ? (bytes[at] as number) : 0;
              at++;
              if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
              stuffed = byte === 0xff;
            }
            x += acc >>> (32 - j);
            acc <<= j;
            have -= j;
          }
          break;
        }
      }
      if (x > columns || (!ended && x === columns)) throw new JpegLsError(`JPEG-LS: run beyond the end of row ${y}`);
      out.fill(ra, from, line + x);
      if (ended) break;

      // The sample that ends the run (A.7.2).
      rb = above[x] as number;
      rd = above[x + 1] as number;
      const type = ra === rb ? 1 : 0;
      const ctx = 365 + type;
      const n = N[ctx] as number;
      const weight = (A[ctx] as number) + (type === 1 ? n >> 1 : 0);
      let k = 0;
      while (n << k < weight) k++;
      const runLimit = limit - (J[runIndex] as number) - 1;
      let count = 0;
      for (;;) {
        while (have <= 24) {
          const byte = at < end ? (bytes[at] as number) : 0;
          at++;
          if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
          stuffed = byte === 0xff;
        }
        const more = Math.clz32(acc);
        if (more < have) { acc = more === 31 ? 0 : acc << (more + 1); have -= more + 1; count += more; break; }
        count += have;
        acc = 0;
        have = 0;
        if (count > limit) throw new JpegLsError(`JPEG-LS: broken code at row ${y}, column ${x}`);
      }
      const escaped = count >= runLimit - qbpp - 1;
      const width = escaped ? qbpp : k;
      let mapped = 0;
      if (width > 0) {
        while (have < width) {
          const byte = at < end ? (bytes[at] as number) : 0;
          at++;
          if (stuffed) { acc |= byte << (25 - have); have += 7; } else { acc |= byte << (24 - have); have += 8; }
          stuffed = byte === 0xff;
        }
        mapped = acc >>> (32 - width);
        acc <<= width;
        have -= width;
      }
      mapped = escaped ? mapped + 1 : (count << k) | mapped;
      const coded = mapped + type;
      const map = coded & 1;
      let error = (coded + map) >> 1;
      const negative = B[ctx] as number; // Nn of A.7.2: how many errors were negative.
      if ((k !== 0 || 2 * negative >= n) === (map === 1)) error = -error;
      let newA = (A[ctx] as number) + ((mapped + 1 - type) >> 1);
      let newNegative = error < 0 ? negative + 1 : negative;
      let newN = n;
      if (n === reset) { newA >>= 1; newN >>= 1; newNegative >>= 1; }
      A[ctx] = newA;
      B[ctx] = newNegative;
      N[ctx] = newN + 1;
      let value = type === 1 ? ra + error : ra > rb ? rb - error : rb + error;
      if (value < 0) value += range;
      else if (value > maxval) value -= range;
      if (value < 0 || value > maxval) throw new JpegLsError(`JPEG-LS: sample out of range at row ${y}, column ${x}`);
      out[line + x] = value;
      if (runIndex > 0) runIndex--;
      x++;
      rc = rb;
      rb = rd;
      ra = value;
    }
  }
  // Bits past the end are zeros: more than the padding of one byte means the stream was cut.
  if ((at - end) * 8 - have > 7) throw new JpegLsError('JPEG-LS: the code stream ends before the image does');
}
