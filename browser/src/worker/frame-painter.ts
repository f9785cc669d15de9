// What opens compressed frames that boxes were drawn on, fetched for the first such file: painter.js, and OpenJPEG if it is
// JPEG 2000 or HTJ2K.
import { Picture, type HostDecoder, type HostFile, type Session } from 'eir-engine';

type Jpeg2000 = HostDecoder & { readonly isStopped: boolean };

const WAVELETS = new Set(['90', '91', '201', '202', '203'].map((end) => `1.2.840.10008.1.2.4.${end}`));

/** What each session has; null stands for no wavelet yet. */
const decoders = new WeakMap<Session, Jpeg2000 | null>();

/** @returns false if the session has all that there is for this file */
export async function fetchPainter(session: Session, file: HostFile): Promise<boolean> {
  const isWavelet = WAVELETS.has(new Picture(file).syntax());
  const has = decoders.get(session);
  // A program that a broken stream stopped decodes nothing any more, whatever this file is like.
  if (has !== undefined && (!isWavelet || (has !== null && !has.isStopped))) {
    return false;
  }
  const { Painter } = await import('module:painter.js');
  const opened = isWavelet ? await (await import('module:jpeg-2000.js')).openJpeg2000() : decoders.get(session) ?? null;
  session.paintBy(new Painter(opened));
  decoders.set(session, opened);
  return true;
}
