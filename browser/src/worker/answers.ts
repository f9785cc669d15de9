// What a person said of the series whose pictures may show writing. This computer remembers it for seven days under a name that
// only the site's key can make of the very same pictures, so that the same disc need not be looked through twice.
import type { SeriesAnswer } from '../protocol/messages';
import { hex } from './digest';
import type { SeriesFiles } from './intake';
import { forgetLook, keepLook, keptLook } from './store';

const OPEN: SeriesAnswer = { kind: 'open' };

export class Answers {
  private readonly given = new Map<number, SeriesAnswer>();
  private readonly remembered = new Set<number>();

  constructor(private readonly site: string, private readonly key: Int8Array<ArrayBuffer>) {}

  of(series: number): SeriesAnswer {
    return this.given.get(series) ?? OPEN;
  }

  isRemembered(series: number): boolean {
    return this.remembered.has(series);
  }

  /** Looks up what was said of these series before. */
  async recall(series: readonly SeriesFiles[]): Promise<void> {
    for (const some of series) {
      const kept = await keptLook(await this.nameOf(some), Date.now());
      if (kept !== null) {
        this.given.set(some.id, kept);
        this.remembered.add(some.id);
      }
    }
  }

  async give(series: SeriesFiles, answer: SeriesAnswer): Promise<void> {
    this.given.set(series.id, answer);
    this.remembered.delete(series.id);
    const name = await this.nameOf(series);
    if (answer.kind === 'open') {
      await forgetLook(name);
    } else {
      await keepLook(name, answer, Date.now());
    }
  }

  private async nameOf({ suspect, files }: SeriesFiles): Promise<string> {
    const pictures = files.map(({ facts }) => `${facts.series} ${facts.instance} ${facts.frames} ${facts.rows} ${facts.columns}`).sort();
    const text = new TextEncoder().encode(`eir/look/1\n${String(suspect)}\n${pictures.join('\n')}`);
    const key = await crypto.subtle.importKey('raw', this.key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return `${this.site} ${hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, text)))}`;
  }
}
