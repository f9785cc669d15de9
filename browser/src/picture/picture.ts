// A picture of one frame for the screen. A script of its own, which the worker fetches for the first picture; what nobody here
// can show gives null, and such an image may be sent all the same.
import type { HostFile, Picture } from 'eir-engine';
import { Frames } from './frames';
import { colours, type Tone } from './tone';

export type { Tone } from './tone';

/** @returns null where nobody here can show the file */
export function framesOf(file: HostFile, picture: Picture): Frames | null {
  return Frames.of(file, picture);
}

/** @param edge the longer side of the picture, at most */
export async function pictureOf(file: HostFile, picture: Picture, frame: number, edge: number, tone: Tone): Promise<ImageBitmap | null> {
  const frames = Frames.of(file, picture);
  if (frames === null) {
    return null;
  }
  try {
    const read = await frames.read(frame);
    const { rows, columns } = read;
    const image = new ImageData(colours(read, frames.description.photometric === 'MONOCHROME1', tone), columns, rows);
    const factor = Math.min(1, edge / Math.max(rows, columns));
    return await createImageBitmap(image, factor === 1 ? {} : {
      resizeWidth: Math.max(1, Math.round(columns * factor)), resizeHeight: Math.max(1, Math.round(rows * factor)), resizeQuality: 'medium',
    });
  } catch {
    return null; // damaged, or of a kind that is not read
  }
}
