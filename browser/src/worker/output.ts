// Carries out a plan: one array for a small file, a Blob of slices for a large one, whose pixels are never in memory.
import type { HostFile, Passed, Refused, Segment, Session } from 'eir-engine';
import { BlobFile, MemoryFile } from './host-file';
import { WHOLE_BYTES } from './input-file';

export type Output =
  | { readonly kind: 'output'; readonly content: Uint8Array<ArrayBuffer> | Blob }
  | Refused;

const MASK_BYTES = 8 * 2 ** 20;

export function cleaned(session: Session, file: HostFile): Output {
  if (!(file instanceof BlobFile) || file.size() <= WHOLE_BYTES) {
    const answer = session.clean(file);
    return answer.kind === 'refused' ? answer
      : { kind: 'output', content: new Uint8Array(answer.output.buffer, answer.output.byteOffset, answer.output.byteLength) };
  }
  const answer = session.plan(file);
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
    case 'mask': return masked(segment.from, segment.length, segment.pattern, input);
  }
}

/** Each piece becomes a Blob of its own at once, so that the browser can move it to the disk. */
function masked(from: number, length: number, pattern: Int8Array, input: Blob): readonly Blob[] {
  const reader = new FileReaderSync();
  const parts: Blob[] = [];
  for (let at = 0; at < length; at += MASK_BYTES) {
    const bytes = new Uint8Array(reader.readAsArrayBuffer(input.slice(from + at, from + Math.min(at + MASK_BYTES, length))));
    for (let index = 0; index < bytes.length; index++) {
      bytes[index] = (bytes[index] ?? 0) & (pattern[index % pattern.length] ?? 0);
    }
    parts.push(new Blob([bytes]));
  }
  return parts;
}
