/** Addresses that build/web.mjs puts in: the hashed name of another file of this page. */
declare module 'asset:*' {
  export const url: string;
}

/** src/picture/picture.ts as a script of its own, fetched for the first picture. */
declare module 'module:picture.js' {
  export const framesOf: typeof import('../picture/picture').framesOf;
  export const pictureOf: typeof import('../picture/picture').pictureOf;
}

/** src/picture/writing/gathering.ts as a script of its own, fetched for the first series that is searched for writing. */
declare module 'module:writing.js' {
  export const Gathering: typeof import('../picture/writing/gathering').Gathering;
}

/** eir.browser.painter.Main, fetched for the first series with boxes in compressed frames. */
declare module 'module:painter.js' {
  /** Opens neither JPEG 2000 nor HTJ2K where `wavelets` is null. */
  export const Painter: new (wavelets: import('eir-engine').HostDecoder | null) => import('eir-engine').FramePainter;
}

/** src/picture/jpeg.ts, jpeg-ls.ts and jpeg-2000.ts as scripts of their own, fetched when they are needed. */
declare module 'module:jpeg.js' {
  export function decodeJpeg(code: Uint8Array, shape: FrameShape): Uint16Array;
}

declare module 'module:jpeg-ls.js' {
  export function decodeJpegLs(code: Uint8Array, shape: FrameShape): Uint16Array;
}

declare module 'module:jpeg-2000.js' {
  export function decodeJpeg2000(code: Uint8Array, shape: FrameShape): Promise<Uint16Array>;
  export function openJpeg2000(): Promise<import('eir-engine').HostDecoder & { readonly isStopped: boolean }>;
}

interface FrameShape {
  readonly rows: number;
  readonly columns: number;
  readonly samples: 1 | 3;
  readonly bitsAllocated: 8 | 16;
}

/** OpenJPEG as built by the Cornerstone project; only what is used here. */
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  interface Decoder {
    getEncodedBuffer(length: number): Uint8Array;
    decode(): void;
    getFrameInfo(): { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned: boolean };
    getDecodedBuffer(): Uint8Array;
    delete(): void;
  }
  const open: (options: { locateFile: () => string; print: () => void; printErr: () => void }) => Promise<{ J2KDecoder: new () => Decoder }>;
  export { open as default };
}

/** A list of words as a text, one a line: deid/words/english.txt. */
declare module 'words:*' {
  const lines: string;
  export = lines;
}
