// Proposes where a picture may have writing in it: lines of sharp, even, thin things of one size. A person looks and decides.
import { blobsOf, type Blob } from './blobs';
import { around, area, overlap, type Box } from './box';
import { evidenceOf } from './evidence';
import { whiteTopHat } from './hat';
import { lettersOf, linesOf, type Line } from './lines';

/** A box, and how much speaks for writing in it: above 0 more than against. */
export interface Proposal extends Box {
  readonly evidence: number;
}

/** Shades, row by row. */
export interface Shades {
  readonly columns: number;
  readonly rows: number;
  readonly values: Uint8Array | Uint8ClampedArray;
}

/** How much brighter than its surroundings a thing must be; writing is looked for at each by itself. */
const THRESHOLDS = [150, 96, 60, 36, 22];
/** More are noise. */
const MOST_BLOBS = 6000;
/** How far the next word may be, in letter heights. */
const WORD_GAP = 2.2;
/** Letters below each other are farther apart than those of a line that is turned. */
const TURNED_GAP = 0.4;

interface Candidate {
  readonly line: Line;
  readonly evidence: number;
  /** All that may be letters beside it. */
  readonly letters: readonly Blob[];
  /** Whether it is read from below or above; then x and y are exchanged throughout. */
  readonly turned: boolean;
  /** One polarity and threshold. */
  readonly group: number;
}

/** Boxes around what may be writing, a little larger than it. */
export function findWriting(shades: Shades): readonly Proposal[] {
  const found = readOneWay(candidates(shades));
  const boxes = (turned: boolean): readonly Proposal[] => joined(found.filter((some) => some.turned === turned)
    .map(({ line, letters, evidence }) => ({ ...withMargin(grown(line, letters), line.features.size), evidence })));
  return merged([...boxes(false), ...boxes(true).map((box) => ({ ...turn(box), evidence: box.evidence }))]).map((box) => clipped(box, shades));
}

function candidates({ columns, rows, values }: Shades): readonly Candidate[] {
  const found: Candidate[] = [];
  let group = 0;
  for (const dark of [false, true]) {
    const shades = dark ? values.map((value) => 255 - value) : values;
    const hat = whiteTopHat(shades, columns, rows);
    for (const threshold of THRESHOLDS) {
      const blobs = blobsOf(hat, shades, columns, rows, threshold, MOST_BLOBS);
      if (blobs === null) {
        break;
      }
      group++;
      for (const turned of [false, true]) {
        const letters = lettersOf(turned ? blobs.map((blob) => ({ ...blob, ...turn(blob) })) : blobs);
        for (const line of linesOf(letters)) {
          const evidence = evidenceOf(line.features);
          if (evidence > 0 && !(turned && line.features.gap > TURNED_GAP)) {
            found.push({ line, evidence, letters, turned, group });
          }
        }
      }
    }
  }
  return found;
}

/** Letters below each other in a block of lines look like a line of their own: each letter is read the way that fits better. */
function readOneWay(found: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, number>();
  const weight = ({ evidence, line }: Candidate): number => evidence + line.features.letters;
  const place = ({ group, turned }: Candidate, blob: Blob, other: boolean): string => `${group} ${String(turned !== other)} ${blob.id}`;
  for (const some of found) {
    for (const blob of some.line.blobs) {
      const key = place(some, blob, false);
      best.set(key, Math.max(best.get(key) ?? -Infinity, weight(some)));
    }
  }
  return found.filter((some) => {
    const better = some.line.blobs.filter((blob) => (best.get(place(some, blob, true)) ?? -Infinity) > weight(some));
    return 2 * better.length < some.line.blobs.length;
  });
}

/** The line and what stands in its row beside it: words after a gap, a lone digit. */
function grown(line: Line, letters: readonly Blob[]): Box {
  const { size, contrast, sharpness } = line.features;
  let box: Box = line;
  let waiting = letters.filter((blob) => {
    const middle = blob.y + blob.height / 2;
    return blob.height <= 1.7 * size && blob.width <= 12 * size && middle > line.y - 0.2 * size && middle < line.y + line.height + 0.2 * size
      && blob.contrast > 0.5 * contrast && blob.contrast < 2 * contrast && blob.sharpness > 0.5 * sharpness;
  });
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((blob) => {
      const near = blob.x <= box.x + box.width + WORD_GAP * size && blob.x + blob.width >= box.x - WORD_GAP * size;
      box = near ? around(box, blob) : box;
      return !near;
    });
  }
  return box;
}

function withMargin({ x, y, width, height }: Box, size: number): Box {
  const margin = Math.ceil(2 + size * 0.35);
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

/** Boxes in one row, of about one height and with the gap of a word between them, become one. */
function joined(boxes: readonly Proposal[]): readonly Proposal[] {
  const out: Proposal[] = [];
  for (const box of [...boxes].sort((one, other) => one.x - other.x)) {
    let joint = box;
    for (let at = out.length - 1; at >= 0; at--) {
      const other = out[at] as Proposal;
      const down = Math.min(joint.y + joint.height, other.y + other.height) - Math.max(joint.y, other.y);
      const small = Math.min(joint.height, other.height);
      const tall = Math.max(joint.height, other.height);
      if (joint.x - (other.x + other.width) < small && down > 0.6 * small && tall < 1.8 * small) {
        out.splice(at, 1);
        joint = united(joint, other);
      }
    }
    out.push(joint);
  }
  return out;
}

/** Boxes that overlap by much become one. */
function merged(boxes: readonly Proposal[]): readonly Proposal[] {
  const out: Proposal[] = [];
  for (const box of [...boxes].sort((one, other) => area(other) - area(one))) {
    let joint = box;
    for (let at = out.length - 1; at >= 0; at--) {
      const other = out[at] as Proposal;
      const union = united(joint, other);
      const shared = overlap(joint, other) * Math.min(area(joint), area(other));
      // What crosses at a right angle stays two boxes: one around both would hide what lies between them.
      if (overlap(joint, other) > 0.3 && area(union) < 1.3 * (area(joint) + area(other) - shared)) {
        out.splice(at, 1);
        joint = union;
      }
    }
    out.push(joint);
  }
  return out;
}

function united(one: Proposal, other: Proposal): Proposal {
  return { ...around(one, other), evidence: Math.max(one.evidence, other.evidence) };
}

function turn({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width };
}

function clipped({ evidence, ...box }: Proposal, { columns, rows }: Shades): Proposal {
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  return { x, y, width: Math.min(columns, box.x + box.width) - x, height: Math.min(rows, box.y + box.height) - y, evidence };
}
