import type { Coding, Samples } from './frame.ts';
import type { Outcome, Task } from './worker.ts';

/** A frame to decode. `urgency` is asked anew each time a worker is free: the smallest goes first. */
export interface Job {
  readonly bytes: Uint8Array;
  readonly coding: Coding;
  readonly keepBytes: boolean;
  readonly urgency: () => number;
  readonly done: (samples: Samples) => void;
  readonly failed: (reason: string) => void;
}

interface Hand {
  readonly worker: Worker;
  job: Job | undefined;
}

/** Two to four decode workers and the frames that wait for them. */
export class Pool {
  readonly #hands: Hand[] = [];
  readonly #waiting: Job[] = [];
  #ticket = 0;

  constructor(start: () => Worker, size: number) {
    for (let i = 0; i < size; i++) {
      const hand: Hand = { worker: start(), job: undefined };
      hand.worker.addEventListener('message', (event: MessageEvent<Outcome>) => { this.#finish(hand, event.data); });
      hand.worker.addEventListener('error', () => {
        const job = hand.job;
        hand.job = undefined;
        job?.failed('the decoder stopped');
        this.#next();
      });
      this.#hands.push(hand);
    }
  }

  add(job: Job): void {
    this.#waiting.push(job);
    this.#next();
  }

  #next(): void {
    for (const hand of this.#hands) {
      if (hand.job !== undefined) continue;
      const job = this.#mostUrgent();
      if (job === undefined) return;
      hand.job = job;
      const task: Task = { ticket: ++this.#ticket, bytes: job.bytes, coding: job.coding };
      hand.worker.postMessage(task, job.keepBytes ? [] : [job.bytes.buffer as ArrayBuffer]);
    }
  }

  #mostUrgent(): Job | undefined {
    let best = -1;
    let least = Infinity;
    this.#waiting.forEach((job, i) => {
      const urgency = job.urgency();
      if (urgency < least) {
        least = urgency;
        best = i;
      }
    });
    return best < 0 ? undefined : this.#waiting.splice(best, 1)[0];
  }

  #finish(hand: Hand, outcome: Outcome): void {
    const job = hand.job;
    hand.job = undefined;
    this.#next();
    if (job === undefined) return;
    if ('samples' in outcome) job.done(outcome.samples);
    else job.failed(outcome.problem);
  }
}

/** Workers for this machine: one a core, as the page is idle while they work; 2 to 4. */
export function handsFor(cores: number): number {
  return Math.min(4, Math.max(2, cores));
}
