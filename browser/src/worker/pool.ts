/** Runs `work` over all items, at most `width` at a time; the first failure stops the rest and is thrown. */
export async function inParallel<T>(items: Iterable<T>, width: number, signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  let failed = false;
  const runner = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done && !failed; next = waiting.next()) {
      signal.throwIfAborted();
      try {
        await work(next.value);
      } catch (problem) {
        failed = true;
        throw problem;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, runner));
}

/** A number of places: `take` waits until one is free. Holds reading back while sending is slower. */
export class Places {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const give = (): void => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = (): void => {
        this.waiting.splice(this.waiting.indexOf(give), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', abort, { once: true });
      this.waiting.push(give);
    });
  }

  give(): void {
    const next = this.waiting.shift();
    if (next === undefined) {
      this.free++;
    } else {
      next();
    }
  }
}
