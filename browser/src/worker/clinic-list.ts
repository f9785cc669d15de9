import { KeyWords } from 'eir-engine';
import type { FromWorker, ListRow, WordsRefused } from '../protocol/messages';
import { ListRefused, merged, openList, sealedIn, sealList } from './crosswalk';
import type { SiteKey } from './site-key';

/** The words that were typed for a list are none. */
class WordsUnfit extends Error {
  constructor(readonly why: WordsRefused) {
    super(why.reason);
  }
}

/** The clinic's own list of children: opened and sealed under the key that is here; it never leaves this computer. */
export class ClinicList {
  /** Of the lists that were opened and sealed so far. */
  rows: readonly ListRow[] = [];

  constructor(private readonly siteKey: SiteKey) {}

  forget(): void {
    this.rows = [];
  }

  /** Opens a list with the key that is here, or with the words of the key it was sealed under. */
  async open(file: Blob, words: string): Promise<FromWorker> {
    return answered(async () => {
      const sealed = await sealedIn(file);
      const key = words === '' ? this.siteKey.key : await this.typedKey(words);
      if (key === null || KeyWords.fingerprintOf(key) !== sealed.fingerprint) {
        throw new ListRefused(this.siteKey.key === null ? 'no-key' : 'other-key');
      }
      this.rows = merged(this.rows, await openList(sealed, KeyWords.crosswalkKeyOf(key)));
      return { kind: 'list', rows: this.rows, foreign: sealed.fingerprint !== this.siteKey.fingerprint };
    });
  }

  /** The list with `own` rows and with what an earlier file holds, under the key that is here. */
  async seal(earlier: Blob | null, own: readonly ListRow[]): Promise<FromWorker> {
    return answered(async () => {
      const key = this.siteKey.key;
      if (key === null) {
        throw new ListRefused('no-key');
      }
      const sealingKey = KeyWords.crosswalkKeyOf(key);
      if (earlier !== null) {
        const sealed = await sealedIn(earlier);
        if (sealed.fingerprint !== this.siteKey.fingerprint) {
          throw new ListRefused('other-key');
        }
        this.rows = merged(await openList(sealed, sealingKey), this.rows);
      }
      this.rows = merged(this.rows, own);
      const blob = await sealList(this.rows, this.siteKey.fingerprint, sealingKey, crypto.getRandomValues(new Uint8Array(12)));
      return { kind: 'sealed', rows: this.rows.length, fingerprint: this.siteKey.fingerprint, blob };
    });
  }

  private async typedKey(words: string): Promise<Int8Array<ArrayBuffer>> {
    const typed = await this.siteKey.typed(words);
    if ('reason' in typed) {
      throw new WordsUnfit(typed);
    }
    return typed.key;
  }
}

async function answered(doing: () => Promise<FromWorker>): Promise<FromWorker> {
  try {
    return await doing();
  } catch (problem) {
    if (problem instanceof WordsUnfit) {
      return { kind: 'list-refused', problem: 'other-key', words: problem.why };
    }
    if (problem instanceof ListRefused) {
      return { kind: 'list-refused', problem: problem.problem, words: null };
    }
    throw problem;
  }
}
