import type { Samples } from '../decode/frame.ts';
import { isKnownCodec } from '../decode/frame.ts';
import type { Job, Pool } from '../decode/pool.ts';
import type { Series } from '../link/answer.ts';
import type { Contents } from './contents.ts';
import { Layout } from './jump.ts';
import { readBundle } from './reader.ts';

/** One image of a series: which bundle and which frame of it. */
export interface Slot {
  readonly part: Part;
  readonly frame: number;
}

/** One bundle of a series on its way here. Coded frames are kept only where not all decoded ones fit. */
export interface Part {
  readonly contents: Contents;
  readonly coded: (Uint8Array | undefined)[];
  readonly samples: (Samples | undefined)[];
  readonly asked: boolean[];
  readonly lost: (string | undefined)[];
  readonly keepCoded: boolean;
  readonly layout: Layout;
  /** Frames that the stream has brought. */
  arrived: number;
}

/** How a series stands. */
export type Standing =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'coming' }
  | { readonly kind: 'here' }
  | { readonly kind: 'failed'; readonly code: 'OFFLINE' | 'ENDED' | 'BUNDLE' | 'SYNTAX_NOT_SHOWN' };

/** Asks for a bundle, or a range of it; the first one was already asked for by the first script. */
export type Fetcher = (href: string, signal: AbortSignal, range?: string) => Promise<Response>;

/** A series as it arrives: its slots, what is decoded, and the cursor around which it decodes. */
export class Stack {
  readonly series: Series;
  readonly #shelf: Shelf;
  readonly #parts: (Part | undefined)[];
  #standing: Standing = { kind: 'waiting' };
  #slots: readonly Slot[] = [];
  #abort: AbortController | undefined;
  #jumping = false;
  cursor = 0;
  lastSeen = 0;
  decodedBytes = 0;

  constructor(series: Series, shelf: Shelf) {
    this.series = series;
    this.#shelf = shelf;
    this.#parts = series.bundles.map(() => undefined);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Images known so far; all of them once every bundle has opened. */
  get slots(): readonly Slot[] {
    return this.#slots;
  }

  get isWhole(): boolean {
    return this.#standing.kind === 'here' && this.#slots.every(({ part, frame }) => part.samples[frame] !== undefined || part.lost[frame] !== undefined);
  }

  samplesAt(index: number): Samples | undefined {
    const slot = this.#slots[index];
    return slot?.part.samples[slot.frame];
  }

  lossAt(index: number): string | undefined {
    const slot = this.#slots[index];
    return slot?.part.lost[slot.frame];
  }

  /** Starts, or starts again after a failure. */
  load(): void {
    if (this.#standing.kind === 'coming' || this.#standing.kind === 'here' || this.series.bundles.length === 0) return;
    this.#abort = new AbortController();
    this.#standing = { kind: 'coming' };
    void this.#loadAll(this.#abort.signal);
  }

  /** Lets go of everything, so that another series has room. */
  leave(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#standing = { kind: 'waiting' };
    this.#parts.fill(undefined);
    this.#slots = [];
    this.#shelf.forget(this);
  }

  /** Moves the cursor: decodes what it needs next, and asks for an image that the stream will not bring soon. */
  moveTo(index: number): void {
    this.cursor = index;
    this.#decodeAround();
    void this.#jump();
  }

  #decodeAround(): void {
    this.#slots.forEach((slot, index) => {
      if (Math.abs(index - this.cursor) <= this.#shelf.reach(slot.part.contents)) this.#decode(slot.part, slot.frame);
    });
  }

  /** One image at a time: a reader who runs through the series gets the one where the cursor stands then. */
  async #jump(): Promise<void> {
    const slot = this.#slots[this.cursor];
    const signal = this.#abort?.signal;
    if (slot === undefined || signal === undefined || this.#jumping || this.#standing.kind !== 'coming') return;
    const { part, frame } = slot;
    const index = this.#parts.indexOf(part);
    const bundle = this.series.bundles[index];
    if (bundle === undefined || this.#isHere(part, frame) || part.layout.comesSoon(frame, part.arrived)) return;
    this.#jumping = true;
    try {
      const bytes = await part.layout.fetch(frame, (range) => this.#shelf.fetch(bundle.href, signal, range));
      if (bytes !== undefined && this.#parts[index] === part) this.#arrive(index, frame, bytes);
    } catch {
      // The stream brings this image too, and says what is wrong with the line.
    } finally {
      this.#jumping = false;
    }
    const now = this.#slots[this.cursor];
    if (now !== undefined && (now.part !== part || now.frame !== frame)) void this.#jump();
  }

  #isHere(part: Part, frame: number): boolean {
    return part.samples[frame] !== undefined || part.coded[frame] !== undefined || part.asked[frame] === true;
  }

  async #loadAll(signal: AbortSignal): Promise<void> {
    try {
      for (const [index, bundle] of this.series.bundles.entries()) {
        const response = await this.#shelf.fetch(bundle.href, signal);
        if (response.status === 404 || response.status === 410) return this.#fail('ENDED');
        if (!response.ok) return this.#fail('OFFLINE');
        await readBundle(response, {
          opened: (contents, start) => { this.#open(index, contents, start); },
          arrived: (frame, bytes) => {
            const part = this.#parts[index];
            if (part !== undefined) part.arrived++;
            this.#arrive(index, frame, bytes);
          },
        }, signal);
      }
      this.#standing = { kind: 'here' };
      this.#shelf.changed(this);
    } catch (reason) {
      if (signal.aborted) return;
      if (reason instanceof UnknownCodec) this.#fail('SYNTAX_NOT_SHOWN');
      else this.#fail(reason instanceof TypeError || (reason instanceof DOMException && reason.name === 'NetworkError') ? 'OFFLINE' : 'BUNDLE');
    }
  }

  #fail(code: 'OFFLINE' | 'ENDED' | 'BUNDLE' | 'SYNTAX_NOT_SHOWN'): void {
    this.#standing = { kind: 'failed', code };
    this.#shelf.changed(this);
  }

  #open(index: number, contents: Contents, start: number): void {
    if (!isKnownCodec(contents.codec)) throw new UnknownCodec(contents.codec);
    const before = this.#parts[index];
    if (before !== undefined) { // Loading again after a failure: what is here stays.
      before.arrived = 0;
      return;
    }
    const none = <T>(value: T): T[] => new Array<T>(contents.frames).fill(value);
    this.#parts[index] = {
      contents, coded: none(undefined), samples: none(undefined), asked: none(false), lost: none(undefined),
      keepCoded: frameBytes(contents) * contents.frames > this.#shelf.budget / 2,
      layout: new Layout(contents, start), arrived: 0,
    };
    this.#slots = this.#parts.flatMap((part) => part === undefined ? []
      : Array.from({ length: part.contents.frames }, (_, frame) => ({ part, frame })));
    if (index === 0) this.cursor = contents.order[0] ?? 0;
    this.#shelf.opened(this);
  }

  #arrive(index: number, frame: number, bytes: Uint8Array): void {
    const part = this.#parts[index];
    if (part === undefined || part.samples[frame] !== undefined || part.asked[frame] === true) return;
    part.coded[frame] = bytes;
    if (!part.keepCoded || this.#distance(part, frame) <= this.#shelf.reach(part.contents)) this.#decode(part, frame);
  }

  #distance(part: Part, frame: number): number {
    let start = 0;
    for (const other of this.#parts) {
      if (other === part) break;
      start += other?.contents.frames ?? 0;
    }
    return Math.abs(start + frame - this.cursor);
  }

  #decode(part: Part, frame: number): void {
    const bytes = part.coded[frame];
    if (bytes === undefined || part.asked[frame] === true || part.samples[frame] !== undefined) return;
    part.asked[frame] = true;
    if (!part.keepCoded) part.coded[frame] = undefined;
    const place = part.contents.order.indexOf(frame);
    const job: Job = {
      bytes, coding: part.contents, keepBytes: part.keepCoded,
      urgency: () => this.#shelf.urgencyOf(this, this.#distance(part, frame), place),
      done: (samples) => {
        part.asked[frame] = false;
        if (!this.#parts.includes(part)) return;
        part.samples[frame] = samples;
        this.decodedBytes += samples.byteLength;
        this.#shelf.decoded(this, part, frame);
      },
      failed: (reason) => {
        part.lost[frame] = reason;
        this.#shelf.changed(this);
      },
    };
    this.#shelf.pool.add(job);
  }

  /** Drops the decoded frame farthest from the cursor; false when there is none to spare. */
  dropFarthest(): boolean {
    let worst = -1;
    let most = -1;
    this.#slots.forEach(({ part, frame }, index) => {
      const distance = Math.abs(index - this.cursor);
      if (part.keepCoded && part.samples[frame] !== undefined && distance > most) {
        worst = index;
        most = distance;
      }
    });
    const slot = this.#slots[worst];
    if (slot === undefined || most < 1) return false;
    this.decodedBytes -= slot.part.samples[slot.frame]?.byteLength ?? 0;
    slot.part.samples[slot.frame] = undefined;
    return true;
  }
}

class UnknownCodec extends Error {}

/** Bytes of one decoded frame. */
export function frameBytes(contents: Contents): number {
  return contents.rows * contents.columns * contents.samples * (contents.bits > 8 || contents.codec === 'jpeg-ls' ? 2 : 1);
}

/** What the shelf tells the room. */
export interface Listener {
  /** The index of a bundle is here: size, windows and geometry are known. */
  opened(stack: Stack): void;
  /** A frame can be painted. */
  decoded(stack: Stack): void;
  /** The standing changed. */
  changed(stack: Stack): void;
}

/**
 * All series of the link and the memory they share. What is on show is never dropped whole; others
 * go when the budget is reached, the longest unseen first.
 */
export class Shelf {
  readonly pool: Pool;
  readonly budget: number;
  readonly fetch: Fetcher;
  readonly #listener: Listener;
  #stacks: readonly Stack[];
  shown: readonly Stack[] = [];

  constructor(series: readonly Series[], pool: Pool, budget: number, fetcher: Fetcher, listener: Listener) {
    this.pool = pool;
    this.budget = budget;
    this.fetch = fetcher;
    this.#listener = listener;
    this.#stacks = series.map((item) => new Stack(item, this));
  }

  get stacks(): readonly Stack[] {
    return this.#stacks;
  }

  /** Takes a newer list of the same series; those that did not change keep what they hold. */
  renew(series: readonly Series[]): void {
    const before = this.#stacks;
    const same = (a: Series, b: Series): boolean => a.id === b.id && a.bundles.map(({ href }) => href).join() === b.bundles.map(({ href }) => href).join();
    this.#stacks = series.map((item) => before.find((stack) => same(stack.series, item)) ?? new Stack(item, this));
  }

  /** Says which series are on show now and loads them; those that were fetched ahead give way. */
  show(stacks: readonly Stack[], now: number): void {
    this.shown = stacks;
    for (const stack of this.stacks) {
      if (!stacks.includes(stack) && stack.standing.kind === 'coming') stack.leave();
    }
    for (const stack of stacks) {
      stack.lastSeen = now;
      stack.load();
    }
  }

  /** Loads the next series nobody asked for yet, as long as half of the memory is free. */
  fetchAhead(): void {
    if (this.stacks.some(({ standing }) => standing.kind === 'coming') || this.decodedBytes > this.budget / 2) return;
    const codedBytes = (stack: Stack): number => stack.series.bundles.reduce((sum, { bytes }) => sum + bytes, 0);
    this.stacks.find((stack) => stack.standing.kind === 'waiting' && stack.series.problem === null
      && stack.series.bundles.length > 0 && codedBytes(stack) < this.budget / 8)?.load();
  }

  /** Tries again what broke off for want of a connection. */
  retry(): void {
    for (const stack of this.shown) if (stack.standing.kind === 'failed' && stack.standing.code === 'OFFLINE') stack.load();
  }

  /** Frames on each side of the cursor that are kept decoded when not all fit. */
  reach(contents: Contents): number {
    return Math.max(4, Math.floor((this.budget * 0.8) / Math.max(1, this.shown.length) / frameBytes(contents) / 2));
  }

  urgencyOf(stack: Stack, distance: number, place: number): number {
    return this.shown.includes(stack) ? distance : 1e6 + place;
  }

  opened(stack: Stack): void {
    this.#listener.opened(stack);
  }

  changed(stack: Stack): void {
    this.#listener.changed(stack);
  }

  decoded(stack: Stack, part: Part, frame: number): void {
    this.#makeRoom(stack);
    if (part.samples[frame] !== undefined) this.#listener.decoded(stack);
  }

  forget(stack: Stack): void {
    stack.decodedBytes = 0;
    this.#listener.changed(stack);
  }

  get decodedBytes(): number {
    return this.stacks.reduce((sum, stack) => sum + stack.decodedBytes, 0);
  }

  #makeRoom(arriving: Stack): void {
    while (this.decodedBytes > this.budget) {
      const unseen = this.stacks.filter((stack) => !this.shown.includes(stack) && stack.decodedBytes > 0)
        .sort((first, second) => first.lastSeen - second.lastSeen)[0];
      if (unseen !== undefined) unseen.leave();
      else if (!arriving.dropFarthest() && !this.shown.some((stack) => stack.dropFarthest())) return;
    }
  }
}
