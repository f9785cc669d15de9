import type { EdgeLetters } from '../stack/geometry.ts';
import { element } from './element.ts';

/** What stands on the image. Empty texts take no room. */
export interface Inscription {
  readonly title: string;
  readonly slice: string;
  readonly waiting: string;
  readonly position: string;
  readonly thickness: string;
  readonly window: string;
  readonly remarks: string;
  readonly letters: EdgeLetters | undefined;
  readonly index: number;
  readonly count: number;
  readonly sliderName: string;
  readonly sliderText: string;
  readonly notice: string;
  readonly retry: string | undefined;
}

const LINES = ['title', 'slice', 'waiting', 'position', 'thickness', 'window', 'remarks'] as const;
const EDGES = ['left', 'right', 'top', 'bottom'] as const satisfies readonly (keyof EdgeLetters)[];

/** The texts, letters and slider over one image. */
export class Overlay {
  readonly #cover = element('img', { class: 'cover', alt: '', hidden: true });
  readonly #lines = {
    title: element('span'), slice: element('span'), waiting: element('span'),
    position: element('span'), thickness: element('span'),
    window: element('span'), remarks: element('span'),
  };
  readonly #letters = {
    left: element('span', { class: 'orient o-l', 'aria-hidden': true }), right: element('span', { class: 'orient o-r', 'aria-hidden': true }),
    top: element('span', { class: 'orient o-t', 'aria-hidden': true }), bottom: element('span', { class: 'orient o-b', 'aria-hidden': true }),
  };
  readonly #slider = element('input', { type: 'range', class: 'scrub', min: 1, max: 1, value: 1, step: 1 });
  readonly #text = element('p');
  readonly #retry = element('button', { type: 'button', class: 'button' });
  readonly #notice = element('div', { class: 'view-notice', role: 'status', hidden: true }, this.#text, this.#retry);

  constructor(root: HTMLElement, calls: { slid: (index: number) => void; retry: () => void }) {
    const { title, slice, waiting, position, thickness, window, remarks } = this.#lines;
    const { left, right, top, bottom } = this.#letters;
    root.append(
      this.#cover,
      element('div', { class: 'corner tl' }, title, slice, waiting),
      element('div', { class: 'corner tr' }, position, thickness),
      element('div', { class: 'corner bl' }, window),
      element('div', { class: 'corner br' }, remarks),
      left, right, top, bottom, this.#slider, this.#notice,
    );
    this.#slider.addEventListener('input', () => { calls.slid(Number(this.#slider.value) - 1); });
    this.#slider.addEventListener('pointerdown', (event) => { event.stopPropagation(); });
    this.#retry.addEventListener('click', calls.retry);
    this.#notice.addEventListener('pointerdown', (event) => { event.stopPropagation(); });
  }

  /** Shows the thumbnail until the first image is painted. */
  cover(picture: string | null): void {
    this.#cover.hidden = picture === null;
    if (picture !== null) this.#cover.src = picture;
  }

  uncover(): void {
    if (!this.#cover.hidden) this.#cover.hidden = true;
  }

  write(now: Inscription): void {
    for (const name of LINES) put(this.#lines[name], now[name]);
    for (const name of EDGES) put(this.#letters[name], now.letters?.[name] ?? '');
    this.#slider.hidden = now.count < 2;
    this.#slider.max = String(Math.max(1, now.count));
    if (this.#slider.value !== String(now.index + 1)) this.#slider.value = String(now.index + 1);
    this.#slider.setAttribute('aria-label', now.sliderName);
    this.#slider.setAttribute('aria-valuetext', now.sliderText);
    put(this.#text, now.notice);
    this.#notice.hidden = now.notice === '';
    this.#retry.hidden = now.retry === undefined;
    put(this.#retry, now.retry ?? '');
  }
}

function put(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
