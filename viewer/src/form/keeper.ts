import { isRecord, numberOf, textOf, type CaseApi, type Json } from './api.ts';
import type { FormWords } from './words.ts';

/** How the draft stands with the server. */
export type Keeping =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' | 'unsaved' | 'offline' | 'refused' }
  | { readonly kind: 'stale'; readonly form: unknown };

/** Told of the draft: its standing, and what the server says of the answers. */
export interface Listener {
  kept(keeping: Keeping): void;
  reviewed(body: Json): void;
  form(): Json;
}

const EVERY_MS = 5000;

/** Saves a draft over the version that the server gave, at the latest five seconds after a change, one at a time. */
export class Keeper {
  readonly #api: CaseApi;
  readonly #listener: Listener;
  #version: number;
  #changes = 0;
  #saved = 0;
  #running: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: CaseApi, version: number, listener: Listener) {
    this.#api = api;
    this.#version = version;
    this.#listener = listener;
  }

  get isSaved(): boolean {
    return this.#changes === this.#saved;
  }

  /** Something was answered; `soonMs` until it is sent. */
  changed(soonMs: number): void {
    this.#changes++;
    this.#listener.kept({ kind: 'unsaved' });
    this.#arm(soonMs);
  }

  /** Saves now what is not saved; whether all of it is with the server then. */
  async flush(): Promise<boolean> {
    while (!this.isSaved) if (!await this.#once()) return false;
    return true;
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { void this.flush(); }, Math.min(ms, EVERY_MS));
  }

  #once(): Promise<boolean> {
    this.#running ??= this.#send().finally(() => { this.#running = undefined; });
    return this.#running;
  }

  async #send(): Promise<boolean> {
    const sent = this.#changes;
    this.#listener.kept({ kind: 'saving' });
    const told = await this.#api.save(this.#version, this.#listener.form());
    switch (told.kind) {
      case 'done':
        this.#version = numberOf(told.body['version']);
        this.#saved = sent;
        this.#listener.reviewed(told.body);
        this.#listener.kept(this.isSaved ? { kind: 'saved', at: textOf(told.body['saved']) } : { kind: 'unsaved' });
        return true;
      case 'offline':
        this.#listener.kept({ kind: 'offline' });
        this.#arm(EVERY_MS);
        return false;
      case 'refused':
        if (told.code === 'CONFLICT' && isRecord(told.body['form'])) {
          this.#version = numberOf(told.body['version']);
          this.#saved = this.#changes;
          this.#listener.kept({ kind: 'stale', form: told.body['form'] });
        } else this.#listener.kept({ kind: 'refused' });
        return false;
    }
  }
}

/** Says in `place` how the draft stands. */
export function tellStanding(place: HTMLElement, keeping: Keeping | undefined, words: FormWords): void {
  place.className = keeping?.kind === 'saved' ? 'standing ok' : keeping?.kind === 'offline' || keeping?.kind === 'refused' ? 'standing warn' : 'standing quiet';
  place.textContent = keeping === undefined ? '' : {
    saved: () => `✓ ${words.text('draft.saved', { time: keeping.kind === 'saved' ? words.time(keeping.at) : '' })}`,
    saving: () => words.text('draft.saving'), unsaved: () => words.text('draft.unsaved'),
    offline: () => words.text('draft.offline'), refused: () => words.text('trouble'), stale: () => words.text('draft.stale'),
  }[keeping.kind]();
}
