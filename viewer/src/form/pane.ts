import type { FormWords } from './words.ts';

/** What stands beside the images of a case. */
export interface Pane {
  /** Fetches what it shows, or shows it anew in another language. */
  speak(words: FormWords): Promise<void>;
  /** The line beside the case's code. */
  facts(words: FormWords): string;
  keys(words: FormWords): PaneKeys;
}

/** The keys of a pane, for the list behind `?`: its own first; letters and digits that it takes mean nothing else then. */
export interface PaneKeys {
  readonly lines: readonly { readonly keys: readonly string[]; readonly text: string }[];
  /** The digits that still choose a window. */
  readonly presets: string;
}

/** A key that the pane takes before the room does; true when it was one. */
export type Keys = (event: KeyboardEvent) => boolean;

/** Lets the pane have its keys, except while somebody types or a dialog is open. */
export function listen(keys: Keys): void {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]') !== null) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const types = target.matches('select, textarea, input:not([type=range], [type=radio], [type=checkbox])');
    if (types && !(event.ctrlKey && event.key === 'Enter')) return;
    if (!keys(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
