// Reads what was dropped, asks for the key if this computer has none, and prepares the images of one child.
import type { FromWorker, GivenFile, Inventory, SubjectWish } from '../protocol/messages';
import { button, el } from './dom';
import type { Context, Stage, StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { failedStage } from './stage-failed';
import { foundStage } from './stage-found';
import { enterWordsStage, newKeyStage } from './stage-key';
import { patientsStage } from './stage-patients';

/** @param files what was dropped; taken once, so a change of language goes on with the same reading */
export function readingStage(files: AsyncGenerator<readonly GivenFile[]>): StageMaker {
  let started = false;
  return (context) => {
    const view = progressView(context, 'reading.title', 'reading.lead');
    if (!started) {
      started = true;
      void offer(context, files, view.show);
    }
    return {
      element: view.element,
      hear(message) {
        switch (message.kind) {
          case 'reading':
            view.show(message.files, message.filesTotal,
              context.speech.say('reading.count', { files: message.files, total: message.filesTotal }));
            break;
          case 'found':
            afterReading(context, message.inventory);
            break;
          default:
            fail(context, message);
        }
      },
    };
  };
}

async function offer(context: Context, files: AsyncGenerator<readonly GivenFile[]>, show: Show): Promise<void> {
  let total = 0;
  for await (const step of files) {
    total += step.length;
    if (total > context.link.limits.maxFiles * 2) {
      context.tell({ kind: 'start-again' });
      context.go(failedStage({ code: 'TOO_MANY_FILES', requestId: '', refusals: [] }));
      return;
    }
    context.tell({ kind: 'offer', files: step });
    show(0, 0, context.speech.say('reading.listing', { files: total }));
  }
  if (total === 0) {
    context.go(dropStage(context.speech.say('drop.nothing')));
  } else {
    context.tell({ kind: 'read' });
  }
}

/** Where the road goes on once everything is read; also after the key was made or entered. */
export function afterReading(context: Context, inventory: Inventory): void {
  if (inventory.patients.length === 0) {
    context.go(foundStage(inventory, null));
  } else if (!inventory.keyReady) {
    context.go(context.link.keyFingerprint === null ? newKeyStage(inventory) : enterWordsStage(inventory));
  } else {
    afterKey(context, inventory);
  }
}

export function afterKey(context: Context, inventory: Inventory): void {
  const [first, second] = inventory.patients;
  if (first !== undefined && second === undefined && first.number !== '') {
    context.go(preparingStage(inventory, first.patient, { kind: 'own' }));
  } else {
    context.go(patientsStage(inventory));
  }
}

export function preparingStage(inventory: Inventory, patient: number, subject: SubjectWish): StageMaker {
  let started = false;
  return (context) => {
    const view = progressView(context, 'preparing.title', 'reading.lead');
    if (!started) {
      started = true;
      context.tell({ kind: 'prepare', patient, subject });
    }
    return {
      element: view.element,
      hear(message) {
        switch (message.kind) {
          case 'preparing':
            view.show(message.files, message.filesTotal,
              context.speech.say('preparing.count', { files: message.files, total: message.filesTotal }));
            break;
          case 'prepared':
            context.go(foundStage(inventory, message.prepared, subject.kind === 'pseudonym' ? subject.typed : ''));
            break;
          default:
            fail(context, message);
        }
      },
    };
  };
}

type Show = (done: number, total: number, text: string) => void;

function progressView(context: Context, title: 'reading.title' | 'preparing.title', lead: 'reading.lead'): Stage & { show: Show } {
  const { speech } = context;
  const bar = el('progress', { class: 'progress-big', 'aria-label': speech.say(title) });
  const text = el('p', { class: 'quiet' }, '…');
  return {
    element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
      el('div', { class: 'head-title' }, el('h1', {}, speech.say(title)), el('p', {}, speech.say(lead))),
      el('section', { class: 'card stack', 'aria-label': speech.say('sending.progress') }, bar, text,
        el('div', {}, button(speech.say('stop'), '', () => {
          context.tell({ kind: 'start-again' });
          context.go(dropStage(null));
        })))),
    show(done, total, sentence) {
      if (total > 0) {
        bar.max = total;
        bar.value = done;
      }
      text.textContent = sentence;
    },
  };
}

function fail(context: Context, message: FromWorker): void {
  if (message.kind === 'failed') {
    context.go(failedStage(message.problem));
  }
}
