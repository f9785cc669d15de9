// Sends what the server lacks, in batches, a few at a time; asks the same question again after any interruption.
import type { Session } from 'eir-engine';
import { fields, text, type Fields } from '../protocol/json';
import type { Limits, SendProgress, ServerRefusal } from '../protocol/messages';
import { hex, sha256 } from './digest';
import { cleaned, UNCOUNTED } from './output';
import { inParallel, Places } from './pool';
import type { Item } from './preparation';
import { ServerProblem, type Server } from './server';
import { stowAnswer, stowBatch, type StowAnswer } from './stow';

const IN_FLIGHT = 4;
const READ_AT_ONCE = 8;
const LARGE_BYTES = 32 * 2 ** 20;
const SMALLEST_BATCH = 2 ** 20;
const BATCH_SECONDS = 4;
const COMPRESS_BELOW_BYTES_PER_SECOND = 2e6;
const RATE_WINDOW_MS = 20_000;
const CLOSE_ATTEMPTS = 3;
/** How often the same files may have been cancelled before. */
const MOST_CANCELLED = 100;

/** A file gave other bytes than when it was shown: the disc was changed. */
export class FileChanged extends Error {}

export class Refused extends Error {
  constructor(readonly refusals: readonly ServerRefusal[], readonly instances: ReadonlySet<string>) {
    super('refused by the server');
  }
}

export interface Shipment {
  readonly linkId: string;
  readonly items: readonly Item[];
  readonly limits: Limits;
  readonly profileHash: string;
  readonly keyFingerprint: string;
  readonly statement: () => unknown;
}

export class Sending {
  upload = '';
  private filesDone = 0;
  private bytesDone = 0;
  private stored = 0;
  private line: SendProgress['line'] = 'sending';
  private readonly seriesDone = new Map<number, number>();
  private readonly seriesTotal = new Map<number, number>();
  private readonly samples: { readonly at: number; readonly bytes: number }[] = [];
  private readonly refusals = new Map<string, ServerRefusal>();
  private resume: (() => void) | null = null;
  private paused: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: Server, private readonly session: Session, private readonly shipment: Shipment,
    private readonly opened: (upload: string) => Promise<void>, private readonly tell: (progress: SendProgress) => void) {
    for (const item of shipment.items) {
      this.seriesTotal.set(item.series, (this.seriesTotal.get(item.series) ?? 0) + 1);
    }
  }

  /** @returns the answer to the closing request */
  async run(signal: AbortSignal): Promise<Fields> {
    const isClosed = await this.open(signal);
    await this.opened(this.upload);
    for (let attempt = 1; ; attempt++) {
      if (isClosed) {
        this.shipment.items.forEach((item) => { this.done(item, true); });
      } else {
        await this.sendMissing(signal);
      }
      if (this.refusals.size > 0) {
        throw new Refused(summed([...this.refusals.values()]), new Set(this.refusals.keys()));
      }
      this.line = 'closing';
      this.report();
      try {
        return await this.server.close(this.upload, this.shipment.statement(), signal);
      } catch (problem) {
        if (!(problem instanceof ServerProblem) || problem.code !== 'FILES_MISSING' || attempt === CLOSE_ATTEMPTS) {
          throw problem;
        }
      }
    }
  }

  pause(wanted: boolean): void {
    if (wanted && this.resume === null) {
      this.paused = new Promise((resolve) => { this.resume = resolve; });
      this.line = 'paused';
    } else if (!wanted) {
      this.resume?.();
      this.resume = null;
      this.restartClock();
      this.line = 'sending';
    }
    this.report();
  }

  /** The line went or came back. */
  waits(waiting: boolean): void {
    const line = waiting ? 'waiting' : 'sending';
    if (this.resume === null && this.line !== 'closing' && this.line !== line) {
      this.line = line;
      this.report();
    }
  }

  /**
   * The same files give the same request: after a reload, or on another day, it is the same upload again. Answers
   * whether it was closed already; then only a new link is asked for.
   */
  private async open(signal: AbortSignal): Promise<boolean> {
    const { items, limits, linkId, profileHash, keyFingerprint } = this.shipment;
    const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
    if (items.length > limits.maxFiles || bytes > limits.maxSubmissionBytes) {
      throw new ServerProblem(413, items.length > limits.maxFiles ? 'TOO_MANY_FILES' : 'TOO_LARGE', '', {});
    }
    const hashes = items.map((item) => item.hash).sort();
    for (let attempt = 0; ; attempt++) {
      const requestId = await uuidOf([linkId, String(attempt), ...hashes].join('\n'));
      try {
        this.upload = await this.server.open({ files: items.length, bytes, profileHash, keyFingerprint, requestId }, signal);
        const { state } = await this.server.state(this.upload, signal);
        if (state !== 'abandoned') {
          return state === 'closed';
        }
      } catch (problem) {
        if (!(problem instanceof ServerProblem) || problem.code !== 'UPLOAD_UNKNOWN' || attempt === MOST_CANCELLED) {
          throw problem;
        }
      }
    }
  }

  private async sendMissing(signal: AbortSignal): Promise<void> {
    const { items } = this.shipment;
    const missing = await this.server.missing(this.upload, items.map((item) => item.hash), signal);
    this.filesDone = 0;
    this.bytesDone = 0;
    this.stored = 0;
    this.seriesDone.clear();
    const waiting = items.filter((item) => missing.has(item.hash));
    items.filter((item) => !missing.has(item.hash)).forEach((item) => { this.done(item, true); });
    this.restartClock();
    this.report();

    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const places = new Places(IN_FLIGHT);
    const flights = new Set<Promise<void>>();
    try {
      for (let next = 0; next < waiting.length;) {
        await this.paused;
        const group = this.nextGroup(waiting, next);
        next += group.length;
        await places.take(either);
        const flight = this.fly(group, either)
          .catch((problem: unknown) => { stop.abort(problem); })
          .finally(() => {
            places.give();
            flights.delete(flight);
          });
        flights.add(flight);
        if ((group[0]?.bytes ?? 0) > LARGE_BYTES) {
          await flight; // one large file at a time
        }
      }
    } finally {
      await Promise.all(flights);
    }
    either.throwIfAborted();
  }

  private nextGroup(waiting: readonly Item[], from: number): readonly Item[] {
    const rate = this.rate();
    const target = rate === 0 ? SMALLEST_BATCH * 2 : Math.max(SMALLEST_BATCH, rate * BATCH_SECONDS / IN_FLIGHT);
    const limit = Math.min(this.shipment.limits.batchBytes, target);
    let bytes = 0;
    let to = from;
    for (let item = waiting[to]; item !== undefined; item = waiting[++to]) {
      bytes += item.bytes;
      if (to > from && (bytes > limit || item.bytes > LARGE_BYTES)) {
        break;
      }
    }
    return waiting.slice(from, to);
  }

  private async fly(group: readonly Item[], signal: AbortSignal): Promise<void> {
    const [first] = group;
    if (first !== undefined && first.bytes > LARGE_BYTES) {
      this.take(await this.sendParts(first, signal), group);
      return;
    }
    const contents = new Map<Item, Uint8Array<ArrayBuffer> | Blob>();
    await inParallel(group, READ_AT_ONCE, signal, async (item) => {
      contents.set(item, await this.contentOf(item, signal));
    });
    const { body, contentType } = stowBatch(group.flatMap((item) => contents.get(item) ?? []));
    contents.clear();
    const packed = this.compresses() ? await gzip(body) : body;
    const headers = packed.size < body.size * 0.95
      ? { 'Content-Type': contentType, 'Content-Encoding': 'gzip' } : { 'Content-Type': contentType };
    const answer = await this.server.stow(this.upload, 'Content-Encoding' in headers ? packed : body, headers, signal);
    this.take(stowAnswer(answer), group);
  }

  private async sendParts(item: Item, signal: AbortSignal): Promise<StowAnswer> {
    const content = await this.contentOf(item, signal);
    const blob = content instanceof Blob ? content : new Blob([content]);
    let offset = await this.server.partOffset(this.upload, item.hash, signal);
    for (let stuck = 0; ;) {
      await this.paused;
      const part = blob.slice(offset, offset + this.shipment.limits.partBytes);
      const answer = await this.server.part(this.upload, item.hash, part, offset, blob.size, signal);
      if ('stow' in answer) {
        return stowAnswer(answer.stow);
      }
      stuck = answer.next > offset ? 0 : stuck + 1;
      if (stuck > 3) {
        throw new ServerProblem(409, 'PARTS_STUCK', '', {});
      }
      this.sample(Math.max(0, answer.next - offset));
      this.bytesDone += Math.max(0, answer.next - offset);
      offset = answer.next;
      this.report();
      if (offset >= blob.size) {
        this.bytesDone -= blob.size; // counted again when the file as a whole is done
      }
    }
  }

  /** The harmless bytes once more; they must be those that were checked and shown. */
  private async contentOf(item: Item, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | Blob> {
    const output = await cleaned(this.session, await item.file.load(signal), item, UNCOUNTED, signal);
    if (output.kind === 'refused') {
      throw new FileChanged();
    }
    const { content } = output;
    const bytes = content instanceof Blob ? content.size : content.byteLength;
    if (bytes !== item.bytes || (bytes <= LARGE_BYTES && await sha256(content, signal) !== item.hash)) {
      throw new FileChanged();
    }
    return content;
  }

  private take(answer: StowAnswer, group: readonly Item[]): void {
    for (const { part, refusal } of answer.refusals) {
      const item = group[part - 1];
      if (item !== undefined) {
        this.refusals.set(item.instance, refusal);
      }
    }
    let bytes = 0;
    for (const item of group) {
      this.done(item, !this.refusals.has(item.instance));
      bytes += item.bytes;
    }
    if ((group[0]?.bytes ?? 0) <= LARGE_BYTES) {
      this.sample(bytes);
    }
    this.report();
  }

  private done(item: Item, passed: boolean): void {
    this.filesDone++;
    this.bytesDone += item.bytes;
    this.stored += passed ? 1 : 0;
    this.seriesDone.set(item.series, (this.seriesDone.get(item.series) ?? 0) + 1);
  }

  /** The first sample only opens the window: its bytes were on the line before it. */
  private sample(bytes: number): void {
    const now = performance.now();
    this.samples.push({ at: now, bytes });
    while (this.samples.length > 2 && (this.samples[0]?.at ?? now) < now - RATE_WINDOW_MS) {
      this.samples.shift();
    }
  }

  private restartClock(): void {
    this.samples.length = 0;
    this.sample(0);
  }

  private rate(): number {
    const [first, ...later] = this.samples;
    const seconds = first === undefined ? 0 : (performance.now() - first.at) / 1000;
    return seconds < 0.2 ? 0 : later.reduce((sum, sample) => sum + sample.bytes, 0) / seconds;
  }

  private compresses(): boolean {
    const rate = this.rate();
    return rate > 0 && rate < COMPRESS_BELOW_BYTES_PER_SECOND;
  }

  private report(): void {
    const { items } = this.shipment;
    const bytesTotal = items.reduce((sum, item) => sum + item.bytes, 0);
    const rate = this.rate();
    this.tell({
      files: this.filesDone, filesTotal: items.length, bytes: this.bytesDone, bytesTotal, bytesPerSecond: rate,
      secondsLeft: rate > 0 && this.line === 'sending' ? (bytesTotal - this.bytesDone) / rate : null,
      stored: this.stored, refused: this.refusals.size, line: this.line,
      series: [...this.seriesTotal].map(([series, filesTotal]) => ({ series, files: this.seriesDone.get(series) ?? 0, filesTotal })),
    });
  }
}

/** What the page shows at the end, read out of the closing answer. */
export function closed(answer: Fields): { readonly submission: string; readonly link: string; readonly receivedAt: number } {
  const receivedAt = Date.parse(text(fields(answer['receipt'], 'receipt'), 'receivedAt'));
  return { submission: text(answer, 'submission'), link: text(answer, 'link'), receivedAt };
}

function summed(refusals: readonly ServerRefusal[]): readonly ServerRefusal[] {
  const groups = new Map<string, ServerRefusal>();
  for (const refusal of refusals) {
    const key = `${refusal.rule} ${refusal.path} ${refusal.reason}`;
    groups.set(key, { ...refusal, files: (groups.get(key)?.files ?? 0) + refusal.files });
  }
  return [...groups.values()];
}

async function gzip(body: Blob): Promise<Blob> {
  return new Response(body.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

/** A UUID of version 8 (RFC 9562 §5.8) made from a hash. */
async function uuidOf(content: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
