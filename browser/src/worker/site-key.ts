// The site key on this computer: made, typed in, kept for seven days, erased. It never leaves the worker.
import { KeyWords } from 'eir-engine';
import type { KeyAnswer, WordsRefused } from '../protocol/messages';
import { eraseKey, keepKey, keptKey } from './store';
import { wordList } from './word-list';

export class SiteKey {
  private bytes: Int8Array<ArrayBuffer> | null = null;
  private candidate: Int8Array<ArrayBuffer> | null = null;
  private keptUntil = 0;

  /** @param siteFingerprint of the key that the site's first upload named; null before it */
  constructor(private readonly site: string, private readonly siteFingerprint: string | null) {}

  /** The key, once it is here. */
  get key(): Int8Array<ArrayBuffer> | null {
    return this.bytes;
  }

  get fingerprint(): string {
    return this.bytes === null ? '' : KeyWords.fingerprintOf(this.bytes);
  }

  /** Looks for a key of an earlier day. One that is not the site's is of no use and goes. */
  async recall(): Promise<KeyAnswer> {
    const kept = await keptKey(this.site, Date.now());
    if (kept !== null && this.fits(kept.bytes)) {
      this.bytes = kept.bytes;
      this.keptUntil = kept.keptUntil;
    } else if (kept !== null) {
      await eraseKey(this.site);
    }
    return this.answer();
  }

  async create(): Promise<KeyAnswer> {
    const list = await wordList();
    this.candidate = crypto.getRandomValues(new Int8Array(32));
    return { state: 'shown', words: KeyWords.wordsOf(this.candidate, list).split(' '), fingerprint: KeyWords.fingerprintOf(this.candidate) };
  }

  /** The words were written down: from now on the key counts. */
  async keepCreated(): Promise<KeyAnswer> {
    if (this.candidate !== null) {
      await this.adopt(this.candidate);
    }
    return this.answer();
  }

  async enter(typed: string): Promise<KeyAnswer | WordsRefused> {
    const read = await this.typed(typed);
    if ('reason' in read) {
      return read;
    }
    if (!this.fits(read.key)) {
      return { reason: 'other-key' };
    }
    await this.adopt(read.key);
    return this.answer();
  }

  /** The key of 24 words, whether it is the site's or not. */
  async typed(text: string): Promise<{ readonly key: Int8Array<ArrayBuffer> } | WordsRefused> {
    const words = KeyWords.read(text, await wordList());
    switch (words.problem()) {
      case 'count': return { reason: 'count', words: words.place() };
      case 'unknown': return { reason: 'unknown', position: words.place() };
      case 'checksum': return { reason: 'checksum' };
      case '': return { key: words.key().slice() };
    }
  }

  async erase(): Promise<KeyAnswer> {
    this.bytes?.fill(0);
    this.bytes = null;
    await eraseKey(this.site);
    return this.answer();
  }

  private answer(): KeyAnswer {
    return this.bytes === null ? { state: 'absent', siteHasKey: this.siteFingerprint !== null }
      : { state: 'ready', fingerprint: this.fingerprint, keptUntil: this.keptUntil };
  }

  private fits(key: Int8Array): boolean {
    return this.siteFingerprint === null || KeyWords.fingerprintOf(key) === this.siteFingerprint;
  }

  private async adopt(key: Int8Array<ArrayBuffer>): Promise<void> {
    this.bytes = key;
    this.candidate = null;
    this.keptUntil = await keepKey(this.site, key, Date.now());
  }
}
