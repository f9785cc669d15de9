// Files as the Java side reads them: synchronously, which a worker may do.
import type { HostFile } from 'eir-engine';

const NOTHING = new Int8Array(0);
const WINDOW_BYTES = 256 * 1024;

export class MemoryFile implements HostFile {
  private readonly content: Int8Array;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {
    this.content = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  size(): number {
    return this.content.length;
  }

  whole(): Int8Array {
    return this.content;
  }

  read(offset: number, into: Int8Array): number {
    const piece = this.content.subarray(offset, offset + into.length);
    into.set(piece);
    return piece.length;
  }
}

/** Reads a Blob in pieces. A window of 256 KiB serves the many short reads between fragments. */
export class BlobFile implements HostFile {
  private readonly reader = new FileReaderSync();
  private window = NOTHING;
  private windowFrom = 0;

  constructor(readonly blob: Blob) {}

  size(): number {
    return this.blob.size;
  }

  whole(): Int8Array {
    return NOTHING;
  }

  read(offset: number, into: Int8Array): number {
    const wanted = Math.max(0, Math.min(into.length, this.blob.size - offset));
    if (wanted > WINDOW_BYTES) {
      into.set(this.take(offset, wanted));
      return wanted;
    }
    if (offset < this.windowFrom || offset + wanted > this.windowFrom + this.window.length) {
      this.window = this.take(offset, WINDOW_BYTES);
      this.windowFrom = offset;
    }
    into.set(this.window.subarray(offset - this.windowFrom, offset - this.windowFrom + wanted));
    return wanted;
  }

  private take(offset: number, length: number): Int8Array<ArrayBuffer> {
    return new Int8Array(this.reader.readAsArrayBuffer(this.blob.slice(offset, offset + length)));
  }
}
