import type { StoredWindow } from '../bundle/contents.ts';
import type { Slot, Stack } from '../bundle/shelf.ts';
import type { Ladder } from '../stack/geometry.ts';
import { canLink, depthAlong, ladderOf, nearestSlice, sharesSpace } from '../stack/geometry.ts';
import type { Aim, Shape } from '../stack/place.ts';
import { FITTED, held, LEAST_ZOOM, magnification, MOST_ZOOM, panBy, zoomAt } from '../stack/place.ts';
import type { Preset } from '../stack/preset.ts';
import type { Sight } from '../stack/sight.ts';
import { aimAt, sightOf, sliceOf } from '../stack/sight.ts';
import type { Look } from '../stack/window.ts';
import type { DragTool } from '../tool/gestures.ts';
import { listenToGestures } from '../tool/gestures.ts';
import { element } from './element.ts';
import { describe, inscribe, type Showing } from './inscribe.ts';
import type { Words } from './language.ts';
import { Overlay } from './overlay.ts';
import { Surface, type PainterChoice } from './surface.ts';
import { rescaleOf, Windowing } from './windowing.ts';

/** What a viewport asks of the room around it. */
export interface Surroundings {
  words(): Words;
  tool(): DragTool;
  readonly painter: PainterChoice;
  activated(view: Viewport): void;
  /** The reader moved to another image; not called for linked moves. */
  scrolled(view: Viewport): void;
  /** The reader zoomed or panned; not called for linked views. */
  aimed(view: Viewport): void;
  /** Something that is shown changed. */
  changed(view: Viewport): void;
  painted(view: Viewport): void;
  retry(stack: Stack): void;
  /** The words on linking for this view, '' when it stands alone. */
  linkText(view: Viewport): string;
}

/** What a reader set for one series; kept when another series comes into the view. */
interface Setting {
  readonly index: number | undefined;
  readonly window: StoredWindow | undefined;
  readonly inverted: boolean;
  readonly aim: Aim;
}

/** A depth on a ladder of parallel slices. */
interface Place {
  readonly ladder: Ladder;
  readonly mm: number;
}

const UNTOUCHED: Setting = { index: undefined, window: undefined, inverted: false, aim: FITTED };
const AT_REST_MS = 140;

/** One stack on show: its canvas, its texts and what the reader set. */
export class Viewport {
  readonly root: HTMLElement;
  readonly #around: Surroundings;
  readonly #overlay: Overlay;
  readonly #settings = new Map<string, Setting>();
  readonly #windowing = new Windowing();
  readonly #surface: Surface;
  #stack: Stack | undefined;
  #setting: Setting = UNTOUCHED;
  /** The place that was on show when this series came into the view, until the series can be opened there. */
  #place: Place | undefined;
  #shown: number | undefined;
  #shownOf: Stack | undefined;
  #planned = false;
  #moving = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.root = element('div', { class: 'viewport', role: 'group', tabindex: 0 });
    this.#overlay = new Overlay(this.root, {
      slid: (index) => { this.scrollTo(index); },
      retry: () => { if (this.#stack !== undefined) around.retry(this.#stack); },
    });
    this.#surface = new Surface(this.root, around.painter, () => { this.#paint(); });
    this.root.addEventListener('focusin', () => { around.activated(this); });
    listenToGestures(this.root, {
      tool: () => around.tool(),
      activate: () => { around.activated(this); },
      scrollBy: (slices) => { this.scrollBy(slices); },
      pixelsPerSlice: () => Math.min(16, Math.max(3, (this.root.clientHeight * 0.7) / Math.max(1, this.count))),
      windowBy: (dx, dy) => { this.windowBy(dx / 256, dy / 256); },
      zoomBy: (factor, x, y) => { this.zoomBy(factor, x, y); },
      panBy: (dx, dy) => { this.panBy(dx, dy); },
    });
  }

  get stack(): Stack | undefined { return this.#stack; }
  get count(): number { return this.#stack?.slots.length ?? 0; }
  /** The image the reader wants to see; `shownIndex` is the one on the screen. */
  get index(): number { return this.#setting.index ?? this.#stack?.cursor ?? 0; }
  get shownIndex(): number | undefined { return this.#shown; }
  get aim(): Aim { return this.#setting.aim; }
  get inverted(): boolean { return this.#setting.inverted; }
  get painterKind(): 'canvas' | 'gl' { return this.#surface.painterKind; }

  /** Puts a series into this view, as it was left there before. */
  show(stack: Stack): void {
    if (this.#stack !== undefined) this.#settings.set(this.#stack.series.id, this.#setting);
    this.#place = this.#stack === undefined ? undefined : this.#depth() ?? this.#place;
    this.#stack = stack;
    this.#setting = this.#settings.get(stack.series.id) ?? UNTOUCHED;
    this.#shown = undefined;
    if (this.#setting.index !== undefined) stack.cursor = this.#setting.index;
    this.opened(stack);
    this.#plan();
  }

  /** The positions of a series are known: one that the reader has not moved in opens where the last one stood. */
  opened(stack: Stack): void {
    const place = this.#place;
    const now = stack === this.#stack ? this.ladder() : undefined;
    if (place === undefined || now === undefined) return;
    this.#place = undefined;
    if (this.#setting.index !== undefined || !canLink(place.ladder, now.ladder) || !sharesSpace(place.ladder, now.ladder)) return;
    const index = now.start + nearestSlice(now.ladder.depthMm, depthAlong(place.ladder, now.ladder, place.mm));
    this.#setting = { ...this.#setting, index };
    stack.moveTo(index);
  }

  scrollTo(index: number): void {
    if (this.follow(index)) this.#around.scrolled(this);
  }

  scrollBy(slices: number): void {
    this.scrollTo(this.index + slices);
  }

  /** Goes to an image without telling the room, as a linked view does; false when already there. */
  follow(index: number): boolean {
    const stack = this.#stack;
    if (stack === undefined || this.count === 0) return false;
    const to = Math.min(this.count - 1, Math.max(0, index));
    if (to === this.index && this.#setting.index !== undefined) return false;
    stack.moveTo(to);
    this.#set({ index: to }, true);
    return true;
  }

  /** Changes width and level by shares of the width. */
  windowBy(width: number, center: number): void {
    const window = this.window;
    if (window === undefined) return;
    const least = window.function === 'LINEAR' ? 1 : Math.abs(rescaleOf(this.#slot())[0]) || 1e-6;
    this.setWindow({
      width: Math.max(least, window.width * Math.exp(width)),
      center: window.center + center * window.width,
      function: window.function,
    });
  }

  setWindow(window: StoredWindow): void {
    this.#set({ window }, true);
  }

  zoomBy(factor: number, x = this.root.clientWidth / 2, y = this.root.clientHeight / 2): void {
    const shape = this.#shape();
    if (shape === undefined) return;
    this.#aimAnew(zoomAt(shape, this.aim, this.root.clientWidth, this.root.clientHeight, factor, x, y), true);
  }

  panBy(dx: number, dy: number): void {
    const shape = this.#shape();
    if (shape === undefined) return;
    this.#aimAnew(panBy(shape, this.aim, this.root.clientWidth, this.root.clientHeight, dx, dy), true);
  }

  setAim(aim: Aim): void {
    this.#aimAnew(held({ ...aim, zoom: Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, aim.zoom)) }), false);
  }

  /** The whole image, without telling the room. */
  fit(): void {
    this.#set({ aim: FITTED }, false);
  }

  /** What this view looks at, where its images say how large they are. */
  sight(): Sight | undefined {
    const slot = this.#slot();
    const slice = slot === undefined ? undefined : sliceOf(slot.part.contents, slot.frame);
    return slice === undefined ? undefined : sightOf(slice, this.aim, this.root.clientWidth, this.root.clientHeight);
  }

  /** Looks at the same place in the same size, without telling the room, as a linked view does. */
  lookAt(sight: Sight): void {
    const slot = this.#slot();
    const slice = slot === undefined ? undefined : sliceOf(slot.part.contents, slot.frame);
    if (slice !== undefined) this.#set({ aim: aimAt(sight, slice, this.aim, this.root.clientWidth, this.root.clientHeight) }, true);
  }

  invert(): void {
    this.#set({ inverted: !this.#setting.inverted }, false);
  }

  /** Everything as at first, but the image stays. */
  reset(): void {
    this.#set({ window: undefined, inverted: false, aim: FITTED }, false);
  }

  /** Looks again at what is decoded. */
  refresh(): void {
    this.#plan();
  }

  /** The window in force for the wanted image, once it can be known. */
  get window(): StoredWindow | undefined {
    return this.#setting.window ?? this.#windowing.first(this.#slot());
  }

  presets(): readonly Preset[] {
    return this.#windowing.presets(this.#slot(), this.#stack?.series.modality ?? null);
  }

  /** The parallel slices around the wanted image, for linking; the index of the first of them. */
  ladder(): { readonly ladder: Ladder; readonly start: number } | undefined {
    const slot = this.#stack?.slots[this.index];
    const ladder = slot === undefined ? undefined : ladderOf(slot.part.contents);
    return slot === undefined || ladder === undefined ? undefined : { ladder, start: this.index - slot.frame };
  }

  #depth(): Place | undefined {
    const now = this.ladder();
    return now === undefined ? undefined : { ladder: now.ladder, mm: now.ladder.depthMm[this.index - now.start] ?? 0 };
  }

  /** What is on the screen, in words. */
  describe(): string {
    const showing = this.#showing();
    return showing === undefined ? '' : describe(showing, this.#around.words());
  }

  #aimAnew(aim: Aim, moving: boolean): void {
    this.#set({ aim }, moving);
    this.#around.aimed(this);
  }

  #set(change: { [K in keyof Setting]?: Setting[K] }, moving: boolean): void {
    this.#setting = { ...this.#setting, ...change };
    this.#moving = moving;
    clearTimeout(this.#rest);
    if (moving) {
      this.#rest = setTimeout(() => {
        this.#moving = false;
        this.#plan();
      }, AT_REST_MS);
    }
    this.#plan();
    this.#around.changed(this);
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    requestAnimationFrame(() => {
      this.#planned = false;
      this.#paint();
    });
  }

  #paint(): void {
    const stack = this.#stack;
    if (stack === undefined) return;
    if (this.#shownOf !== stack) {
      this.#shownOf = stack;
      this.#surface.clear();
      this.#overlay.cover(stack.series.thumbnail);
    }
    const wanted = stack.samplesAt(this.index);
    if (wanted !== undefined) this.#shown = this.index;
    else if (stack.lossAt(this.index) !== undefined) {
      this.#shown = undefined;
      this.#surface.clear();
    }
    if (this.#shown !== undefined) {
      const slot = stack.slots[this.#shown];
      const samples = stack.samplesAt(this.#shown);
      if (slot !== undefined && samples !== undefined) {
        this.#surface.draw(slot, samples, this.#look(slot), this.aim, this.#moving);
        this.#overlay.uncover();
        this.#around.painted(this);
      }
    }
    const showing = this.#showing();
    if (showing !== undefined) this.#overlay.write(inscribe(showing, this.#around.words()));
    this.#tellStanding(stack);
  }

  /** Marks which image stands finished on the canvas, so that a printer or a test can wait for it. */
  #tellStanding(stack: Stack): void {
    const standing = this.#shown === this.index && !this.#moving ? `${stack.series.id}/${this.index}` : undefined;
    if (standing === this.root.dataset['stands']) return;
    if (standing === undefined) delete this.root.dataset['stands'];
    else this.root.dataset['stands'] = standing;
  }

  #look(slot: Slot): Look {
    const { photometric, padding } = slot.part.contents;
    const window = this.window ?? { center: 127.5, width: 255, function: 'LINEAR_EXACT' as const };
    return { ...window, rescale: rescaleOf(slot), inverted: (photometric === 'MONOCHROME1') !== this.#setting.inverted, padding };
  }

  #showing(): Showing | undefined {
    const stack = this.#stack;
    if (stack === undefined) return undefined;
    return {
      stack, index: this.index, shown: this.#shown, slot: this.#slot(), window: this.window, inverted: this.inverted,
      zoomed: this.aim.zoom !== 1, magnification: this.#magnification(), link: this.#around.linkText(this),
    };
  }

  #slot(): Slot | undefined {
    return this.#stack?.slots[this.#shown ?? this.index];
  }

  #shape(): Shape | undefined {
    return this.#slot()?.part.contents;
  }

  #magnification(): number {
    const shape = this.#shape();
    return shape === undefined ? 1 : magnification(shape, this.aim, this.root.clientWidth, this.root.clientHeight);
  }
}
