import { element } from '../room/element.ts';
import { Answers, itemsOf, reviewOf, type Item, type Review } from './answers.ts';
import { numberOf, textOf, textsOf, type CaseApi, type Json } from './api.ts';
import { fieldOf } from './field.ts';
import { openIdentity } from './identity.ts';
import { Keeper, tellStanding, type Keeping, type Listener } from './keeper.ts';
import { listen, type Pane, type PaneKeys } from './pane.ts';
import { labelled, openSheet, refusalOf, Signature } from './sheet.ts';
import type { FormWords } from './words.ts';

const PARTS = ['A', 'B', 'C', 'D', 'E'] as const;
const CATEGORIES = ['MISSING_SERIES', 'INCOMPLETE_SERIES', 'QUALITY_MOTION', 'QUALITY_ARTEFACT', 'CONTRAST', 'PROTOCOL_DEVIATION', 'WRONG_STUDY', 'OTHER'];

/** How a read is signed, and what else the bar offers. */
export interface Kind {
  readonly act: 'sign-read' | 'sign-adjudication';
  readonly meaning: 'sign.meaning' | 'adjudicate.meaning';
  readonly heading: 'heading.read' | 'heading.adjudication';
  readonly extra: (words: FormWords) => readonly Node[];
}

export const BLINDED: Kind = { act: 'sign-read', meaning: 'sign.meaning', heading: 'heading.read', extra: () => [] };

/** The blinded read: the form of the server's items, saved while it is filled in, and its signature. */
export class ReadPane implements Pane, Listener {
  readonly #api: CaseApi;
  readonly #root: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #renamed: () => void;
  readonly #kind: Kind;
  readonly #standing = element('span', { class: 'standing', role: 'status' });
  readonly #foot = element('div', { class: 'pane-foot' });
  #sheet: Json = {};
  #items: readonly Item[] = [];
  #answers = new Answers();
  #review: Review = reviewOf({});
  #keeper: Keeper | undefined;
  #keeping: Keeping | undefined;
  #words: FormWords | undefined;

  constructor(api: CaseApi, root: HTMLElement, bar: HTMLElement, renamed: () => void, kind: Kind) {
    this.#api = api;
    this.#root = root;
    this.#bar = bar;
    this.#renamed = renamed;
    this.#kind = kind;
  }

  facts(words: FormWords): string {
    if (this.#sheet['submission'] === undefined) return '';
    const limitations = textsOf(this.#sheet['limitations']);
    const age = this.#sheet['age'];
    return [
      words.text(this.#kind.heading, { n: numberOf(this.#sheet['submission']) }),
      typeof age === 'number' ? words.text('heading.child', { age, sex: words.of(`sex.${textOf(this.#sheet['sex'])}`) ?? '' }) : '',
      limitations.length === 0 ? words.text('heading.limitations.none') : words.text('heading.limitations', { text: limitations.join(' ') }),
    ].filter((part) => part !== '').join(' · ');
  }

  async speak(words: FormWords): Promise<void> {
    const isFirst = this.#words === undefined;
    if (!isFirst) await this.#keeper?.flush();
    this.#words = words;
    this.#root.hidden = false;
    const told = await this.#api.draft(words.language);
    if (this.#words !== words) return;
    if (told.kind !== 'done') {
      this.#root.replaceChildren(element('p', { class: 'pane-error', role: 'alert' }, refusalOf(told, words) ?? words.text('failed')));
      return;
    }
    this.#sheet = told.body;
    this.#items = itemsOf(told.body);
    this.#review = reviewOf(told.body);
    if (this.#keeper === undefined || this.#keeper.isSaved) {
      this.#answers = Answers.of(told.body['form']);
      this.#keeper = new Keeper(this.#api, numberOf(told.body['version']), this);
    }
    const saved = textOf(told.body['saved']);
    if (saved !== '') this.kept({ kind: 'saved', at: saved });
    if (isFirst) {
      listen((event) => this.#press(event));
      window.addEventListener('online', () => { void this.#keeper?.flush(); });
      window.addEventListener('beforeunload', (event) => { if (this.#keeper?.isSaved === false) event.preventDefault(); });
    }
    this.#renamed();
    this.#draw();
  }

  keys(words: FormWords): PaneKeys {
    return {
      lines: [
        { keys: ['F'], text: words.text('keys.first') }, { keys: ['1–9'], text: words.text('keys.answer') },
        { keys: ['I'], text: words.text('identity') }, { keys: ['Q'], text: words.text('ask') },
        { keys: ['Ctrl + Enter'], text: words.text(this.#kind.act === 'sign-read' ? 'sign' : 'adjudicate.sign') },
      ],
      presets: '1–9',
    };
  }

  form(): Json {
    return this.#answers.form();
  }

  kept(keeping: Keeping): void {
    this.#keeping = keeping;
    if (keeping.kind === 'stale') {
      this.#answers = Answers.of(keeping.form);
      void this.speak(this.#say());
    }
    this.#tellStanding();
  }

  reviewed(body: Json): void {
    this.#review = reviewOf(body);
    if (this.#answers.drop(this.#review.asked)) this.#keeper?.changed(0);
    this.#draw();
  }

  #say(): FormWords {
    if (this.#words === undefined) throw new Error('The pane was drawn before it had a language');
    return this.#words;
  }

  #tellStanding(): void {
    tellStanding(this.#standing, this.#keeping, this.#say());
  }

  #press(event: KeyboardEvent): boolean {
    if (!this.#root.isConnected) return false;
    if (event.altKey || event.metaKey) return false;
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return false;
      void this.#sign();
      return true;
    }
    if (event.shiftKey) return false;
    const item = document.activeElement?.closest('[data-item]');
    if (item instanceof HTMLElement && /^\d$/.test(event.key)) return this.#answerByKey(item, Number(event.key));
    switch (event.key.toLowerCase()) {
      case 'i': openIdentity(this.#api, this.#sheet, this.#say()); return true;
      case 'q': this.#question(); return true;
      case 'f': (this.#open()[0]?.querySelector<HTMLElement>('input, select, textarea') ?? this.#root.querySelector<HTMLElement>('input'))?.focus(); return true;
      default: return false;
    }
  }

  /** A digit answers the item that has the focus; a choice of one leads on to the next item. */
  #answerByKey(item: HTMLElement, digit: number): boolean {
    const inputs = [...item.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')];
    const input = inputs.length <= 10 ? inputs[(digit + 9) % 10] : undefined;
    if (input === undefined) return false;
    const isOne = input.type === 'radio';
    const id = item.dataset['item'] ?? '';
    input.click();
    if (isOne) this.#after(id)?.focus();
    return true;
  }

  #after(id: string): HTMLElement | undefined {
    const fields = [...this.#root.querySelectorAll<HTMLElement>('[data-item]:not([hidden])')];
    const next = fields[fields.findIndex((field) => field.dataset['item'] === id) + 1];
    return next?.querySelector<HTMLElement>('input:checked, input, select, textarea') ?? undefined;
  }

  /** Fields that hold the signature back. */
  #open(): readonly HTMLElement[] {
    const hard = new Set(this.#review.findings.filter(({ weight }) => weight === 'HARD').map(({ item }) => item));
    return [...this.#root.querySelectorAll<HTMLElement>('[data-item]')].filter((field) => hard.has(field.dataset['item'] ?? ''));
  }

  #draw(): void {
    const words = this.#say();
    const focused = document.activeElement;
    const field = focused?.closest('[data-item]');
    // A field that is being typed in stays as it is; its notes and all others are made anew.
    const keep = field instanceof HTMLElement && this.#root.contains(field) ? field : undefined;
    const keepId = keep?.dataset['item'];
    const value = focused instanceof HTMLInputElement ? focused.value : undefined;
    const isText = keep?.querySelector('textarea, input:not([type=radio], [type=checkbox])') !== null && keep !== undefined;
    const scrolled = this.#root.querySelector('.pane-body')?.scrollTop ?? 0;
    const sections = PARTS.map((part) => this.#section(part, words, isText ? keep : undefined));
    const body = element('div', { class: 'pane-body', tabindex: '-1' }, ...sections);
    this.#drawFoot(words);
    this.#root.replaceChildren(body, this.#foot);
    this.#root.setAttribute('aria-label', words.text('pane'));
    body.scrollTop = scrolled;
    if (keep !== undefined && isText && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    else if (keepId !== undefined) {
      const again = [...this.#root.querySelectorAll<HTMLInputElement>(`[data-item="${keepId}"] input`)];
      (again.find((input) => input.value === value) ?? again[0])?.focus({ preventScroll: true });
    }
    this.#drawBar(words);
    if (this.#sheet['isOpen'] === false) this.#root.querySelectorAll<HTMLInputElement>('input, select, textarea').forEach((input) => { input.disabled = true; });
  }

  #section(part: string, words: FormWords, keep: HTMLElement | undefined): HTMLElement {
    const items = this.#items.filter((item) => item.part === part && !item.derived);
    const open = this.#review.findings.filter(({ item, weight }) => weight === 'HARD' && item.startsWith(part)).length;
    const asked = items.some((item) => this.#review.asked[item.id] !== 'HIDDEN');
    const state = element('span', { class: open === 0 ? 'ok' : 'quiet' }, open === 0 ? `✓ ${words.text('status.done')}` : `○ ${words.text('status.open', { n: open })}`);
    const fields = items.map((item) => {
      const made = fieldOf(item, this.#answers, this.#review, this.#sheet, words, (_, soonMs) => { this.#changed(soonMs); });
      if (keep?.dataset['item'] !== item.id) return made;
      keep.querySelector('.notes')?.replaceWith(made.querySelector('.notes') ?? '');
      return keep;
    });
    const extra = part === 'D' ? this.#derived(words) : part === 'E' && this.#review.suggestion !== undefined
      ? [element('p', { class: 'info', role: 'status' }, words.text('suggestion', { category: words.value(this.#review.suggestion) }))] : [];
    const section = element('section', { 'aria-labelledby': `part-${part}` },
      element('div', { class: 'pane-head' }, element('h2', { id: `part-${part}` }, words.of(`part.${part}`) ?? part), state), ...fields, ...extra);
    section.hidden = !asked;
    return section;
  }

  #derived(words: FormWords): Node[] {
    return this.#items.filter((item) => item.derived).map((item) => {
      const value = item.id === 'D6' ? this.#review.productMm2 : this.#review.volumeMl;
      const unit = item.id === 'D6' ? 'mm²' : 'mL';
      return element('p', { class: 'derived quiet' }, item.label, element('b', {}, value === undefined ? '–' : `${words.decimal(value)} ${unit}`));
    });
  }

  #changed(soonMs: number): void {
    this.#keeper?.changed(soonMs);
  }

  #drawFoot(words: FormWords): void {
    const isOpen = this.#sheet['isOpen'] !== false;
    const open = [...new Set(this.#review.findings.filter(({ weight }) => weight === 'HARD').map(({ item }) => item))];
    const labels = open.map((id) => this.#items.find((item) => item.id === id)?.label ?? id);
    const shown = labels.length > 4 ? [...labels.slice(0, 3), words.text('more', { n: labels.length - 3 })] : labels;
    const sign = element('button', { type: 'button', class: 'button button-main', id: 'sign' }, words.text('sign'), ' ', element('kbd', {}, 'Ctrl Enter'));
    sign.disabled = open.length > 0;
    sign.addEventListener('click', () => { void this.#sign(); });
    const text = !isOpen ? words.text('signed') : open.length === 0 ? words.text('sign.ready') : words.text('sign.needs', { what: words.list(shown) });
    this.#foot.replaceChildren(element('p', { class: 'quiet', role: 'status' }, text), ...(isOpen ? [sign] : []));
  }

  #drawBar(words: FormWords): void {
    const make = (text: string, key: string, kind: string, act: () => void): HTMLElement => {
      const button = element('button', { type: 'button', class: kind }, text, ...(key === '' ? [] : [' ', element('kbd', {}, key)]));
      button.addEventListener('click', act);
      return button;
    };
    const leave = element('a', { class: 'button', href: '/staff' }, words.text('leave'));
    this.#bar.replaceChildren(this.#standing, ...this.#kind.extra(words),
      make(words.text('question'), 'Q', 'button', () => { this.#question(); }),
      make(words.text('identity'), 'I', 'button button-bad', () => { openIdentity(this.#api, this.#sheet, words); }),
      make(words.text('decline'), '', 'button', () => { this.#decline(); }), leave);
    this.#tellStanding();
  }

  async #sign(): Promise<void> {
    const words = this.#say();
    if (this.#keeper !== undefined && !await this.#keeper.flush()) return;
    const open = this.#open()[0];
    if (open !== undefined || this.#review.findings.some(({ weight }) => weight === 'HARD')) {
      open?.querySelector<HTMLElement>('input, select, textarea')?.focus();
      return;
    }
    const signature = new Signature(textOf(this.#sheet['login']));
    openSheet({
      title: words.text('sign'), lines: [words.text(this.#kind.meaning)], fields: signature.fields(words), button: words.text('sign.do'),
      act: () => this.#act(this.#kind.act, { version: numberOf(this.#sheet[this.#kind.act === 'sign-read' ? 'actVersion' : 'caseVersion']), form: this.#answers.form(), ...signature.given() }),
    }, words);
  }

  #question(): void {
    const words = this.#say();
    const about = element('select', { name: 'category' }, ...CATEGORIES.map((category) => element('option', { value: category }, words.of(`query.${category}`) ?? category)));
    const text = element('textarea', { name: 'text', rows: 4, maxlength: 1000, required: true });
    openSheet({
      title: words.text('question'), button: words.text('ask.send'),
      fields: [labelled(words.text('ask.about.label'), about), labelled(words.text('ask.text'), text, words.text('question.hint'))],
      act: () => this.#act('reader-query', { version: numberOf(this.#sheet['caseVersion']), category: about.value, text: text.value }),
    }, words);
  }

  #decline(): void {
    const words = this.#say();
    const reason = element('textarea', { name: 'reason', rows: 3, maxlength: 1000, required: true });
    openSheet({
      title: words.text('decline.title'), lines: [words.text('decline.text')], button: words.text('decline.do'),
      fields: [labelled(words.text('decline.reason'), reason, words.text('accept.hint'))],
      act: () => this.#act('decline-read', { reason: reason.value }),
    }, words);
  }

  async #act(name: string, body: Json): Promise<string | undefined> {
    const told = await this.#api.act(name, { id: crypto.randomUUID(), ...body });
    if (told.kind !== 'done') return refusalOf(told, this.#say());
    location.assign('/staff');
    return undefined;
  }
}
