// Reads the files of a ZIP from its central directory (APPNOTE.TXT 6.3.10), without a library: sizes are known before
// anything is inflated, and an entry that outgrows its size is stopped. Limits as docs/http.md.

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

const MAX_ENTRIES = 20_000;
const MAX_TOTAL_BYTES = 8 * 2 ** 30;
const MAX_RATIO = 200;
const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;

export interface ZipEntry {
  /** Screen only. */
  readonly path: string;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly headerOffset: number;
  readonly deflated: boolean;
}

export type ZipProblem = 'zip-damaged' | 'zip-encrypted' | 'zip-too-large' | 'zip-method';

export class ZipRefused extends Error {
  constructor(readonly problem: ZipProblem) {
    super(problem);
  }
}

export async function isZip(file: Blob): Promise<boolean> {
  if (file.size < 22) {
    return false;
  }
  const start = new DataView(await file.slice(0, 4).arrayBuffer());
  const signature = start.getUint32(0, true);
  return signature === LOCAL || signature === END;
}

export async function listZip(file: Blob): Promise<readonly ZipEntry[]> {
  const directory = await findDirectory(file);
  if (directory.entries > MAX_ENTRIES || directory.bytes > MAX_DIRECTORY_BYTES) {
    throw new ZipRefused('zip-too-large');
  }
  const view = await read(file, directory.offset, directory.bytes);
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = 0;
  for (let index = 0; index < directory.entries; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) {
      throw new ZipRefused('zip-damaged');
    }
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const commentBytes = view.getUint16(at + 32, true);
    const end = at + 46 + nameBytes + extraBytes + commentBytes;
    if (end > view.byteLength) {
      throw new ZipRefused('zip-damaged');
    }
    const entry = readEntry(view, at, nameBytes, extraBytes);
    at = end;
    if (entry !== null) {
      total += entry.bytes;
      if (total > MAX_TOTAL_BYTES || entry.bytes > Math.max(entry.packedBytes, 1) * MAX_RATIO + 65_536) {
        throw new ZipRefused('zip-too-large');
      }
      entries.push(entry);
    }
  }
  return entries;
}

/** The entry's content: a slice of the ZIP when stored, else inflated (into the browser's own Blob store). */
export async function openEntry(file: Blob, entry: ZipEntry, signal: AbortSignal): Promise<Blob> {
  const local = await read(file, entry.headerOffset, 30);
  if (local.getUint32(0, true) !== LOCAL) {
    throw new ZipRefused('zip-damaged');
  }
  const from = entry.headerOffset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (from + entry.packedBytes > file.size) {
    throw new ZipRefused('zip-damaged');
  }
  const packed = file.slice(from, from + entry.packedBytes);
  if (!entry.deflated) {
    return packed;
  }
  const inflated = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(boundedTo(entry.bytes), { signal });
  const content = await new Response(inflated).blob().catch((problem: unknown) => {
    signal.throwIfAborted();
    throw problem instanceof ZipRefused ? problem : new ZipRefused('zip-damaged');
  });
  if (content.size !== entry.bytes) {
    throw new ZipRefused('zip-damaged');
  }
  return content;
}

function readEntry(view: DataView, at: number, nameBytes: number, extraBytes: number): ZipEntry | null {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes);
  const path = new TextDecoder((flags & 0x800) !== 0 ? 'utf-8' : 'windows-1252').decode(name);
  if (path.endsWith('/')) {
    return null;
  }
  if ((flags & 0x2041) !== 0 || method === 99) {
    throw new ZipRefused('zip-encrypted');
  }
  if (method !== 0 && method !== 8) {
    throw new ZipRefused('zip-method');
  }
  let packedBytes = view.getUint32(at + 20, true);
  let bytes = view.getUint32(at + 24, true);
  let headerOffset = view.getUint32(at + 42, true);
  const extraEnd = at + 46 + nameBytes + extraBytes;
  for (let extra = at + 46 + nameBytes; extra + 4 <= extraEnd;) {
    const length = view.getUint16(extra + 2, true);
    if (view.getUint16(extra, true) === 1) {
      let field = extra + 4;
      const fieldEnd = Math.min(field + length, extraEnd);
      const next = (): number => {
        if (field + 8 > fieldEnd) {
          throw new ZipRefused('zip-damaged');
        }
        field += 8;
        return number64(view, field - 8);
      };
      bytes = bytes === 0xffffffff ? next() : bytes;
      packedBytes = packedBytes === 0xffffffff ? next() : packedBytes;
      headerOffset = headerOffset === 0xffffffff ? next() : headerOffset;
    }
    extra += 4 + length;
  }
  return { path, bytes, packedBytes, headerOffset, deflated: method === 8 };
}

async function findDirectory(file: Blob): Promise<{ entries: number; bytes: number; offset: number }> {
  const tailStart = Math.max(0, file.size - 65_557);
  const tail = await read(file, tailStart, file.size - tailStart);
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== END) {
    at--;
  }
  if (at < 0) {
    throw new ZipRefused('zip-damaged');
  }
  const entries = tail.getUint16(at + 10, true);
  const bytes = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (entries !== 0xffff && bytes !== 0xffffffff && offset !== 0xffffffff) {
    return { entries, bytes, offset };
  }
  if (at < 20 || tail.getUint32(at - 20, true) !== LOCATOR_64) {
    return { entries, bytes, offset };
  }
  const end64 = await read(file, number64(tail, at - 12), 56);
  if (end64.getUint32(0, true) !== END_64) {
    throw new ZipRefused('zip-damaged');
  }
  return { entries: number64(end64, 32), bytes: number64(end64, 40), offset: number64(end64, 48) };
}

async function read(file: Blob, offset: number, bytes: number): Promise<DataView> {
  if (offset < 0 || bytes < 0 || offset + bytes > file.size) {
    throw new ZipRefused('zip-damaged');
  }
  return new DataView(await file.slice(offset, offset + bytes).arrayBuffer());
}

function number64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new ZipRefused('zip-damaged');
  }
  return Number(value);
}

function boundedTo(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit) {
        throw new ZipRefused('zip-damaged');
      }
      controller.enqueue(chunk);
    },
  });
}
