// The worker's door: one message in, one or more out. It holds the disc's files, the key and the connection.
import { Session } from 'eir-engine';
import type {
  Door, FromWorker, GivenFile, Inventory, ListRow, PatientFound, Prepared, Problem, SeriesAnswer, Shown, SubjectWish, ToWorker, UploadLink,
} from '../protocol/messages';
import { engineText, type Profile } from '../protocol/profile';
import { Answers } from './answers';
import { ClinicList } from './clinic-list';
import { spoken } from './comparison';
import { Intake, type PatientFiles } from './intake';
import { Pictures } from './pictures';
import { Preparation } from './preparation';
import { saveCopy } from './saving';
import { closed, FileChanged, Refused, Sending } from './sending';
import { Server, ServerProblem } from './server';
import { SiteKey } from './site-key';
import { forgetUpload, keptUpload, rememberUpload } from './store';
import { tell, throttled } from './telling';
import { ZipRefused } from './zip-reader';

/** The farthest clock on Earth is 14 hours ahead; the server's gate asks 18 (ZoneOffset.MAX), and both must say the same. */
const FIRST_TO_SEE_A_DAY_MS = 18 * 3600 * 1000;

/** How long the page waits, when it opens, to hear of an upload that was interrupted. */
const ASK_MS = 10_000;

/** The server goes by other rules than this page: one of them is of another version. */
class OtherProfile extends Error {}

/** One child's images, prepared under one session. */
interface ReadyToSend {
  readonly session: Session;
  readonly preparation: Preparation;
  readonly answers: Answers;
  readonly child: PatientFiles & { readonly anchor: string };
  readonly found: PatientFound;
  readonly choice: { readonly chosen: boolean; readonly refused: boolean };
}

class Worker {
  private readonly server: Server;
  private readonly siteKey: SiteKey;
  private run = new AbortController();
  private offered: GivenFile[] = [];
  private intake: Intake | null = null;
  private prepared: ReadyToSend | null = null;
  private searching = new AbortController();
  private sending: Sending | null = null;
  private excluded: ReadonlySet<string> = new Set();
  private readonly list: ClinicList;
  private profile: Profile;

  constructor(private readonly door: Door, private readonly link: UploadLink, private readonly clockAheadMillis: number) {
    this.profile = link.profile;
    this.server = new Server(door, (waits) => { this.sending?.waits(waits); });
    this.siteKey = new SiteKey(link.site.id, link.keyFingerprint);
    this.list = new ClinicList(this.siteKey);
  }

  async hear(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'open':
        await this.goOn();
        tell({ kind: 'key', key: await this.siteKey.recall(), unfinished: await this.unfinished() });
        break;
      case 'create-key':
        tell({ kind: 'key', key: await this.siteKey.create(), unfinished: null });
        break;
      case 'keep-key':
        tell({ kind: 'key', key: await this.siteKey.keepCreated(), unfinished: null });
        break;
      case 'enter-words': {
        const answer = await this.siteKey.enter(message.text);
        tell('state' in answer ? { kind: 'key', key: answer, unfinished: null } : { kind: 'words-refused', why: answer });
        break;
      }
      case 'erase-key':
        this.list.forget();
        tell({ kind: 'key', key: await this.siteKey.erase(), unfinished: null });
        break;
      case 'offer':
        this.offered.push(...message.files);
        break;
      case 'read':
        await this.read();
        break;
      case 'prepare':
        await this.prepare(message.patient, message.subject);
        break;
      case 'answer':
        await this.answer(message.series, message.answer);
        break;
      case 'search':
        await this.search(message.series);
        break;
      case 'stop-search':
        this.searching.abort();
        break;
      case 'compare':
        await this.compare(message.series, message.image);
        break;
      case 'picture':
        await this.picture(message);
        break;
      case 'send':
      case 'send-without-refused':
        await this.send(message.language, message.kind === 'send-without-refused');
        break;
      case 'pause':
        this.sending?.pause(message.paused);
        break;
      case 'cancel':
        await this.cancel();
        break;
      case 'stop':
        this.begin();
        break;
      case 'save':
        await this.save(message.target);
        break;
      case 'open-list':
        tell(await this.list.open(message.file, message.words));
        break;
      case 'seal-list':
        tell(await this.list.seal(message.earlier, this.rowsOfUpload()));
        break;
      case 'start-again':
        this.begin();
        this.offered = [];
        this.intake = null;
        this.prepared = null;
        this.sending = null;
        this.excluded = new Set();
        break;
    }
  }

  /** A new run: what is under way stops, and its late answers are dropped. */
  private begin(): AbortSignal {
    this.run.abort(new DOMException('stopped', 'AbortError'));
    this.run = new AbortController();
    return this.run.signal;
  }

  /**
   * An upload that was interrupted keeps the rules that it began under, so that the same disc gives the same bytes; the
   * trial may have chosen others since.
   */
  private async goOn(): Promise<void> {
    const kept = await keptUpload(this.door.linkId);
    if (kept === null) {
      return;
    }
    try {
      const { state, profile } = await this.server.state(kept.upload, AbortSignal.timeout(ASK_MS));
      if (state !== 'abandoned' && this.sessionOf(profile, new Int8Array(32)).profileHash() === profile.hash) {
        this.profile = profile;
      }
    } catch {
      // Unknown there, out of reach, or of rules that this page does not have: it begins anew, by the rules of today.
    }
  }

  private async unfinished(): Promise<Extract<FromWorker, { kind: 'key' }>['unfinished']> {
    const kept = await keptUpload(this.door.linkId);
    return kept === null ? null : { files: kept.files, filesThere: kept.filesThere, startedAt: kept.startedAt };
  }

  private async read(): Promise<void> {
    const signal = this.begin();
    const tellSome = throttled(signal);
    // What a file is does not depend on the key; nothing of this session is ever sent.
    const looking = this.sessionUnder(this.siteKey.key ?? new Int8Array(32));
    this.intake = new Intake(looking, this.link.limits.maxFileBytes);
    await this.intake.read(this.offered.splice(0), signal, (files, filesTotal) => {
      tellSome(files === filesTotal, { kind: 'reading', files, filesTotal });
    });
    tell({ kind: 'found', inventory: this.inventory(this.intake) });
  }

  private inventory(intake: Intake): Inventory {
    return intake.inventory(this.siteKey.key !== null);
  }

  private async prepare(patient: number, subject: SubjectWish): Promise<void> {
    const signal = this.begin();
    const key = this.siteKey.key;
    const intake = this.intake;
    const files = [...(intake?.patients.values() ?? [])].find((some) => some.id === patient);
    const found = intake === null ? undefined : this.inventory(intake).patients.find((some) => some.patient === patient);
    if (key === null || intake === null || files === undefined || found === undefined) {
      throw new Error('nothing to prepare');
    }
    const session = this.sessionUnder(key);
    session.share(intake.session);
    let refused = false;
    if (subject.kind === 'pseudonym') {
      refused = !session.choosePseudonym(subject.typed);
    } else if (subject.kind === 'number') {
      session.chooseNumber(subject.typed);
    }
    const answers = new Answers(this.link.site.id, key);
    const preparation = new Preparation(session, files, answers);
    await answers.recall(preparation.files);
    const tellSome = throttled(signal);
    await preparation.run(preparation.files, signal, (done, filesTotal) => {
      tellSome(false, { kind: 'preparing', files: done, filesTotal });
    });
    const child = { ...files, anchor: subject.kind === 'number' ? `${subject.typed.trim().toUpperCase()}\\` : files.first.anchor };
    this.prepared = { session, preparation, answers, child, found, choice: { chosen: subject.kind === 'pseudonym' && !refused, refused } };
    this.excluded = new Set();
    tell({ kind: 'prepared', prepared: this.message(this.prepared, intake) });
  }

  private message({ session, preparation, found, choice }: ReadyToSend, intake: Intake): Prepared {
    return preparation.message(found, intake.remainsBeside(found.patient), choice, session.identityHits(), this.profile);
  }

  /** What a person said of a series; its files are prepared anew. Where boxes cannot be blanked in all of them, nothing was said. */
  private async answer(series: number, answer: SeriesAnswer): Promise<void> {
    const signal = this.begin();
    const { prepared, intake } = this;
    const files = prepared?.preparation.filesOf(series) ?? null;
    if (prepared === null || intake === null || files === null) {
      throw new Error('nothing to answer');
    }
    const { preparation, answers } = prepared;
    const tellSome = throttled(signal);
    const prepareAnew = async (): Promise<void> => preparation.run([files], signal, (done, filesTotal) => {
      tellSome(false, { kind: 'preparing', files: done, filesTotal });
    });
    await answers.give(files, answer);
    await prepareAnew();
    const refused = answer.kind === 'looked' ? preparation.refusedFor(series, 'boxes-') : null;
    if (refused !== null) {
      await answers.give(files, { kind: 'open' });
      await prepareAnew();
    }
    this.excluded = new Set();
    tell({ kind: 'answered', prepared: this.message(prepared, intake), refused });
  }

  /** Proposes where the pictures of a series have writing, picture by picture; stops when the page moves on. */
  private async search(series: number): Promise<void> {
    this.searching.abort();
    this.searching = new AbortController();
    const { signal } = this.searching;
    if (this.prepared !== null) {
      const { preparation, session } = this.prepared;
      await new Pictures(session, preparation).search(series, AbortSignal.any([signal, this.run.signal]), (writing) => { tell({ kind: 'writing', writing }); });
    }
  }

  private async compare(series: number, image: number): Promise<void> {
    const { prepared } = this;
    const place = prepared === null ? null : new Pictures(prepared.session, prepared.preparation).sent(series, image);
    const changes = prepared === null || place === null ? [] : prepared.session.explain(await place.file.load(this.run.signal), place.look);
    tell({ kind: 'compared', comparison: { series, image, rows: changes.map(spoken) } });
  }

  private async picture({ ticket, series, image, edge, form, tone }: Extract<ToWorker, { kind: 'picture' }>): Promise<void> {
    let shown: Shown | null = null;
    try {
      if (this.prepared !== null) {
        shown = await new Pictures(this.prepared.session, this.prepared.preparation).paint(series, image, form, edge, tone, this.run.signal);
      }
    } finally {
      tell({ kind: 'picture', ticket, shown }, shown === null ? [] : [shown.bitmap]);
    }
  }

  private async send(language: string, withoutRefused: boolean): Promise<void> {
    const signal = this.begin();
    const { prepared, intake } = this;
    if (prepared === null || intake === null) {
      throw new Error('nothing to send');
    }
    const { session, preparation } = prepared;
    const earlier = this.sending?.upload ?? '';
    if (!withoutRefused) {
      this.excluded = new Set();
    } else if (earlier !== '') {
      await this.server.cancel(earlier, signal);
    }
    const items = preparation.items.filter((item) => !this.excluded.has(item.instance));
    const leftOut = leftOutOf(intake, preparation, items.length, this.excluded.size);
    const startedAt = Date.now();
    const tellSome = throttled(signal);
    const sending = new Sending(this.server, session, {
      linkId: this.door.linkId, items, limits: this.link.limits, profileHash: this.profile.hash, keyFingerprint: this.siteKey.fingerprint,
      statement: () => ({
        attested: true, language, summary: { files: intake.filesRead, images: items.length, leftOut },
        report: JSON.parse(session.reportJson()) as unknown,
      }),
    }, (upload) => rememberUpload(this.door.linkId, { upload, files: items.length, filesThere: 0, startedAt }), (progress) => {
      if (signal.aborted) {
        return;
      }
      tellSome(progress.files === progress.filesTotal || progress.line !== 'sending', { kind: 'sending', progress });
      if (sending.upload !== '') {
        void rememberUpload(this.door.linkId, { upload: sending.upload, files: items.length, filesThere: progress.stored, startedAt });
      }
    });
    this.sending = sending;
    const answer = await sending.run(signal);
    await forgetUpload(this.door.linkId);
    const { submission, link, receivedAt } = closed(answer);
    tell({
      kind: 'done',
      done: {
        upload: sending.upload, submission, link, files: items.length, stayed: intake.filesRead - items.length,
        pseudonym: preparation.pseudonym, profile: this.profile, receivedAt,
      },
    });
  }

  private async cancel(): Promise<void> {
    const upload = this.sending?.upload ?? '';
    const signal = this.begin();
    if (upload !== '') {
      await this.server.cancel(upload, signal);
    }
    await forgetUpload(this.door.linkId);
    this.sending = null;
    tell({ kind: 'cancelled' });
  }

  private async save(target: FileSystemFileHandle | null): Promise<void> {
    const signal = this.begin();
    if (this.prepared === null) {
      throw new Error('nothing to save');
    }
    const { session, preparation: { items } } = this.prepared;
    const tellSome = throttled(signal);
    const blob = await saveCopy(session, items, target, signal, (files) => {
      tellSome(false, { kind: 'saving', files, filesTotal: items.length });
    });
    tell({ kind: 'saved', files: items.length, blob });
  }

  private rowsOfUpload(): readonly ListRow[] {
    if (this.prepared === null || this.prepared.preparation.pseudonym === '') {
      return [];
    }
    const { session, child, preparation: { pseudonym } } = this.prepared;
    return [{
      pseudonym, anchor: child.anchor, name: child.first.name, birthDate: child.first.birthDate,
      studyDates: [...child.studies.values()].flatMap((study) => [...study.values()][0]?.files[0]?.facts.studyDate ?? []).filter((date) => date !== ''),
      shiftDays: session.shiftOf(pseudonym),
    }];
  }

  private sessionUnder(key: Int8Array): Session {
    let session;
    try {
      session = this.sessionOf(this.profile, key);
    } catch {
      throw new OtherProfile(); // the server knows an option that this page does not
    }
    if (session.profileHash() !== this.profile.hash) {
      throw new OtherProfile();
    }
    for (const { anchor, pseudonym, shiftDays } of this.list.rows) {
      session.know(anchor, pseudonym, shiftDays);
    }
    return session;
  }

  private sessionOf(profile: Profile, key: Int8Array): Session {
    const { trial, site } = this.link;
    return new Session(engineText(profile), key, trial.sponsor, trial.protocolId, trial.protocolName, site.id, site.name,
      this.link.caseCode, today(Date.now() - this.clockAheadMillis));
  }

  problemOf(problem: unknown): Problem {
    if (problem instanceof Refused) {
      this.excluded = new Set([...this.excluded, ...problem.instances]);
      return { code: 'REFUSED', requestId: '', refusals: problem.refusals };
    }
    if (problem instanceof OtherProfile || (problem instanceof ServerProblem && problem.code === 'PROFILE_MISMATCH')) {
      void forgetUpload(this.door.linkId); // loaded again, the page goes by the rules of today
    }
    const code = problem instanceof ServerProblem ? problem.code
      : problem instanceof ZipRefused ? problem.problem
        : problem instanceof OtherProfile ? 'PROFILE_MISMATCH' : problem instanceof FileChanged || (problem instanceof DOMException && problem.name === 'NotReadableError') ? 'file-changed'
          : problem instanceof DOMException && problem.name === 'QuotaExceededError' ? 'cannot-write' : nameOf(problem);
    return { code, requestId: problem instanceof ServerProblem ? problem.requestId : '', refusals: [] };
  }
}

let worker: Worker | null = null;

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === 'open') {
    worker = new Worker(message.door, message.link, message.clockAheadMillis);
  }
  const heard = worker;
  heard?.hear(message).catch((problem: unknown) => {
    if (problem instanceof DOMException && problem.name === 'AbortError') {
      return; // the page moved on
    }
    tell({ kind: 'failed', problem: heard.problemOf(problem) });
  });
});

tell({ kind: 'ready' });

/** What of the disc is not sent, by reason. */
function leftOutOf(intake: Intake, preparation: Preparation, sent: number, excluded: number): Record<string, number> {
  const stayed = { ...intake.remains.counts() };
  for (const [reason, files] of Object.entries(preparation.refused.counts())) {
    stayed[reason] = (stayed[reason] ?? 0) + files;
  }
  const others = intake.filesRead - sent - excluded - Object.values(stayed).reduce((sum, files) => sum + files, 0);
  return { ...stayed, ...(excluded > 0 ? { refused: excluded } : {}), ...(others > 0 ? { 'other-patient': others } : {}) };
}

/** The day that has begun somewhere on Earth, as the gate takes it: no clinic's today is refused. */
function today(now: number): number {
  const day = new Date(now + FIRST_TO_SEE_A_DAY_MS);
  return day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}
