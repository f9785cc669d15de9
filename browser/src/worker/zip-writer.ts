// Writes a ZIP without compression, one entry after the other, so that its size in memory stays that of one entry.
// Entries and offsets beyond 4 GiB use ZIP64 (APPNOTE.TXT 6.3.10 §4.5.3).

/** Takes the bytes in order; `close` ends the file. */
export interface ZipTarget {
  write(part: Uint8Array<ArrayBuffer> | Blob): Promise<void>;
  close(): Promise<void>;
}

interface Written {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly bytes: number;
  readonly offset: number;
}

const VERSION = 45;
const UTF8 = 0x0800;
// 1980-01-01 00:00: the time of saving would say when the child was examined.
const DATE = 0x0021;

export class ZipWriter {
  private readonly entries: Written[] = [];
  private position = 0;

  constructor(private readonly target: ZipTarget) {}

  async add(path: string, content: Uint8Array<ArrayBuffer> | Blob, crc: number): Promise<void> {
    const name = new TextEncoder().encode(path);
    const bytes = content instanceof Blob ? content.size : content.byteLength;
    this.entries.push({ name, crc, bytes, offset: this.position });
    await this.put(localHeader(name, crc, bytes));
    if (bytes > 0) {
      await this.target.write(content);
      this.position += bytes;
    }
  }

  async close(): Promise<void> {
    const start = this.position;
    for (const entry of this.entries) {
      await this.put(centralHeader(entry));
    }
    await this.put(endRecords(this.entries.length, this.position - start, start));
    await this.target.close();
  }

  private async put(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.target.write(bytes);
    this.position += bytes.byteLength;
  }
}

/** CRC-32 (ISO 3309) over many parts: start with 0, feed the last result back. */
export function crc32(part: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of part) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) {
    value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

function localHeader(name: Uint8Array, crc: number, bytes: number): Uint8Array<ArrayBuffer> {
  const large = bytes >= 0xffffffff;
  const header = new Layout(30 + name.length + (large ? 20 : 0));
  header.u32(0x04034b50).u16(VERSION).u16(UTF8).u16(0).u16(0).u16(DATE).u32(crc);
  header.u32(large ? 0xffffffff : bytes).u32(large ? 0xffffffff : bytes).u16(name.length).u16(large ? 20 : 0).raw(name);
  if (large) {
    header.u16(1).u16(16).u64(bytes).u64(bytes);
  }
  return header.bytes;
}

function centralHeader(entry: Written): Uint8Array<ArrayBuffer> {
  const large = entry.bytes >= 0xffffffff;
  const far = entry.offset >= 0xffffffff;
  const extra = (large ? 16 : 0) + (far ? 8 : 0);
  const header = new Layout(46 + entry.name.length + (extra > 0 ? extra + 4 : 0));
  header.u32(0x02014b50).u16(VERSION).u16(VERSION).u16(UTF8).u16(0).u16(0).u16(DATE).u32(entry.crc);
  header.u32(large ? 0xffffffff : entry.bytes).u32(large ? 0xffffffff : entry.bytes).u16(entry.name.length);
  header.u16(extra > 0 ? extra + 4 : 0).u16(0).u16(0).u16(0).u32(0).u32(far ? 0xffffffff : entry.offset).raw(entry.name);
  if (extra > 0) {
    header.u16(1).u16(extra);
  }
  if (large) {
    header.u64(entry.bytes).u64(entry.bytes);
  }
  if (far) {
    header.u64(entry.offset);
  }
  return header.bytes;
}

function endRecords(entries: number, directoryBytes: number, directoryOffset: number): Uint8Array<ArrayBuffer> {
  const large = entries >= 0xffff || directoryBytes >= 0xffffffff || directoryOffset >= 0xffffffff;
  const end = new Layout(22 + (large ? 76 : 0));
  if (large) {
    end.u32(0x06064b50).u64(44).u16(VERSION).u16(VERSION).u32(0).u32(0).u64(entries).u64(entries);
    end.u64(directoryBytes).u64(directoryOffset);
    end.u32(0x07064b50).u32(0).u64(directoryOffset + directoryBytes).u32(1);
  }
  const few = Math.min(entries, 0xffff);
  end.u32(0x06054b50).u16(0).u16(0).u16(few).u16(few);
  end.u32(Math.min(directoryBytes, 0xffffffff)).u32(Math.min(directoryOffset, 0xffffffff)).u16(0);
  return end.bytes;
}

/** Little endian numbers, one after the other. */
class Layout {
  readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly view: DataView;
  private at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  u16(value: number): this {
    this.view.setUint16(this.at, value, true);
    this.at += 2;
    return this;
  }

  u32(value: number): this {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
    return this;
  }

  u64(value: number): this {
    this.view.setBigUint64(this.at, BigInt(value), true);
    this.at += 8;
    return this;
  }

  raw(value: Uint8Array): this {
    this.bytes.set(value, this.at);
    this.at += value.length;
    return this;
  }
}
