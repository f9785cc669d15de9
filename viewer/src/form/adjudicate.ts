import { element } from '../room/element.ts';
import { Answers, itemsOf, type Item } from './answers.ts';
import { isRecord, numberOf, textOf, type CaseApi, type Json } from './api.ts';
import { openIdentity } from './identity.ts';
import { listen, type Pane, type PaneKeys } from './pane.ts';
import { ReadPane } from './read.ts';
import { labelled, openSheet, refusalOf, Signature } from './sheet.ts';
import type { FormWords } from './words.ts';

/** One line of the comparison: what each read says of an item, in the order of the letters. */
export interface Line {
  readonly item: Item;
  readonly says: readonly string[];
  readonly differs: boolean;
}

/** The items that any read answered; the category first, as it is what the reads are asked for. */
export function compare(items: readonly Item[], reads: ReadonlyMap<string, Answers>, words: FormWords): readonly Line[] {
  // The UID of the series that was measured tells nobody anything, and is wider than the pane.
  const lines = items.filter((item) => !item.derived && item.type !== 'REF').map((item) => {
    const says = [...reads.values()].map((read) => saidOf(item, read, words));
    return { item, says, differs: new Set(says).size > 1 };
  }).filter(({ says }) => says.some((said) => said !== '–'));
  return lines.toSorted((a, b) => Number(b.item.id === 'E1') - Number(a.item.id === 'E1'));
}

function saidOf(item: Item, read: Answers, words: FormWords): string {
  const answer = read.get(item.id);
  if (answer === undefined) return '–';
  if (typeof answer === 'number') return String(answer);
  if (typeof answer !== 'string') return answer.map((word) => words.value(word)).join(', ');
  return item.type === 'DECIMAL' ? words.decimal(answer) : item.values.length > 0 ? words.value(answer) : answer;
}

/** Adjudication: the reads as A and B, what they differ in first, and a choice or an own read. */
export class AdjudicationPane implements Pane {
  readonly #api: CaseApi;
  readonly #root: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #renamed: () => void;
  readonly #own: ReadPane;
  readonly #ownRoot = element('section', { class: 'pane-own' });
  readonly #reason = element('textarea', { name: 'reason', rows: 3, maxlength: 1000 });
  #sheet: Json = {};
  #words: FormWords | undefined;
  #choice = '';
  #isOwn = false;

  constructor(api: CaseApi, root: HTMLElement, bar: HTMLElement, renamed: () => void) {
    this.#api = api;
    this.#root = root;
    this.#bar = bar;
    this.#renamed = renamed;
    this.#own = new ReadPane(api, this.#ownRoot, bar, renamed, {
      act: 'sign-adjudication', meaning: 'adjudicate.meaning', heading: 'heading.adjudication', extra: (words) => [this.#back(words)],
    });
  }

  facts(words: FormWords): string {
    return this.#sheet['submission'] === undefined ? '' : words.text('heading.adjudication', { n: numberOf(this.#sheet['submission']) });
  }

  keys(words: FormWords): PaneKeys {
    if (this.#isOwn) return this.#own.keys(words);
    const last = this.#reads().size + 1;
    return {
      lines: [
        { keys: [`1–${String(last)}`], text: words.text('adjudicate.choice') }, { keys: ['I'], text: words.text('identity') },
        { keys: ['Ctrl + Enter'], text: words.text('adjudicate.sign') },
      ],
      presets: `${String(last + 1)}–9`,
    };
  }

  async speak(words: FormWords): Promise<void> {
    const isFirst = this.#words === undefined;
    this.#words = words;
    this.#root.hidden = false;
    if (this.#isOwn) {
      await this.#own.speak(words);
      return;
    }
    const told = await this.#api.draft(words.language);
    if (this.#words !== words) return;
    if (told.kind !== 'done') {
      this.#root.replaceChildren(element('p', { class: 'pane-error', role: 'alert' }, refusalOf(told, words) ?? words.text('failed')));
      return;
    }
    this.#sheet = told.body;
    if (isFirst) listen((event) => this.#press(event));
    this.#renamed();
    this.#draw(words);
  }

  #reads(): ReadonlyMap<string, Answers> {
    const reads = isRecord(this.#sheet['reads']) ? this.#sheet['reads'] : {};
    return new Map(Object.entries(reads).map(([letter, form]) => [letter, Answers.of(form)]));
  }

  #press(event: KeyboardEvent): boolean {
    const words = this.#words;
    if (words === undefined || this.#isOwn || event.altKey || event.metaKey || event.shiftKey) return false;
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return false;
      this.#sign(words);
      return true;
    }
    if (event.key.toLowerCase() === 'i') { openIdentity(this.#api, this.#sheet, words); return true; }
    const place = Number(event.key);
    const choices = [...this.#root.querySelectorAll<HTMLInputElement>('input[name="choice"]')];
    const chosen = Number.isInteger(place) ? choices[place - 1] : undefined;
    chosen?.click();
    chosen?.focus();
    return chosen !== undefined;
  }

  #draw(words: FormWords): void {
    const reads = this.#reads();
    const lines = compare(itemsOf(this.#sheet), reads, words);
    const differing = lines.filter(({ differs }) => differs);
    const same = lines.filter(({ differs }) => !differs);
    const table = element('table', { class: 'compare' }, element('thead', {}, element('tr', {},
      element('th', { scope: 'col' }, words.text('compare.differ')), ...[...reads.keys()].map((letter) => element('th', { scope: 'col' }, letter)))),
    element('tbody', {}, ...differing.map(({ item, says }) => element('tr', {}, element('th', { scope: 'row' }, '≠ ', item.label), ...says.map((said) => element('td', {}, said))))));
    const agreed = element('section', { 'aria-labelledby': 'same' },
      element('div', { class: 'pane-head' }, element('h2', { id: 'same' }, words.text('compare.same')), element('span', { class: 'ok' }, `✓ ${String(same.length)}`)),
      element('p', { class: 'quiet' }, same.map(({ item, says }) => `${item.label}: ${says[0] ?? ''}`).join(' · ')));
    const body = element('div', { class: 'pane-body', tabindex: '-1' }, element('h2', {}, words.text('compare.title')), table, agreed, ...this.#choices([...reads.keys()], words));
    const sign = element('button', { type: 'button', class: 'button button-main', id: 'sign' }, words.text('adjudicate.sign'), ' ', element('kbd', {}, 'Ctrl Enter'));
    sign.disabled = this.#choice === '';
    sign.addEventListener('click', () => { this.#sign(words); });
    const isOpen = this.#sheet['isOpen'] !== false;
    this.#root.replaceChildren(body, element('div', { class: 'pane-foot' }, element('p', { class: 'quiet' }, words.text(isOpen ? 'adjudicate.blind' : 'signed')), ...(isOpen ? [sign] : [])));
    this.#root.setAttribute('aria-label', words.text('compare.title'));
    const identity = element('button', { type: 'button', class: 'button button-bad' }, words.text('identity'), ' ', element('kbd', {}, 'I'));
    identity.addEventListener('click', () => { openIdentity(this.#api, this.#sheet, words); });
    this.#bar.replaceChildren(identity, element('a', { class: 'button', href: '/staff' }, words.text('leave')));
  }

  #choices(letters: readonly string[], words: FormWords): Node[] {
    const option = (value: string, text: string, key: number): HTMLElement => {
      const input = element('input', { type: 'radio', name: 'choice', value });
      input.checked = this.#choice === value;
      input.addEventListener('change', () => {
        if (value === 'own') { this.#toOwn(words); return; }
        this.#choice = value;
        const sign = this.#root.querySelector<HTMLButtonElement>('#sign');
        if (sign !== null) sign.disabled = false;
      });
      return element('label', {}, input, element('span', {}, element('kbd', { 'aria-hidden': 'true' }, String(key)), text));
    };
    return [
      element('fieldset', { class: 'item' }, element('legend', {}, words.text('adjudicate.choice')), element('div', { class: 'choices' },
        ...letters.map((letter, i) => option(letter, words.text('adjudicate.right', { letter }), i + 1)), option('own', words.text('adjudicate.own'), letters.length + 1))),
      labelled(words.text('adjudicate.reason'), this.#reason, words.text('adjudicate.reason.hint')),
    ];
  }

  #toOwn(words: FormWords): void {
    this.#isOwn = true;
    this.#root.replaceChildren(this.#ownRoot);
    void this.#own.speak(words);
  }

  #back(words: FormWords): HTMLElement {
    const back = element('button', { type: 'button', class: 'button' }, words.text('adjudicate.back'));
    back.addEventListener('click', () => {
      this.#isOwn = false;
      this.#draw(this.#words ?? words);
    });
    return back;
  }

  #sign(words: FormWords): void {
    if (this.#choice === '') return;
    if (this.#reason.value.trim().length < 10) {
      this.#reason.focus();
      return;
    }
    const signature = new Signature(textOf(this.#sheet['login']));
    openSheet({
      title: words.text('adjudicate.sign'), lines: [words.text('adjudicate.meaning')], fields: signature.fields(words), button: words.text('sign.do'),
      act: async () => {
        const told = await this.#api.act('sign-adjudication', {
          id: crypto.randomUUID(), version: numberOf(this.#sheet['caseVersion']), choice: this.#choice, reason: this.#reason.value.trim(), ...signature.given(),
        });
        if (told.kind !== 'done') return refusalOf(told, words);
        location.assign('/staff');
        return undefined;
      },
    }, words);
  }
}
