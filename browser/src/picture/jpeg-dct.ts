// Sequential DCT JPEG with Huffman codes of 8 or 12 bits (T.81 processes 1, 2 and 4). Own, as browsers read 8 bits only. The
// inverse DCT is the accurate integer one of Loeffler, Ligtenberg and Moschytz with the scaling of the IJG library.
import { CodeStreamError, requireShape, type FrameShape } from './code-stream';
import type { JpegBits } from './jpeg-bits';
import { NATURAL, type Component, type JpegSegments, type Scan, type ScanComponent } from './jpeg-segments';

const CONST_BITS = 13;

export function decodeDct(segments: JpegSegments, firstScan: Scan, shape: FrameShape): Uint16Array {
  if (segments.process > 1 || (segments.precision !== 8 && segments.precision !== 12)) {
    throw new CodeStreamError(`a JPEG of process SOF${segments.process} with ${segments.precision} bits`);
  }
  requireShape(shape, segments.rows, segments.columns, segments.components.length, segments.precision);
  return new Image(segments, shape).decode(firstScan);
}

interface Plane {
  readonly values: Uint16Array;
  readonly pitch: number;
}

/** The component planes of one image while its scans are read. */
class Image {
  private readonly mostAcross: number;
  private readonly mostDown: number;
  private readonly mcusAcross: number;
  private readonly mcusDown: number;
  private readonly planes: readonly Plane[];
  private readonly coefficients = new Int32Array(64);
  private readonly workspace = new Int32Array(64);
  private readonly dcs = new Int32Array(4);

  constructor(private readonly segments: JpegSegments, private readonly shape: FrameShape) {
    this.mostAcross = Math.max(...segments.components.map(({ across }) => across));
    this.mostDown = Math.max(...segments.components.map(({ down }) => down));
    this.mcusAcross = Math.ceil(shape.columns / (8 * this.mostAcross));
    this.mcusDown = Math.ceil(shape.rows / (8 * this.mostDown));
    this.planes = segments.components.map(({ across, down }) => {
      const pitch = this.mcusAcross * 8 * across;
      return { values: new Uint16Array(pitch * this.mcusDown * 8 * down), pitch };
    });
  }

  decode(firstScan: Scan): Uint16Array {
    const missing = new Set(this.planes.keys());
    for (let scan: Scan | null = firstScan; ; scan = this.segments.nextScan()) {
      if (scan === null) {
        throw new CodeStreamError('end of image with components missing');
      }
      this.decodeScan(scan);
      for (const { index } of scan.components) {
        missing.delete(index);
      }
      if (missing.size === 0) {
        break;
      }
      this.segments.endScan(scan);
    }
    const out = new Uint16Array(this.shape.rows * this.shape.columns * this.shape.samples);
    this.planes.forEach((plane, index) => { this.copyOut(plane, index, out); });
    return out;
  }

  private decodeScan(scan: Scan): void {
    this.dcs.fill(0);
    const [only] = scan.components;
    const single = scan.components.length === 1 && only !== undefined ? this.segments.component(only.index) : null;
    // A lone component is not interleaved: its blocks end with the image (A.2.2).
    const across = single === null ? this.mcusAcross : Math.ceil(Math.ceil(this.shape.columns * single.across / this.mostAcross) / 8);
    const down = single === null ? this.mcusDown : Math.ceil(Math.ceil(this.shape.rows * single.down / this.mostDown) / 8);
    const interval = this.segments.restartInterval;
    let untilRestart = interval;
    for (let y = 0; y < down; y++) {
      for (let x = 0; x < across; x++) {
        if (interval > 0) {
          if (untilRestart === 0) {
            scan.bits.restart();
            this.dcs.fill(0);
            untilRestart = interval;
          }
          untilRestart--;
        }
        for (const part of scan.components) {
          const component = this.segments.component(part.index);
          const wide = single === null ? component.across : 1;
          const high = single === null ? component.down : 1;
          for (let by = 0; by < high; by++) {
            for (let bx = 0; bx < wide; bx++) {
              this.block(scan.bits, part, component, x * wide + bx, y * high + by);
            }
          }
        }
      }
    }
  }

  private block(bits: JpegBits, part: ScanComponent, component: Component, x: number, y: number): void {
    const { coefficients, dcs } = this;
    const dc = this.segments.dcTable(part.dcTable);
    const ac = this.segments.acTable(part.acTable);
    const steps = this.segments.quantisationTable(component.quantisation);
    coefficients.fill(0);
    const size = dc.next(bits);
    if (size > 15) {
      throw new CodeStreamError(`a DC difference of ${size} bits`);
    }
    dcs[part.index] = (dcs[part.index] as number) + bits.difference(size);
    coefficients[0] = (dcs[part.index] as number) * (steps[0] as number);
    for (let k = 1; k < 64; k++) {
      const symbol = ac.next(bits);
      const magnitude = symbol & 15;
      const zeros = symbol >> 4;
      if (magnitude === 0) {
        if (zeros !== 15) {
          break; // end of block
        }
        k += 15;
        continue;
      }
      k += zeros;
      if (k > 63) {
        throw new CodeStreamError('a coefficient past its block');
      }
      const at = NATURAL[k] as number;
      coefficients[at] = bits.difference(magnitude) * (steps[at] as number);
    }
    const plane = this.planes[part.index] as Plane;
    this.inverse(plane, y * 8 * plane.pitch + x * 8);
  }

  private inverse({ values, pitch }: Plane, at: number): void {
    const { coefficients, workspace } = this;
    const { precision } = this.segments;
    const pass1Bits = precision === 8 ? 2 : 1;
    for (let x = 0; x < 8; x++) {
      pass(coefficients, x, 8, workspace, CONST_BITS - pass1Bits);
    }
    const centre = 1 << (precision - 1);
    const most = (1 << precision) - 1;
    for (let y = 0; y < 8; y++) {
      pass(workspace, y * 8, 1, workspace, CONST_BITS + pass1Bits + 3);
      const to = at + y * pitch;
      for (let x = 0; x < 8; x++) {
        values[to + x] = Math.max(0, Math.min(most, (workspace[y * 8 + x] as number) + centre));
      }
    }
  }

  /** Copies a plane to its samples; sub-sampled ones are repeated. */
  private copyOut({ values, pitch }: Plane, index: number, out: Uint16Array): void {
    const { across, down } = this.segments.component(index);
    const { rows, columns, samples } = this.shape;
    let to = index;
    for (let row = 0; row < rows; row++) {
      const line = Math.floor(row * down / this.mostDown) * pitch;
      for (let x = 0; x < columns; x++) {
        out[to] = values[line + Math.floor(x * across / this.mostAcross)] as number;
        to += samples;
      }
    }
  }
}

/** One 8-point inverse DCT, `from` and `to` with the same places. */
function pass(from: Int32Array, at: number, by: number, to: Int32Array, shift: number): void {
  const z2 = from[at + 2 * by] as number;
  const z3 = from[at + 6 * by] as number;
  const z1 = Math.imul(z2 + z3, 4433);
  const even2 = z1 - Math.imul(z3, 15137);
  const even3 = z1 + Math.imul(z2, 6270);
  const even0 = ((from[at] as number) + (from[at + 4 * by] as number)) << CONST_BITS;
  const even1 = ((from[at] as number) - (from[at + 4 * by] as number)) << CONST_BITS;
  const round = 1 << (shift - 1);
  const a0 = even0 + even3 + round;
  const a3 = even0 - even3 + round;
  const a1 = even1 + even2 + round;
  const a2 = even1 - even2 + round;

  let t0 = from[at + 7 * by] as number;
  let t1 = from[at + 5 * by] as number;
  let t2 = from[at + 3 * by] as number;
  let t3 = from[at + by] as number;
  const y1 = Math.imul(t0 + t3, -7373);
  const y2 = Math.imul(t1 + t2, -20995);
  const y5 = Math.imul(t0 + t2 + t1 + t3, 9633);
  const y3 = Math.imul(t0 + t2, -16069) + y5;
  const y4 = Math.imul(t1 + t3, -3196) + y5;
  t0 = Math.imul(t0, 2446) + y1 + y3;
  t1 = Math.imul(t1, 16819) + y2 + y4;
  t2 = Math.imul(t2, 25172) + y2 + y3;
  t3 = Math.imul(t3, 12299) + y1 + y4;

  to[at] = (a0 + t3) >> shift;
  to[at + 7 * by] = (a0 - t3) >> shift;
  to[at + by] = (a1 + t2) >> shift;
  to[at + 6 * by] = (a1 - t2) >> shift;
  to[at + 2 * by] = (a2 + t1) >> shift;
  to[at + 5 * by] = (a2 - t1) >> shift;
  to[at + 3 * by] = (a3 + t0) >> shift;
  to[at + 4 * by] = (a3 - t0) >> shift;
}
