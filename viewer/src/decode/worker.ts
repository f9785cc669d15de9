import type { Coding, WaveletDecoder } from './frame.ts';
import { decodeFrame } from './frame.ts';

/** Asked of the worker: one frame. `wavelet` names the script and program of the HTJ2K decoder. */
export interface Task {
  readonly ticket: number;
  readonly bytes: Uint8Array;
  readonly coding: Coding;
}

/** The worker's answer: the samples, transferred, or the reason why there are none. */
export type Outcome =
  | { readonly ticket: number; readonly samples: Uint8Array | Uint16Array | Int16Array }
  | { readonly ticket: number; readonly problem: string };

const scope = self as unknown as Pick<Worker, 'addEventListener' | 'postMessage'>;

const wavelet: WaveletDecoder = async (bytes, coding) => {
  const { decodeWavelet } = await import('module:htj2k.js');
  return decodeWavelet(bytes, coding);
};

scope.addEventListener('message', (event: MessageEvent<Task>) => {
  const { ticket, bytes, coding } = event.data;
  decodeFrame(bytes, coding, wavelet).then(
    (samples) => { scope.postMessage({ ticket, samples } satisfies Outcome, [samples.buffer as ArrayBuffer]); },
    (reason: unknown) => {
      scope.postMessage({ ticket, problem: reason instanceof Error ? reason.message : 'decoding failed' } satisfies Outcome);
    },
  );
});
