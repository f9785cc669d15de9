// JPEG-LS, lossless and near-lossless (T.87): 2 to 16 bits, one or three components in any interleave mode, preset parameters.
// The reading room has a decoder of its own that is made for speed and knows only what bundles hold; this one reads what
// clinics write. A script of its own, fetched for the first such picture.
import { CodeStreamError, requireShape, type FrameShape } from './code-stream';
import { JpegLsScan, type Coding } from './jpeg-ls-scan';

const SOF55 = 0xfff7;
const LSE = 0xfff8;
const SOS = 0xffda;
const DRI = 0xffdd;

export function decodeJpegLs(code: Uint8Array, shape: FrameShape): Uint16Array {
  const out = new Uint16Array(shape.rows * shape.columns * shape.samples);
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  let at = 0;
  const u8 = (): number => { at++; return view.getUint8(at - 1); };
  const u16 = (): number => { at += 2; return view.getUint16(at - 2); };
  try {
    if (u16() !== 0xffd8) {
      throw new CodeStreamError('no SOI marker');
    }
    let bits = 0;
    let ids: readonly number[] = [];
    let preset: readonly number[] = [0, 0, 0, 0, 0];
    for (let decoded = 0; decoded < shape.samples;) {
      let marker = u16();
      while (marker === 0xffff) { // fill bytes
        at--;
        marker = u16();
      }
      if (marker < 0xff01 || marker === 0xffd9) {
        throw new CodeStreamError(`no scan for component ${decoded}`);
      }
      let end = at + u16();
      if (marker === SOF55) {
        bits = u8();
        requireShape(shape, u16(), u16(), u8(), bits);
        ids = Array.from({ length: shape.samples }, () => {
          const id = u8();
          if (u8() !== 0x11) {
            throw new CodeStreamError('a sub-sampled component');
          }
          at++;
          return id;
        });
      } else if (marker === LSE) {
        if (u8() !== 1) {
          throw new CodeStreamError('an LSE segment that is no preset');
        }
        preset = [u16(), u16(), u16(), u16(), u16()];
      } else if (marker === DRI && u16() !== 0) {
        throw new CodeStreamError('a restart interval');
      } else if (marker === SOS) {
        const components = u8();
        if (bits < 2 || components < 1 || components > shape.samples - decoded) {
          throw new CodeStreamError(`a scan of ${components} components`);
        }
        const named = Array.from({ length: components }, () => {
          const id = u8();
          if (u8() !== 0) {
            throw new CodeStreamError('a mapping table');
          }
          return ids.indexOf(id);
        });
        const first = components === 1 && named[0] !== undefined && named[0] >= 0 ? named[0] : decoded;
        const coding = codingOf(bits, u8(), preset);
        const interleave = u8();
        if (u8() !== 0 || interleave > 2 || (interleave === 0 && components > 1)) {
          throw new CodeStreamError('a point transform or interleave mode that is not read');
        }
        const scan = new JpegLsScan(code, end, coding);
        if (components > 1 && interleave === 2) {
          scan.decodePixels(shape, out);
        } else {
          scan.decodeLines(shape, first, components, out);
        }
        decoded += components;
        end = scan.afterData();
      }
      at = end;
    }
  } catch (problem) {
    throw problem instanceof RangeError ? new CodeStreamError('the code stream ends in a header') : problem;
  }
  return out;
}

/** The parameters of a scan; zeros of the preset stand for the defaults of C.2.4.1.1. */
function codingOf(bits: number, near: number, [maxval = 0, t1 = 0, t2 = 0, t3 = 0, reset = 0]: readonly number[]): Coding {
  const most = (1 << bits) - 1;
  const largest = maxval === 0 ? most : maxval;
  if (largest > most || largest < 2 || near > Math.min(255, largest >> 1)) {
    throw new CodeStreamError('MAXVAL or NEAR out of range');
  }
  const [d1, d2, d3] = thresholds(largest, near);
  const coding = { maxval: largest, near, t1: t1 || d1, t2: t2 || d2, t3: t3 || d3, reset: reset || 64 };
  const ordered = coding.t1 > near && coding.t2 >= coding.t1 && coding.t3 >= coding.t2 && coding.t3 <= largest;
  if (!ordered || coding.reset < 3 || coding.reset > Math.max(255, largest)) {
    throw new CodeStreamError('thresholds out of order');
  }
  return coding;
}

function thresholds(maxval: number, near: number): readonly [number, number, number] {
  const clamp = (value: number, least: number): number => (value > maxval || value < least ? least : value);
  const wide = maxval >= 128;
  const factor = wide ? (Math.min(maxval, 4095) + 128) >> 8 : Math.floor(256 / (maxval + 1));
  const first = wide ? factor + 2 : Math.max(2, Math.floor(3 / factor) + 3 * near);
  const second = wide ? factor * 4 + 3 : Math.max(3, Math.floor(7 / factor) + 5 * near);
  const third = wide ? factor * 17 + 4 : Math.max(4, Math.floor(21 / factor) + 7 * near);
  const t1 = clamp(first + (wide ? 3 * near : 0), near + 1);
  const t2 = clamp(second + (wide ? 5 * near : 0), t1);
  return [t1, t2, clamp(third + (wide ? 7 * near : 0), t2)];
}
