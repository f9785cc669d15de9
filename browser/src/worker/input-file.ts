// One file of the disc. Small ones stay in memory once they were read, as far as the budget allows: a disc is slow.
import { Deflation, type HostFile } from 'eir-engine';
import { BlobFile, MemoryFile } from './host-file';
import { openEntry, type ZipEntry } from './zip-reader';

/** Up to this size a file is read and put together whole, which is faster than slices. */
export const WHOLE_BYTES = 2 ** 20;
const MAX_INFLATED_BYTES = 512 * 2 ** 20;
const MAX_INFLATION_RATIO = 200;

/** What all files together may keep in memory. */
export class Budget {
  constructor(private left: number) {}

  take(bytes: number): boolean {
    if (bytes > this.left) {
      return false;
    }
    this.left -= bytes;
    return true;
  }
}

export class InputFile {
  private kept: HostFile | null = null;
  private deflated = false;

  constructor(
    /** Screen only. */
    readonly path: string,
    private readonly file: Blob,
    private readonly entry: ZipEntry | null,
    private readonly budget: Budget) {}

  get bytes(): number {
    return this.entry?.bytes ?? this.file.size;
  }

  /** The first bytes only, to see what it is. */
  async start(length: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    if (this.kept instanceof MemoryFile) {
      return this.kept.bytes.subarray(0, length);
    }
    const blob = await this.open(signal);
    return new Uint8Array(await blob.slice(0, length).arrayBuffer());
  }

  /** @throws DOMException NotReadableError when the disc does not give it */
  async load(signal: AbortSignal): Promise<HostFile> {
    if (this.kept !== null) {
      return this.kept;
    }
    const blob = await this.open(signal);
    const whole = blob.size <= WHOLE_BYTES;
    const read: HostFile = whole ? new MemoryFile(new Uint8Array(await blob.arrayBuffer())) : new BlobFile(blob);
    const host = this.deflated ? await inflated(read, blob, signal) : read;
    if (host instanceof MemoryFile && this.budget.take(host.size())) {
      this.kept = host;
    }
    return host;
  }

  /** From now on the file is read inflated (PS3.5 §A.5). */
  inflate(): void {
    this.deflated = true;
    this.kept = null;
  }

  private async open(signal: AbortSignal): Promise<Blob> {
    return this.entry === null ? this.file : openEntry(this.file, this.entry, signal);
  }
}

/** What may follow a deflate stream, as eir.dicom.file.Inflation has it; browsers call it junk, so it is left out in turn. */
const TAILS = [0, 1, 8, 9];

/** A stream that is broken or grows beyond the caps leaves the file as it is, and the engine refuses it. */
async function inflated(host: HostFile, blob: Blob, signal: AbortSignal): Promise<HostFile> {
  const offset = Deflation.streamOffset(host);
  if (offset < 0) {
    return host;
  }
  let dataSet: Int8Array | null = null;
  for (const tail of TAILS) {
    dataSet ??= await dataSetOf(blob.slice(offset, Math.max(offset, blob.size - tail)), signal);
  }
  if (dataSet === null) {
    return host;
  }
  const whole = Deflation.inflated(host, dataSet);
  return new MemoryFile(new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength));
}

async function dataSetOf(stream: Blob, signal: AbortSignal): Promise<Int8Array | null> {
  const cap = Math.min(MAX_INFLATED_BYTES, stream.size * MAX_INFLATION_RATIO);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = stream.stream().pipeThrough(new DecompressionStream('deflate-raw'), { signal }).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > cap) {
        await reader.cancel();
        return null;
      }
      parts.push(part.value);
    }
  } catch {
    signal.throwIfAborted();
    return null;
  }
  const dataSet = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    dataSet.set(part, at);
    at += part.length;
  }
  return new Int8Array(dataSet.buffer);
}
