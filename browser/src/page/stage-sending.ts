// Sending: files, bytes, rate, time left; pause and cancel; the lamp stays on.
import type { Done, SendProgress } from '../protocol/messages';
import { button, el } from './dom';
import type { Context, StageMaker } from './stage';
import { doneStage } from './stage-done';
import { dropStage } from './stage-drop';
import { failedStage } from './stage-failed';
import { handIn, type HandedIn, type Pledge } from './hand-in';

export function sendingStage(files: number, how: 'send' | 'send-without-refused', pledge: Pledge | null = null): StageMaker {
  let started = false;
  let paused = false;
  let latest: SendProgress | null = null;
  return (context) => {
    const { speech } = context;
    if (!started) {
      started = true;
      context.tell({ kind: how, language: speech.language });
    }
    const share = el('b', { id: 'share' }, speech.percent(0));
    const left = el('span', { class: 'quiet' });
    const bar = el('progress', { class: 'progress-big', max: '1', value: '0', 'aria-labelledby': 'share' });
    const images = fact('files', speech.say('sending.images'));
    const sent = fact('sent', speech.say('sending.sent'));
    const rate = fact('rate', speech.say('sending.rate'));
    const passed = fact('stored', speech.say('sending.passed'));
    const rows = new Map<number, SeriesRow>();
    const series = el('ul', { class: 'files' });
    const line = el('p', { role: 'status', class: 'quiet' });
    const pause = button(speech.say(paused ? 'sending.resume' : 'sending.pause'), '', () => {
      paused = !paused;
      pause.textContent = speech.say(paused ? 'sending.resume' : 'sending.pause');
      context.tell({ kind: 'pause', paused });
    });
    const cancel = button(speech.say('sending.cancel'), 'danger', () => {
      cancel.disabled = true;
      pause.disabled = true;
      line.textContent = speech.say('sending.cancelling');
      context.tell({ kind: 'cancel' });
    });

    cancel.dataset['act'] = 'cancel';

    let announced = 0;
    const show = (progress: SendProgress): void => {
      const done = progress.bytesTotal === 0 ? 0 : progress.bytes / progress.bytesTotal;
      share.textContent = speech.percent(done);
      bar.value = done;
      left.textContent = timeLeft(context, progress.secondsLeft);
      images.set(speech.number(progress.files), speech.say('sending.of', { total: progress.filesTotal }));
      sent.set(speech.megabytes(progress.bytes), speech.say('sending.of.megabytes', { total: speech.megabytes(progress.bytesTotal) }));
      rate.set(progress.bytesPerSecond > 0 ? speech.megabits(progress.bytesPerSecond) : '–', 'Mbit/s');
      passed.set(speech.number(progress.stored), speech.count('sending.refused', progress.refused));
      const state = progress.line === 'sending' ? '' : speech.say(`sending.${progress.line}`);
      if (line.textContent !== state && !cancel.disabled) {
        line.textContent = state;
        line.dataset['line'] = progress.line;
        line.className = progress.line === 'waiting' ? 'notice notice-warn' : 'quiet';
      }
      for (const item of progress.series) {
        rowOf(item.series)?.show(context, item.files, item.filesTotal);
      }
      context.entitle(`${speech.count('sending.title', files)}: ${speech.percent(done)}`);
      if (done >= announced + 0.25) {
        announced = Math.floor(done * 4) / 4;
        context.announce(speech.say('sending.heard', { percent: speech.percent(announced) }));
      }
    };
    const rowOf = (id: number): SeriesRow | undefined => {
      const known = rows.get(id);
      if (known !== undefined) {
        return known;
      }
      const made = seriesRow(context.seriesNames.get(id) ?? '');
      rows.set(id, made);
      series.append(made.element);
      return made;
    };
    if (latest !== null) {
      show(latest);
    }

    const stay = (event: BeforeUnloadEvent): void => { event.preventDefault(); };
    addEventListener('beforeunload', stay);
    const lamp = keepAwake();
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head-title' }, el('span', { class: 'over' }, context.link.site.name),
          el('h1', {}, speech.count('sending.title', files)), el('p', {}, speech.say('sending.lead'))),
        el('section', { class: 'card stack stack-5', 'aria-label': speech.say('sending.progress') },
          el('div', { class: 'stack stack-2' }, el('div', { class: 'row row-between' }, share, left), bar),
          el('dl', { class: 'big-facts' }, images.element, sent.element, rate.element, passed.element),
          series, line, el('div', { class: 'row' }, pause, cancel)),
        el('details', {}, el('summary', {}, speech.say('sending.what')),
          el('p', { class: 'quiet' }, speech.say('sending.what.text', { host: context.host })))),
      hear(message) {
        switch (message.kind) {
          case 'sending':
            latest = message.progress;
            show(latest);
            break;
          case 'done':
            void finish(context, message.done, pledge);
            break;
          case 'cancelled':
            context.go(dropStage(speech.say('cancelled.text')));
            break;
          case 'failed':
            context.go(failedStage(message.problem, { files, pledge }));
            break;
          default:
        }
      },
      leave() {
        removeEventListener('beforeunload', stay);
        lamp.abort();
      },
    };
  };
}

/** Hands the images in, if somebody has signed for them, and shows what became of it. */
async function finish(context: Context, done: Done, pledge: Pledge | null): Promise<void> {
  const { caseCode } = context.link;
  const handedIn: HandedIn = pledge === null ? { kind: 'open' } : await handIn(location.origin, caseCode, done.upload, pledge);
  context.go(doneStage(done, handedIn, pledge?.imagingAgeDays ?? 0));
}

interface SeriesRow {
  readonly element: HTMLElement;
  show(context: Context, files: number, total: number): void;
}

function seriesRow(name: string): SeriesRow {
  const tag = el('span', { class: 'tag tag-off' });
  const bar = el('progress', { 'aria-label': name, hidden: true });
  return {
    element: el('li', {}, el('span', {}, name), tag, bar),
    show({ speech }, files, total) {
      const state = files === 0 ? 'tag tag-off' : files < total ? 'tag' : 'tag tag-ok';
      if (tag.className !== state) {
        tag.className = state;
      }
      tag.textContent = speech.say('sending.count', { files, total });
      bar.hidden = files === 0 || files === total;
      bar.max = total;
      bar.value = files;
    },
  };
}

function fact(id: string, name: string): { readonly element: HTMLElement; set(value: string, rest: string): void } {
  const value = document.createTextNode('');
  const rest = el('small');
  return {
    element: el('div', { 'data-fact': id }, el('dt', {}, name), el('dd', {}, value, ' ', rest)),
    set(text, more) {
      value.textContent = text;
      rest.textContent = more;
    },
  };
}

function timeLeft({ speech }: Context, seconds: number | null): string {
  if (seconds === null) {
    return '';
  }
  return seconds < 60 ? speech.say('sending.left.seconds') : speech.count('sending.left.minutes', Math.round(seconds / 60));
}

/** Keeps the screen on while the page is seen; a browser without the wish simply goes to sleep. */
function keepAwake(): AbortController {
  const end = new AbortController();
  let lock: WakeLockSentinel | null = null;
  const ask = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) {
      return;
    }
    navigator.wakeLock.request('screen').then((given) => {
      if (end.signal.aborted) {
        void given.release();
      } else {
        lock = given;
      }
    }, () => { lock = null; }); // refused on low battery
  };
  ask();
  document.addEventListener('visibilitychange', ask, { signal: end.signal });
  end.signal.addEventListener('abort', () => { void lock?.release(); });
  return end;
}
