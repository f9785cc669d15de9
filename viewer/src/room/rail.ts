import type { Stack } from '../bundle/shelf.ts';
import { element } from './element.ts';
import type { Words } from './language.ts';

/** The series of the submission, in hanging order, as a list of buttons. */
export class Rail {
  readonly #root: HTMLElement;
  readonly #choose: (stack: Stack) => void;
  #entries: readonly { readonly stack: Stack; readonly button: HTMLButtonElement; readonly name: HTMLElement; readonly more: HTMLElement }[] = [];

  constructor(root: HTMLElement, choose: (stack: Stack) => void) {
    this.#root = root;
    this.#choose = choose;
  }

  fill(stacks: readonly Stack[]): void {
    this.#entries = stacks.map((stack) => {
      const name = element('b');
      const more = element('span');
      const picture = stack.series.thumbnail === null ? element('i', { class: 'no-picture' })
        : element('img', { src: stack.series.thumbnail, alt: '', width: 112, height: 84, draggable: 'false' });
      const button = element('button', { type: 'button' }, picture, name, more);
      button.addEventListener('click', () => { this.#choose(stack); });
      return { stack, button, name, more };
    });
    this.#root.replaceChildren(...this.#entries.map(({ button }) => button));
  }

  update(words: Words, current: Stack | undefined, shown: readonly Stack[]): void {
    this.#root.setAttribute('aria-label', words.text('rail'));
    for (const { stack, button, name, more } of this.#entries) {
      const { series } = stack;
      const label = words.series(series.label);
      const state = series.problem !== null ? words.text('rail.problem')
        : series.bundles.length === 0 ? words.text('rail.preparing') : String(series.images);
      name.textContent = label.name;
      more.textContent = [label.plane, state].filter((part) => part !== '').join(' · ');
      if (stack === current) {
        if (!button.hasAttribute('aria-current')) button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        button.setAttribute('aria-current', 'true');
      } else button.removeAttribute('aria-current');
      button.classList.toggle('beside', stack !== current && shown.includes(stack));
    }
  }
}
