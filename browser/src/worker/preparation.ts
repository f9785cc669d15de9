// Makes the harmless form of every file of one child in memory, checks it and takes its hash. Nothing is sent here:
// the page shows the result, and what is sent later must have the same hash. A series is prepared anew when its answer changes.
import type { Look, Session } from 'eir-engine';
import type { LeftOut, PatientFound, Prepared, ReviewSeries, SeriesAnswer, SeriesFound } from '../protocol/messages';
import type { Profile } from '../protocol/profile';
import type { Answers } from './answers';
import { sha256 } from './digest';
import type { InputFile } from './input-file';
import { numberOf, Remains, reasonOf, type Found, type PatientFiles, type SeriesFiles } from './intake';
import { checked, cleaned, UNCOUNTED } from './output';
import { inParallel } from './pool';

const AT_ONCE = 8;
const NOBODY_LOOKED: Look = new Int32Array(0);

/** One file that can be sent. */
export interface Item {
  readonly file: InputFile;
  readonly series: number;
  readonly look: Look;
  /** Whether bits beside its samples were cleared. */
  readonly masked: boolean;
  readonly hash: string;
  readonly bytes: number;
  readonly instance: string;
  readonly seriesUid: string;
  readonly number: number;
  readonly frames: number;
  readonly label: string;
}

/** What became of one series. */
class SeriesPrepared {
  readonly items: Item[] = [];
  readonly refused = new Remains();
  pseudonym = '';
}

export class Preparation {
  readonly files: readonly SeriesFiles[];
  private readonly bySeries = new Map<number, SeriesPrepared>();

  constructor(private readonly session: Session, patient: PatientFiles, private readonly answers: Answers) {
    this.files = [...patient.studies.values()].flatMap((study) => [...study.values()]);
  }

  /** Prepares all series, or these again. */
  async run(series: readonly SeriesFiles[], signal: AbortSignal, progress: (files: number, total: number) => void): Promise<void> {
    const work: { readonly found: Found; readonly series: SeriesFiles; readonly into: SeriesPrepared }[] = [];
    for (const some of series) {
      const into = new SeriesPrepared();
      this.session.forget(some.id);
      this.bySeries.set(some.id, into);
      const why = this.withheld(some);
      for (const found of some.files) {
        if (why === null) {
          work.push({ found, series: some, into });
        } else {
          into.refused.add(why, found.file.path);
        }
      }
    }
    let done = 0;
    await inParallel(work, AT_ONCE, signal, async ({ found, series: { id }, into }) => {
      const item = await this.itemOf(found, id, into, signal);
      if (typeof item === 'string') {
        into.refused.add(item, found.file.path);
      } else {
        into.items.push(item);
      }
      progress(++done, work.length);
    });
    for (const some of series) {
      this.itemsOf(some.id).sort((one, other) => one.number - other.number || (one.instance < other.instance ? -1 : 1));
    }
  }

  get items(): readonly Item[] {
    return this.files.flatMap(({ id }) => this.itemsOf(id));
  }

  get pseudonym(): string {
    return [...this.bySeries.values()].find(({ pseudonym }) => pseudonym !== '')?.pseudonym ?? '';
  }

  get refused(): Remains {
    const all = new Remains();
    for (const { refused } of this.bySeries.values()) {
      all.addAll(refused);
    }
    return all;
  }

  itemsOf(series: number): Item[] {
    return this.bySeries.get(series)?.items ?? [];
  }

  filesOf(series: number): SeriesFiles | null {
    return this.files.find(({ id }) => id === series) ?? null;
  }

  /** Files of the series that were refused for reasons that begin with `prefix`, and the first such reason. */
  refusedFor(series: number, prefix: string): { readonly reason: string; readonly files: number } | null {
    const found = (this.bySeries.get(series)?.refused.list() ?? []).filter(({ reason }) => reason.startsWith(prefix));
    const [first] = found;
    return first === undefined ? null : { reason: first.reason, files: found.reduce((sum, { files }) => sum + files, 0) };
  }

  message(
    found: PatientFound, earlier: readonly LeftOut[], choice: { readonly chosen: boolean; readonly refused: boolean }, identityHits: number,
    profile: Profile): Prepared {
    const studies = found.studies
      .map((study) => ({ ...study, series: study.series.flatMap((series) => seriesLeft(series, this.itemsOf(series.series))) }))
      .filter((study) => study.series.length > 0);
    const { items } = this;
    const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
    return {
      patient: found.patient, pseudonym: this.pseudonym, subjectChosen: choice.chosen, subjectRefused: choice.refused,
      files: items.length, images: items.reduce((sum, item) => sum + item.frames, 0), bytes,
      patientFound: { ...found, studies, files: items.length, bytes },
      review: this.files.flatMap((series) => this.reviewOf(series)),
      leftOut: [...this.refused.list(), ...earlier], identityHits, profile,
    };
  }

  /** What boxes and sizes the engine is told of a file. */
  lookFor(series: number, { facts }: Found): Look {
    const answer = this.answers.of(series);
    return answer.kind === 'looked' ? lookWith(answer, this.sizeOf(series) ?? facts) : NOBODY_LOOKED;
  }

  private sizeOf(series: number): { readonly rows: number; readonly columns: number } | null {
    return this.filesOf(series)?.files[0]?.facts ?? null;
  }

  /** Why nothing of a series is sent, whatever its files hold. */
  private withheld({ id, suspect }: SeriesFiles): string | null {
    const answer = this.answers.of(id);
    return answer.kind === 'out' ? 'by-choice' : suspect && answer.kind === 'open' ? 'screen-copy' : null;
  }

  private reviewOf({ id, suspect, files }: SeriesFiles): readonly ReviewSeries[] {
    const answer = this.answers.of(id);
    const first = files[0]?.facts;
    return first === undefined || (!suspect && answer.kind === 'open') ? [] : [{
      series: id, suspect, modality: first.modality, seriesNumber: numberOf(first), description: first.description,
      images: files.reduce((sum, { facts }) => sum + Math.max(1, facts.frames), 0), rows: first.rows, columns: first.columns,
      answer, remembered: this.answers.isRemembered(id),
    }];
  }

  private async itemOf(found: Found, series: number, into: SeriesPrepared, signal: AbortSignal): Promise<Item | string> {
    const { file } = found;
    const look = this.lookFor(series, found);
    let host;
    try {
      host = await file.load(signal);
    } catch {
      signal.throwIfAborted();
      return 'unreadable';
    }
    let output = await cleaned(this.session, host, { look, masked: false }, series, signal);
    if (output.kind === 'refused') {
      return reasonOf(output.code);
    }
    let verdict = await checked(this.session, output.content, signal);
    const masked = verdict.kind === 'refused' && verdict.code === 'SPARE_BITS';
    if (masked) {
      output = await cleaned(this.session, host, { look, masked }, UNCOUNTED, signal);
      if (output.kind === 'refused') {
        return reasonOf(output.code);
      }
      verdict = await checked(this.session, output.content, signal);
    }
    if (verdict.kind === 'refused') {
      return 'gate';
    }
    into.pseudonym = verdict.pseudonym;
    return {
      file, series, look, masked, hash: await sha256(output.content, signal),
      bytes: output.content instanceof Blob ? output.content.size : output.content.byteLength,
      instance: verdict.instance, seriesUid: verdict.series, number: verdict.number, frames: Math.max(1, verdict.frames),
      label: verdict.description,
    };
  }
}

/** A person's answer as the engine takes it. */
export function lookWith({ boxes }: Extract<SeriesAnswer, { kind: 'looked' }>, { rows, columns }: { readonly rows: number; readonly columns: number }): Look {
  return Int32Array.from([rows, columns, ...boxes.flatMap(({ x, y, width, height }) => [x, y, width, height])]);
}

function seriesLeft(series: SeriesFound, items: readonly Item[]): readonly SeriesFound[] {
  return items.length === 0 ? [] : [{
    ...series, files: items.length, images: items.reduce((sum, item) => sum + item.frames, 0),
    bytes: items.reduce((sum, item) => sum + item.bytes, 0), label: items.find((item) => item.label !== '')?.label ?? '',
  }];
}
