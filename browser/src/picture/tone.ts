// Greys for the screen: only to recognise what it is and to find writing, never to judge an image by.
import type { Frame } from './frames';

/** `lifted` spreads all greys evenly, so that writing shows that is hardly lighter or darker than what lies around it. */
export type Tone = 'plain' | 'lifted';

const LEVELS = 2 ** 16;
const SAMPLED = 20_000;

/** Red, green, blue and opaque of each pixel. */
export function colours({ samples, values }: Frame, inverted: boolean, tone: Tone): Uint8ClampedArray<ArrayBuffer> {
  const shades = samples === 1 ? greys(values, inverted, tone) : tone === 'plain' ? values : lightened(values);
  const pixels = values.length / samples;
  const out = new Uint8ClampedArray(pixels * 4).fill(255);
  const [green, blue] = samples === 1 ? [0, 0] : [1, 2];
  for (let pixel = 0; pixel < pixels; pixel++) {
    const from = pixel * samples;
    const to = pixel * 4;
    out[to] = shades[from] as number;
    out[to + 1] = shades[from + green] as number;
    out[to + 2] = shades[from + blue] as number;
  }
  return out;
}

/** Shades 0 to 255; the darkest and the brightest half per cent are black and white. */
export function greys(values: Uint16Array | Int16Array, inverted: boolean, tone: Tone): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length);
  const shade = tone === 'lifted' ? evenly(values) : linearly(values);
  const flip = inverted ? 255 : 0;
  for (let pixel = 0; pixel < values.length; pixel++) {
    const lit = shade[(values[pixel] as number) & (LEVELS - 1)] as number;
    out[pixel] = flip === 0 ? lit : flip - lit;
  }
  return out;
}

/** By stored value, its 16 bits taken as unsigned: the shade. */
function linearly(values: Uint16Array | Int16Array): Uint8ClampedArray {
  const [low, high] = range(values);
  const scale = 255 / Math.max(1, high - low);
  const signed = values instanceof Int16Array;
  return Uint8ClampedArray.from({ length: LEVELS }, (_, word) => ((signed ? word << 16 >> 16 : word) - low) * scale);
}

function evenly(values: Uint16Array | Int16Array): Uint8ClampedArray {
  const counts = new Uint32Array(LEVELS);
  for (const value of values) {
    counts[value & (LEVELS - 1)] = (counts[value & (LEVELS - 1)] as number) + 1;
  }
  const shades = new Uint8ClampedArray(LEVELS);
  const first = values instanceof Int16Array ? LEVELS / 2 : 0;
  let used = 0;
  for (const count of counts) {
    used += count > 0 ? 1 : 0;
  }
  for (let step = 0, rank = 0; step < LEVELS; step++) {
    const word = (first + step) & (LEVELS - 1);
    shades[word] = used < 2 ? 0 : rank / (used - 1) * 255;
    rank += counts[word] === 0 ? 0 : 1;
  }
  return shades;
}

function lightened(values: Uint16Array | Int16Array): Uint16Array {
  return Uint16Array.from(values, (value) => 255 * (value / 255) ** 0.4);
}

function range(values: Uint16Array | Int16Array): readonly [number, number] {
  const step = Math.max(1, Math.floor(values.length / SAMPLED));
  const some = Int32Array.from({ length: Math.ceil(values.length / step) }, (_, index) => values[index * step] ?? 0).sort();
  const at = (share: number): number => some[Math.floor((some.length - 1) * share)] ?? 0;
  return [at(0.005), at(0.995)];
}
