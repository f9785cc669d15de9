// Makes the harmless form of every file of one child in memory, checks it and takes its hash. Nothing is sent here:
// the page shows the result, and what is sent later must have the same hash.
import type { Look, Session } from 'eir-engine';
import type { LeftOut, PatientFound, Prepared, SeriesFound, SeriesLook } from '../protocol/messages';
import type { Profile } from '../protocol/profile';
import { sha256 } from './digest';
import type { InputFile } from './input-file';
import { Remains, reasonOf, type Found, type PatientFiles } from './intake';
import { lookFor } from './look';
import { checked, cleaned } from './output';
import { inParallel } from './pool';

const AT_ONCE = 8;

/** One file that can be sent. */
export interface Item {
  readonly file: InputFile;
  readonly series: number;
  readonly look: Look;
  readonly hash: string;
  readonly bytes: number;
  readonly instance: string;
  readonly seriesUid: string;
  readonly number: number;
  readonly frames: number;
  readonly label: string;
}

export interface Preparation {
  readonly items: readonly Item[];
  readonly bySeries: ReadonlyMap<number, readonly Item[]>;
  readonly pseudonym: string;
  readonly refused: Remains;
}

export async function prepare(
  session: Session, patient: PatientFiles, looks: readonly SeriesLook[], signal: AbortSignal, progress: (files: number, total: number) => void): Promise<Preparation> {
  const work: { found: Found; series: number }[] = [];
  for (const study of patient.studies.values()) {
    for (const series of study.values()) {
      work.push(...series.files.map((found) => ({ found, series: series.id })));
    }
  }
  const items: Item[] = [];
  const refused = new Remains();
  const pseudonyms = new Set<string>();
  let done = 0;
  await inParallel(work, AT_ONCE, signal, async ({ found, series }) => {
    const item = await itemOf(session, found.file, series, lookFor(looks, series, found.facts), pseudonyms, signal);
    if (typeof item === 'string') {
      refused.add(item, found.file.path);
    } else {
      items.push(item);
    }
    progress(++done, work.length);
  });
  items.sort((one, other) => one.series - other.series || one.number - other.number || (one.instance < other.instance ? -1 : 1));
  const bySeries = new Map<number, Item[]>();
  for (const item of items) {
    const series = bySeries.get(item.series);
    if (series === undefined) {
      bySeries.set(item.series, [item]);
    } else {
      series.push(item);
    }
  }
  const [pseudonym] = pseudonyms;
  return { items, bySeries, pseudonym: pseudonym ?? '', refused };
}

export function preparedMessage(
  preparation: Preparation, found: PatientFound, earlier: readonly LeftOut[], choice: { readonly chosen: boolean; readonly refused: boolean },
  profile: Profile): Prepared {
  const studies = found.studies
    .map((study) => ({ ...study, series: study.series.flatMap((series) => seriesLeft(series, preparation.bySeries.get(series.series) ?? [])) }))
    .filter((study) => study.series.length > 0);
  const bytes = preparation.items.reduce((sum, item) => sum + item.bytes, 0);
  return {
    patient: found.patient, pseudonym: preparation.pseudonym, subjectChosen: choice.chosen, subjectRefused: choice.refused,
    files: preparation.items.length, images: preparation.items.reduce((sum, item) => sum + item.frames, 0), bytes,
    patientFound: { ...found, studies, files: preparation.items.length, bytes },
    leftOut: [...preparation.refused.list(), ...earlier], profile,
  };
}

function seriesLeft(series: SeriesFound, items: readonly Item[]): readonly SeriesFound[] {
  return items.length === 0 ? [] : [{
    ...series, files: items.length, images: items.reduce((sum, item) => sum + item.frames, 0),
    bytes: items.reduce((sum, item) => sum + item.bytes, 0), label: items.find((item) => item.label !== '')?.label ?? '',
  }];
}

async function itemOf(
  session: Session, file: InputFile, series: number, look: Look, pseudonyms: Set<string>, signal: AbortSignal): Promise<Item | string> {
  let host;
  try {
    host = await file.load(signal);
  } catch {
    signal.throwIfAborted();
    return 'unreadable';
  }
  const output = await cleaned(session, host, look, signal);
  if (output.kind === 'refused') {
    return reasonOf(output.code);
  }
  const verdict = await checked(session, output.content, signal);
  if (verdict.kind === 'refused') {
    return 'gate';
  }
  pseudonyms.add(verdict.pseudonym);
  return {
    file, series, look, hash: await sha256(output.content, signal),
    bytes: output.content instanceof Blob ? output.content.size : output.content.byteLength,
    instance: verdict.instance, seriesUid: verdict.series, number: verdict.number, frames: Math.max(1, verdict.frames),
    label: verdict.description,
  };
}
