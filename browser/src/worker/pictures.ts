// Pictures of a series: from the disc, as they would be sent, or as they would be with boxes; and the search for writing in them.
import { Picture, type HostFile, type Look, type Session } from 'eir-engine';
import type { Box, PictureForm, Shown, Tone, Writing } from '../protocol/messages';
import { BlobFile, MemoryFile } from './host-file';
import type { InputFile } from './input-file';
import type { SeriesFiles } from './intake';
import { cleaned, UNCOUNTED } from './output';
import { lookWith, type Preparation } from './preparation';

/** One frame of one file; frames are counted from 0. */
interface Place {
  readonly file: InputFile;
  readonly look: Look;
  readonly frame: number;
}

const NATURAL_ORDER = new Intl.Collator('en', { numeric: true });

export class Pictures {
  constructor(private readonly session: Session, private readonly preparation: Preparation) {}

  /** Image `image` of what would be sent of a series, counted over all frames of its files. */
  sent(series: number, image: number): Place | null {
    return placed(this.preparation.itemsOf(series), image, ({ frames }) => frames, ({ file, look }, frame) => ({ file, look, frame }));
  }

  /** @returns null where nobody here can show it, or the boxes cannot be blanked in it */
  async paint(series: number, image: number, form: PictureForm, edge: number, tone: Tone, signal: AbortSignal): Promise<Shown | null> {
    const files = this.preparation.filesOf(series);
    const place = form.kind === 'sent' ? this.sent(series, image)
      : files === null ? null : this.onDisc(files, image, form.kind === 'with' ? form.boxes : null);
    if (place === null) {
      return null;
    }
    const [{ pictureOf }, file] = await Promise.all([import('module:picture.js'), this.content(place, signal)]);
    return file === null ? null : pictureOf(file, new Picture(file), place.frame, edge, tone);
  }

  /** First, middle and last first, then the rest, as somebody looks at these at once. */
  async search(series: number, signal: AbortSignal, tell: (writing: Writing) => void): Promise<void> {
    const files = this.preparation.filesOf(series);
    const [{ framesOf }, { Gathering }] = await Promise.all([import('module:picture.js'), import('module:writing.js')]);
    if (files === null) {
      return;
    }
    const total = imagesOf(files);
    const order = [...new Set([0, total >> 1, total - 1, ...Array.from({ length: total }, (_, image) => image)])];
    const gathering = new Gathering();
    for (const [done, image] of order.entries()) {
      const place = this.onDisc(files, image, null);
      const file = await place?.file.load(signal);
      signal.throwIfAborted();
      if (file !== undefined && place !== null) {
        const frames = framesOf(file, new Picture(file));
        await frames?.read(place.frame).then((frame) => { gathering.add(image, frame, frames.description.photometric === 'MONOCHROME1'); }, () => undefined);
      }
      const last = done + 1 === total;
      tell({ series, images: done + 1, imagesTotal: total, ...gathering.found(last) });
      await otherMessages();
      signal.throwIfAborted();
    }
  }

  private onDisc({ files }: SeriesFiles, image: number, boxes: readonly Box[] | null): Place | null {
    const sorted = [...files].sort((one, other) => NATURAL_ORDER.compare(one.file.path, other.file.path));
    const size = files[0]?.facts;
    const look = boxes === null || size === undefined ? new Int32Array(0) : lookWith({ kind: 'looked', boxes }, size);
    return placed(sorted, image, ({ facts }) => Math.max(1, facts.frames), ({ file }, frame) => ({ file, look, frame }));
  }

  /** The file itself or, where a person answered, what the engine makes of it: the very bytes that would be sent. */
  private async content({ file, look }: Place, signal: AbortSignal): Promise<HostFile | null> {
    const host = await file.load(signal);
    if (look.length === 0) {
      return host;
    }
    const output = await cleaned(this.session, host, { look, masked: true }, UNCOUNTED, signal);
    return output.kind === 'refused' ? null : output.content instanceof Blob ? new BlobFile(output.content) : new MemoryFile(output.content);
  }
}

export function imagesOf({ files }: SeriesFiles): number {
  return files.reduce((sum, { facts }) => sum + Math.max(1, facts.frames), 0);
}

function placed<T>(files: readonly T[], image: number, framesOf: (file: T) => number, make: (file: T, frame: number) => Place): Place | null {
  let frame = image;
  for (const file of files) {
    if (frame < framesOf(file)) {
      return make(file, frame);
    }
    frame -= framesOf(file);
  }
  return null;
}

/** Lets the page's other wishes be heard between two pictures. */
async function otherMessages(): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve, 0); });
}
