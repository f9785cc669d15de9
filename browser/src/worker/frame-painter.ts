// What opens compressed frames that boxes were drawn on, fetched for the first such file: painter.js, and OpenJPEG if it is
// JPEG 2000.
import { Picture, type HostDecoder, type HostFile, type Session } from 'eir-engine';

type Jpeg2000 = HostDecoder & { readonly isStopped: boolean };

const JPEG_2000 = new Set(['1.2.840.10008.1.2.4.90', '1.2.840.10008.1.2.4.91']);

/** What each session has; null stands for no JPEG 2000 yet. */
const decoders = new WeakMap<Session, Jpeg2000 | null>();

/** @returns false if the session has all that there is for this file */
export async function fetchPainter(session: Session, file: HostFile): Promise<boolean> {
  const isJpeg2000 = JPEG_2000.has(new Picture(file).syntax());
  const has = decoders.get(session);
  // A program that a broken stream stopped decodes nothing any more, whatever this file is like.
  if (has !== undefined && (!isJpeg2000 || (has !== null && !has.isStopped))) {
    return false;
  }
  const { Painter } = await import('module:painter.js');
  const opened = isJpeg2000 ? await (await import('module:jpeg-2000.js')).openJpeg2000() : decoders.get(session) ?? null;
  session.paintBy(new Painter(opened));
  decoders.set(session, opened);
  return true;
}
