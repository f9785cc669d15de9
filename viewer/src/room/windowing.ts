import type { Contents, Rescale, StoredWindow } from '../bundle/contents.ts';
import type { Slot } from '../bundle/shelf.ts';
import type { Preset } from '../stack/preset.ts';
import { presetsFor } from '../stack/preset.ts';
import { automaticWindow, fullWindow } from '../stack/window.ts';

/** Slope and intercept of one frame. */
export function rescaleOf(slot: Slot | undefined): Rescale {
  if (slot === undefined) return [1, 0];
  return slot.part.contents.perFrame?.rescale?.[slot.frame] ?? slot.part.contents.rescale;
}

/** The windows that the images of one view bring along or suggest. */
export class Windowing {
  readonly #automatic = new WeakMap<Contents, StoredWindow>();

  /** The window before the reader chose one: as stored, else automatic; undefined for colour, or until a frame is here. */
  first(slot: Slot | undefined): StoredWindow | undefined {
    if (slot === undefined || slot.part.contents.photometric === 'RGB') return undefined;
    return storedOf(slot)[0] ?? this.#automaticFor(slot);
  }

  /** @param modality of the series, for the presets of CT */
  presets(slot: Slot | undefined, modality: string | null): readonly Preset[] {
    const automatic = slot === undefined ? undefined : this.#automaticFor(slot);
    if (slot === undefined || automatic === undefined || slot.part.contents.photometric === 'RGB') return [];
    const { ranges, bits } = slot.part.contents;
    const range: readonly [number, number] = ranges === null ? [0, 2 ** bits - 1]
      : [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
    return presetsFor(storedOf(slot), automatic, fullWindow(range, rescaleOf(slot)), modality);
  }

  /** From the middle frame, which comes first, so that all images of a series share it. */
  #automaticFor(slot: Slot): StoredWindow | undefined {
    const contents = slot.part.contents;
    const known = this.#automatic.get(contents);
    if (known !== undefined) return known;
    const middle = slot.part.samples[contents.order[0] ?? 0];
    const samples = middle ?? slot.part.samples[slot.frame];
    if (samples === undefined) return undefined;
    const window = automaticWindow(samples, rescaleOf(slot), contents.padding);
    if (middle !== undefined) this.#automatic.set(contents, window);
    return window;
  }
}

function storedOf(slot: Slot): readonly StoredWindow[] {
  const own = slot.part.contents.perFrame?.windows?.[slot.frame];
  return own !== undefined && own.length > 0 ? own : slot.part.contents.windows;
}
