/** Addresses that build/web.mjs puts in: the hashed name of another file of this page. */
declare module 'asset:*' {
  export const url: string;
}

/** viewer/src/decode/jpegls.ts as a script of its own, fetched when it is needed. */
declare module 'module:jpegls.js' {
  export function decodeJpegLs(bytes: Uint8Array, rows: number, columns: number): Uint16Array;
}

/** A list of words as a text, one a line: deid/words/english.txt. */
declare module 'words:*' {
  const lines: string;
  export = lines;
}
