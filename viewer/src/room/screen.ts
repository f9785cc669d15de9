import { readPasted } from '../link/address.ts';
import type { Refusal } from '../link/answer.ts';
import { element } from './element.ts';
import type { Message, Words } from './language.ts';

/** What stands in place of the images. */
export type Screen =
  | { readonly kind: 'paste' }
  | { readonly kind: 'preparing' | 'empty' | 'old' | 'no-images' }
  | Refusal;

/** Fills the place of the images with what a person can do now; `again` asks the server once more. */
export function showScreen(place: HTMLElement, screen: Screen, words: Words, seconds: number, again: () => void): void {
  place.replaceChildren(...contentOf(screen, words, seconds, again));
  place.hidden = false;
  document.documentElement.dataset['state'] = screen.kind;
}

function contentOf(screen: Screen, words: Words, seconds: number, again: () => void): Node[] {
  switch (screen.kind) {
    case 'paste':
      return [element('h2', {}, words.text('paste.title')), element('p', {}, words.text('paste.text')), pasteForm(words)];
    case 'upload-link': {
      const open = element('a', { class: 'button button-main', href: location.pathname.replace(/^\/(v|embed)\//, '/u/') + location.hash, target: '_top' },
        words.text('state.upload-link.open'));
      return [...sentence('upload-link', words, 0), open];
    }
    case 'unknown': case 'ended': case 'empty': case 'old': case 'no-images':
      return sentence(screen.kind, words, 0);
    case 'too-many': case 'offline': case 'trouble': case 'preparing': {
      const button = element('button', { type: 'button', class: 'button' }, words.text('retry'));
      button.addEventListener('click', again);
      return [...sentence(screen.kind, words, seconds), button];
    }
  }
}

function sentence(kind: Exclude<Screen['kind'], 'paste'>, words: Words, seconds: number): Node[] {
  const title: Message = `state.${kind}.title`;
  const text: Message = `state.${kind}.text`;
  return [element('h2', {}, words.text(title)), element('p', {}, words.text(text, { n: seconds }))];
}

function pasteForm(words: Words): HTMLFormElement {
  const hint = `${location.origin}/v/…#…`;
  const error = element('p', { class: 'field-error', id: 'paste-error', role: 'alert' });
  const field = element('input', { id: 'paste', type: 'text', autocomplete: 'off', spellcheck: 'false', required: true, 'aria-describedby': 'paste-error' });
  const form = element('form', { novalidate: true },
    element('label', { for: 'paste' }, words.text('paste.field')), error, field,
    element('button', { type: 'submit', class: 'button button-main' }, words.text('paste.open')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const pasted = readPasted(field.value, location);
    if (pasted.kind === 'link') {
      location.assign(pasted.path);
      return;
    }
    error.textContent = pasted.kind === 'foreign' ? words.text('paste.foreign') : words.text('paste.unlike', { form: hint });
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  });
  return form;
}
