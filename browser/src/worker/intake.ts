// Reads what was dropped and sorts it: patients, studies, series, and what stays here. Content decides, not names.
import type { Inspected, Session } from 'eir-engine';
import type { GivenFile, Inventory, LeftOut, PatientFound, SeriesFound, StudyFound } from '../protocol/messages';
import { Budget, InputFile } from './input-file';
import { inParallel } from './pool';
import { isZip, listZip, ZipRefused } from './zip-reader';

const READ_AT_ONCE = 8;
const KEPT_BYTES = 160 * 2 ** 20;
const ZIP_LOCAL = 0x504b0304;

export interface Found {
  readonly file: InputFile;
  readonly facts: Inspected;
}

export interface SeriesFiles {
  readonly id: number;
  /** Whether its pictures may show text, so that a person must look first; then all are of one size. */
  readonly suspect: boolean;
  readonly files: Found[];
}

export interface PatientFiles {
  readonly id: number;
  readonly first: Inspected;
  /** By study, then by series, in the order in which they were met. */
  readonly studies: Map<string, Map<string, SeriesFiles>>;
}

/** Files that stay here, by reason. */
export class Remains {
  private readonly byReason = new Map<string, string[]>();

  add(reason: string, path: string): void {
    const paths = this.byReason.get(reason);
    if (paths === undefined) {
      this.byReason.set(reason, [path]);
    } else {
      paths.push(path);
    }
  }

  addAll(others: Remains): void {
    for (const [reason, paths] of others.byReason) {
      for (const path of paths) {
        this.add(reason, path);
      }
    }
  }

  list(): readonly LeftOut[] {
    return [...this.byReason].map(([reason, paths]) => ({ reason, files: paths.length, paths }))
      .sort((one, other) => other.files - one.files);
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.byReason].map(([reason, paths]) => [reason, paths.length]));
  }
}

export class Intake {
  readonly remains = new Remains();
  readonly patients = new Map<string, PatientFiles>();
  filesRead = 0;
  millis = 0;
  private readonly instances = new Set<string>();
  private series = 0;

  constructor(readonly session: Session, private readonly maxFileBytes: number) {}

  async read(given: readonly GivenFile[], signal: AbortSignal, progress: (files: number, total: number) => void): Promise<void> {
    const start = performance.now();
    const files = await this.unpacked(given, signal);
    let done = 0;
    await inParallel(files, READ_AT_ONCE, signal, async (file) => {
      await this.take(file, signal);
      progress(++done, files.length);
    });
    this.filesRead = files.length;
    this.millis = performance.now() - start;
  }

  inventory(keyReady: boolean): Inventory {
    return {
      keyReady, filesRead: this.filesRead, millis: this.millis,
      patients: [...this.patients.values()].map(patientFound), leftOut: this.remains.list(),
    };
  }

  /** What stays here when this patient is sent. */
  remainsBeside(patient: number): readonly LeftOut[] {
    const others = [...this.patients.values()].filter((some) => some.id !== patient)
      .flatMap((some) => [...some.studies.values()]).flatMap((study) => [...study.values()])
      .flatMap((series) => series.files.map(({ file }) => file.path));
    return others.length === 0 ? this.remains.list()
      : [{ reason: 'other-patient', files: others.length, paths: others }, ...this.remains.list()];
  }

  /** ZIPs are opened; a ZIP that cannot be is a reason to stop, as the user dropped little else. */
  private async unpacked(given: readonly GivenFile[], signal: AbortSignal): Promise<readonly InputFile[]> {
    const budget = new Budget(KEPT_BYTES);
    const files: InputFile[] = [];
    for (const { file, path } of given) {
      signal.throwIfAborted();
      // Only what was dropped by itself is opened; inside a folder a ZIP is one of the disc's other files.
      if (given.length <= 8 && await isZip(file).catch(() => false)) {
        for (const entry of await listZip(file)) {
          files.push(new InputFile(entry.path, file, entry, budget));
        }
      } else {
        files.push(new InputFile(path, file, null, budget));
      }
    }
    return files;
  }

  private async take(file: InputFile, signal: AbortSignal): Promise<void> {
    if (file.bytes > this.maxFileBytes) {
      this.remains.add('too-large', file.path);
      return;
    }
    if (file.bytes === 0) {
      this.remains.add('unreadable', file.path);
      return;
    }
    try {
      let facts = this.session.inspect(await file.load(signal));
      if (facts.refusal === 'DEFLATED') {
        file.inflate();
        facts = this.session.inspect(await file.load(signal));
      }
      await this.sort(file, facts, signal);
    } catch (problem) {
      signal.throwIfAborted();
      if (problem instanceof ZipRefused || problem instanceof DOMException || problem instanceof TypeError) {
        this.remains.add('unreadable', file.path);
      } else {
        throw problem;
      }
    }
  }

  private async sort(file: InputFile, facts: Inspected, signal: AbortSignal): Promise<void> {
    const suspect = facts.refusal === 'BURNED_IN_SUSPICION' && facts.suspicion;
    if (facts.refusal !== '' && facts.refusal !== 'NO_PATIENT_ID' && !suspect) {
      this.remains.add(await this.reason(file, facts, signal), file.path);
      return;
    }
    if (this.instances.has(facts.instance)) {
      this.remains.add('twice', file.path);
      return;
    }
    this.instances.add(facts.instance);
    const patient = within(this.patients, facts.anchor, () => ({ id: this.patients.size, first: facts, studies: new Map<string, Map<string, SeriesFiles>>() }));
    const study = within(patient.studies, facts.study, () => new Map<string, SeriesFiles>());
    // What a person sees on one picture says nothing of those of another size; and a screen copy may lie in a series of slices.
    const key = suspect ? `${facts.series}\n${facts.rows} × ${facts.columns}` : facts.series;
    within(study, key, () => ({ id: this.series++, suspect, files: [] })).files.push({ file, facts });
  }

  private async reason(file: InputFile, { refusal, rows, columns }: Inspected, signal: AbortSignal): Promise<string> {
    if (refusal === 'NOT_DICOM') {
      const start = await file.start(4, signal);
      return start.length === 4 && new DataView(start.buffer, start.byteOffset).getUint32(0) === ZIP_LOCAL ? 'nested-zip' : 'not-dicom';
    }
    // Ultrasound, screen copies, films of other machines: pictures, though none that the trial takes; reports have no rows.
    return refusal === 'SOP_CLASS' && rows > 0 && columns > 0 ? 'other-kind' : reasonOf(refusal);
  }
}

/** The page's word for a refusal of the engine (eir.deid.RefusalCode). */
export function reasonOf(refusal: string): string {
  switch (refusal) {
    case 'NOT_DICOM': return 'not-dicom';
    case 'DICOMDIR': return 'dicomdir';
    case 'SOP_CLASS': return 'document';
    case 'NO_PIXELS': return 'document';
    case 'BURNED_IN_SUSPICION': return 'screen-copy';
    case 'OTHER_FRAME_SIZE': return 'other-size';
    case 'BOXES_IN_CODING': return 'boxes-coding';
    case 'BOXES_TOO_LARGE': return 'boxes-large';
    case 'UNKNOWN_TRANSFER_SYNTAX': return 'unknown-format';
    case 'CODE_STREAM': return 'unknown-format';
    case 'IDENTITY_IN_NEEDED_ELEMENT': return 'identity';
    case 'NO_PATIENT_ID': return 'no-number';
    case 'FILE_TOO_LARGE': return 'too-large';
    case 'HEADER_TOO_LARGE': return 'too-large';
    case 'GATE': return 'gate';
    default: return 'damaged';
  }
}

function patientFound(patient: PatientFiles): PatientFound {
  const studies = [...patient.studies.values()].map((study, index): StudyFound => {
    const series = [...study.values()].map(seriesFound);
    const first = study.values().next().value?.files[0];
    return { study: index, date: first?.facts.studyDate ?? '', series };
  });
  const series = studies.flatMap((study) => study.series);
  return {
    patient: patient.id, name: patient.first.name, number: patient.first.anchor.split('\\')[0] ?? '', birthDate: patient.first.birthDate,
    files: series.reduce((sum, some) => sum + some.files, 0), bytes: series.reduce((sum, some) => sum + some.bytes, 0), studies,
  };
}

function seriesFound({ id, files }: SeriesFiles): SeriesFound {
  const first = files[0]?.facts;
  return {
    series: id, label: '', modality: first?.modality ?? '', seriesNumber: numberOf(first),
    files: files.length, images: files.reduce((sum, { facts }) => sum + Math.max(1, facts.frames), 0),
    bytes: files.reduce((sum, { file }) => sum + file.bytes, 0), rows: first?.rows ?? 0, columns: first?.columns ?? 0,
  };
}

export function numberOf(first: Inspected | undefined): string {
  return first === undefined || first.seriesNumber < 0 ? '–' : String(first.seriesNumber);
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = make();
  map.set(key, made);
  return made;
}
