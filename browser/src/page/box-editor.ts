// The boxes over writing in the pictures of one series: drawn, moved, resized, removed, undone. It knows nothing of the screen.
import type { Box } from '../protocol/messages';

const MOST_BOXES = 64;
const MOST_STEPS = 200;
/** Smaller than this a drag was a click. */
export const LEAST_EDGE = 3;

export class BoxEditor {
  /** The box that keys and handles act on; -1 if none. */
  chosen = -1;
  private steps: (readonly Box[])[];
  private step = 0;
  private changed = false;
  private readonly declined: Box[] = [];
  private tell: () => void = () => undefined;

  constructor(readonly rows: number, readonly columns: number, boxes: readonly Box[]) {
    this.steps = [boxes];
    this.changed = boxes.length > 0;
  }

  get now(): readonly Box[] {
    return this.steps[this.step] ?? [];
  }

  get canUndo(): boolean {
    return this.step > 0;
  }

  get canRedo(): boolean {
    return this.step < this.steps.length - 1;
  }

  /** Hears of every change; there is one listener at a time. */
  listen(tell: () => void): void {
    this.tell = tell;
  }

  /** @returns whether there was room for it */
  add(box: Box): boolean {
    if (this.now.length >= MOST_BOXES) {
      return false;
    }
    this.chosen = this.now.length;
    this.commit([...this.now, this.inside(box)]);
    return true;
  }

  replace(index: number, box: Box): void {
    this.chosen = index;
    this.commit(this.now.map((some, at) => (at === index ? this.inside(box) : some)));
  }

  remove(index: number): void {
    this.declined.push(...this.now.filter((_, at) => at === index));
    this.chosen = Math.min(index, this.now.length - 2);
    this.commit(this.now.filter((_, at) => at !== index));
  }

  removeAll(): void {
    this.declined.push(...this.now);
    this.chosen = -1;
    this.commit([]);
  }

  undo(): void {
    this.go(-1);
  }

  redo(): void {
    this.go(1);
  }

  choose(index: number): void {
    this.chosen = index;
    this.tell();
  }

  /** What the search has found so far. It takes the place of earlier proposals until somebody draws; then only new places are added. */
  propose(found: readonly Box[]): void {
    if (!this.changed) {
      this.steps = [found.slice(0, MOST_BOXES)];
      this.step = 0;
      this.tell();
      return;
    }
    const known = [...this.now, ...this.declined];
    const fresh = found.filter((box) => !known.some((some) => meets(some, box))).slice(0, MOST_BOXES - this.now.length);
    if (fresh.length > 0) {
      this.commit([...this.now, ...fresh]);
    }
  }

  /** The box in whole pixels, cut to the frame; at least a pixel stays. */
  inside({ x, y, width, height }: Box): Box {
    const left = clamp(Math.round(x), 0, this.columns - 1);
    const top = clamp(Math.round(y), 0, this.rows - 1);
    return {
      x: left, y: top, width: clamp(Math.round(x + width), left + 1, this.columns) - left, height: clamp(Math.round(y + height), top + 1, this.rows) - top,
    };
  }

  private commit(boxes: readonly Box[]): void {
    this.changed = true;
    this.steps = [...this.steps.slice(0, this.step + 1), boxes].slice(-MOST_STEPS);
    this.step = this.steps.length - 1;
    this.tell();
  }

  private go(by: number): void {
    this.step = clamp(this.step + by, 0, this.steps.length - 1);
    this.chosen = Math.min(this.chosen, this.now.length - 1);
    this.tell();
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function meets(one: Box, other: Box): boolean {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return across > 0 && down > 0 && 2 * across * down > Math.min(one.width * one.height, other.width * other.height);
}
