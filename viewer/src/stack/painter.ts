import type { Samples } from '../decode/frame.ts';
import type { Look } from './window.ts';
import type { Place } from './place.ts';

/** A decoded frame with what a painter must know of it. */
export interface Picture {
  readonly samples: Samples;
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly signed: boolean;
  readonly colour: boolean;
}

/** Draws pictures into one canvas. The canvas has device pixels; `place` is in them. */
export interface Painter {
  readonly kind: 'canvas' | 'gl';
  /** `moving`: a gesture is under way, speed before smoothness. */
  paint(picture: Picture, look: Look, place: Place, moving: boolean): void;
  clear(): void;
}

/** GL that runs on the CPU is slower than Canvas-2D. */
export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(renderer);
}
