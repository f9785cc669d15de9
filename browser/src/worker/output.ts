// Carries out a plan: one array for a small file, a Blob of slices for a large one, whose pixels are never in memory.
import type { HostFile, Look, Passed, Refused, Segment, Session } from 'eir-engine';
import { fetchPainter } from './frame-painter';
import { BlobFile, MemoryFile } from './host-file';
import { WHOLE_BYTES } from './input-file';
import { eachPiece } from './pieces';

export type Output =
  | { readonly kind: 'output'; readonly content: Uint8Array<ArrayBuffer> | Blob }
  | Refused;

/** Where a file is not to be counted in the report: it was counted when it was prepared. */
export const UNCOUNTED = -1;

/** How the engine is to clean a file: a person's answer, and whether bits beside native samples are cleared (SPARE_BITS). */
export interface Way {
  readonly look: Look;
  readonly masked: boolean;
}

/** @param account where the report counts it; its series, or `UNCOUNTED` */
export async function cleaned(
  session: Session, file: HostFile, { look, masked }: Way, account: number, signal: AbortSignal): Promise<Output> {
  if (!(file instanceof BlobFile) || file.size() <= WHOLE_BYTES) {
    const answer = await painted(session, file, account, () => session.clean(file, look, masked));
    return answer.kind === 'refused' ? answer
      : { kind: 'output', content: new Uint8Array(answer.output.buffer, answer.output.byteOffset, answer.output.byteLength) };
  }
  const answer = await painted(session, file, account, () => session.plan(file, look, masked));
  if (answer.kind === 'refused') {
    return answer;
  }
  const parts: BlobPart[] = [];
  for (const segment of answer.segments) {
    parts.push(...await partsOf(segment, file.blob, signal));
  }
  return { kind: 'output', content: new Blob(parts, { type: 'application/dicom' }) };
}

/** What `work` gives; the first file with boxes in compressed frames waits for the script that can draw into them. */
async function painted<T extends { readonly kind: string }>(
  session: Session, file: HostFile, account: number, work: () => T | Refused): Promise<T | Refused> {
  const counted = (): T | Refused => {
    session.countIn(account);
    return work();
  };
  const answer = counted();
  const isUnopened = answer.kind === 'refused' && (answer as Refused).code === 'BOXES_IN_CODING';
  return isUnopened && await fetchPainter(session, file) ? counted() : answer;
}

export async function checked(session: Session, content: Uint8Array<ArrayBuffer> | Blob, signal: AbortSignal): Promise<Passed | Refused> {
  if (!(content instanceof Blob)) {
    return session.check(new MemoryFile(content));
  }
  const checking = session.begin(new BlobFile(content));
  if (checking.leftBytes() > 0) {
    const samples = content.slice(checking.nextByte(), checking.nextByte() + checking.leftBytes());
    await eachPiece(samples, signal, (piece) => { checking.look(signedView(piece)); });
  }
  return checking.verdict();
}

const signedView = (piece: Uint8Array<ArrayBuffer>): Int8Array => new Int8Array(piece.buffer, piece.byteOffset, piece.byteLength);

async function partsOf(segment: Segment, input: Blob, signal: AbortSignal): Promise<readonly BlobPart[]> {
  switch (segment.kind) {
    case 'keep': return [input.slice(segment.from, segment.from + segment.length)];
    case 'insert': return [segment.bytes];
    case 'mask': return changed(segment, input, signal, (bytes, position) => { mask(bytes, position, segment.pattern); });
    case 'blank': return changed(segment, input, signal, (bytes, position) => { segment.paint(bytes, position); });
  }
}

/** Each piece becomes a Blob of its own at once, so that the browser can move it to the disk. */
async function changed(
  { from, length }: { readonly from: number; readonly length: number }, input: Blob, signal: AbortSignal,
  change: (bytes: Int8Array, position: number) => void): Promise<readonly Blob[]> {
  const parts: Blob[] = [];
  let position = 0;
  await eachPiece(input.slice(from, from + length), signal, (piece) => {
    change(signedView(piece), position);
    position += piece.length;
    parts.push(new Blob([piece]));
  });
  return parts;
}

function mask(bytes: Int8Array, position: number, pattern: Int8Array): void {
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = (bytes[index] ?? 0) & (pattern[(position + index) % pattern.length] ?? 0);
  }
}
