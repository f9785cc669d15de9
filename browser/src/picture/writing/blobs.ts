// Connected bright things of a top hat, and what can be measured of each in one pass.

export interface Blob {
  /** Its place among the blobs of one threshold. */
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  /** Mean width of its strokes, in pixels. */
  readonly stroke: number;
  /** Mean brightness above its surroundings. */
  readonly contrast: number;
  /** Deviation of the brightness inside, relative to the contrast: letters are of one shade. */
  readonly unevenness: number;
  /** Mean step at its edges from one pixel to the next, relative to the contrast: 1 for letters of black and white. */
  readonly sharpness: number;
}

/** @returns null where there are more than `most`: noise */
export function blobsOf(hat: Uint8Array, shades: Uint8Array | Uint8ClampedArray, columns: number, rows: number, threshold: number, most: number): readonly Blob[] | null {
  const runs = runsOf(hat, columns, rows, threshold, most * 12);
  return runs === null ? null : joined(runs, hat, shades, columns);
}

interface Runs {
  readonly count: number;
  readonly row: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly parent: Int32Array;
  /** Pixels of the run without one above them: strokes seen from above. */
  readonly tops: Int32Array;
}

function runsOf(hat: Uint8Array, columns: number, rows: number, threshold: number, most: number): Runs | null {
  const row = new Int32Array(most);
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const parent = new Int32Array(most);
  const tops = new Int32Array(most);
  let count = 0;
  let above = 0;
  for (let y = 0; y < rows; y++) {
    const line = y * columns;
    const first = count;
    let up = above;
    for (let x = 0; x < columns; x++) {
      if ((hat[line + x] as number) < threshold) {
        continue;
      }
      const start = x;
      while (x < columns && (hat[line + x] as number) >= threshold) {
        x++;
      }
      if (count === most) {
        return null;
      }
      row[count] = y;
      from[count] = start;
      to[count] = x;
      parent[count] = count;
      let free = x - start;
      while (up < first && (to[up] as number) < start) {
        up++;
      }
      for (let other = up; other < first && (from[other] as number) <= x; other++) {
        unite(parent, other, count);
        free -= Math.max(0, Math.min(x, to[other] as number) - Math.max(start, from[other] as number));
      }
      tops[count] = free;
      count++;
    }
    above = first;
  }
  return { count, row, from, to, parent, tops };
}

function rootOf(parent: Int32Array, index: number): number {
  let at = index;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

function unite(parent: Int32Array, one: number, other: number): void {
  const first = rootOf(parent, one);
  const second = rootOf(parent, other);
  parent[Math.max(first, second)] = Math.min(first, second);
}

class Sum {
  left = Infinity;
  right = 0;
  top = Infinity;
  bottom = 0;
  area = 0;
  runs = 0;
  tops = 0;
  brightness = 0;
  squares = 0;
  steps = 0;
  edges = 0;
  height = 0;
}

function joined({ count, row, from, to, parent, tops }: Runs, hat: Uint8Array, shades: Uint8Array | Uint8ClampedArray, columns: number): readonly Blob[] {
  const sums = new Map<number, Sum>();
  for (let run = 0; run < count; run++) {
    const root = rootOf(parent, run);
    let sum = sums.get(root);
    if (sum === undefined) {
      sum = new Sum();
      sums.set(root, sum);
    }
    const y = row[run] as number;
    const start = from[run] as number;
    const end = to[run] as number;
    sum.left = Math.min(sum.left, start);
    sum.right = Math.max(sum.right, end);
    sum.top = Math.min(sum.top, y);
    sum.bottom = Math.max(sum.bottom, y + 1);
    sum.area += end - start;
    sum.runs++;
    sum.tops += tops[run] as number;
    const line = y * columns;
    for (let x = start; x < end; x++) {
      const value = hat[line + x] as number;
      sum.brightness += value;
      sum.squares += value * value;
    }
    if (start > 0) {
      sum.steps += (shades[line + start] as number) - (shades[line + start - 1] as number);
      sum.edges++;
    }
    if (end < columns) {
      sum.steps += (shades[line + end - 1] as number) - (shades[line + end] as number);
      sum.edges++;
    }
  }
  return [...sums.values()].map((sum, id) => {
    const contrast = sum.brightness / sum.area;
    return {
      id, x: sum.left, y: sum.top, width: sum.right - sum.left, height: sum.bottom - sum.top, area: sum.area,
      stroke: Math.min(sum.area / sum.runs, sum.area / Math.max(1, sum.tops)), contrast,
      unevenness: Math.sqrt(Math.max(0, sum.squares / sum.area - contrast * contrast)) / contrast,
      sharpness: sum.edges === 0 ? 0 : sum.steps / sum.edges / contrast,
    };
  });
}
