import type { StoredWindow } from '../bundle/contents.ts';
import type { Slot, Stack } from '../bundle/shelf.ts';
import { edgeLetters, slicePosition, type SlicePosition } from '../stack/geometry.ts';
import type { Words } from './language.ts';
import type { Inscription } from './overlay.ts';

/** What a view shows, as far as its texts need it. */
export interface Showing {
  readonly stack: Stack;
  /** The image the reader wants to see, and the one on the screen. */
  readonly index: number;
  readonly shown: number | undefined;
  readonly slot: Slot | undefined;
  readonly window: StoredWindow | undefined;
  readonly inverted: boolean;
  readonly zoomed: boolean;
  /** Screen pixels per image pixel. */
  readonly magnification: number;
  /** The words on linking, '' when the view stands alone. */
  readonly link: string;
}

/** The texts over the image. */
export function inscribe(now: Showing, words: Words): Inscription {
  const { stack, index, shown, slot, window } = now;
  const { name, plane } = words.series(stack.series.label);
  const contents = slot?.part.contents;
  const place = placeOfSlice(slot);
  const lost = stack.lossAt(index);
  const kind = slot === undefined ? null : contents?.perFrame?.kind?.[slot.frame] ?? null;
  const here = stack.slots.reduce((sum, { part, frame }) => sum + (part.samples[frame] === undefined ? 0 : 1), 0);
  const known = stack.slots.length;
  const count = Math.max(known, 1);
  const { standing } = stack;
  return {
    title: [name, plane].filter((part) => part !== '').join(' · '),
    slice: shown === undefined ? '' : words.text('view.slice', { n: shown + 1, count }),
    waiting: shown !== index && known > 0 && lost === undefined ? words.text('view.waiting', { n: index + 1 }) : '',
    position: place === undefined ? '' : `${place.letter} ${words.mm(place.mm)} mm`,
    thickness: contents?.thicknessMm == null ? '' : words.text('view.thick', { mm: words.mm(contents.thicknessMm) }),
    window: [
      contents?.photometric === 'RGB' ? words.text('view.colour') : window === undefined ? ''
        : words.text('view.window', { width: words.number(window.width), center: words.number(window.center) }),
      known === 0 ? '' : words.text('view.zoom', { zoom: words.number(Number(now.magnification.toPrecision(2))) }),
    ].filter((part) => part !== '').join(' · '),
    remarks: [
      kind ?? '', now.inverted ? words.text('view.inverted') : '', now.link,
      standing.kind === 'coming' && here < count ? words.text('view.loaded', { n: here, count }) : '',
    ].filter((part) => part !== '').join(' · '),
    letters: contents?.orientation == null ? undefined : edgeLetters(contents.orientation),
    index, count: known,
    sliderName: words.text('view.slider'),
    sliderText: words.text('view.slice', { n: index + 1, count }),
    notice: notice(stack, index, lost, words),
    retry: standing.kind === 'failed' && standing.code !== 'ENDED' && standing.code !== 'SYNTAX_NOT_SHOWN' ? words.text('retry') : undefined,
  };
}

/** What is on the screen, in words for those who do not see it. */
export function describe(now: Showing, words: Words): string {
  const { stack, slot, window } = now;
  const { name, plane } = words.series(stack.series.label);
  const parts = [words.text('say.image', { series: `${name} ${plane}`.trim(), n: (now.shown ?? now.index) + 1, count: stack.slots.length })];
  const place = placeOfSlice(slot);
  if (place !== undefined) parts.push(words.text('say.position', { letter: place.letter, mm: words.mm(place.mm) }));
  if (window !== undefined) parts.push(words.text('say.window', { width: words.number(window.width), center: words.number(window.center) }));
  if (now.zoomed) parts.push(words.text('say.zoom', { zoom: words.number(now.magnification) }));
  if (now.inverted) parts.push(words.text('view.inverted'));
  return parts.join(', ');
}

function notice(stack: Stack, index: number, lost: string | undefined, words: Words): string {
  if (stack.series.problem !== null) return words.problem(stack.series.problem);
  if (stack.series.bundles.length === 0) return words.text('series.PREPARING');
  if (stack.standing.kind === 'failed') return words.problem(stack.standing.code);
  return lost === undefined ? '' : words.text('series.FRAME', { n: index + 1 });
}

function placeOfSlice(slot: Slot | undefined): SlicePosition | undefined {
  const contents = slot?.part.contents;
  const position = slot === undefined ? undefined : contents?.positions?.[slot.frame];
  return contents?.orientation == null || position == null ? undefined : slicePosition(contents.orientation, position);
}
