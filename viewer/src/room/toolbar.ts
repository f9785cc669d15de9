import type { Command } from '../tool/keys.ts';
import { drawing, element } from './element.ts';
import { INVERT_BESIDE_A_FORM } from './help.ts';
import type { Message, Words } from './language.ts';

interface Item {
  readonly command: Command;
  readonly message: Message;
  readonly key: string;
  readonly art: readonly string[];
  /** Whether the button keeps a state, and which. */
  readonly pressed?: keyof Pressed;
}

/** The states the tools show. */
export interface Pressed {
  readonly scroll: boolean;
  readonly window: boolean;
  readonly zoom: boolean;
  readonly pan: boolean;
  readonly invert: boolean;
  readonly layout: boolean;
  readonly link: boolean;
  readonly aim: boolean;
  readonly values: boolean;
}

const RING = 'M16.5 10a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z';

const ITEMS: readonly Item[] = [
  { command: { kind: 'tool', tool: 'scroll' }, message: 'tool.scroll', key: 'S', pressed: 'scroll', art: ['M4 5h12M4 10h12M4 15h12'] },
  { command: { kind: 'tool', tool: 'window' }, message: 'tool.window', key: 'W', pressed: 'window', art: [RING, 'fill:M10 3.5a6.5 6.5 0 0 1 0 13z'] },
  { command: { kind: 'tool', tool: 'zoom' }, message: 'tool.zoom', key: 'Z', pressed: 'zoom', art: ['M13.8 8.8a5 5 0 1 1-10 0 5 5 0 0 1 10 0z', 'M12.6 12.6 17 17M6.6 8.8h4.4M8.8 6.6V11'] },
  { command: { kind: 'tool', tool: 'pan' }, message: 'tool.pan', key: 'P', pressed: 'pan', art: ['M10 3v14M3 10h14M8 5l2-2 2 2M8 15l2 2 2-2M5 8l-2 2 2 2M15 8l2 2-2 2'] },
  { command: { kind: 'invert' }, message: 'tool.invert', key: 'I', pressed: 'invert', art: ['M3.5 3.5h13v13h-13z', 'fill:M3.5 16.5v-13l13 13z'] },
  { command: { kind: 'layout' }, message: 'tool.layout', key: 'H', pressed: 'layout', art: ['M3 4h14v12H3zM10 4v12'] },
  { command: { kind: 'link' }, message: 'tool.link', key: 'K', pressed: 'link', art: ['M8.5 6.5 10.6 4.4a3.5 3.5 0 0 1 5 5l-2.1 2.1M11.5 13.5l-2.1 2.1a3.5 3.5 0 0 1-5-5l2.1-2.1M7.8 12.2l4.4-4.4'] },
  { command: { kind: 'link-aim' }, message: 'tool.linkAim', key: 'L', pressed: 'aim', art: ['M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4', 'M10 7.5v5M7.5 10h5'] },
  { command: { kind: 'values' }, message: 'tool.values', key: 'V', pressed: 'values', art: ['M3 6h8M15 6h2M3 14h2M9 14h8', 'M15 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM9 14a2 2 0 1 1-4 0 2 2 0 0 1 4 0z'] },
  { command: { kind: 'reset' }, message: 'tool.reset', key: 'R', art: ['M4 10a6 6 0 1 0 2-4.5M4 3v4h4'] },
  { command: { kind: 'keys' }, message: 'tool.keys', key: '?', art: [RING, 'M10 9.2v4.6M10 6.2v.2'] },
];

/** The strip of tools: one tab stop, arrows go along it. */
export class Toolbar {
  readonly #root: HTMLElement;
  readonly #buttons: readonly { readonly item: Item; readonly button: HTMLButtonElement; readonly name: HTMLElement }[];

  constructor(root: HTMLElement, run: (command: Command) => void, besideForm: boolean) {
    this.#root = root;
    this.#buttons = ITEMS.map((item, i) => {
      const key = besideForm && item.key === 'I' ? INVERT_BESIDE_A_FORM : item.key;
      const name = element('span');
      const button = element('button', { type: 'button', class: 'tool', 'aria-keyshortcuts': key.replaceAll(' ', ''), tabindex: i === 0 ? 0 : -1 },
        drawing(item.art), name, element('kbd', { 'aria-hidden': true }, key));
      button.dataset['tool'] = item.key;
      button.addEventListener('click', () => { run(item.command); });
      return { item, button, name };
    });
    root.append(...this.#buttons.map(({ button }) => button));
    root.addEventListener('keydown', (event) => { this.#walk(event); });
    root.addEventListener('focusin', (event) => {
      for (const { button } of this.#buttons) button.tabIndex = button === event.target ? 0 : -1;
    });
  }

  name(words: Words): void {
    this.#root.setAttribute('aria-label', words.text('tools'));
    this.#root.parentElement?.setAttribute('aria-label', words.text('tools'));
    for (const { item, name } of this.#buttons) name.textContent = words.text(item.message);
  }

  /** @param two whether there are two views to link */
  update(pressed: Pressed, two: boolean): void {
    for (const { item, button } of this.#buttons) {
      if (item.pressed !== undefined) button.setAttribute('aria-pressed', String(pressed[item.pressed]));
      if (item.pressed === 'link' || item.pressed === 'aim') button.disabled = !two;
    }
  }

  focus(command: Command['kind']): void {
    this.#buttons.find(({ item }) => item.command.kind === command)?.button.focus();
  }

  #walk(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const able = this.#buttons.filter(({ button }) => !button.disabled);
    const at = able.findIndex(({ button }) => button === document.activeElement);
    able[(at + by + able.length) % able.length]?.button.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
