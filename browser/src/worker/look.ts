// A person's answer for a series as the engine takes it.
import type { Inspected, Look } from 'eir-engine';
import type { SeriesLook } from '../protocol/messages';

const NOBODY_LOOKED: Look = new Int32Array(0);

/** The answer for this file: that for its series, if it was given for frames of this size. */
export function lookFor(looks: readonly SeriesLook[], series: number, { rows, columns }: Pick<Inspected, 'rows' | 'columns'>): Look {
  const found = looks.filter((some) => some.series === series);
  // Frames of a size that nobody saw have no answer; where boxes were drawn, the engine then says which size it has.
  const look = found.find((some) => some.rows === rows && some.columns === columns) ?? found.find((some) => some.boxes.length > 0);
  return look === undefined ? NOBODY_LOOKED
    : Int32Array.from([look.rows, look.columns, ...look.boxes.flatMap(({ x, y, width, height }) => [x, y, width, height])]);
}
