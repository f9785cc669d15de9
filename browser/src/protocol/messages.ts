// What the page and its worker say to each other. Values marked "screen only" name a person: the page may show them,
// nothing may store or send them.

import type { Profile } from './profile';

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly language: string;
}

export interface Trial {
  readonly id: string;
  readonly sponsor: string;
  readonly protocolId: string;
  readonly protocolName: string;
}

export interface Limits {
  readonly maxFileBytes: number;
  readonly maxSubmissionBytes: number;
  readonly maxFiles: number;
  readonly batchBytes: number;
  readonly partBytes: number;
}

/** The answer to an upload link (docs/http.md, eir.upload-link/1). */
export interface UploadLink {
  readonly site: Site;
  /** Of the case that the link was made for; empty if for none. */
  readonly caseCode: string;
  readonly trial: Trial;
  readonly profile: Profile;
  readonly keyFingerprint: string | null;
  readonly limits: Limits;
  readonly expires: string | null;
}

/** Where the worker finds the server, and what opens it. */
export interface Door {
  readonly origin: string;
  readonly linkId: string;
  readonly linkKey: string;
}

/** One file as the page was given it; the path below the dropped folder is for the screen only. */
export interface GivenFile {
  readonly file: File;
  readonly path: string;
}

/** Files that stay on this computer for one reason. The paths are for the screen only. */
export interface LeftOut {
  readonly reason: string;
  readonly files: number;
  readonly paths: readonly string[];
}

export interface SeriesFound {
  readonly series: number;
  /** Made of the words that are left after cleaning; empty before the preparation. */
  readonly label: string;
  readonly modality: string;
  readonly seriesNumber: string;
  readonly files: number;
  readonly images: number;
  readonly bytes: number;
  /** Of its first frames. */
  readonly rows: number;
  readonly columns: number;
}

export interface StudyFound {
  readonly study: number;
  /** Screen only. */
  readonly date: string;
  readonly series: readonly SeriesFound[];
}

export interface PatientFound {
  readonly patient: number;
  /** Screen only. */
  readonly name: string;
  /** Screen only. */
  readonly number: string;
  /** Screen only. */
  readonly birthDate: string;
  readonly files: number;
  readonly bytes: number;
  readonly studies: readonly StudyFound[];
}

/** A rectangle over text, in whole pixels of the frame; it may reach beyond the frame. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What a person says of the pictures of one series: nobody has looked; no text but under these boxes, at most 64; not to be sent.
 * A series whose pictures may show text is sent only after a look.
 */
export type SeriesAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'looked'; readonly boxes: readonly Box[] }
  | { readonly kind: 'out' };

/** A series that somebody must look at before it may be sent (BURNED_IN_SUSPICION), or of which somebody said something. */
export interface ReviewSeries {
  readonly series: number;
  readonly suspect: boolean;
  readonly modality: string;
  readonly seriesNumber: string;
  /** Screen only. */
  readonly description: string;
  readonly images: number;
  /** Of the frames that are looked at; boxes are drawn on this size. */
  readonly rows: number;
  readonly columns: number;
  readonly answer: SeriesAnswer;
  /** The answer was given before, on this computer, for the same pictures. */
  readonly remembered: boolean;
}

export interface Inventory {
  /** Whether the site key is here, so that the images can be prepared. */
  readonly keyReady: boolean;
  readonly filesRead: number;
  readonly millis: number;
  readonly patients: readonly PatientFound[];
  readonly leftOut: readonly LeftOut[];
}

/** The chosen patient, de-identified and checked in memory; nothing of it has been sent. */
export interface Prepared {
  readonly patient: number;
  readonly pseudonym: string;
  /** A person chose the pseudonym. */
  readonly subjectChosen: boolean;
  /** A person typed what is no pseudonym; the one made from the hospital number is used. */
  readonly subjectRefused: boolean;
  readonly files: number;
  readonly images: number;
  readonly bytes: number;
  readonly patientFound: PatientFound;
  readonly review: readonly ReviewSeries[];
  readonly leftOut: readonly LeftOut[];
  /** Elements that would have stayed but for a word or number of the patient in them, over all files. */
  readonly identityHits: number;
  /** By which it was cleaned: the link's, or that of an upload which is gone on with. */
  readonly profile: Profile;
}

/** Which picture of a series is asked for: as it lies on the disc, as it would be sent now, or as it would be with these boxes. */
export type PictureForm =
  | { readonly kind: 'disc' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'with'; readonly boxes: readonly Box[] };

/** How greys are shown: as a reader sees them, or spread evenly, so that faint writing shows. */
export type Tone = 'plain' | 'lifted';

/** A picture, and whether overlay planes of the file are drawn over it; what is sent has none. */
export interface Shown {
  readonly bitmap: ImageBitmap;
  readonly drawn: boolean;
}

/** What the search for writing has found so far; a proposal, nothing more. */
export interface Writing {
  readonly series: number;
  readonly images: number;
  readonly imagesTotal: number;
  readonly boxes: readonly Box[];
  /** The image, counted from 0, with the most of it; -1 if there is none. */
  readonly most: number;
}

/** What happened to an element; the page has a word for each. */
export type Action = 'kept' | 'removed' | 'emptied' | 'replaced' | 'cleaned' | 'shifted' | 'stamped';

/** One line of the before-and-after table. `before` is for the screen only. */
export interface ComparedRow {
  /** "(0008,1140)[0]/(0008,1155)" */
  readonly path: string;
  readonly action: Action;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly series: number;
  readonly image: number;
  readonly rows: readonly ComparedRow[];
}

export interface SendProgress {
  readonly files: number;
  readonly filesTotal: number;
  readonly bytes: number;
  readonly bytesTotal: number;
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | null;
  readonly stored: number;
  readonly refused: number;
  readonly line: 'sending' | 'waiting' | 'paused' | 'closing';
  readonly series: readonly { readonly series: number; readonly files: number; readonly filesTotal: number }[];
}

export interface ServerRefusal {
  readonly reason: string;
  readonly rule: string;
  readonly path: string;
  readonly files: number;
}

export interface Done {
  readonly upload: string;
  readonly submission: string;
  readonly link: string;
  readonly files: number;
  /** Files of the disc that were not sent. */
  readonly stayed: number;
  readonly pseudonym: string;
  readonly profile: Profile;
  /** Milliseconds since 1970, by the server's clock. */
  readonly receivedAt: number;
}

/** Why something stopped; the page has a sentence for each code. */
export interface Problem {
  readonly code: string;
  readonly requestId: string;
  readonly refusals: readonly ServerRefusal[];
}

/** How an earlier attempt stopped, remembered on this computer without identity. */
export interface Unfinished {
  readonly files: number;
  readonly filesThere: number;
  readonly startedAt: number;
}

export type KeyAnswer =
  | { readonly state: 'ready'; readonly fingerprint: string; readonly keptUntil: number }
  | { readonly state: 'absent'; readonly siteHasKey: boolean }
  | { readonly state: 'shown'; readonly words: readonly string[]; readonly fingerprint: string };

export type WordsRefused =
  | { readonly reason: 'count'; readonly words: number }
  | { readonly reason: 'unknown'; readonly position: number }
  | { readonly reason: 'checksum' }
  | { readonly reason: 'other-key' };

/** Whose images these are. */
export type SubjectWish =
  | { readonly kind: 'own' }
  | { readonly kind: 'pseudonym'; readonly typed: string }
  | { readonly kind: 'number'; readonly typed: string };

/** One child under one hospital number in the clinic's own list. All of it is for the screen and for that list only. */
export interface ListRow {
  readonly pseudonym: string;
  /** Hospital number, a backslash, who issued it. */
  readonly anchor: string;
  readonly name: string;
  readonly birthDate: string;
  /** True ones, YYYYMMDD. */
  readonly studyDates: readonly string[];
  readonly shiftDays: number;
}

/** Why a list did not open: it is none; it was changed or broken; it is sealed under another key; no key is here. */
export type ListProblem = 'not-a-list' | 'damaged' | 'other-key' | 'no-key';

export type ToWorker =
  | { readonly kind: 'open'; readonly door: Door; readonly link: UploadLink; readonly clockAheadMillis: number }
  | { readonly kind: 'create-key' }
  | { readonly kind: 'keep-key' }
  | { readonly kind: 'enter-words'; readonly text: string }
  | { readonly kind: 'erase-key' }
  | { readonly kind: 'offer'; readonly files: readonly GivenFile[] }
  | { readonly kind: 'read' }
  | { readonly kind: 'prepare'; readonly patient: number; readonly subject: SubjectWish }
  | { readonly kind: 'answer'; readonly series: number; readonly answer: SeriesAnswer }
  | { readonly kind: 'search'; readonly series: number }
  | { readonly kind: 'stop-search' }
  | { readonly kind: 'compare'; readonly series: number; readonly image: number }
  | {
    readonly kind: 'picture'; readonly ticket: number; readonly series: number; readonly image: number; readonly edge: number;
    readonly form: PictureForm; readonly tone: Tone;
  }
  | { readonly kind: 'send'; readonly language: string }
  | { readonly kind: 'send-without-refused'; readonly language: string }
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'save'; readonly target: FileSystemFileHandle | null }
  | { readonly kind: 'start-again' }
  | { readonly kind: 'open-list'; readonly file: Blob; readonly words: string }
  | { readonly kind: 'seal-list'; readonly earlier: Blob | null };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'key'; readonly key: KeyAnswer; readonly unfinished: Unfinished | null }
  | { readonly kind: 'words-refused'; readonly why: WordsRefused }
  | { readonly kind: 'reading'; readonly files: number; readonly filesTotal: number }
  | { readonly kind: 'found'; readonly inventory: Inventory }
  | { readonly kind: 'preparing'; readonly files: number; readonly filesTotal: number }
  | { readonly kind: 'prepared'; readonly prepared: Prepared }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'picture'; readonly ticket: number; readonly shown: Shown | null }
  /** `refused` says why boxes cannot be blanked in some of the series' files; then the answer does not hold. */
  | { readonly kind: 'answered'; readonly prepared: Prepared; readonly refused: { readonly reason: string; readonly files: number } | null }
  | { readonly kind: 'writing'; readonly writing: Writing }
  | { readonly kind: 'sending'; readonly progress: SendProgress }
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'saving'; readonly files: number; readonly filesTotal: number }
  | { readonly kind: 'saved'; readonly files: number; readonly blob: Blob | null }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'list'; readonly rows: readonly ListRow[]; readonly foreign: boolean }
  | { readonly kind: 'sealed'; readonly rows: number; readonly fingerprint: string; readonly blob: Blob }
  | { readonly kind: 'list-refused'; readonly problem: ListProblem; readonly words: WordsRefused | null };
