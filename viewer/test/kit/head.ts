import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { makeBundle } from './bundle.ts';

/** A repeatable source of numbers, 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Intensities of a head at (x, y, z) in millimetres, patient coordinates (LPS). */
type Head = (x: number, y: number, z: number) => number;

interface Weighting { readonly name: string; readonly signal: (tissue: Tissue) => number }
interface Tissue { readonly t1Ms: number; readonly t2Ms: number; readonly pd: number }

const spinEcho = (tr: number, te: number) => (t: Tissue): number => t.pd * (1 - Math.exp(-tr / t.t1Ms)) * Math.exp(-te / t.t2Ms);
const WEIGHTINGS: Record<string, Weighting> = {
  T1: { name: 'T1', signal: spinEcho(550, 9) },
  T2: { name: 'T2', signal: spinEcho(4800, 100) },
  FLAIR: { name: 'FLAIR', signal: (t) => t.pd * Math.abs(1 - 2 * Math.exp(-2370 / t.t1Ms) + Math.exp(-9000 / t.t1Ms)) * Math.exp(-120 / t.t2Ms) },
};

/** The atlas of the phantom where it lies beside the repository, else nested ellipsoids. */
export function headOf(weighting: string, atlasFolder: string): Head {
  const signal = (WEIGHTINGS[weighting] ?? { signal: spinEcho(550, 9) }).signal;
  if (!existsSync(`${atlasFolder}/atlas.json`)) return (x, y, z) => ellipsoids(x, y, z, signal);
  const atlas = JSON.parse(readFileSync(`${atlasFolder}/atlas.json`, 'utf8')) as {
    dimensions: { nx: number; ny: number; nz: number }; originMm: [number, number, number]; tissues: (Tissue & { id: number; meanT1: number; texture: number })[];
  };
  const volume = (name: string): Buffer => gunzipSync(readFileSync(`${atlasFolder}/${name}.u8.gz`));
  const [labels, second, part, t1] = ['head-labels', 'head-labels2', 'head-pv', 'head-t1'].map(volume);
  const { nx, ny, nz } = atlas.dimensions;
  const signals = new Map(atlas.tissues.map((tissue) => [tissue.id, tissue.id === 0 ? 0 : signal(tissue)]));
  const means = new Map(atlas.tissues.map((tissue) => [tissue.id, tissue]));
  const strength = weighting === 'T1' ? 1 : -0.42;
  const values = new Float32Array(nx * ny * nz);
  for (let i = 0; i < values.length; i++) {
    const share = (part?.[i] ?? 255) / 255;
    const one = labels?.[i] ?? 0;
    const two = second?.[i] ?? 0;
    const reference = share * (means.get(one)?.meanT1 ?? 1) + (1 - share) * (means.get(two)?.meanT1 ?? 1);
    const texture = share * (means.get(one)?.texture ?? 0) + (1 - share) * (means.get(two)?.texture ?? 0);
    const grain = Math.min(1.2, Math.max(-0.9, (t1?.[i] ?? 0) / reference - 1));
    values[i] = (share * (signals.get(one) ?? 0) + (1 - share) * (signals.get(two) ?? 0)) * (1 + strength * texture * grain);
  }
  const at = (i: number, j: number, k: number): number =>
    i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz ? 0 : values[(k * ny + j) * nx + i] ?? 0;
  return (x, y, z) => {
    const [u, v, w] = [x - atlas.originMm[0], y - atlas.originMm[1], z - atlas.originMm[2]];
    const [i, j, k] = [Math.floor(u), Math.floor(v), Math.floor(w)];
    const [f, g, h] = [u - i, v - j, w - k];
    let sum = 0;
    for (const [dk, wk] of [[0, 1 - h], [1, h]] as const) for (const [dj, wj] of [[0, 1 - g], [1, g]] as const) {
      sum += wk * wj * (at(i, j + dj, k + dk) * (1 - f) + at(i + 1, j + dj, k + dk) * f);
    }
    const tumour = Math.exp(-((x * x) / 340 + ((y + 2) * (y + 2)) / 240 + ((z + 2) * (z + 2)) / 330));
    return sum * (1 + (weighting === 'T1' ? -0.25 : 0.9) * tumour);
  };
}

function ellipsoids(x: number, y: number, z: number, signal: (tissue: Tissue) => number): number {
  const r = Math.hypot(x / 68, y / 86, (z - 25) / 78);
  if (r > 1) return 0;
  if (r > 0.93) return signal({ t1Ms: 370, t2Ms: 85, pd: 0.9 });
  if (r > 0.86) return signal({ t1Ms: 600, t2Ms: 12, pd: 0.12 });
  if (r > 0.82 || Math.hypot((Math.abs(x) - 12) / 7, y / 26, (z - 30) / 16) < 1) return signal({ t1Ms: 4100, t2Ms: 1900, pd: 1 });
  return signal(r > 0.68 ? { t1Ms: 1400, t2Ms: 99, pd: 0.82 } : { t1Ms: 850, t2Ms: 75, pd: 0.7 });
}

export type Plane = 'AX' | 'SAG' | 'COR';

/** A made-up MR series of the head as a bundle, with positions, noise and coil shading. */
export function headSeries(head: Head, plane: Plane, size: number, slices: number, gapMm: number, seed: number, extra: Record<string, unknown> = {}): Uint8Array {
  const next = random(seed);
  const noise = (): number => (next() + next() + next() - 1.5) * 11;
  const pixelMm = 200 / size;
  const orientation = { AX: [1, 0, 0, 0, 1, 0], SAG: [0, 1, 0, 0, 0, -1], COR: [1, 0, 0, 0, 0, -1] }[plane];
  const middle = { AX: [0, -4, 20], SAG: [0, -4, 25], COR: [0, 0, 25] }[plane] as [number, number, number];
  const frames: Uint16Array[] = [];
  const positions: number[][] = [];
  const [rx = 0, ry = 0, rz = 0, cx = 0, cy = 0, cz = 0] = orientation;
  const normal = [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx] as [number, number, number];
  const peak = 0.55;
  for (let s = 0; s < slices; s++) {
    const along = (s - (slices - 1) / 2) * gapMm;
    const corner = [0, 1, 2].map((i) => (middle[i] ?? 0) + (normal[i] ?? 0) * along - ((orientation[i] ?? 0) + (orientation[i + 3] ?? 0)) * (size / 2) * pixelMm) as [number, number, number];
    positions.push(corner.map((value) => Number(value.toFixed(3))));
    const frame = new Uint16Array(size * size);
    for (let row = 0; row < size; row++) for (let column = 0; column < size; column++) {
      const x = corner[0] + (rx * column + cx * row) * pixelMm;
      const y = corner[1] + (ry * column + cy * row) * pixelMm;
      const z = corner[2] + (rz * column + cz * row) * pixelMm;
      const shade = 0.93 + 0.13 * ((2 * column / size - 1) ** 2 + (2 * row / size - 1) ** 2);
      frame[row * size + column] = Math.min(1023, Math.hypot(head(x, y, z) * shade * 900 / peak * 0.62 + noise(), noise()));
    }
    frames.push(frame);
  }
  return makeBundle({
    rows: size, columns: size, bits: 10, frames,
    index: {
      orientation, positions, spacing: [pixelMm, pixelMm], thicknessMm: gapMm, space: 'F1',
      depthMm: positions.map((p) => Number(((p[0] ?? 0) * normal[0] + (p[1] ?? 0) * normal[1] + (p[2] ?? 0) * normal[2]).toFixed(3))),
      ...extra,
    },
  });
}
