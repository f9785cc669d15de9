import type { Contents, Cosines, Triple } from '../bundle/contents.ts';
import { areParallel, dot } from './geometry.ts';
import type { Aim } from './place.ts';
import { FITTED, held, LEAST_ZOOM, MOST_ZOOM, placeOf } from './place.ts';

/** What a view looks at, in millimetres of the patient: enough to show the same place at the same size in another view. */
export interface Sight {
  readonly pixelsPerMm: number;
  readonly orientation: Cosines;
  /** From the middle of the image to the middle of the view. */
  readonly offset: Triple;
  /** The patient's point in the middle of the view, where the slice has a position. */
  readonly middle: Triple | null;
  /** Name of the frame of reference, if the file had one. */
  readonly space: string | null;
}

/** One slice as far as a sight needs it. */
export interface Slice extends Pick<Contents, 'rows' | 'columns' | 'aspect' | 'space'> {
  readonly spacing: readonly [rows: number, columns: number];
  readonly orientation: Cosines;
  readonly position: Triple | null;
}

/** The slice of a frame, where its file says how large and how turned it is. */
export function sliceOf(contents: Contents, frame: number): Slice | undefined {
  const { rows, columns, aspect, space, spacing, orientation, positions } = contents;
  if (spacing === null || orientation === null) return undefined;
  return { rows, columns, aspect, space, spacing, orientation, position: positions?.[frame] ?? null };
}

export function sightOf(slice: Slice, aim: Aim, width: number, height: number): Sight {
  const across = (aim.centreX - 0.5) * slice.columns * slice.spacing[1];
  const down = (aim.centreY - 0.5) * slice.rows * slice.spacing[0];
  const offset = along(slice.orientation, across, down);
  const centre = middleOf(slice);
  return {
    pixelsPerMm: placeOf(slice, aim, width, height).stepX / slice.spacing[1],
    orientation: slice.orientation, offset, space: slice.space,
    middle: centre === null ? null : plus(centre, offset),
  };
}

/**
 * The aim under which a slice shows that sight: the same size always; the same place where the planes
 * are parallel, by patient coordinates in one frame of reference, else from the middle of the image.
 */
export function aimAt(sight: Sight, slice: Slice, before: Aim, width: number, height: number): Aim {
  const fitted = placeOf(slice, FITTED, width, height).stepX;
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, (sight.pixelsPerMm * slice.spacing[1]) / fitted));
  if (!areParallel(sight.orientation, slice.orientation)) return { ...before, zoom };
  const centre = middleOf(slice);
  const sameSpace = sight.space !== null && sight.space === slice.space;
  const way = sameSpace && sight.middle !== null && centre !== null ? minus(sight.middle, centre) : sight.offset;
  const [rx, ry, rz, cx, cy, cz] = slice.orientation;
  return held({
    zoom,
    centreX: 0.5 + dot(way, [rx, ry, rz]) / (slice.columns * slice.spacing[1]),
    centreY: 0.5 + dot(way, [cx, cy, cz]) / (slice.rows * slice.spacing[0]),
  });
}

function middleOf({ position, orientation, columns, rows, spacing }: Slice): Triple | null {
  return position === null ? null : plus(position, along(orientation, ((columns - 1) / 2) * spacing[1], ((rows - 1) / 2) * spacing[0]));
}

function along([rx, ry, rz, cx, cy, cz]: Cosines, across: number, down: number): Triple {
  return [rx * across + cx * down, ry * across + cy * down, rz * across + cz * down];
}

function plus(a: Triple, b: Triple): Triple {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function minus(a: Triple, b: Triple): Triple {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
