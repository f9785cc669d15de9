import type { Fetcher, Listener, Stack } from '../bundle/shelf.ts';
import { Shelf } from '../bundle/shelf.ts';
import type { Pool } from '../decode/pool.ts';
import type { ViewLink } from '../link/answer.ts';
import type { Embedding } from '../link/embed.ts';
import type { DragTool } from '../tool/gestures.ts';
import type { Command } from '../tool/keys.ts';
import { commandOf } from '../tool/keys.ts';
import { Announcer } from './announcer.ts';
import { byId } from './element.ts';
import { openHelp, type OwnKeys } from './help.ts';
import type { Words } from './language.ts';
import { remember, remembered } from './language.ts';
import { Linking } from './linking.ts';
import { Rail } from './rail.ts';
import { Toolbar } from './toolbar.ts';
import { ValuesPanel } from './values.ts';
import { Viewport, type Surroundings } from './viewport.ts';

/** What the room is built on. */
export interface Ground {
  readonly pool: Pool;
  readonly budgetBytes: number;
  readonly painter: Surroundings['painter'];
  /** Whether series that nobody asked for may be fetched while the line is idle. */
  readonly fetchAhead: boolean;
  readonly fetch: Fetcher;
  readonly embedding: Embedding | undefined;
  /** The keys of the form beside the images, if there is one. */
  readonly ownKeys: ((words: Words) => OwnKeys) | undefined;
}

const SINGLE_KEYS = 'eir.single-keys';

/** The reading room: series rail, tools and one or two views of the stacks on the shelf. */
export class Room implements Listener, Surroundings {
  readonly painter: Surroundings['painter'];
  readonly #ground: Ground;
  readonly #stage = byId('stage', HTMLElement);
  readonly #poster = byId('poster', HTMLImageElement);
  readonly #announcer = new Announcer(byId('say', HTMLElement));
  readonly #linking = new Linking();
  readonly #rail: Rail;
  readonly #toolbar: Toolbar;
  readonly #values: ValuesPanel;
  readonly #views: [Viewport, Viewport];
  readonly #shelf: Shelf;
  #words: Words;
  #tool: DragTool = 'scroll';
  #two = false;
  #linked = true;
  #aimLinked = true;
  #active: Viewport;
  #single = remembered(SINGLE_KEYS) !== 'off';
  #told = false;

  constructor(link: ViewLink, words: Words, ground: Ground) {
    this.#ground = ground;
    this.#words = words;
    this.painter = ground.painter;
    this.#shelf = new Shelf(link.series, ground.pool, ground.budgetBytes, ground.fetch, this);
    this.#views = [new Viewport(this), new Viewport(this)];
    this.#active = this.#views[0];
    this.#rail = new Rail(byId('rail', HTMLElement), (stack) => { this.#put(stack); });
    this.#toolbar = new Toolbar(byId('tools', HTMLElement), (command) => { this.#run(command); }, ground.ownKeys !== undefined);
    this.#values = new ValuesPanel(this.#stage, () => this.#active, {
      read: () => (this.#isLinked() ? this.#linking.offsetMm : undefined),
      write: (mm) => {
        this.#linking.offsetMm = mm;
        this.#views[1].refresh();
        this.#linking.follow(this.#views[0], this.#views[1], true);
      },
    }, () => {
      this.#update();
      this.#toolbar.focus('values');
    });
    this.#stage.append(...this.#views.map((view) => view.root));
    document.addEventListener('keydown', (event) => { this.#press(event); });
    window.addEventListener('online', () => { this.#shelf.retry(); });
    this.#rail.fill(this.#shelf.stacks);
    this.#layOut();
    const first = this.#firstShowable() ?? this.#shelf.stacks[0];
    if (first !== undefined) this.#put(first);
  }

  /** Takes a newer answer: series that were being prepared may have bundles now. */
  renew(link: ViewLink): void {
    this.#shelf.renew(link.series);
    this.#rail.fill(this.#shelf.stacks);
    const renewed = (stack: Stack | undefined): Stack | undefined => this.#shelf.stacks.find((other) => other.series.id === stack?.series.id);
    for (const view of this.#views) {
      const stack = renewed(view.stack);
      if (stack !== undefined && stack !== view.stack) view.show(stack);
    }
    this.#showOnShelf();
  }

  rename(words: Words): void {
    this.#words = words;
    this.#toolbar.name(words);
    this.#values.rename(words);
    this.#views.forEach((view) => { view.refresh(); });
    this.#update();
  }

  words(): Words { return this.#words; }
  tool(): DragTool { return this.#tool; }

  activated(view: Viewport): void {
    if (view === this.#active) return;
    this.#active = view;
    document.documentElement.dataset['series'] = view.stack?.series.id ?? '';
    this.#update();
  }

  scrolled(view: Viewport): void {
    if (view === this.#active) this.#followActive();
  }

  aimed(view: Viewport): void {
    if (this.#two && this.#aimLinked && view === this.#active) this.#linking.followAim(view, this.#otherThan(view));
  }

  changed(subject: Viewport | Stack): void {
    if (subject instanceof Viewport) {
      this.#values.update();
      this.#announcer.say(() => this.#active.describe());
      this.#tell();
      return;
    }
    this.#refresh(subject);
    if (subject.standing.kind === 'failed' && this.#shown().includes(subject)) {
      this.#poster.hidden = true;
      this.#ground.embedding?.report({ type: 'eir:error', code: subject.standing.code });
    }
    this.#fetchAhead();
  }

  opened(stack: Stack): void {
    this.#views.forEach((view) => { view.opened(stack); });
    this.#followActive();
    this.#views.forEach((view) => { view.refresh(); });
  }

  decoded(stack: Stack): void {
    this.#refresh(stack);
    if (stack.isWhole) this.#fetchAhead();
  }

  painted(view: Viewport): void {
    if (!this.#poster.hidden) this.#poster.hidden = true;
    document.documentElement.dataset['painter'] = view.painterKind;
    if (!this.#told) {
      this.#told = true;
      const series = this.#shelf.stacks;
      this.#ground.embedding?.report({ type: 'eir:ready', series: series.length, images: series.reduce((sum, { series: { images } }) => sum + images, 0) });
      this.#announcer.say(() => this.#active.describe());
    }
    this.#values.update();
  }

  retry(stack: Stack): void {
    stack.load();
    this.#refresh(stack);
  }

  linkText(): string {
    if (!this.#two || !this.#linked) return '';
    switch (this.#linking.bond(...this.#views)) {
      case 'linked': return this.#words.text('view.linked');
      case 'other-plane': return this.#words.text('view.notParallel');
      case 'no-positions': return this.#words.text('view.noPlace');
    }
  }

  #firstShowable(after = -1): Stack | undefined {
    return this.#shelf.stacks.find(({ series }, i) => i > after && series.problem === null && series.bundles.length > 0);
  }

  #shown(): readonly Stack[] {
    return (this.#two ? this.#views : [this.#views[0]]).flatMap(({ stack }) => stack ?? []);
  }

  #isLinked(): boolean {
    return this.#two && this.#linked;
  }

  /** Moves the other view to where the active one is, if they are linked. */
  #followActive(): void {
    if (!this.#isLinked()) return;
    this.#linking.follow(this.#active, this.#otherThan(this.#active), this.#active === this.#views[0]);
  }

  #otherThan(view: Viewport): Viewport {
    return view === this.#views[0] ? this.#views[1] : this.#views[0];
  }

  /** Puts a series into the active view. */
  #put(stack: Stack): void {
    if (this.#active.stack !== undefined) this.#poster.hidden = true;
    this.#active.show(stack);
    if (this.#isLinked()) this.#linking.begin(...this.#views);
    this.#showOnShelf();
    this.#followActive();
    this.#announcer.say(() => this.#active.describe());
  }

  #showOnShelf(): void {
    document.documentElement.dataset['series'] = this.#active.stack?.series.id ?? '';
    this.#shelf.show(this.#shown(), performance.now());
    this.#update();
  }

  #refresh(stack: Stack): void {
    for (const view of this.#views) if (view.stack === stack) view.refresh();
  }

  #fetchAhead(): void {
    if (this.#ground.fetchAhead && this.#shown().every((stack) => stack.isWhole)) this.#shelf.fetchAhead();
  }

  #tell(): void {
    const stack = this.#active.stack;
    if (stack === undefined || !this.#told) return;
    this.#ground.embedding?.report({
      type: 'eir:slice', series: this.#shelf.stacks.indexOf(stack) + 1, image: this.#active.index + 1, images: this.#active.count,
    });
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.matches('select, textarea, input:not([type=range])')) return;
    const command = commandOf(event, this.#single);
    if (command === undefined) return;
    event.preventDefault();
    this.#run(command);
  }

  #run(command: Command): void {
    const view = this.#active;
    switch (command.kind) {
      case 'tool': this.#tool = command.tool; this.#announcer.say(() => this.#words.text('say.tool', { tool: this.#words.text(`tool.${command.tool}`) })); break;
      case 'scroll': view.scrollBy(command.by); break;
      case 'end': view.scrollTo(command.last ? view.count - 1 : 0); break;
      case 'series': this.#step(command.by); break;
      case 'window': view.windowBy(command.width / 16, command.center / 32); break;
      case 'preset': { const preset = view.presets()[command.number]; if (preset !== undefined) view.setWindow(preset.window); break; }
      case 'zoom': view.zoomBy(command.factor); break;
      case 'pan': view.panBy(command.dx, command.dy); break;
      case 'fit': this.#fit(); break;
      case 'invert': view.invert(); break;
      case 'layout': this.#two = !this.#two; this.#layOut(); break;
      case 'other': this.#toOther(); break;
      case 'link': this.#toggleLink(); break;
      case 'link-aim': this.#aimLinked = !this.#aimLinked; this.aimed(view); break;
      case 'values': if (this.#values.isOpen) this.#values.close(); else this.#values.open(this.#words); break;
      case 'reset': view.reset(); this.#fit(); break;
      case 'keys': openHelp(this.#words, this.#single, (on) => { this.#single = on; remember(SINGLE_KEYS, on ? 'on' : 'off'); }, this.#ground.ownKeys?.(this.#words)); break;
    }
    this.#update();
  }

  #step(by: number): void {
    const stacks = this.#shelf.stacks;
    const at = stacks.findIndex((stack) => stack === this.#active.stack);
    const next = stacks[at + by];
    if (next !== undefined) this.#put(next);
  }

  #toOther(): void {
    if (!this.#two) return;
    this.#active = this.#otherThan(this.#active);
    this.#active.root.focus();
  }

  /** The whole image again, in both views where they zoom together. */
  #fit(): void {
    const views = this.#two && this.#aimLinked ? this.#views : [this.#active];
    views.forEach((view) => { view.fit(); });
  }

  #toggleLink(): void {
    this.#linked = !this.#linked;
    if (this.#isLinked()) this.#linking.begin(...this.#views);
    this.#views.forEach((view) => { view.refresh(); });
  }

  /** One view or two; the second starts with the next series of the same plane, else the next one. */
  #layOut(): void {
    const [first, second] = this.#views;
    this.#stage.classList.toggle('two', this.#two);
    second.root.hidden = !this.#two;
    if (this.#two && second.stack === undefined) {
      const at = this.#shelf.stacks.findIndex((stack) => stack === first.stack);
      const plane = first.stack?.series.label.plane;
      const next = this.#shelf.stacks.find(({ series }, i) => i > at && series.bundles.length > 0 && series.label.plane === plane)
        ?? this.#firstShowable(at) ?? first.stack;
      if (next !== undefined) second.show(next);
    }
    if (!this.#two) this.#active = first;
    this.#views.forEach((view) => { view.refresh(); });
    if (this.#shelf.shown.length > 0) this.#showOnShelf();
  }

  #update(): void {
    const views = this.#two ? this.#views : [this.#views[0]];
    views.forEach((view, i) => {
      view.root.setAttribute('aria-label', this.#words.text(this.#two ? (i === 0 ? 'view.left' : 'view.right') : 'view.one'));
      view.root.toggleAttribute('data-active', view === this.#active);
    });
    this.#rail.update(this.#words, this.#active.stack, this.#shown());
    this.#toolbar.update({
      scroll: this.#tool === 'scroll', window: this.#tool === 'window', zoom: this.#tool === 'zoom', pan: this.#tool === 'pan',
      invert: this.#active.inverted, layout: this.#two, link: this.#isLinked(), aim: this.#two && this.#aimLinked, values: this.#values.isOpen,
    }, this.#two);
    this.#values.update();
  }
}
