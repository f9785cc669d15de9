// The marker segments of a JPEG code stream with Huffman tables (T.81 Annex B).
import { CodeStreamError } from './code-stream';
import { HuffmanTable, JpegBits } from './jpeg-bits';

/** One component of the frame header: sampling factors and its quantisation table. */
export interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  readonly quantisation: number;
}

/** One component of a scan header: which of the frame's, and its Huffman tables. */
export interface ScanComponent {
  readonly index: number;
  readonly dcTable: number;
  readonly acTable: number;
}

export interface Scan {
  readonly components: readonly ScanComponent[];
  /** Ss: the predictor of a lossless scan. */
  readonly selection: number;
  readonly transform: number;
  readonly bits: JpegBits;
}

/** Position in natural order of each coefficient in zigzag order (T.81 figure A.6). */
export const NATURAL = Uint8Array.of(
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
);

export class JpegSegments {
  /** The number of the start-of-frame marker: 0 baseline, 1 extended, 2 progressive, 3 lossless. */
  process = -1;
  precision = 0;
  rows = 0;
  columns = 0;
  restartInterval = 0;
  components: readonly Component[] = [];
  private at = 0;
  private readonly quantisation = new Map<number, Int32Array>();
  private readonly huffman = new Map<number, HuffmanTable>();

  constructor(private readonly code: Uint8Array) {
    if (this.u16() !== 0xffd8) {
      throw new CodeStreamError('no SOI marker');
    }
  }

  /** Reads up to the next scan's data; null at the end of the image. */
  nextScan(): Scan | null {
    for (;;) {
      let marker = this.u16();
      while (marker === 0xffff) {
        this.at--;
        marker = this.u16();
      }
      if (marker < 0xff01) {
        throw new CodeStreamError('no marker where one is due');
      }
      if (marker === 0xffd9) {
        return null;
      }
      if (marker === 0xff01 || (marker >= 0xffd0 && marker <= 0xffd7)) {
        continue; // TEM and restart markers have no length
      }
      const end = this.at + this.u16();
      if (end > this.code.length || end < this.at) {
        throw new CodeStreamError('a segment longer than the code stream');
      }
      if (marker === 0xffda) {
        return this.scan(end);
      } else if (marker === 0xffc4) {
        this.huffmanTables(end);
      } else if (marker === 0xffdb) {
        this.quantisationTables(end);
      } else if (marker === 0xffdd) {
        this.restartInterval = this.u16();
      } else if (marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc8 && marker !== 0xffcc) {
        this.frameHeader(marker - 0xffc0);
      }
      this.at = end;
    }
  }

  /** Continues after the data of a scan. */
  endScan(scan: Scan): void {
    this.at = scan.bits.afterData();
  }

  dcTable(index: number): HuffmanTable {
    return known(this.huffman.get(index), 'Huffman table');
  }

  acTable(index: number): HuffmanTable {
    return known(this.huffman.get(16 + index), 'Huffman table');
  }

  quantisationTable(index: number): Int32Array {
    return known(this.quantisation.get(index), 'quantisation table');
  }

  component(index: number): Component {
    return known(this.components[index], 'component');
  }

  private frameHeader(kind: number): void {
    if (this.process >= 0) {
      throw new CodeStreamError('a second frame header');
    }
    this.process = kind;
    this.precision = this.u8();
    this.rows = this.u16();
    this.columns = this.u16();
    const count = this.u8();
    this.components = Array.from({ length: count }, () => {
      const id = this.u8();
      const factors = this.u8();
      return { id, across: factors >> 4, down: factors & 15, quantisation: this.u8() };
    });
    const good = ({ across, down, quantisation }: Component): boolean => across >= 1 && across <= 4 && down >= 1 && down <= 4 && quantisation <= 3;
    if (count < 1 || count > 4 || !this.components.every(good)) {
      throw new CodeStreamError('a frame header out of range');
    }
  }

  private scan(dataAt: number): Scan {
    const count = this.u8();
    if (count < 1 || count > this.components.length) {
      throw new CodeStreamError(`${count} components in a scan`);
    }
    const components = Array.from({ length: count }, () => {
      const id = this.u8();
      const tables = this.u8();
      return { index: this.components.findIndex((some) => some.id === id), dcTable: tables >> 4, acTable: tables & 15 };
    });
    if (components.some(({ index, dcTable, acTable }) => index < 0 || dcTable > 3 || acTable > 3)) {
      throw new CodeStreamError('a scan of an unknown component or table');
    }
    const selection = this.u8();
    this.u8();
    return { components, selection, transform: this.u8() & 15, bits: new JpegBits(this.code, dataAt) };
  }

  private huffmanTables(end: number): void {
    while (this.at < end) {
      const target = this.u8();
      const counts = this.code.subarray(this.at, this.at + 16);
      this.at += 16;
      const total = counts.reduce((sum, some) => sum + some, 0);
      if (total > 256 || total > end - this.at || (target & 15) > 3 || target >> 4 > 1) {
        throw new CodeStreamError('a Huffman table out of range');
      }
      this.huffman.set(target, new HuffmanTable(counts, this.code.slice(this.at, this.at + total)));
      this.at += total;
    }
  }

  private quantisationTables(end: number): void {
    while (this.at < end) {
      const target = this.u8();
      if (target >> 4 > 1 || (target & 15) > 3) {
        throw new CodeStreamError('a quantisation table out of range');
      }
      const table = new Int32Array(64);
      for (const natural of NATURAL) {
        table[natural] = target >> 4 === 0 ? this.u8() : this.u16();
      }
      this.quantisation.set(target & 15, table);
    }
  }

  private u8(): number {
    const value = this.code[this.at++];
    if (value === undefined) {
      throw new CodeStreamError('the code stream ends in a marker segment');
    }
    return value;
  }

  private u16(): number {
    return this.u8() << 8 | this.u8();
  }
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) {
    throw new CodeStreamError(`a scan without its ${what}`);
  }
  return found;
}
