// Holds the worker, the language and the state that is shown; the states themselves stand in stage-*.ts.
import { url as workerAddress } from 'asset:intake-worker.js';
import type { Door, FromWorker, ToWorker, UploadLink } from '../protocol/messages';
import { el } from './dom';
import { askHandingIn, type HandingIn } from './hand-in';
import { askServer, doorOf } from './link';
import { makeShell } from './shell';
import { chosenLanguage, keepLanguage, Speech, type Language } from './speech';
import type { Context, Stage, StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { linkStage } from './stage-link';

const NO_LINK: UploadLink = {
  site: { id: '', name: '', language: '' },
  caseCode: '',
  trial: { id: '', sponsor: '', protocolId: '', protocolName: '' },
  profile: { name: '', hash: '', options: [], tier: '', words: [], tableEdition: '', charter: '' },
  keyFingerprint: null,
  limits: { maxFileBytes: 0, maxSubmissionBytes: 0, maxFiles: 0, batchBytes: 0, partBytes: 0 },
  expires: null,
};

export class App implements Context {
  speech = new Speech(chosenLanguage(null));
  link = NO_LINK;
  clockAheadMillis = 0;
  handingIn: HandingIn | null = null;
  readonly host: string;
  readonly seriesNames = new Map<number, string>();
  private readonly shell = makeShell((language) => { this.choose(language); });
  private worker: Worker | null = null;
  private maker: StageMaker | null = null;
  private stage: Stage = { element: el('div') };

  constructor(private readonly address: URL) {
    this.host = address.host;
  }

  async start(): Promise<void> {
    this.shell.speak(this.speech, '');
    if (!globalThis.isSecureContext || typeof DecompressionStream === 'undefined') {
      this.go(linkStage('unreadable', this.address));
      return;
    }
    const door = doorOf(this.address);
    if (door === null) {
      this.go(linkStage('no-key', this.address));
      return;
    }
    const answer = await askServer(door);
    if (answer.kind === 'open') {
      this.clockAheadMillis = answer.clockAheadMillis;
      this.handingIn = answer.link.caseCode === '' ? null : await askHandingIn(door.origin, answer.link.caseCode);
      this.open(door, answer.link);
    } else {
      this.go(linkStage(answer.kind, this.address));
    }
  }

  tell(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  announce(text: string): void {
    this.shell.announce(text);
  }

  entitle(text: string): void {
    document.title = this.speech.say('title', { state: text });
  }

  go(maker: StageMaker): void {
    this.maker = maker;
    this.show(maker);
    this.shell.announce('');
    const heading = this.stage.element.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
    scrollTo(0, 0);
  }

  private open(door: Door, link: UploadLink): void {
    this.link = link;
    this.speech = new Speech(chosenLanguage(link.site.language));
    this.shell.speak(this.speech, link.site.name);
    this.worker = new Worker(workerAddress, { type: 'module' });
    this.worker.addEventListener('message', (event: MessageEvent<FromWorker>) => { this.stage.hear?.(event.data); });
    this.worker.addEventListener('error', () => {
      this.stage.hear?.({ kind: 'failed', problem: { code: 'worker', requestId: '', refusals: [] } });
    });
    this.go(dropStage(null));
    this.tell({ kind: 'open', door, link, clockAheadMillis: this.clockAheadMillis });
  }

  private choose(language: Language): void {
    keepLanguage(language);
    this.speech = new Speech(language);
    this.shell.speak(this.speech, this.link.site.name);
    if (this.maker !== null) {
      this.show(this.maker);
    }
  }

  private show(maker: StageMaker): void {
    this.stage.leave?.();
    this.stage = maker(this);
    this.shell.main.replaceChildren(this.stage.element);
    this.entitle(this.stage.element.querySelector('h1')?.textContent ?? '');
  }
}
