import { element } from '../room/element.ts';
import { isRecord, numberOf, recordsOf, textOf, textsOf, type CaseApi, type Json } from './api.ts';
import { openIdentity } from './identity.ts';
import { Keeper, tellStanding, type Keeping, type Listener } from './keeper.ts';
import { listen, type Pane, type PaneKeys } from './pane.ts';
import { labelled, openSheet, refusalOf, Signature } from './sheet.ts';
import type { FormMessage, FormWords } from './words.ts';

/** A check, found to fail by Eir or made by eye. */
interface Check {
  readonly id: string;
  readonly level: string;
  readonly category: string;
  readonly query: string;
}

/** The answers of the checks by eye; the last of each fails. */
const CHOICES: Record<string, readonly FormMessage[]> = {
  H1: ['choice.H1.0', 'choice.H1.1', 'choice.H1.2', 'choice.H1.3'],
  H2: ['choice.H2.0', 'choice.H2.1', 'choice.H2.2'],
  H5: ['choice.H5.0', 'choice.H5.1'],
};
const YES_NO: readonly FormMessage[] = ['choice.yes', 'choice.no'];
const GLYPHS: Record<string, string> = { CRITICAL: '■', MAJOR: '■', MINOR: '▲', INFO: '○' };
const AGAIN_MS = 3000;
/** Until an answer is saved. */
const SOON_MS = 800;

export function choicesOf(check: string): readonly FormMessage[] {
  return CHOICES[check] ?? YES_NO;
}

/** What still holds the pass back: ids of checks by eye without an answer, and of failures without a word. */
export function missingOf(byEye: readonly Check[], found: readonly Check[], chosen: ReadonlyMap<string, number>, deviations: ReadonlyMap<string, string>): { readonly unseen: readonly string[]; readonly unanswered: readonly string[] } {
  const failing = [...found, ...byEye.filter((check) => chosen.get(check.id) === choicesOf(check.id).length - 1)];
  return {
    unseen: byEye.map(({ id }) => id).filter((id) => !chosen.has(id)),
    unanswered: failing.filter(({ id, level }) => level === 'CRITICAL' || (level === 'MAJOR' && !deviations.has(id))).map(({ id }) => id),
  };
}

/** "H1 to H7", where no check between the first and the last was made. */
function runOf(ids: readonly string[], words: FormWords): readonly string[] {
  const [from, to] = [ids[0], ids.at(-1)];
  if (from === undefined || to === undefined || ids.length < 3 || Number(to.slice(1)) - Number(from.slice(1)) !== ids.length - 1) return ids;
  return [words.text('to', { from, to })];
}

/** Quality control: what Eir found, what is seen by eye, and what follows. */
export class ControlPane implements Pane, Listener {
  readonly #api: CaseApi;
  readonly #root: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #renamed: () => void;
  readonly #chosen = new Map<string, number>();
  readonly #deviations = new Map<string, string>();
  /** What series are instead of what Eir took them for, by UID. */
  readonly #classes = new Map<string, string>();
  readonly #standing = element('span', { class: 'standing', role: 'status' });
  #keeper: Keeper | undefined;
  #keeping: Keeping | undefined;
  #sheet: Json = {};
  #words: FormWords | undefined;

  constructor(api: CaseApi, root: HTMLElement, bar: HTMLElement, renamed: () => void) {
    this.#api = api;
    this.#root = root;
    this.#bar = bar;
    this.#renamed = renamed;
  }

  facts(words: FormWords): string {
    if (this.#sheet['submission'] === undefined) return '';
    const sex = words.of(`sex.${textOf(this.#sheet['sex'])}`) ?? '';
    return [
      words.text('heading.qc', { n: numberOf(this.#sheet['submission']) }), textOf(this.#sheet['site']),
      words.text('heading.child', { age: numberOf(this.#sheet['age']), sex }),
    ].join(' · ');
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
    if (this.#keeper === undefined) {
      this.#fill(told.body['form']);
      this.#keeper = new Keeper(this.#api, numberOf(told.body['version']), this);
      const saved = textOf(told.body['saved']);
      if (saved !== '') this.kept({ kind: 'saved', at: saved });
    }
    if (isFirst) {
      listen((event) => this.#press(event));
      window.addEventListener('online', () => { void this.#keeper?.flush(); });
      window.addEventListener('beforeunload', (event) => { if (this.#keeper?.isSaved === false) event.preventDefault(); });
    }
    this.#renamed();
    this.#draw();
    if (told.body['passed'] === null) setTimeout(() => { if (this.#words === words) void this.speak(words); }, AGAIN_MS);
  }

  keys(words: FormWords): PaneKeys {
    return {
      lines: [
        { keys: ['1–7'], text: words.text('keys.check') }, { keys: ['I'], text: words.text('identity') }, { keys: ['Q'], text: words.text('ask') },
        { keys: ['Ctrl + Enter'], text: words.text('pass') },
      ],
      presets: '8–9',
    };
  }

  form(): Json {
    return { answers: Object.fromEntries(this.#chosen), deviations: Object.fromEntries(this.#deviations), classes: Object.fromEntries(this.#classes) };
  }

  kept(keeping: Keeping): void {
    this.#keeping = keeping;
    if (keeping.kind === 'stale') {
      this.#fill(keeping.form);
      this.#draw();
    }
    this.#tellStanding();
  }

  /** What the checks by eye mean is decided when they are signed; the checks of the series follow their classes at once. */
  reviewed(body: Json): void {
    const { found, passed } = body;
    if (found === undefined || JSON.stringify([found, passed]) === JSON.stringify([this.#sheet['found'], this.#sheet['passed']])) return;
    this.#sheet = { ...this.#sheet, found, passed };
    const place = document.activeElement instanceof HTMLSelectElement ? document.activeElement.id : '';
    this.#draw();
    if (place !== '') document.getElementById(place)?.focus();
  }

  #tellStanding(): void {
    tellStanding(this.#standing, this.#keeping, this.#say());
  }

  #fill(form: unknown): void {
    const draft = isRecord(form) ? form : {};
    this.#chosen.clear();
    this.#deviations.clear();
    this.#classes.clear();
    for (const [id, choice] of Object.entries(isRecord(draft['answers']) ? draft['answers'] : {})) if (typeof choice === 'number') this.#chosen.set(id, choice);
    for (const [id, reason] of Object.entries(isRecord(draft['deviations']) ? draft['deviations'] : {})) this.#deviations.set(id, textOf(reason));
    for (const [uid, found] of Object.entries(isRecord(draft['classes']) ? draft['classes'] : {})) this.#classes.set(uid, textOf(found));
  }

  #say(): FormWords {
    if (this.#words === undefined) throw new Error('The pane was drawn before it had a language');
    return this.#words;
  }

  #checks(name: 'found' | 'byEye'): readonly Check[] {
    return recordsOf(this.#sheet[name]).map((raw) => ({ id: textOf(raw['id']), level: textOf(raw['level']), category: textOf(raw['category']), query: textOf(raw['query']) }));
  }

  #failing(): readonly Check[] {
    return [...this.#checks('found'), ...this.#checks('byEye').filter(({ id }) => this.#chosen.get(id) === choicesOf(id).length - 1)];
  }

  #press(event: KeyboardEvent): boolean {
    if (event.altKey || event.metaKey) return false;
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return false;
      this.#pass();
      return true;
    }
    if (event.shiftKey) return false;
    const key = event.key.toLowerCase();
    if (/^[1-7]$/.test(key)) {
      this.#focus(`H${key}`);
      return true;
    }
    if (key === 'i') { openIdentity(this.#api, this.#sheet, this.#say()); return true; }
    if (key === 'q') { this.#ask(this.#failing()[0]); return true; }
    return false;
  }

  #focus(id: string): void {
    const inputs = [...this.#root.querySelectorAll<HTMLInputElement>(`input[name="${id}"]`)];
    const target = inputs.find((input) => input.checked) ?? inputs[0];
    if (target !== undefined && !this.#chosen.has(id)) {
      // The key alone answers as most images are; the arrows then choose another.
      target.checked = true;
      this.#choose(id, 0);
    }
    this.#root.querySelector<HTMLInputElement>(`input[name="${id}"]:checked`)?.focus();
  }

  #choose(id: string, choice: number): void {
    this.#chosen.set(id, choice);
    if (choice < choicesOf(id).length - 1) this.#deviations.delete(id);
    if (id === 'H7' && choice === 0) this.#classes.clear();
    this.#keeper?.changed(SOON_MS);
    this.#draw();
    this.#root.querySelector<HTMLInputElement>(`input[name="${id}"]:checked`)?.focus();
  }

  #draw(): void {
    const words = this.#say();
    const scrolled = this.#root.querySelector('.pane-body')?.scrollTop ?? 0;
    const body = element('div', { class: 'pane-body', tabindex: '-1' }, ...this.#found(words), ...this.#eye(words));
    this.#root.replaceChildren(body, this.#foot(words));
    this.#root.setAttribute('aria-label', words.text('heading.qc', { n: numberOf(this.#sheet['submission']) }));
    body.scrollTop = scrolled;
    const identity = element('button', { type: 'button', class: 'button button-bad' }, words.text('identity'), ' ', element('kbd', {}, 'I'));
    identity.addEventListener('click', () => { openIdentity(this.#api, this.#sheet, words); });
    this.#bar.replaceChildren(this.#standing, identity, element('a', { class: 'button', href: '/staff' }, words.text('leave')));
  }

  #found(words: FormWords): Node[] {
    const passed = this.#sheet['passed'];
    const heading = element('h2', {}, words.text('found'));
    if (passed === null) return [heading, element('p', { role: 'status' }, words.text('found.running'))];
    const rows = this.#checks('found').map((check) => this.#row(check, words));
    const others = numberOf(passed);
    const again = this.#classes.size === 0 ? [] : [element('p', { class: 'quiet' }, words.text('found.again'))];
    return [heading, ...again, element('ul', { class: 'checks', 'aria-live': 'polite' }, ...rows, element('li', {},
      element('span', { class: 'id' }, String(others)), element('span', { class: 'name' }, words.text(others === 1 ? 'found.passed.one' : 'found.passed.other')),
      element('span', { class: 'ok' }, '✓ ', words.text('status.passed'))))];
  }

  #row(check: Check, words: FormWords): HTMLElement {
    const open = recordsOf(this.#sheet['queries']).some((query) => query['category'] === check.category);
    const reason = this.#deviations.get(check.id);
    const note = open ? words.text('found.asked')
      : reason !== undefined ? words.text('accepted', { reason })
      : check.level === 'MINOR' || check.level === 'INFO' ? words.text('found.recorded') : check.query;
    const ask = element('button', { type: 'button', class: 'plain', 'aria-label': words.text('ask.about', { check: this.#name(check, words) }) }, words.text('ask'));
    ask.addEventListener('click', () => { this.#ask(check); });
    return element('li', {}, element('span', { class: 'id' }, check.id), element('b', { class: 'name' }, this.#name(check, words)),
      element('span', { class: check.level === 'MINOR' ? 'warn' : check.level === 'INFO' ? 'quiet' : 'bad' }, `${GLYPHS[check.level] ?? '○'} `, words.of(`level.${check.level}`) ?? check.level),
      element('p', { class: 'quiet note' }, note, ' ', open ? '' : ask));
  }

  #name(check: Check, words: FormWords): string {
    return words.of(`check.${check.id}`) ?? check.id;
  }

  #eye(words: FormWords): Node[] {
    const rows = this.#checks('byEye').map((check) => {
      const chosen = this.#chosen.get(check.id);
      const choices = choicesOf(check.id).map((message, i) => {
        const input = element('input', { type: 'radio', name: check.id, value: i });
        input.checked = chosen === i;
        input.addEventListener('change', () => { this.#choose(check.id, i); });
        return element('label', {}, input, element('span', {}, words.text(message)));
      });
      const fails = chosen === choicesOf(check.id).length - 1;
      return element('li', {}, element('fieldset', {},
        element('legend', {}, element('span', { class: 'id' }, check.id), element('span', { class: 'name' }, this.#name(check, words)),
          element('span', { class: chosen === undefined ? 'quiet' : 'ok' }, chosen === undefined ? '○ ' : '✓ ', words.text(chosen === undefined ? 'status.unseen' : 'status.seen'))),
        element('div', { class: 'choices' }, ...choices)), ...(fails ? [element('ul', { class: 'checks inner' }, this.#row(check, words))] : []), ...(fails && check.id === 'H7' ? [this.#classesOf(words)] : []));
    });
    return [element('div', { class: 'pane-head' }, element('h2', {}, words.text('eye')), element('span', { class: 'quiet' }, words.text('eye.keys'))), element('ul', { class: 'checks' }, ...rows)];
  }

  /** Each series with what it is; another class than Eir's is what readers then go by. */
  #classesOf(words: FormWords): HTMLElement {
    const rows = recordsOf(this.#sheet['series']).map((series, i) => {
      const uid = textOf(series['uid']);
      const select = element('select', { name: `class-${String(i)}`, id: `class-${String(i)}` },
        ...textsOf(this.#sheet['classes']).map((word) => element('option', { value: word }, words.of(`class.${word}`) ?? word)));
      select.value = this.#classes.get(uid) ?? textOf(series['sequence']);
      select.addEventListener('change', () => {
        if (select.value === series['sequence']) this.#classes.delete(uid);
        else this.#classes.set(uid, select.value);
        this.#keeper?.changed(SOON_MS);
      });
      return element('li', {}, element('label', { for: `class-${String(i)}` },
        words.text('class.series', { number: textOf(series['number']), plane: words.of(`plane.${textOf(series['plane'])}`) ?? '', images: numberOf(series['images']) })), select);
    });
    return element('ul', { class: 'classes', 'aria-label': words.text('check.H7') }, ...rows);
  }

  #foot(words: FormWords): HTMLElement {
    const major = this.#failing().find(({ id, level }) => (level === 'MAJOR' || level === 'CRITICAL') && !this.#deviations.has(id));
    const acceptable = this.#failing().find(({ id, level }) => level === 'MAJOR' && !this.#deviations.has(id));
    const needs = this.#needs(words);
    const button = (message: string, main: boolean, act: () => void, id: string): HTMLButtonElement => {
      const made = element('button', { type: 'button', class: main ? 'button button-main' : 'button', id }, message);
      made.addEventListener('click', act);
      return made;
    };
    const ask = button(major === undefined ? words.text('ask') : words.text('ask.about', { check: this.#name(major, words) }), major !== undefined, () => { this.#ask(major); }, 'ask');
    const pass = button(words.text('pass'), major === undefined, () => { this.#pass(); }, 'pass');
    pass.disabled = needs !== '';
    const accept = button(words.text('accept'), false, () => { if (acceptable !== undefined) this.#accept(acceptable); }, 'accept');
    accept.disabled = acceptable === undefined;
    const reject = button(words.text('reject'), false, () => { this.#reject(); }, 'reject');
    const order = major === undefined ? [pass, ask, accept, reject] : [ask, accept, pass, reject];
    return element('div', { class: 'pane-foot' }, element('div', { class: 'acts' }, ...order), element('p', { class: 'quiet', role: 'status' }, needs));
  }

  #needs(words: FormWords): string {
    if (this.#sheet['passed'] === null) return words.text('pass.needs', { what: words.text('pass.needs.checks') });
    const { unseen, unanswered } = missingOf(this.#checks('byEye'), this.#checks('found'), this.#chosen, this.#deviations);
    const parts = [...runOf(unseen, words), ...(unanswered.length === 0 ? [] : [words.text('pass.needs.answer', { what: words.list(unanswered) })]),
      ...(recordsOf(this.#sheet['queries']).length === 0 ? [] : [words.text('pass.needs.query')])];
    return parts.length === 0 ? '' : words.text('pass.needs', { what: words.list(parts) });
  }

  #ask(check: Check | undefined): void {
    const words = this.#say();
    const about = element('select', { name: 'category' });
    const text = element('textarea', { name: 'text', rows: 5, maxlength: 1000, required: true });
    const all = [...this.#failing(), ...this.#checks('byEye')];
    const categories = new Map(all.map(({ category, query }) => [category, query]));
    categories.set('OTHER', categories.get('OTHER') ?? '');
    for (const category of categories.keys()) about.append(element('option', { value: category }, words.of(`query.${category}`) ?? category));
    const fill = (): void => { text.value = about.value === check?.category ? check.query : about.value === 'OTHER' ? '' : categories.get(about.value) ?? ''; };
    about.value = check?.category ?? 'OTHER';
    fill();
    about.addEventListener('change', fill);
    openSheet({
      title: words.text('ask.title'), fields: [labelled(words.text('ask.about.label'), about), labelled(words.text('ask.text'), text)], button: words.text('ask.send'),
      act: () => this.#act('qc-query', { category: about.value, text: text.value }),
    }, words);
  }

  #accept(check: Check): void {
    const words = this.#say();
    const reason = element('textarea', { name: 'reason', rows: 3, maxlength: 1000, required: true });
    openSheet({
      title: `${words.text('accept.title')}: ${this.#name(check, words)}`, button: words.text('accept.keep'),
      fields: [labelled(words.text('accept.reason'), reason, words.text('accept.hint'))],
      act: () => {
        if (reason.value.trim().length < 10) return Promise.resolve(words.text('accept.hint'));
        this.#deviations.set(check.id, reason.value.trim());
        this.#keeper?.changed(SOON_MS);
        this.#draw();
        return Promise.resolve(undefined);
      },
    }, words);
  }

  #pass(): void {
    const words = this.#say();
    if (this.#needs(words) !== '') return;
    const signature = new Signature(textOf(this.#sheet['login']));
    // A reason for a failure that a corrected class undid is of no use to readers.
    const failing = new Set(this.#failing().map(({ id }) => id));
    const deviations = Object.fromEntries([...this.#deviations].filter(([id]) => failing.has(id)));
    const answers = Object.fromEntries([...this.#chosen].map(([id, choice]) => [id, choice === choicesOf(id).length - 1 ? 'FAILED' : 'PASSED']));
    openSheet({
      title: words.text('pass'), lines: [words.text('pass.meaning')], fields: signature.fields(words), button: words.text('pass'),
      act: () => this.#act('qc-pass', { answers, deviations, classes: Object.fromEntries(this.#classes), ...signature.given() }),
    }, words);
  }

  #reject(): void {
    const words = this.#say();
    const signature = new Signature(textOf(this.#sheet['login']));
    const reason = element('textarea', { name: 'reason', rows: 3, maxlength: 1000, required: true });
    openSheet({
      title: words.text('reject'), lines: [words.text('reject.meaning')], button: words.text('reject'),
      fields: [labelled(words.text('reject.reason'), reason, words.text('accept.hint')), ...signature.fields(words)],
      act: () => this.#act('qc-reject', { reason: reason.value, ...signature.given() }),
    }, words);
  }

  async #act(name: string, body: Json): Promise<string | undefined> {
    const words = this.#say();
    await this.#keeper?.flush();
    const told = await this.#api.act(name, { id: crypto.randomUUID(), version: numberOf(this.#sheet['caseVersion']), ...body });
    if (told.kind === 'done') {
      // Back to the worklist: the case has left quality control.
      location.assign('/staff');
      return undefined;
    }
    return refusalOf(told, words);
  }
}
