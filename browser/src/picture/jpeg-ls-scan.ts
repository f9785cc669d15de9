// The entropy-coded part of a JPEG-LS scan (T.87 Annex A).
import { CodeStreamError, type FrameShape } from './code-stream';

export interface Coding {
  /** Largest sample value. */
  readonly maxval: number;
  /** Largest allowed error of a sample; 0 is lossless. */
  readonly near: number;
  readonly t1: number;
  readonly t2: number;
  readonly t3: number;
  readonly reset: number;
}

/** A.7.1.2: the order of run-length codes. */
const J = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15);

/** 365 regular contexts, then the two of run interruption (A.2.1). */
const CONTEXTS = 367;

export class JpegLsScan {
  private readonly regions: Int8Array;
  private readonly step: number;
  private readonly range: number;
  private readonly qbpp: number;
  private readonly limit: number;
  private readonly a: Int32Array;
  private readonly b = new Int32Array(CONTEXTS);
  private readonly c = new Int32Array(CONTEXTS);
  private readonly n = new Int32Array(CONTEXTS).fill(1);
  private runIndex = 0;
  /** Next byte to read; bits already read stand left-aligned in `cache`. */
  private at: number;
  private cache = 0;
  private cached = 0;
  private ended = false;

  constructor(private readonly code: Uint8Array, private readonly from: number, private readonly coding: Coding) {
    const { maxval, near } = coding;
    this.at = from;
    this.step = 2 * near + 1;
    this.range = Math.floor((maxval + 2 * near) / this.step) + 1;
    this.qbpp = ceilLog2(this.range);
    const bpp = Math.max(2, ceilLog2(maxval + 1));
    this.limit = 2 * (bpp + Math.max(8, bpp));
    this.a = new Int32Array(CONTEXTS).fill(Math.max(2, (this.range + 32) >> 6));
    this.regions = regionsOf(coding);
  }

  /** Decodes components `first` to `first + count`, each with lines of its own. */
  decodeLines({ rows, columns, samples }: FrameShape, first: number, count: number, out: Uint16Array): void {
    const parts = Array.from({ length: count }, () => ({ above: new Int32Array(columns + 2), line: new Int32Array(columns + 2), runIndex: 0 }));
    for (let row = 0; row < rows; row++) {
      for (const [i, part] of parts.entries()) {
        const { above, line } = part;
        line[0] = above[1] as number;
        above[columns + 1] = above[columns] as number;
        this.runIndex = part.runIndex;
        this.decodeLine(above, line, columns);
        part.runIndex = this.runIndex;
        for (let x = 1, to = row * columns * samples + first + i; x <= columns; x++, to += samples) {
          out[to] = line[x] as number;
        }
        part.above = line;
        part.line = above;
      }
    }
  }

  /** Sample-interleaved pixels of all components (interleave mode 2). */
  decodePixels({ rows, columns, samples }: FrameShape, out: Uint16Array): void {
    let above = Array.from({ length: samples }, () => new Int32Array(columns + 2));
    let line = Array.from({ length: samples }, () => new Int32Array(columns + 2));
    const q = new Int32Array(samples);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < samples; i++) {
        (line[i] as Int32Array)[0] = (above[i] as Int32Array)[1] as number;
        (above[i] as Int32Array)[columns + 1] = (above[i] as Int32Array)[columns] as number;
      }
      for (let x = 1; x <= columns;) {
        let any = 0;
        for (let i = 0; i < samples; i++) {
          q[i] = this.contextOf(above[i] as Int32Array, line[i] as Int32Array, x);
          any |= q[i] as number;
        }
        if (any !== 0) {
          for (let i = 0; i < samples; i++) {
            this.regular(q[i] as number, above[i] as Int32Array, line[i] as Int32Array, x);
          }
          x++;
          continue;
        }
        const run = this.runLength(columns + 1 - x);
        for (const some of line) {
          some.fill(some[x - 1] as number, x, x + run);
        }
        x += run;
        if (x <= columns) {
          for (let i = 0; i < samples; i++) {
            this.interrupted(0, above[i] as Int32Array, line[i] as Int32Array, x);
          }
          this.runIndex -= this.runIndex > 0 ? 1 : 0;
          x++;
        }
      }
      for (let x = 1, to = row * columns * samples; x <= columns; x++) {
        for (let i = 0; i < samples; i++) {
          out[to++] = (line[i] as Int32Array)[x] as number;
        }
      }
      [above, line] = [line, above];
    }
  }

  /** Index of the marker that ends this scan's data. */
  afterData(): number {
    const { code } = this;
    let end = this.at;
    while (end + 1 < code.length && !(code[end] === 0xff && ((code[end + 1] ?? 0) & 0x80) !== 0)) {
      end++;
    }
    return end;
  }

  private decodeLine(above: Int32Array, line: Int32Array, columns: number): void {
    for (let x = 1; x <= columns;) {
      const q = this.contextOf(above, line, x);
      if (q !== 0) {
        this.regular(q, above, line, x);
        x++;
        continue;
      }
      const run = this.runLength(columns + 1 - x);
      line.fill(line[x - 1] as number, x, x + run);
      x += run;
      if (x <= columns) {
        const near = Math.abs((line[x - 1] as number) - (above[x] as number)) <= this.coding.near;
        this.interrupted(near ? 1 : 0, above, line, x);
        this.runIndex -= this.runIndex > 0 ? 1 : 0;
        x++;
      }
    }
  }

  /** A.3: the context of sample `x` with its sign; 0 begins a run. */
  private contextOf(above: Int32Array, line: Int32Array, x: number): number {
    const { regions } = this;
    const { maxval } = this.coding;
    const rb = above[x] as number;
    const rc = above[x - 1] as number;
    return 81 * (regions[maxval + (above[x + 1] as number) - rb] as number) + 9 * (regions[maxval + rb - rc] as number)
      + (regions[maxval + rc - (line[x - 1] as number)] as number);
  }

  /** A.4 to A.6. */
  private regular(context: number, above: Int32Array, line: Int32Array, x: number): void {
    const { a, b, c, n, step } = this;
    const { maxval, near, reset } = this.coding;
    const ra = line[x - 1] as number;
    const rb = above[x] as number;
    const rc = above[x - 1] as number;
    const sign = context >> 31;
    const q = (context ^ sign) - sign;
    const low = ra < rb ? ra : rb;
    const high = ra < rb ? rb : ra;
    let predicted = rc >= high ? low : rc <= low ? high : ra + rb - rc;
    predicted += ((c[q] as number) ^ sign) - sign;
    predicted = predicted < 0 ? 0 : predicted > maxval ? maxval : predicted;

    let nq = n[q] as number;
    let aq = a[q] as number;
    let bq = b[q] as number;
    const k = golomb(nq, aq);
    const mapped = this.golombCode(k, this.limit);
    let error = (mapped >>> 1) ^ -(mapped & 1);
    if (k === 0 && near === 0 && 2 * bq <= -nq) {
      error = ~error;
    }
    bq += error * step;
    aq += Math.abs(error);
    if (nq === reset) {
      aq >>= 1;
      bq >>= 1;
      nq >>= 1;
    }
    nq++;
    if (bq <= -nq) {
      bq = Math.max(bq + nq, 1 - nq);
      if ((c[q] as number) > -128) {
        c[q] = (c[q] as number) - 1;
      }
    } else if (bq > 0) {
      bq = Math.min(bq - nq, 0);
      if ((c[q] as number) < 127) {
        c[q] = (c[q] as number) + 1;
      }
    }
    a[q] = aq;
    b[q] = bq;
    n[q] = nq;
    line[x] = this.restored(predicted + ((error ^ sign) - sign) * step);
  }

  /** A.7.1: the number of samples that repeat, at most `left`. */
  private runLength(left: number): number {
    let run = 0;
    while (this.bits(1) === 1) {
      const block = 1 << (J[this.runIndex] as number);
      if (block <= left - run && this.runIndex < 31) {
        this.runIndex++;
      }
      run = Math.min(left, run + block);
      if (run === left) {
        return run;
      }
    }
    const order = J[this.runIndex] as number;
    run += order === 0 ? 0 : this.bits(order);
    if (run > left) {
      throw new CodeStreamError('a run past the end of its line');
    }
    return run;
  }

  /** A.7.2: the sample that ended a run; `type` is RItype. */
  private interrupted(type: 0 | 1, above: Int32Array, line: Int32Array, x: number): void {
    const { a, b, n, step } = this;
    const ra = line[x - 1] as number;
    const rb = above[x] as number;
    const q = 365 + type;
    const nq = n[q] as number;
    const aq = a[q] as number;
    const bq = b[q] as number;
    const k = golomb(nq, type === 1 ? aq + (nq >> 1) : aq);
    const mapped = this.golombCode(k, this.limit - (J[this.runIndex] as number) - 1);
    const folded = mapped + type;
    const size = (folded + 1) >> 1;
    const negative = (k !== 0 || 2 * bq >= nq) === ((folded & 1) === 1);
    const error = negative ? -size : size;
    const again = nq === this.coding.reset ? 1 : 0;
    b[q] = (bq + (error < 0 ? 1 : 0)) >> again;
    a[q] = (aq + ((mapped + 1 - type) >> 1)) >> again;
    n[q] = (nq >> again) + 1;
    line[x] = this.restored(type === 1 ? ra + error * step : ra > rb ? rb - error * step : rb + error * step);
  }

  /** A.4.5 backwards: into the range of samples. */
  private restored(value: number): number {
    const { maxval, near } = this.coding;
    let restored = value;
    if (restored < -near) {
      restored += this.range * this.step;
    } else if (restored > maxval + near) {
      restored -= this.range * this.step;
    }
    return restored < 0 ? 0 : restored > maxval ? maxval : restored;
  }

  /** A.5.3 backwards: one limited-length Golomb code. */
  private golombCode(k: number, limit: number): number {
    const escape = limit - this.qbpp - 1;
    let zeros = 0;
    for (;;) {
      this.fill();
      const run = Math.min(Math.clz32(this.cache), this.cached);
      zeros += run;
      if (zeros > escape) {
        throw new CodeStreamError('a code longer than its limit');
      }
      if (run < this.cached) {
        this.drop(run + 1);
        break;
      }
      this.drop(run);
    }
    if (zeros < escape) {
      return k === 0 ? zeros : zeros << k | this.bits(k);
    }
    return this.bits(this.qbpp) + 1;
  }

  private bits(count: number): number {
    this.fill();
    if (count > this.cached) {
      throw new CodeStreamError('the data of a scan ends early');
    }
    const value = this.cache >>> (32 - count);
    this.drop(count);
    return value;
  }

  private drop(count: number): void {
    this.cache = count === 32 ? 0 : this.cache << count;
    this.cached -= count;
  }

  /** At least 25 bits, unless the data ends. */
  private fill(): void {
    const { code } = this;
    while (this.cached <= 24 && !this.ended) {
      const value = code[this.at];
      if (value === undefined || (value === 0xff && ((code[this.at + 1] ?? 0xff) & 0x80) !== 0)) {
        this.ended = true; // a marker
        break;
      }
      const width = this.at > this.from && code[this.at - 1] === 0xff ? 7 : 8;
      this.cache |= value << (32 - width - this.cached);
      this.cached += width;
      this.at++;
    }
    if (this.cached === 0) {
      throw new CodeStreamError('the data of a scan ends early');
    }
  }
}

/** Local gradient + maxval to its region −4 to 4 (A.3.3). */
function regionsOf({ maxval, near, t1, t2, t3 }: Coding): Int8Array {
  const regions = new Int8Array(2 * maxval + 1);
  for (let d = 0; d <= maxval; d++) {
    const region = d <= near ? 0 : d < t1 ? 1 : d < t2 ? 2 : d < t3 ? 3 : 4;
    regions[maxval + d] = region;
    regions[maxval - d] = -region;
  }
  return regions;
}

/** The smallest k with `n << k >= a` (A.5.1). */
function golomb(n: number, a: number): number {
  let k = Math.max(0, Math.clz32(n) - Math.clz32(a));
  if (n << k < a) {
    k++;
  }
  if (k > 24) {
    throw new CodeStreamError('errors larger than the samples');
  }
  return k;
}

function ceilLog2(value: number): number {
  return 32 - Math.clz32(value - 1);
}
