// What the search finds over all pictures of a series: writing that was burnt in stands at one place in many of them. A script
// of its own, fetched for the first series that is searched.
import type { Frame } from '../frames';
import { greys } from '../tone';
import { around, overlap, type Box } from './box';
import { findWriting, type Proposal, type Shades } from './writing';

/** A proposal that was met in several pictures. */
interface Met {
  box: Box;
  evidence: number;
  pictures: number;
}

export interface Found {
  readonly boxes: readonly Box[];
  /** The picture with the most of it; -1 if there is none. */
  readonly most: number;
}

/** Evidence at which one picture alone is enough. */
const SURE = 2.5;
/** In a series of a few pictures each proposal counts. */
const FEW = 4;
const OFTEN = 0.1;
const MOST_BOXES = 64;

export class Gathering {
  private readonly met: Met[] = [];
  private readonly perPicture = new Map<number, number>();
  private darkest: Shades | null = null;
  private brightest: Shades | null = null;
  private pictures = 0;

  add(picture: number, frame: Frame, inverted: boolean): void {
    this.pictures++;
    let sum = 0;
    for (const shades of shadesOf(frame, inverted)) {
      for (const proposal of findWriting(shades)) {
        this.meet(proposal);
        sum += Math.max(0, proposal.evidence) * proposal.width;
      }
    }
    this.perPicture.set(picture, sum);
    const [grey] = shadesOf(frame, inverted);
    if (grey !== undefined) {
      this.darkest = combined(this.darkest, grey, Math.min);
      this.brightest = combined(this.brightest, grey, Math.max);
    }
  }

  /** @param last whether all pictures were added: then what stands still in all of them is searched as well */
  found(last: boolean): Found {
    if (last && this.pictures >= FEW) {
      for (const still of [this.darkest, this.brightest]) {
        for (const proposal of still === null ? [] : findWriting(still)) {
          this.meet({ ...proposal, evidence: Math.max(SURE, proposal.evidence) });
        }
      }
    }
    const boxes = this.met.filter(({ evidence, pictures }) => this.pictures < FEW || evidence >= SURE || pictures >= Math.max(2, OFTEN * this.pictures))
      .sort((one, other) => other.evidence - one.evidence).slice(0, MOST_BOXES).map(({ box }) => box);
    let most = -1;
    for (const [picture, sum] of this.perPicture) {
      most = sum > (this.perPicture.get(most) ?? 0) ? picture : most;
    }
    return { boxes: boxes.sort((one, other) => one.y - other.y || one.x - other.x), most: boxes.length === 0 ? -1 : most };
  }

  private meet({ evidence, ...box }: Proposal): void {
    const known = this.met.find((some) => overlap(some.box, box) > 0.5);
    if (known === undefined) {
      this.met.push({ box, evidence, pictures: 1 });
    } else {
      known.box = around(known.box, box);
      known.evidence = Math.max(known.evidence, evidence);
      known.pictures++;
    }
  }
}

/** Greys; of a colour picture its luminance, and how saturated it is, as coloured letters may be as bright as what they stand on. */
function shadesOf({ rows, columns, samples, values }: Frame, inverted: boolean): readonly Shades[] {
  if (samples === 1) {
    return [{ rows, columns, values: greys(values, inverted, 'plain') }];
  }
  const luminance = new Uint8Array(rows * columns);
  const saturation = new Uint8Array(rows * columns);
  let coloured = false;
  for (let pixel = 0; pixel < luminance.length; pixel++) {
    const red = values[3 * pixel] as number;
    const green = values[3 * pixel + 1] as number;
    const blue = values[3 * pixel + 2] as number;
    luminance[pixel] = (77 * red + 150 * green + 29 * blue) >> 8;
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    saturation[pixel] = spread;
    coloured ||= spread > 40;
  }
  return [{ rows, columns, values: luminance }, ...(coloured ? [{ rows, columns, values: saturation }] : [])];
}

function combined(before: Shades | null, next: Shades, pick: (one: number, other: number) => number): Shades {
  return before === null || before.columns !== next.columns || before.rows !== next.rows ? next
    : { ...before, values: Uint8Array.from(before.values, (value, pixel) => pick(value, next.values[pixel] as number)) };
}
