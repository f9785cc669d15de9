/** An asset's address, filled in by the build. */
declare module 'asset:*' {
  export const url: string;
}

/** OpenJPH as built by the Cornerstone project; only what is used here. */
declare module '@cornerstonejs/codec-openjph' {
  interface Decoder {
    getEncodedBuffer(length: number): Uint8Array;
    decode(): void;
    getFrameInfo(): { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned: boolean; isUsingColorTransform: boolean };
    getDecodedBuffer(): Uint8Array;
    delete(): void;
  }
  const open: (options: { locateFile: () => string; print: () => void; printErr: () => void }) => Promise<{ HTJ2KDecoder: new () => Decoder }>;
  export { open as default };
}
