// A dialog to look through a series as it would be sent.
import type { SeriesFound } from '../protocol/messages';
import { button, el } from './dom';
import type { Painter } from './painter';
import type { Context } from './stage';

const EDGE = 640;

export class Pictures {
  readonly element: HTMLDialogElement;
  private readonly title = el('h2', { id: 'pictures-title' });
  private readonly stage = el('div', { class: 'stage' });
  private readonly slider = el('input', { type: 'range', min: '1', value: '1' });
  private readonly place = el('span', { class: 'quiet small' });
  private series: SeriesFound | null = null;
  private showing = false;

  /** @param review what to do when somebody sees writing in a series */
  constructor(private readonly context: Context, private readonly painter: Painter, review: (series: number) => void) {
    const { speech } = context;
    this.slider.setAttribute('aria-label', speech.say('pictures.position'));
    this.slider.addEventListener('input', () => { void this.show(); });
    this.stage.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.slider.value = String(Number(this.slider.value) + Math.sign(event.deltaY));
      void this.show();
    });
    const writing = button(speech.say('pictures.review'), '', () => {
      this.element.close();
      review(this.series?.series ?? -1);
    });
    writing.dataset['act'] = 'review';
    this.element = el('dialog', { class: 'pictures', 'aria-labelledby': 'pictures-title' }, el('div', {},
      el('div', { class: 'row row-between' }, this.title, button(speech.say('pictures.close'), '', () => { this.element.close(); })),
      this.stage, this.slider, this.place, el('p', { class: 'small' }, speech.say('pictures.ask')), el('div', {}, writing)));
  }

  open(series: SeriesFound, name: string): void {
    this.series = series;
    this.title.textContent = name;
    this.slider.max = String(series.images);
    this.slider.value = String(Math.floor(series.images / 2) + 1);
    this.stage.replaceChildren();
    this.element.showModal();
    this.slider.focus();
    void this.show();
  }

  /** Shows where the slider stands; while one picture is on its way, only the last wish is remembered. */
  private async show(): Promise<void> {
    if (this.showing) {
      return;
    }
    this.showing = true;
    for (let shown = 0; this.series !== null && shown !== Number(this.slider.value);) {
      shown = Number(this.slider.value);
      const text = this.context.speech.say('pictures.slice', { n: shown, total: this.series.images });
      const canvas = el('canvas', { role: 'img', 'aria-label': text });
      const painted = await this.painter.paint(this.series.series, shown - 1, EDGE, { kind: 'sent' }, 'plain', canvas);
      this.stage.replaceChildren(painted !== null ? canvas : el('p', {}, this.context.speech.say('pictures.none')));
      this.place.textContent = text;
      this.slider.setAttribute('aria-valuetext', text);
    }
    this.showing = false;
  }
}
