// The boxes as a list with a field for each number: what a drag does can be typed.
import type { Box } from '../protocol/messages';
import type { BoxEditor } from './box-editor';
import { button, el } from './dom';
import type { Context } from './stage';

const PARTS = ['x', 'y', 'width', 'height'] as const;

export class BoxList {
  readonly element: HTMLElement;
  private readonly list = el('ol', { class: 'boxes' });
  private readonly empty: HTMLElement;
  private readonly all: HTMLButtonElement;

  constructor(private readonly context: Context, private readonly boxes: BoxEditor) {
    const { speech } = context;
    this.empty = el('p', { class: 'small quiet' }, speech.say('regions.empty'));
    this.all = button(speech.say('regions.clear'), 'small', () => {
      boxes.removeAll();
      context.announce(speech.say('regions.cleared'));
    });
    this.all.dataset['act'] = 'clear';
    this.element = el('div', { class: 'stack stack-3' },
      el('div', { class: 'row row-between' }, el('h2', { id: 'regions-title', tabindex: '-1' }, speech.say('regions.title')), this.all), this.empty, this.list);
  }

  /** Rows are made anew only where their number changed, so that a field keeps the focus while it is typed in. */
  draw(): void {
    const { now, chosen } = this.boxes;
    this.empty.hidden = now.length > 0;
    this.all.hidden = now.length < 2;
    while (this.list.children.length > now.length) {
      this.list.lastElementChild?.remove();
    }
    now.forEach((box, index) => {
      const row = this.list.children[index] ?? this.list.appendChild(this.row(index));
      row.classList.toggle('chosen', index === chosen);
      for (const part of PARTS) {
        const field = row.querySelector<HTMLInputElement>(`[name=${part}]`);
        if (field !== null && field !== document.activeElement) {
          field.value = String(box[part]);
        }
      }
    });
  }

  private row(index: number): HTMLElement {
    const { speech } = this.context;
    const fields = PARTS.map((part) => {
      const limit = part === 'x' || part === 'width' ? this.boxes.columns : this.boxes.rows;
      const field = el('input', {
        class: 'input', type: 'number', name: part, min: part === 'x' || part === 'y' ? '0' : '1', max: String(limit), step: '1', required: true,
        'aria-label': speech.say('regions.field', { part: speech.say(`regions.${part}`), n: index + 1 }),
      });
      field.addEventListener('focus', () => { this.boxes.choose(index); });
      field.addEventListener('change', () => {
        const box = this.boxes.now[index];
        if (box !== undefined && field.validity.valid) {
          this.boxes.replace(index, { ...box, [part]: field.valueAsNumber } satisfies Box);
        }
        const now = this.boxes.now[index];
        field.value = now === undefined ? '' : String(now[part]);
      });
      return el('label', {}, el('span', { 'aria-hidden': 'true' }, speech.say(`regions.${part}`)), field);
    });
    const remove = button(speech.say('regions.remove'), 'small', () => {
      this.boxes.remove(index);
      this.context.announce(speech.say('regions.removed', { n: index + 1 }));
      const next = this.list.children[Math.min(index, this.list.children.length - 1)];
      (next?.querySelector('button') ?? this.element.querySelector('h2'))?.focus();
    });
    remove.setAttribute('aria-label', speech.say('regions.remove.of', { n: index + 1 }));
    return el('li', {}, el('b', { class: 'mono' }, String(index + 1)), el('div', { class: 'box-fields' }, ...fields), remove);
  }
}
