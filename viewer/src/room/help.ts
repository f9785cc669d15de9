import { KEY_HELP } from '../tool/keys.ts';
import { element } from './element.ts';
import type { Words } from './language.ts';

/** Keys of what stands beside the images; they come first, and what they take is left out below. */
export interface OwnKeys {
  readonly lines: readonly { readonly keys: readonly string[]; readonly text: string }[];
  /** The digits that still choose a window. */
  readonly presets: string;
}

/** Where `I` hides images that show an identity, light and dark are exchanged with Shift. */
export const INVERT_BESIDE_A_FORM = 'Shift + I';

/** The dialog that lists the keys, explains the letters and says what the page is not for. */
export function openHelp(words: Words, single: boolean, setSingle: (on: boolean) => void, own?: OwnKeys): void {
  const box = element('input', { type: 'checkbox', checked: single });
  box.addEventListener('change', () => { setSingle(box.checked); });
  const close = element('button', { type: 'button', class: 'button' }, words.text('close'));
  const room = KEY_HELP.map(({ keys, message }) => ({ keys: own === undefined ? keys : besideForm(keys, own), text: words.text(message) }));
  const rows = [...own?.lines ?? [], ...room].map(({ keys, text }) => element('div', {},
    element('dt', {}, ...keys.map((key) => element('kbd', {}, key))), element('dd', {}, text)));
  const dialog = element('dialog', { class: 'sheet', 'aria-labelledby': 'keys-title' },
    element('div', { class: 'sheet-head' }, element('h2', { id: 'keys-title' }, words.text('keys.title')), close),
    element('dl', { class: 'keys' }, ...rows),
    element('p', {}, words.text('keys.mouse')), element('p', {}, words.text('keys.touch')), element('p', {}, words.text('keys.letters')),
    element('label', { class: 'check' }, box, words.text('keys.single')),
    element('p', { class: 'quiet' }, words.text('about')));
  close.addEventListener('click', () => { dialog.close(); });
  dialog.addEventListener('close', () => { dialog.remove(); });
  document.body.append(dialog);
  dialog.showModal();
}

function besideForm(keys: readonly string[], own: OwnKeys): readonly string[] {
  return keys.map((key) => key === 'I' ? INVERT_BESIDE_A_FORM : key === '1–9' ? own.presets : key);
}
