// A picture of one frame for the screen. A script of its own, which the worker fetches for the first picture; what nobody here
// can show gives null, and such an image may be sent all the same.
import type { HostFile, Picture } from 'eir-engine';
import type { Shown } from '../protocol/messages';
import { Frames } from './frames';
import { ink } from './overlay';
import { colours, type Tone } from './tone';

export type { Tone } from './tone';

/** @returns null where nobody here can show the file */
export function framesOf(file: HostFile, picture: Picture): Frames | null {
  return Frames.of(file, picture);
}

/** @param edge the longer side of the picture, at most */
export async function pictureOf(file: HostFile, picture: Picture, frame: number, edge: number, tone: Tone): Promise<Shown | null> {
  const frames = Frames.of(file, picture);
  if (frames === null) {
    return null;
  }
  try {
    const read = await frames.read(frame);
    const { rows, columns } = read;
    const pixels = colours(read, frames.description.photometric === 'MONOCHROME1', tone);
    const drawn = await frames.drawn(frame);
    if (drawn !== null) {
      ink(pixels, drawn);
    }
    const image = new ImageData(pixels, columns, rows);
    const factor = Math.min(1, edge / Math.max(rows, columns));
    const bitmap = await createImageBitmap(image, factor === 1 ? {} : {
      resizeWidth: Math.max(1, Math.round(columns * factor)), resizeHeight: Math.max(1, Math.round(rows * factor)), resizeQuality: 'medium',
    });
    return { bitmap, drawn: drawn !== null };
  } catch {
    return null; // damaged, or of a kind that is not read
  }
}
