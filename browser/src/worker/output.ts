// Carries out a plan: one array for a small file, a Blob of slices for a large one, whose pixels are never in memory.
import type { HostFile, Look, Passed, Refused, Segment, Session } from 'eir-engine';
import { BlobFile, MemoryFile } from './host-file';
import { WHOLE_BYTES } from './input-file';

export type Output =
  | { readonly kind: 'output'; readonly content: Uint8Array<ArrayBuffer> | Blob }
  | Refused;

const PIECE_BYTES = 8 * 2 ** 20;

export async function cleaned(session: Session, file: HostFile, look: Look): Promise<Output> {
  if (!(file instanceof BlobFile) || file.size() <= WHOLE_BYTES) {
    const answer = session.clean(file, look);
    return answer.kind === 'refused' ? answer
      : { kind: 'output', content: new Uint8Array(answer.output.buffer, answer.output.byteOffset, answer.output.byteLength) };
  }
  const answer = session.plan(file, look);
  return answer.kind === 'refused' ? answer
    : { kind: 'output', content: new Blob(answer.segments.flatMap((segment) => partsOf(segment, file.blob)), { type: 'application/dicom' }) };
}

export function checked(session: Session, content: Uint8Array<ArrayBuffer> | Blob): Passed | Refused {
  return session.check(content instanceof Blob ? new BlobFile(content) : new MemoryFile(content));
}

function partsOf(segment: Segment, input: Blob): readonly BlobPart[] {
  switch (segment.kind) {
    case 'keep': return [input.slice(segment.from, segment.from + segment.length)];
    case 'insert': return [segment.bytes];
    case 'mask': return changed(segment.from, segment.length, input, (bytes, position) => { mask(bytes, position, segment.pattern); });
    case 'blank': return changed(segment.from, segment.length, input, (bytes, position) => { segment.paint(bytes, position); });
  }
}

/** Each piece becomes a Blob of its own at once, so that the browser can move it to the disk. */
function changed(from: number, length: number, input: Blob, change: (bytes: Int8Array, position: number) => void): readonly Blob[] {
  const reader = new FileReaderSync();
  const parts: Blob[] = [];
  for (let at = 0; at < length; at += PIECE_BYTES) {
    const bytes = new Int8Array(reader.readAsArrayBuffer(input.slice(from + at, from + Math.min(at + PIECE_BYTES, length))));
    change(bytes, at);
    parts.push(new Blob([bytes]));
  }
  return parts;
}

function mask(bytes: Int8Array, position: number, pattern: Int8Array): void {
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = (bytes[index] ?? 0) & (pattern[(position + index) % pattern.length] ?? 0);
  }
}
