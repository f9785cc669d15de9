// What every state of the page is given, and what it gives back.
import type { FromWorker, ToWorker, UploadLink } from '../protocol/messages';
import type { HandingIn } from './hand-in';
import type { Speech } from './speech';

/** The rest of the page, as one state sees it. */
export interface Context {
  readonly speech: Speech;
  readonly link: UploadLink;
  /** How far this computer's clock was ahead of the server's when the page was opened. */
  readonly clockAheadMillis: number;
  /** Who may hand the images in for the link's case; null where there is no case, or nobody is signed in who may. */
  readonly handingIn: HandingIn | null;
  readonly host: string;
  /** What each series of the chosen child is called; filled when it has been prepared. */
  readonly seriesNames: Map<number, string>;
  tell(message: ToWorker): void;
  /** Says something to a screen reader without moving the focus. */
  announce(text: string): void;
  /** Text of the browser's tab. */
  entitle(text: string): void;
  go(stage: StageMaker): void;
}

/** One state: its elements, and what it does with the worker's messages. A heading h1 takes the focus. */
export interface Stage {
  readonly element: HTMLElement;
  readonly hear?: (message: FromWorker) => void;
  readonly leave?: () => void;
}

/** Makes the state's elements; called again when the language changes. */
export type StageMaker = (context: Context) => Stage;
