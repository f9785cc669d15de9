// What the worker says to its page.
import type { FromWorker } from '../protocol/messages';

/** At most this often the page hears of progress. */
const TELL_EVERY_MS = 100;

export function tell(message: FromWorker, moved: readonly Transferable[] = []): void {
  postMessage(message, { transfer: [...moved] });
}

/** Tells at most ten times a second; `now` at once. The last message is always told, unless the run ended before. */
export function throttled(signal: AbortSignal): (now: boolean, message: FromWorker) => void {
  let last = -TELL_EVERY_MS;
  let waiting: FromWorker | null = null;
  const tellWaiting = (): void => {
    if (waiting !== null && !signal.aborted) {
      last = performance.now();
      tell(waiting);
    }
    waiting = null;
  };
  return (now, message) => {
    const pause = now ? 0 : last + TELL_EVERY_MS - performance.now();
    if (waiting === null && pause > 0) {
      setTimeout(tellWaiting, pause);
    }
    waiting = message;
    if (pause <= 0) {
      tellWaiting();
    }
  };
}
