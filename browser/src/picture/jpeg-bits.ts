// The bits of entropy-coded JPEG segments and their Huffman codes: stuffing, restart markers, the end (T.81 §F.2.2, Annex C).
import { CodeStreamError } from './code-stream';

const LOOK_BITS = 9;

export class JpegBits {
  /** Bits not yet dropped stand left-aligned; beyond `cached` are zeros. */
  private cache = 0;
  private cached = 0;
  private ended = false;

  constructor(private readonly code: Uint8Array, private at: number) {}

  /** The next 16 bits; past the end of the segment zeros are seen, but cannot be dropped. */
  peek16(): number {
    if (this.cached < 16 && !this.ended) {
      this.fill();
    }
    return this.cache >>> 16;
  }

  drop(count: number): void {
    if (count > this.cached) {
      throw new CodeStreamError('the entropy-coded data ends early');
    }
    this.cache = count === 32 ? 0 : this.cache << count;
    this.cached -= count;
  }

  /** RECEIVE and EXTEND of F.2.2.1: a signed difference of `size` bits, 0 to 15. */
  difference(size: number): number {
    if (size === 0) {
      return 0;
    }
    const value = this.peek16() >>> (16 - size);
    this.drop(size);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  /** Steps over the restart marker that must come now. */
  restart(): void {
    if (!this.ended) {
      this.fill();
    }
    const marker = this.code[this.at + 1] ?? 0;
    if (!this.ended || this.cached >= 8 || (marker & 0xf8) !== 0xd0) {
      throw new CodeStreamError('no restart marker where one is due');
    }
    this.at += 2;
    this.cache = 0;
    this.cached = 0;
    this.ended = false;
  }

  /** Index of the marker that ends the entropy-coded data. */
  afterData(): number {
    const { code } = this;
    let end = this.at;
    while (end + 1 < code.length && !(code[end] === 0xff && code[end + 1] !== 0 && ((code[end + 1] ?? 0) & 0xf8) !== 0xd0)) {
      end++;
    }
    return end;
  }

  private fill(): void {
    const { code } = this;
    while (this.cached <= 24) {
      const value = code[this.at];
      if (value === undefined || (value === 0xff && code[this.at + 1] !== 0)) {
        this.ended = true;
        return;
      }
      this.at += value === 0xff ? 2 : 1;
      this.cache |= value << (24 - this.cached);
      this.cached += 8;
    }
  }
}

export class HuffmanTable {
  /** By the next 9 bits: code length × 256 + value, or 0 where the code is longer. */
  private readonly look = new Int32Array(1 << LOOK_BITS);
  /** By length: the first 16-bit left-aligned word that is past the codes of this length. */
  private readonly past = new Int32Array(17);
  /** By length: value index of a code minus the code. */
  private readonly shift = new Int32Array(17);

  /** From the counts of codes of 1 to 16 bits, and the values in code order. */
  constructor(counts: Uint8Array, private readonly values: Uint8Array) {
    let code = 0;
    let index = 0;
    for (let length = 1; length <= 16; length++) {
      const count = counts[length - 1] ?? 0;
      this.shift[length] = index - code;
      if (code + count > 1 << length) {
        throw new CodeStreamError('a Huffman table with too many codes');
      }
      for (let i = 0; i < count; i++, code++, index++) {
        if (length <= LOOK_BITS) {
          const spare = LOOK_BITS - length;
          this.look.fill(length << 8 | (values[index] ?? 0), code << spare, (code + 1) << spare);
        }
      }
      this.past[length] = count === 0 ? 0 : code << (16 - length);
      code <<= 1;
    }
  }

  next(bits: JpegBits): number {
    const word = bits.peek16();
    const entry = this.look[word >>> (16 - LOOK_BITS)] as number;
    if (entry !== 0) {
      bits.drop(entry >>> 8);
      return entry & 0xff;
    }
    for (let length = LOOK_BITS + 1; length <= 16; length++) {
      if (word < (this.past[length] as number)) {
        bits.drop(length);
        return this.values[(word >>> (16 - length)) + (this.shift[length] as number)] ?? 0;
      }
    }
    throw new CodeStreamError('a bit pattern that is no Huffman code');
  }
}
