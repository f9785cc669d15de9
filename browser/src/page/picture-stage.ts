// The pictures of one series, large, with the boxes over writing on them.
import type { FromWorker, ReviewSeries, Tone, Writing } from '../protocol/messages';
import type { BoxEditor } from './box-editor';
import { BoxLayer } from './box-layer';
import { button, el } from './dom';
import { Painter } from './painter';
import type { Context } from './stage';

const EDGE = 2048;

/** A picture that somebody must see before they answer for the series. */
interface Stop {
  readonly name: string;
  readonly image: number;
}

export class PictureStage {
  readonly element: HTMLElement;
  private readonly painter: Painter;
  private readonly layer: BoxLayer;
  private readonly frame = el('div', { class: 'frame' });
  private readonly slider = el('input', { type: 'range', min: '1', value: '1' });
  private readonly place = el('span', { class: 'small' });
  private readonly stops = el('div', { class: 'stops', role: 'group' });
  private readonly status = el('p', { class: 'small', role: 'status' });
  private readonly drawings: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly lift: HTMLButtonElement;
  private readonly preview: HTMLButtonElement;
  private tone: Tone = 'plain';
  private previewing = false;
  private most = -1;
  private wish = 0;
  private showing = false;
  private readonly unshown = new Set<number>();

  /**
   * @param seen images that were on show; it is filled here
   * @param looked called at once, and whenever an image more may have been on show
   */
  constructor(
    private readonly context: Context, private readonly series: ReviewSeries, private readonly boxes: BoxEditor, private readonly seen: Set<number>,
    private readonly looked: () => void) {
    const { speech } = context;
    this.painter = new Painter(context);
    this.layer = new BoxLayer(context, boxes, this.frame);
    this.frame.style.aspectRatio = `${series.columns} / ${series.rows}`;
    this.frame.style.maxInlineSize = `calc(70vh * ${series.columns / series.rows})`;
    this.slider.max = String(series.images);
    this.slider.setAttribute('aria-label', speech.say('pictures.position'));
    this.slider.addEventListener('input', () => { this.show(Number(this.slider.value) - 1); });
    this.stops.setAttribute('aria-label', speech.say('review.stops'));
    this.undo = button(speech.say('review.undo'), 'small', () => { this.step(false); });
    this.redo = button(speech.say('review.redo'), 'small', () => { this.step(true); });
    this.lift = this.toggle(speech.say('review.lift'), () => {
      this.tone = this.tone === 'plain' ? 'lifted' : 'plain';
    });
    this.preview = this.toggle(speech.say('review.preview'), () => {
      this.previewing = !this.previewing;
    });
    this.preview.dataset['act'] = 'preview';
    const add = button(speech.say('review.add'), 'small', () => { this.layer.addInTheMiddle(); });
    add.dataset['act'] = 'add';
    this.undo.dataset['act'] = 'undo';
    this.drawings = el('p', { class: 'small drawings', role: 'status', hidden: true }, speech.say('review.drawings'));
    const stage = el('div', { class: 'stage stage-review' }, this.frame);
    stage.addEventListener('wheel', (event) => {
      if (series.images > 1) {
        event.preventDefault();
        this.show(this.wish + Math.sign(event.deltaY));
      }
    });
    this.element = el('section', { class: 'review-room reading-room', 'aria-label': speech.say('review.pictures') },
      el('div', { class: 'tools' }, add, this.undo, this.redo, this.preview, this.lift), stage,
      el('div', { class: 'review-foot' },
        el('div', { class: 'row' }, series.images > 1 ? this.slider : null, this.place), this.stops, this.drawings, this.status, el('p', { class: 'small hints' }, speech.say('review.hint'))));
    this.element.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())) {
        event.preventDefault();
        this.step(event.shiftKey || event.key.toLowerCase() === 'y');
      }
    });
    this.status.textContent = speech.say('review.searching', { n: 0, total: series.images });
    looked();
    this.show(0);
  }

  hear(message: FromWorker): void {
    this.painter.hear(message);
  }

  /** Shows image `image`, counted from 0; while one is on its way, only the last wish is remembered. */
  show(image: number): void {
    this.wish = Math.max(0, Math.min(this.series.images - 1, image));
    this.slider.value = String(this.wish + 1);
    void this.paint();
  }

  focus(): void {
    (this.series.images > 1 ? this.slider : this.frame).focus();
  }

  /** The boxes changed: what is shown as it would be sent is so no more. */
  draw(): void {
    const { canUndo, canRedo } = this.boxes;
    this.undo.disabled = !canUndo;
    this.redo.disabled = !canRedo;
    if (this.previewing) {
      this.previewing = false;
      this.preview.setAttribute('aria-pressed', 'false');
      void this.paint();
    }
    this.layer.draw();
  }

  found({ images, imagesTotal, boxes, most }: Writing): void {
    const { speech } = this.context;
    this.most = most;
    this.status.textContent = images < imagesTotal ? speech.say('review.searching', { n: images, total: imagesTotal })
      : boxes.length === 0 ? speech.say('review.found.none') : speech.count('review.found', boxes.length);
    this.drawStops();
  }

  /** Whether a picture that must be seen cannot be shown here. */
  cannotShow(): boolean {
    return this.unseen().some(({ image }) => this.unshown.has(image));
  }

  /** What must still be seen before somebody can answer. */
  unseen(): readonly Stop[] {
    return this.allStops().filter(({ image }) => !this.seen.has(image));
  }

  private allStops(): readonly Stop[] {
    const { speech } = this.context;
    const last = this.series.images - 1;
    const all = [
      { name: speech.say('review.first'), image: 0 }, { name: speech.say('review.middle'), image: last >> 1 },
      { name: speech.say('review.last'), image: last }, ...(this.most < 0 ? [] : [{ name: speech.say('review.most'), image: this.most }]),
    ];
    return all.filter(({ image }, index) => all.findIndex((other) => other.image === image) === index);
  }

  private drawStops(): void {
    const { speech } = this.context;
    const stops = this.allStops();
    this.stops.hidden = stops.length < 2;
    const shown = this.stops.children;
    stops.forEach(({ name, image }, index) => {
      let stop = shown[index];
      if (!(stop instanceof HTMLButtonElement)) {
        stop = this.stops.appendChild(el('button', { type: 'button', class: 'stop' }));
        stop.addEventListener('click', () => { this.show(Number((shown[index] as HTMLElement).dataset['image'])); });
      }
      const seen = this.seen.has(image);
      (stop as HTMLElement).dataset['image'] = String(image);
      stop.textContent = `${seen ? '✓ ' : ''}${name}`;
      stop.setAttribute('aria-label', speech.say(seen ? 'review.stop.seen' : 'review.stop', { name, n: image + 1 }));
      stop.setAttribute('aria-current', String(image === this.wish));
    });
    while (shown.length > stops.length) {
      shown[shown.length - 1]?.remove();
    }
  }

  private async paint(): Promise<void> {
    if (this.showing) {
      return;
    }
    this.showing = true;
    for (let shown = ''; shown !== this.wanted();) {
      shown = this.wanted();
      const { speech } = this.context;
      const image = this.wish;
      const previewing = this.previewing;
      const text = speech.say('pictures.slice', { n: image + 1, total: this.series.images });
      const canvas = el('canvas', { role: 'img', 'aria-label': previewing ? `${text}, ${speech.say('review.previewed')}` : text });
      const painted = await this.painter.paint(
        this.series.series, image, EDGE, previewing ? { kind: 'with', boxes: this.boxes.now } : { kind: 'disc' }, this.tone, canvas);
      if (!previewing) {
        (painted !== null ? this.seen : this.unshown).add(image);
        this.looked();
      }
      this.drawings.hidden = painted?.drawn !== true;
      this.frame.replaceChildren(painted !== null ? canvas : el('p', {}, speech.say(previewing ? 'review.unblankable' : 'review.unshown')),
        ...(previewing ? [] : [this.layer.element]));
      this.place.textContent = previewing ? `${text} · ${speech.say('review.previewed')}` : text;
      this.slider.setAttribute('aria-valuetext', text);
      this.drawStops();
    }
    this.showing = false;
  }

  private wanted(): string {
    return `${this.wish} ${this.tone} ${String(this.previewing)}`;
  }

  private step(again: boolean): void {
    if (again) {
      this.boxes.redo();
    } else {
      this.boxes.undo();
    }
    this.context.announce(this.context.speech.count('review.stepped', this.boxes.now.length));
  }

  private toggle(text: string, act: () => void): HTMLButtonElement {
    const made = button(text, 'small', () => {
      act();
      made.setAttribute('aria-pressed', String(made.getAttribute('aria-pressed') !== 'true'));
      void this.paint();
    });
    made.setAttribute('aria-pressed', 'false');
    return made;
  }
}
