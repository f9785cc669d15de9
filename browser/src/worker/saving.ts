// The de-identified copy as a ZIP on this computer; the same bytes that would be sent.
import type { Session } from 'eir-engine';
import { cleaned, UNCOUNTED } from './output';
import { eachPiece } from './pieces';
import type { Item } from './preparation';
import { FileChanged } from './sending';
import { crc32, ZipWriter, type ZipTarget } from './zip-writer';

const SLICE_BYTES = 8 * 2 ** 20;

export async function saveCopy(
  session: Session, items: readonly Item[], target: FileSystemFileHandle | null, signal: AbortSignal,
  progress: (files: number) => void): Promise<Blob | null> {
  const memory = new BlobTarget();
  const zip = new ZipWriter(target === null ? memory : fileTarget(await target.createWritable()));
  let done = 0;
  for (const item of items) {
    signal.throwIfAborted();
    const output = await cleaned(session, await item.file.load(signal), item, UNCOUNTED, signal);
    if (output.kind === 'refused') {
      throw new FileChanged();
    }
    await zip.add(`${item.seriesUid}/${item.instance}.dcm`, output.content, await crcOf(output.content, signal));
    progress(++done);
  }
  await zip.close();
  return target === null ? memory.blob() : null;
}

async function crcOf(content: Uint8Array<ArrayBuffer> | Blob, signal: AbortSignal): Promise<number> {
  if (!(content instanceof Blob)) {
    return crc32(content);
  }
  let crc = 0;
  await eachPiece(content, signal, (piece) => { crc = crc32(piece, crc); });
  return crc;
}

function fileTarget(file: FileSystemWritableFileStream): ZipTarget {
  return { write: (part) => file.write(part), close: () => file.close() };
}

/** Gathers the ZIP as a Blob, which the browser moves to the disk when it grows. */
class BlobTarget implements ZipTarget {
  private readonly parts: BlobPart[] = [];
  private readonly whole: Blob[] = [];
  private waiting = 0;

  write(part: Uint8Array<ArrayBuffer> | Blob): Promise<void> {
    this.parts.push(part);
    this.waiting += part instanceof Blob ? 0 : part.byteLength;
    if (this.waiting > SLICE_BYTES) {
      this.whole.push(new Blob(this.parts.splice(0)));
      this.waiting = 0;
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.whole.push(new Blob(this.parts.splice(0)));
    return Promise.resolve();
  }

  blob(): Blob {
    return new Blob(this.whole, { type: 'application/zip' });
  }
}
