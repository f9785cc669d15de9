// One line for everything the engine decides about a file. ParityLines.java writes the same lines on the JVM; a letter
// of difference fails the build. Runs in Node and in a browser's worker.

const KEY = Int8Array.from({ length: 32 }, (_, index) => index);
// Early enough that some of the test files lie in its future (G12).
const TODAY = 20150101;
/** HTJ2K, which no decoder of the JVM opens: painting.test.mjs draws into it. */
const ONLY_HERE = new Set(['201', '202', '203'].map((end) => `1.2.840.10008.1.2.4.${end}`));
/** JPEG 2000 that may be irreversible. */
const MAY_ROUND = '1.2.840.10008.1.2.4.91';
const NOBODY_LOOKED = new Int32Array(0);
// Whole samples, and several pieces even of a small picture.
const PIECE_BYTES = 4096;

const STANDARD = 'eir-basic|113100 113105 113107 113108 113111|core|';
/** All that a trial may choose beside the default; as in ParityLines.java. */
const CHOSEN = 'eir-trial|113100 113104 113105 113107 113108 113109 113111 113112|research|LOCALIZADOR QUINTAL';

/** The lines of both profiles; an order says of which, or how many broken copies (see ParityTest.java). */
export class AllLines {
  /** @param jpeg2000 the decoder of src/picture/jpeg-2000.ts */
  constructor(engine, { Painter }, jpeg2000, inflate) {
    this.standard = new Lines(engine, new Painter(jpeg2000), inflate, STANDARD);
    this.chosen = new Lines(engine, new Painter(jpeg2000), inflate, CHOSEN);
    this.broken = new Lines(engine, new Painter(null), inflate, STANDARD);
  }

  /** @param markers bytes in hexadecimal digits that may stand nowhere in an output, in no case of letters */
  async of(bytes, order, markers) {
    switch (order) {
      case '-1': return this.chosen.of(bytes);
      case '0': return this.standard.of(bytes, markers);
      default: return this.broken.ofMutated(bytes, Number(order));
    }
  }

  report() {
    return `${this.standard.report()}${this.chosen.report()}${this.broken.report()} ${this.standard.searched} searches`;
  }
}

class Lines {
  /** @param inflate bytes of a deflate stream, perhaps with one byte behind it, to its content; null if it is broken */
  constructor(engine, painter, inflate, profile) {
    this.engine = engine;
    this.inflate = inflate;
    this.markers = [];
    this.searched = 0;
    this.session = new engine.Session(profile, KEY, 'Oncology unit Nova', 'DEMO', 'Eir demonstration trial', 'S01', 'Hospital Aurora', '', TODAY);
    this.session.paintBy({
      writes: (syntax) => ONLY_HERE.has(syntax) ? '' : painter.writes(syntax),
      paint: (...frame) => painter.paint(...frame),
    });
  }

  async of(bytes, markers = []) {
    return (await this.whole(bytes, markers)).replaceAll(/[\r\n]/g, ' ');
  }

  async whole(bytes, markers) {
    this.markers = markers.map((marker) => capitals(bytesOf(marker)));
    const file = memoryFile(await this.inflated(bytes));
    const seen = this.session.inspect(file);
    return [await this.untouched(file, seen), ...await this.drawn(file, seen)].join('|');
  }

  async untouched(file, seen) {
    const line = ['inspect', seen.refusal, seen.sopClass, seen.modality, seen.anchor, seen.name, seen.birthDate, seen.studyDate, seen.study,
      seen.series, seen.instance, seen.seriesNumber, seen.frames, seen.rows, seen.columns, seen.suspicion];
    const planned = this.session.plan(file, NOBODY_LOOKED, false);
    if (planned.kind === 'refused') {
      return [...line, 'refused', planned.code, planned.path, planned.offset].join('|');
    }
    const segments = planned.segments.map((segment) => segment.kind === 'insert' ? `insert ${segment.bytes.length}`
      : `${segment.kind} ${segment.from} ${segment.length}`);
    const cleaned = this.session.clean(file, NOBODY_LOOKED, false);
    const masked = this.session.clean(file, NOBODY_LOOKED, true);
    this.search(masked.output);
    const output = memoryFile(cleaned.output);
    const verdict = this.session.check(output);
    if (JSON.stringify(this.byPieces(cleaned.output)) !== JSON.stringify(verdict)) {
      return [...line, 'by pieces the gate says something else'].join('|');
    }
    const judged = verdict.kind === 'refused' ? [verdict.path]
      : [verdict.instance, verdict.series, verdict.study, verdict.pseudonym, verdict.description, verdict.modality, verdict.number, verdict.frames];
    const changes = this.session.explain(file, NOBODY_LOOKED).map((change) => [change.path, change.action, change.before, change.after].join('='));
    return [...line, 'planned', planned.instance, segments.join(','), await sha256(cleaned.output), await sha256(masked.output), verdict.kind, ...judged,
      await sha256(new TextEncoder().encode(changes.join('\n')))].join('|');
  }

  /** The same file with boxes over its upper left and its lower right corner. */
  async drawn(file, { rows, columns }) {
    if (rows === 0 || columns === 0) {
      return [];
    }
    const look = Int32Array.from([rows, columns, -1, 0, columns / 2 + 2, rows / 3 + 1, columns - 3, rows - 2, 9, 9]);
    const planned = this.session.plan(file, look, false);
    if (planned.kind === 'refused') {
      return ['boxes', planned.code, planned.path, planned.offset];
    }
    const output = this.session.clean(file, look, false).output;
    if (!equal(output, carriedOut(planned.segments, file))) {
      throw new Error('a plan and its output differ');
    }
    if (this.markers.length > 0) {
      this.search(this.session.clean(file, look, true).output);
    }
    const verdict = this.session.check(memoryFile(output));
    // Decoders may round, so all of the output is told: RoundedOutput.java.
    const told = new this.engine.Picture(file).syntax() === MAY_ROUND ? hex(output) : await sha256(output);
    return ['boxes', told, verdict.kind === 'refused' ? verdict.path : verdict.kind];
  }

  /** Looks for what was planted in the raw bytes that this engine wrote, spare bits cleared as the page does where the gate finds some. */
  search(output) {
    const searched = this.markers.length === 0 ? '' : capitals(output);
    for (const marker of this.markers) {
      this.searched++;
      if (searched.includes(marker)) {
        throw new Error('a marker is left in the output');
      }
    }
  }

  /** The gate's verdict as on a large file, whose samples come in pieces. */
  byPieces(output) {
    const checking = this.session.begin({ ...memoryFile(output), whole: () => new Int8Array(0) });
    for (let at = checking.nextByte(); checking.leftBytes() > 0; at += PIECE_BYTES) {
      checking.look(output.slice(at, at + Math.min(PIECE_BYTES, checking.leftBytes())));
    }
    return checking.verdict();
  }

  /** SHA-256 over the lines of `cases` broken copies of one file. */
  async ofMutated(bytes, cases) {
    const lines = [];
    for (let seed = 1; seed <= cases; seed++) {
      lines.push(await this.of(mutated(bytes, seed)));
    }
    return sha256(new TextEncoder().encode(lines.join('\n')));
  }

  report() {
    return this.session.reportJson();
  }

  async inflated(bytes) {
    const offset = this.engine.Deflation.streamOffset(memoryFile(bytes));
    if (offset < 0) {
      return bytes;
    }
    const dataSet = await this.inflate(bytes.subarray(offset));
    return dataSet === null || dataSet.length > (bytes.length - offset) * 200 ? bytes
      : this.engine.Deflation.inflated(memoryFile(bytes), dataSet);
  }
}

/** Xorshift32, as in ParityLines.java. */
export function mutated(bytes, seed) {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  const next = (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 1) % bound;
  };
  const copy = bytes.slice();
  for (let flips = 1 + next(6); flips > 0; flips--) {
    const reach = next(4) === 0 ? copy.length : Math.min(copy.length, 2048);
    copy[next(reach)] = next(256);
  }
  return next(5) === 0 ? copy.slice(0, next(copy.length)) : copy;
}

/** What a worker makes of a plan, in pieces of odd sizes. */
function carriedOut(segments, file) {
  const parts = segments.flatMap((segment) => {
    if (segment.kind === 'insert') {
      return [segment.bytes];
    }
    const bytes = new Int8Array(segment.length);
    file.read(segment.from, bytes);
    for (let at = 0; segment.kind === 'blank' && at < bytes.length; at += 1023) {
      segment.paint(bytes.subarray(at, at + 1023), at);
    }
    return [segment.kind === 'mask' ? bytes.map((byte, index) => byte & segment.pattern[index % segment.pattern.length]) : bytes];
  });
  const whole = new Int8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function equal(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

export function memoryFile(bytes) {
  const content = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: () => content.length,
    whole: () => content,
    read: (offset, into) => {
      const piece = content.subarray(offset, offset + into.length);
      into.set(piece);
      return piece.length;
    },
  };
}

/** One character a byte, capitals for small letters of ASCII. */
function capitals(bytes) {
  let text = '';
  for (const byte of bytes) {
    const unsigned = byte & 0xff;
    text += String.fromCharCode(unsigned >= 0x61 && unsigned <= 0x7a ? unsigned - 0x20 : unsigned);
  }
  return text;
}

function bytesOf(digits) {
  return Uint8Array.from(digits.match(/../g), (two) => parseInt(two, 16));
}

async function sha256(bytes) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function hex(bytes) {
  return Array.from(bytes, (byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}
