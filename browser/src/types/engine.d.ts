/** What eir.browser.Main exports through TeaVM (browser/target/js/eir.js). */
declare module 'eir-engine' {
  /** A file as the Java side reads it (eir.browser.HostFile). */
  export interface HostFile {
    size(): number;
    /** The content if it is in memory, else empty. */
    whole(): Int8Array;
    read(offset: number, into: Int8Array): number;
  }

  /** eir.deid.Inspection; identifying, for the screen only. */
  export interface Inspected {
    readonly refusal: string;
    readonly sopClass: string;
    readonly modality: string;
    readonly anchor: string;
    readonly name: string;
    readonly birthDate: string;
    readonly studyDate: string;
    readonly study: string;
    readonly series: string;
    readonly instance: string;
    readonly description: string;
    readonly seriesNumber: number;
    readonly frames: number;
    readonly rows: number;
    readonly columns: number;
    /** Whether a person who looks at the picture can lift BURNED_IN_SUSPICION. */
    readonly suspicion: boolean;
  }

  /**
   * What a person answered for all frames of one size in one series (eir.deid.PixelLook): empty if nobody has looked, else rows
   * and columns of those frames, then x, y, width, height of each box over text, at most 64. Boxes may reach beyond the frame.
   */
  export type Look = Int32Array;

  export interface Refused {
    readonly kind: 'refused';
    readonly code: string;
    readonly path: string;
    readonly offset: number;
  }

  export interface Cleaned {
    readonly kind: 'cleaned';
    readonly output: Int8Array<ArrayBuffer>;
    readonly instance: string;
  }

  export type Segment =
    | { readonly kind: 'keep'; readonly from: number; readonly length: number }
    | { readonly kind: 'insert'; readonly bytes: Int8Array<ArrayBuffer> }
    | { readonly kind: 'mask'; readonly from: number; readonly length: number; readonly pattern: Int8Array }
    /** `paint` blanks the boxes in bytes of this range, whose first stands at `position` of it. */
    | { readonly kind: 'blank'; readonly from: number; readonly length: number; paint(bytes: Int8Array, position: number): void };

  export interface Planned {
    readonly kind: 'planned';
    readonly segments: readonly Segment[];
    readonly instance: string;
  }

  /** eir.deid.gate.Instance; nothing in it identifies. */
  export interface Passed {
    readonly kind: 'passed';
    readonly instance: string;
    readonly series: string;
    readonly study: string;
    readonly pseudonym: string;
    readonly description: string;
    readonly modality: string;
    readonly number: number;
    readonly frames: number;
  }

  export interface Changed {
    readonly path: string;
    readonly action: string;
    readonly before: string;
    readonly after: string;
  }

  /** The gate's look at a large file: whole samples are handed in from `nextByte` on until none are left. */
  export interface LargeCheck {
    nextByte(): number;
    leftBytes(): number;
    look(piece: Int8Array): void;
    verdict(): Passed | Refused;
  }

  /** eir.browser.painter.HostDecoder: `rows × columns × samples` words of 16 bits, or null if the frame cannot be decoded. */
  export interface HostDecoder {
    decode(code: Int8Array, rows: number, columns: number, samples: number, bitsAllocated: number): Int16Array | null;
  }

  /** eir.browser.painter.Painter of the other script (browser/target/js/painter.js). */
  export interface FramePainter {
    /** The transfer syntax in which painted frames come out; empty if none is opened. */
    writes(syntax: string): string;
    /** @param form and boxes as eir.browser.painter.FormNumbers has them */
    paint(syntax: string, code: Int8Array, form: Int32Array, photometric: string, boxes: Int32Array):
      { readonly code: Int8Array; readonly lossy: boolean; readonly rgb: boolean } | null;
  }

  export class Session {
    /** @param profile name, codes, tier and words with bars between, as in `eir-basic|113100 113105|core|`; one that
     * this engine does not carry out throws
     * @param caseCode empty where there is no case yet
     * @param today year × 10000 + month × 100 + day; no date of an output may lie behind it */
    constructor(
      profile: string, key: Int8Array, sponsor: string, protocolId: string, protocolName: string, siteId: string, siteName: string,
      caseCode: string, today: number);
    profileHash(): string;
    /** From here on boxes in compressed frames are blanked; before they are refused, BOXES_IN_CODING. */
    paintBy(painter: FramePainter): void;
    /** What the other one has learned of patients is known here from here on. */
    share(other: Session): void;
    /** Whom the file is about is remembered for all that are cleaned later. */
    inspect(file: HostFile): Inspected;
    know(anchor: string, pseudonym: string, shiftDays: number): boolean;
    shiftOf(pseudonym: string): number;
    choosePseudonym(typed: string): boolean;
    chooseNumber(patientId: string): void;
    chooseNobody(): void;
    /** What is done from here on is reported under this number; a negative one is not reported. */
    countIn(number: number): void;
    forget(number: number): void;
    /** @param masked whether bits beside native samples are cleared; all stored values stay */
    clean(file: HostFile, look: Look, masked: boolean): Cleaned | Refused;
    plan(file: HostFile, look: Look, masked: boolean): Planned | Refused;
    /** Refused with SPARE_BITS: the file's own bits beside its samples, and nothing else. To be cleaned again, `masked`. */
    check(output: HostFile): Passed | Refused;
    begin(output: HostFile): LargeCheck;
    explain(file: HostFile, look: Look): readonly Changed[];
    reportJson(): string;
    /** Elements that would have stayed, of all files that are reported, but for a word or number of the patient in them. */
    identityHits(): number;
  }

  export class KeyWords {
    static read(typed: string, list: string): KeyWords;
    static wordsOf(key: Int8Array, list: string): string;
    static fingerprintOf(key: Int8Array): string;
    static crosswalkKeyOf(key: Int8Array): Int8Array<ArrayBuffer>;
    problem(): '' | 'count' | 'unknown' | 'checksum';
    place(): number;
    key(): Int8Array<ArrayBuffer>;
  }

  export class Picture {
    constructor(file: HostFile);
    syntax(): string;
    bigEndian(): boolean;
    /** Whether Pixel Data has the VR OW. */
    inWords(): boolean;
    bytes(tag: number): Int8Array;
    sharedBytes(group: number, tag: number): Int8Array;
    pieces(): number;
    offset(index: number): number;
    length(index: number): number;
    tableOffset(): number;
    tableLength(): number;
  }

  export const Deflation: {
    streamOffset(file: HostFile): number;
    inflated(file: HostFile, dataSet: Int8Array): Int8Array<ArrayBuffer>;
  };
}
