import type { Coding } from '../decode/frame.ts';

/** VOI function of PS3.3 C.11.2.1.3. */
export type WindowFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

/** A window in modality values. */
export interface StoredWindow {
  readonly center: number;
  readonly width: number;
  readonly function: WindowFunction;
}

export type Triple = readonly [number, number, number];
export type Cosines = readonly [number, number, number, number, number, number];
export type Rescale = readonly [slope: number, intercept: number];

/** What differs from frame to frame, by frame index. */
export interface PerFrame {
  readonly rescale: readonly Rescale[] | null;
  readonly windows: readonly (readonly StoredWindow[])[] | null;
  readonly kind: readonly (string | null)[] | null;
}

/** The index of a bundle (docs/bundle.md), checked. */
export interface Contents extends Coding {
  readonly frames: number;
  readonly photometric: 'MONOCHROME1' | 'MONOCHROME2' | 'RGB';
  readonly rescale: Rescale;
  readonly padding: readonly [low: number, high: number] | null;
  readonly windows: readonly StoredWindow[];
  readonly orientation: Cosines | null;
  readonly spacing: readonly [rows: number, columns: number] | null;
  readonly aspect: number;
  readonly positions: readonly (Triple | null)[] | null;
  readonly depthMm: readonly number[] | null;
  readonly thicknessMm: number | null;
  /** An opaque name of the frame of reference: equal names share millimetres. */
  readonly space: string | null;
  readonly order: readonly number[];
  readonly lengths: readonly number[];
  readonly ranges: readonly (readonly [number, number])[] | null;
  readonly perFrame: PerFrame | null;
}

/** The index is not one of `eir.bundle/1`, or contradicts itself. */
export class BundleError extends Error {}

/** Reads the JSON text of an index. Everything later code relies on is checked here, once. */
export function parseContents(text: string): Contents {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new BundleError('Bundle: the index is not JSON');
  }
  const field = fieldsOf(raw, 'index');
  if (field('schema') !== 'eir.bundle/1') throw new BundleError('Bundle: schema eir.bundle/1 expected');
  const frames = whole(field('frames'), 1, 100_000, 'frames');
  const samples = whole(field('samples'), 1, 3, 'samples');
  if (samples === 2) throw new BundleError('Bundle: 1 or 3 samples expected');
  const order = list(field('order'), 'order').map((value) => whole(value, 0, frames - 1, 'order'));
  const lengths = list(field('lengths'), 'lengths').map((value) => whole(value, 0, 1 << 30, 'lengths'));
  if (order.length !== frames || new Set(order).size !== frames || lengths.length !== frames) {
    throw new BundleError('Bundle: order and lengths must name each frame once');
  }
  const photometric = field('photometric');
  if (photometric !== 'MONOCHROME1' && photometric !== 'MONOCHROME2' && photometric !== 'RGB') {
    throw new BundleError('Bundle: photometric MONOCHROME1, MONOCHROME2 or RGB expected');
  }
  if ((photometric === 'RGB') !== (samples === 3)) throw new BundleError('Bundle: RGB goes with 3 samples');
  const codec = field('codec');
  if (typeof codec !== 'string') throw new BundleError('Bundle: codec expected');
  const aspect = optional(field('aspect'), (value) => finite(value, 'aspect')) ?? 1;
  if (aspect <= 0) throw new BundleError('Bundle: aspect must be positive');
  return {
    frames, codec, photometric, aspect, order, lengths,
    samples: samples === 3 ? 3 : 1,
    rows: whole(field('rows'), 1, 65_535, 'rows'),
    columns: whole(field('columns'), 1, 65_535, 'columns'),
    bits: whole(field('bits'), 1, 16, 'bits'),
    signed: field('signed') === true,
    rescale: optional(field('rescale'), (value) => pair(value, 'rescale')) ?? [1, 0],
    padding: optional(field('padding'), (value) => pair(value, 'padding')),
    windows: windows(field('windows')),
    orientation: optional(field('orientation'), (value) => numbers(value, 6, 'orientation') as unknown as Cosines),
    spacing: optional(field('spacing'), (value) => pair(value, 'spacing')),
    positions: optional(field('positions'), (value) => each(value, frames, 'positions',
      (item) => optional(item, (position) => numbers(position, 3, 'positions') as unknown as Triple))),
    depthMm: optional(field('depthMm'), (value) => numbers(value, frames, 'depthMm')),
    thicknessMm: optional(field('thicknessMm'), (value) => finite(value, 'thicknessMm')),
    space: optional(field('space'), (value) => (typeof value === 'string' ? value : null)),
    ranges: optional(field('ranges'), (value) => each(value, frames, 'ranges', (item) => pair(item, 'ranges'))),
    perFrame: optional(field('perFrame'), (value) => perFrame(value, frames)),
  };
}

function perFrame(value: unknown, frames: number): PerFrame {
  const field = fieldsOf(value, 'perFrame');
  return {
    rescale: optional(field('rescale'), (item) => each(item, frames, 'perFrame.rescale', (entry) => pair(entry, 'perFrame.rescale'))),
    windows: optional(field('windows'), (item) => each(item, frames, 'perFrame.windows', windows)),
    kind: optional(field('kind'), (item) => each(item, frames, 'perFrame.kind', (text) => (typeof text === 'string' ? text : null))),
  };
}

/** Windows of no width show nothing and are left out (PS3.3 C.11.2.1.2: width ≥ 1 for LINEAR, > 0 otherwise). */
function windows(value: unknown): readonly StoredWindow[] {
  if (value === null || value === undefined) return [];
  return list(value, 'windows').map((item) => {
    const field = fieldsOf(item, 'windows');
    const name = field('function');
    const shape: WindowFunction = name === 'LINEAR_EXACT' || name === 'SIGMOID' ? name : 'LINEAR';
    return { center: finite(field('center'), 'windows'), width: finite(field('width'), 'windows'), function: shape };
  }).filter((item) => item.width > 0 && (item.function !== 'LINEAR' || item.width >= 1));
}

function pair(value: unknown, name: string): readonly [number, number] {
  const [first = 0, second = 0] = numbers(value, 2, name);
  return [first, second];
}

function numbers(value: unknown, length: number, name: string): readonly number[] {
  return each(value, length, name, (item) => finite(item, name));
}

function each<T>(value: unknown, length: number, name: string, read: (item: unknown) => T): readonly T[] {
  const items = list(value, name);
  if (items.length !== length) throw new BundleError(`Bundle: ${name} has ${items.length} entries; ${length} expected`);
  return items.map(read);
}

function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new BundleError(`Bundle: ${name} must be a list`);
  return value;
}

function optional<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null || value === undefined ? null : read(value);
}

function finite(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BundleError(`Bundle: ${name} must be a number`);
  return value;
}

function whole(value: unknown, low: number, high: number, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
    throw new BundleError(`Bundle: ${name} must be a whole number from ${low} to ${high}`);
  }
  return value;
}

function fieldsOf(value: unknown, name: string): (key: string) => unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BundleError(`Bundle: ${name} must be an object`);
  const record = value as Record<string, unknown>;
  return (key) => record[key];
}
