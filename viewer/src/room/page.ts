/**
 * The page: takes the answer about a link or a case, shows what came of it and hands a good one to
 * the room.
 */
import { url as decoderUrl } from 'asset:decode.js';
import { handsFor, Pool } from '../decode/pool.ts';
import { readAnswer, type Answer, type ViewLink } from '../link/answer.ts';
import { Embedding } from '../link/embed.ts';
import type { Opening, Source } from '../link/source.ts';
import { byId } from './element.ts';
import type { OwnKeys } from './help.ts';
import { keepLanguage, preferredLanguage, Words } from './language.ts';
import type { Ground } from './room.ts';
import { Room } from './room.ts';
import { showScreen, type Screen } from './screen.ts';

const RETRY_SECONDS = 8;
const PREPARING_SECONDS = 3;
const DESKTOP_BYTES = 512 << 20;
const PHONE_BYTES = 192 << 20;
const TIMEOUT_MS = 30_000;

/** What stands around the images of a case: its heading, and a pane that speaks the page's language. */
export interface Beside {
  /** Its keys; undefined where nothing stands there. */
  readonly keys: ((words: Words) => OwnKeys) | undefined;
  heading(words: Words, link: ViewLink | undefined): { readonly title: string; readonly facts: string };
}

export class Page {
  readonly #opening: Opening;
  readonly #beside: Beside | undefined;
  readonly #embedding = Embedding.open();
  readonly #place = byId('screen', HTMLElement);
  readonly #pool: Pool | undefined;
  #words = new Words(preferredLanguage());
  #screen: { screen: Screen; seconds: number } | undefined;
  #room: Room | undefined;
  #link: ViewLink | undefined;
  #wake: () => void = () => undefined;

  constructor(opening: Opening, beside?: Beside) {
    this.#opening = opening;
    this.#beside = beside;
    this.#pool = canDecode() ? new Pool(() => new Worker(decoderUrl, { type: 'module' }), handsFor(navigator.hardwareConcurrency)) : undefined;
    byId('language', HTMLButtonElement).addEventListener('click', () => { this.#changeLanguage(); });
    window.addEventListener('hashchange', () => { location.reload(); });
    window.addEventListener('online', () => { this.#wake(); });
    this.#name();
  }

  /** Puts the heading anew: what it says came later than the page. */
  rename(): void {
    this.#name();
  }

  async run(): Promise<void> {
    const source = this.#opening.source;
    if (source === undefined) {
      this.#show({ kind: 'paste' }, 0);
      return;
    }
    if (this.#pool === undefined) {
      this.#show({ kind: 'old' }, 0);
      return;
    }
    const askAgain = (): Promise<Answer> => readAnswer(source.ask(source.href, AbortSignal.timeout(TIMEOUT_MS)));
    let answer = await readAnswer(this.#opening.answer);
    for (;;) {
      const seconds = this.#take(answer, this.#pool, source);
      if (seconds === undefined) return;
      await this.#pause(seconds);
      answer = await askAgain();
    }
  }

  /** Shows an answer; the seconds after which to ask again, or undefined when it is final. */
  #take(answer: Answer, pool: Pool, source: Source): number | undefined {
    switch (answer.kind) {
      case 'unknown': case 'ended': case 'upload-link':
        this.#embedding?.report({ type: 'eir:error', code: answer.kind.toUpperCase() });
        this.#show(answer, 0);
        return undefined;
      case 'too-many':
        this.#show(answer, answer.seconds);
        return answer.seconds;
      case 'offline': case 'trouble':
        // Once images are on show, a failed question about the rest does not take them away.
        if (this.#room === undefined) this.#show(answer, RETRY_SECONDS);
        return RETRY_SECONDS;
      case 'open':
        return this.#open(answer.link, pool, source);
    }
  }

  #open(link: ViewLink, pool: Pool, source: Source): number | undefined {
    this.#link = link;
    this.#name();
    const showable = link.series.some(({ bundles, problem }) => bundles.length > 0 || problem !== null);
    if (!showable && link.state === 'preparing') {
      this.#show({ kind: 'preparing' }, PREPARING_SECONDS);
      return PREPARING_SECONDS;
    }
    if (link.series.length === 0) {
      this.#show({ kind: 'empty' }, 0);
      return undefined;
    }
    this.#place.hidden = true;
    document.documentElement.dataset['state'] = 'open';
    if (this.#room === undefined) {
      this.#room = new Room(link, this.#words, groundFor(pool, this.#opening, source, this.#embedding, this.#beside?.keys));
      this.#room.rename(this.#words);
    } else this.#room.renew(link);
    return link.state === 'preparing' ? PREPARING_SECONDS : undefined;
  }

  #pause(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #show(shown: Screen, seconds: number): void {
    const screen: Screen = this.#beside !== undefined && shown.kind === 'unknown' ? { kind: 'no-images' } : shown;
    this.#screen = { screen, seconds };
    showScreen(this.#place, screen, this.#words, seconds, () => { this.#wake(); });
  }

  #changeLanguage(): void {
    const language = this.#words.language === 'en' ? 'pt-BR' : 'en';
    keepLanguage(language);
    this.#words = new Words(language);
    this.#name();
    this.#room?.rename(this.#words);
    if (this.#screen !== undefined && !this.#place.hidden) this.#show(this.#screen.screen, this.#screen.seconds);
  }

  #name(): void {
    const words = this.#words;
    const link = this.#link;
    document.documentElement.lang = words.language;
    document.title = words.text('title');
    byId('title', HTMLElement).textContent = words.text('title');
    byId('language', HTMLElement).textContent = words.text('bar.language');
    byId('language', HTMLElement).lang = words.language === 'en' ? 'pt-BR' : 'en';
    byId('stage', HTMLElement).setAttribute('aria-label', words.text('stage'));
    byId('facts', HTMLElement).textContent = link === undefined ? words.text('bar.viewing') : [
      words.text('bar.viewing'),
      link.expires === null ? '' : words.text('bar.ends', { date: words.date(link.expires) }),
      link.newerVersion === null ? '' : words.text('bar.newer', { n: link.newerVersion }),
    ].filter((part) => part !== '').join(' · ');
    const heading = this.#beside?.heading(words, link);
    if (heading !== undefined) {
      document.title = `${heading.title} · Eir`;
      byId('title', HTMLElement).textContent = heading.title;
      byId('facts', HTMLElement).textContent = heading.facts;
      byId('notice', HTMLElement).textContent = '';
      return;
    }
    const notice = words.text('bar.notice');
    byId('notice', HTMLElement).textContent = link === undefined ? notice : `${words.text('bar.version', { n: link.version })} · ${notice}`;
  }
}

function canDecode(): boolean {
  return typeof DecompressionStream === 'function' && typeof Worker === 'function';
}

function groundFor(pool: Pool, opening: Opening, source: Source, embedding: Embedding | undefined, ownKeys: Ground['ownKeys']): Ground {
  const wanted = new URLSearchParams(location.search).get('painter');
  const small = matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 800;
  const memory = (navigator as { deviceMemory?: number }).deviceMemory ?? 8;
  const saveData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  let begun = opening.bundle;
  return {
    pool, embedding, ownKeys,
    budgetBytes: small || memory <= 2 ? PHONE_BYTES : DESKTOP_BYTES,
    painter: wanted === 'canvas' || wanted === 'gl' ? wanted : 'best',
    fetchAhead: !small && !saveData,
    fetch: async (href, signal, range) => {
      if (range !== undefined) return source.ask(href, signal, range);
      const first = await begun.catch(() => undefined);
      if (first?.href !== href) return source.ask(href, signal);
      begun = Promise.resolve(undefined);
      return first.response;
    },
  };
}
