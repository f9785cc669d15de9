// Asks the worker for pictures and puts them on canvases.
import type { FromWorker, PictureForm, Shown, Tone } from '../protocol/messages';
import type { Context } from './stage';

export class Painter {
  private readonly waiting = new Map<number, (shown: Shown | null) => void>();
  private static tickets = 0;

  constructor(private readonly context: Context) {}

  /**
   * Image `image` of a series, counted from 0, in the canvas.
   *
   * @param edge the longer side at most, in pixels
   * @returns null where this browser cannot show it
   */
  async paint(series: number, image: number, edge: number, form: PictureForm, tone: Tone, canvas: HTMLCanvasElement): Promise<Shown | null> {
    const ticket = ++Painter.tickets;
    const answer = new Promise<Shown | null>((resolve) => { this.waiting.set(ticket, resolve); });
    this.context.tell({ kind: 'picture', ticket, series, image, edge, form, tone });
    const shown = await answer;
    if (shown === null) {
      return null;
    }
    const { bitmap } = shown;
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    return shown;
  }

  hear(message: FromWorker): void {
    if (message.kind === 'picture') {
      this.waiting.get(message.ticket)?.(message.shown);
      this.waiting.delete(message.ticket);
    }
  }
}
