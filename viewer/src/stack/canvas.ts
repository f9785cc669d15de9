import type { Painter, Picture } from './painter.ts';
import type { Place } from './place.ts';
import type { Look } from './window.ts';
import { greyTable } from './window.ts';

/**
 * Canvas-2D painter: one table look-up a pixel into a canvas of the image's own size, which the
 * browser then scales. Panning and zooming redraw without touching pixels.
 */
export class CanvasPainter implements Painter {
  readonly kind = 'canvas';
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #grey: HTMLCanvasElement = document.createElement('canvas');
  #greyContext: CanvasRenderingContext2D | undefined;
  #image: ImageData | undefined;
  #table: { key: string; words: Uint32Array } | undefined;
  #drawn: { samples: Picture['samples']; key: string } | undefined;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('This browser gives no canvas to draw on');
    this.#canvas = canvas;
    this.#context = context;
  }

  clear(): void {
    this.#context.fillStyle = '#000';
    this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  paint(picture: Picture, look: Look, place: Place, moving: boolean): void {
    this.#toGrey(picture, look);
    this.clear();
    this.#context.imageSmoothingEnabled = true;
    this.#context.imageSmoothingQuality = moving ? 'low' : 'high';
    this.#context.drawImage(this.#grey, place.x, place.y, picture.columns * place.stepX, picture.rows * place.stepY);
  }

  #toGrey(picture: Picture, look: Look): void {
    const key = `${JSON.stringify(look)} ${picture.bits} ${picture.signed}`;
    if (this.#drawn?.samples === picture.samples && this.#drawn.key === key) return;
    const image = this.#imageOf(picture);
    const words = new Uint32Array(image.data.buffer);
    const samples = picture.samples;
    if (picture.colour) {
      const flip = look.inverted ? 0xffffff : 0;
      for (let i = 0, at = 0; i < words.length; i++, at += 3) {
        const rgb = (samples[at] as number) | (samples[at + 1] as number) << 8 | (samples[at + 2] as number) << 16;
        words[i] = 0xff000000 | (rgb ^ flip);
      }
    } else {
      if (this.#table?.key !== key) this.#table = { key, words: greyTable(look, picture.bits, picture.signed) };
      const table = this.#table.words;
      for (let i = 0; i < words.length; i++) words[i] = table[(samples[i] as number) & 0xffff] as number;
    }
    this.#greyContext?.putImageData(image, 0, 0);
    this.#drawn = { samples, key };
  }

  #imageOf(picture: Picture): ImageData {
    if (this.#image?.width === picture.columns && this.#image.height === picture.rows) return this.#image;
    this.#grey.width = picture.columns;
    this.#grey.height = picture.rows;
    this.#greyContext = this.#grey.getContext('2d', { alpha: false }) ?? undefined;
    this.#image = new ImageData(picture.columns, picture.rows);
    return this.#image;
  }
}
