import type { Contents, Cosines, Triple } from '../bundle/contents.ts';

/** The letters of an image's four edges, towards which the patient's sides lie (PS3.3 C.7.6.1.1.1). */
export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

const TOWARDS = ['L', 'P', 'H'] as const;
const AWAY = ['R', 'A', 'F'] as const;

/**
 * The letters of a direction in patient coordinates (x to the left, y to the back, z to the head):
 * the main axis, and the second one too where the direction is oblique by more than about 22°.
 */
export function directionLetters(direction: Triple): string {
  const parts = direction
    .map((value, axis) => ({ size: Math.abs(value), letter: (value < 0 ? AWAY : TOWARDS)[axis] ?? '' }))
    .sort((first, second) => second.size - first.size);
  const [first, second] = parts;
  if (first === undefined || first.size < 1e-6) return '';
  return first.letter + (second !== undefined && second.size > 0.38 ? second.letter : '');
}

/** Edge letters from Image Orientation (Patient): direction of a row, then of a column. */
export function edgeLetters(orientation: Cosines): EdgeLetters {
  const [rx, ry, rz, cx, cy, cz] = orientation;
  return {
    left: directionLetters([-rx, -ry, -rz]),
    right: directionLetters([rx, ry, rz]),
    top: directionLetters([-cx, -cy, -cz]),
    bottom: directionLetters([cx, cy, cz]),
  };
}

/** Unit vector across the image: row × column. */
export function normalOf([rx, ry, rz, cx, cy, cz]: Cosines): Triple {
  return [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx];
}

export function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Where a slice lies: the letter of its side and the distance from the origin along its normal. */
export interface SlicePosition {
  readonly letter: string;
  readonly mm: number;
}

/** Position of a slice along the patient axis nearest to its normal, as in "H 32.5 mm". */
export function slicePosition(orientation: Cosines, position: Triple): SlicePosition {
  const normal = normalOf(orientation);
  const sizes = normal.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  const flip = (normal[axis] ?? 1) < 0 ? -1 : 1;
  const mm = flip * dot(normal, position);
  return { letter: (mm < 0 ? AWAY : TOWARDS)[axis] ?? '', mm: Math.abs(mm) };
}

/** One stack of parallel slices, as far as linking needs it. */
export interface Ladder {
  readonly orientation: Cosines;
  /** position · normal of each slice, ascending or not. */
  readonly depthMm: readonly number[];
  /** Name of the frame of reference, if the file had one. */
  readonly space: string | null;
}

/** The slices of one bundle as a ladder, where all of them have a position. */
export function ladderOf({ orientation, positions, depthMm, space }: Pick<Contents, 'orientation' | 'positions' | 'depthMm' | 'space'>): Ladder | undefined {
  if (orientation === null) return undefined;
  const normal = normalOf(orientation);
  const depths = depthMm ?? positions?.flatMap((position) => (position === null ? [] : [dot(position, normal)]));
  if (depths === undefined || (depthMm === null && depths.length !== positions?.length)) return undefined;
  return { orientation, depthMm: depths, space };
}

/** Whether two planes are parallel within 15°. */
export function areParallel(a: Cosines, b: Cosines): boolean {
  return Math.abs(dot(normalOf(a), normalOf(b))) > 0.966;
}

/** Whether two stacks are parallel, so that scrolling one can move the other. */
export function canLink(a: Ladder, b: Ladder): boolean {
  return areParallel(a.orientation, b.orientation);
}

/** Whether millimetres of the two stacks are known to mean the same place. */
export function sharesSpace(a: Ladder, b: Ladder): boolean {
  return a.space !== null && a.space === b.space;
}

/** The depth along b's normal of the place that lies `depth` along a's. */
export function depthAlong(a: Ladder, b: Ladder, depth: number): number {
  return dot(normalOf(a.orientation), normalOf(b.orientation)) < 0 ? -depth : depth;
}

/** Index of the slice nearest to a depth; the lower one on a tie. */
export function nearestSlice(depthMm: readonly number[], depth: number): number {
  let best = 0;
  let least = Infinity;
  depthMm.forEach((value, index) => {
    const distance = Math.abs(value - depth);
    if (distance < least - 1e-9) {
      least = distance;
      best = index;
    }
  });
  return best;
}
