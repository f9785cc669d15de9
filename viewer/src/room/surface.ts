import type { Slot } from '../bundle/shelf.ts';
import type { Samples } from '../decode/frame.ts';
import { CanvasPainter } from '../stack/canvas.ts';
import { GlPainter } from '../stack/gl.ts';
import type { Painter } from '../stack/painter.ts';
import type { Aim } from '../stack/place.ts';
import { placeOf } from '../stack/place.ts';
import type { Look } from '../stack/window.ts';
import { element } from './element.ts';

/** Which painter to take: the best for this machine, or one by name (tests, slow machines). */
export type PainterChoice = 'best' | 'canvas' | 'gl';

/** The canvas of one view, as large as the view in device pixels, and whoever paints on it. */
export class Surface {
  readonly #root: HTMLElement;
  readonly #repaint: () => void;
  #canvas: HTMLCanvasElement;
  #painter: Painter;

  /** @param repaint called when the canvas came out empty: it was resized, or WebGL was taken away */
  constructor(root: HTMLElement, wanted: PainterChoice, repaint: () => void) {
    this.#root = root;
    this.#repaint = repaint;
    [this.#canvas, this.#painter] = this.#open(wanted);
    root.prepend(this.#canvas);
    new ResizeObserver(() => { this.#fit(); }).observe(root);
  }

  get painterKind(): Painter['kind'] { return this.#painter.kind; }

  clear(): void {
    this.#painter.clear();
  }

  /** @param moving a gesture is under way, speed before smoothness */
  draw({ part: { contents } }: Slot, samples: Samples, look: Look, aim: Aim, moving: boolean): void {
    const { rows, columns, bits, signed, photometric } = contents;
    const scale = this.#canvas.width / Math.max(1, this.#root.clientWidth);
    const place = placeOf(contents, aim, this.#canvas.width / scale, this.#canvas.height / scale);
    this.#painter.paint(
      { samples, rows, columns, bits, signed, colour: photometric === 'RGB' }, look,
      { x: place.x * scale, y: place.y * scale, stepX: place.stepX * scale, stepY: place.stepY * scale }, moving,
    );
  }

  #open(wanted: PainterChoice): [HTMLCanvasElement, Painter] {
    const canvas = element('canvas', { 'aria-hidden': true });
    const gl = wanted === 'canvas' ? undefined : GlPainter.open(canvas, wanted === 'gl');
    if (gl === undefined) {
      // A canvas that was asked for WebGL once gives no other context.
      const plain = element('canvas', { 'aria-hidden': true });
      return [plain, new CanvasPainter(plain)];
    }
    canvas.addEventListener('webglcontextlost', () => {
      const [next, painter] = this.#open('canvas');
      canvas.replaceWith(next);
      this.#canvas = next;
      this.#painter = painter;
      this.#fit();
    }, { once: true });
    return [canvas, gl];
  }

  #fit(): void {
    const scale = window.devicePixelRatio || 1;
    const width = Math.max(1, Math.round(this.#root.clientWidth * scale));
    const height = Math.max(1, Math.round(this.#root.clientHeight * scale));
    if (this.#canvas.width === width && this.#canvas.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    // At once, not in the next frame: a resized canvas is empty.
    this.#repaint();
  }
}
