// "Save as ZIP instead": the same cleaned files, on this computer only.
import type { Inventory, Prepared } from '../protocol/messages';
import { button, el } from './dom';
import { offerDownload } from './download';
import type { Context, Stage, StageMaker } from './stage';
import { failedStage } from './stage-failed';
import { foundStage } from './stage-found';

interface SaveWindow {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Asks where to save. Needs the user's click, so it is called from the button itself. */
export async function saveCopy(context: Context, inventory: Inventory, prepared: Prepared): Promise<void> {
  const picker = (window as SaveWindow).showSaveFilePicker;
  let target: FileSystemFileHandle | null = null;
  if (picker !== undefined) {
    try {
      target = await picker({ suggestedName: nameOf(prepared) });
    } catch {
      return; // closed without a choice
    }
  }
  context.go(savingStage(inventory, prepared, target));
}

function savingStage(inventory: Inventory, prepared: Prepared, target: FileSystemFileHandle | null): StageMaker {
  let started = false;
  return (context) => {
    const { speech } = context;
    const bar = el('progress', { class: 'progress-big', 'aria-label': speech.say('saving.title') });
    const text = el('p', { class: 'quiet' }, '…');
    if (!started) {
      started = true;
      context.tell({ kind: 'save', target });
    }
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head-title' }, el('h1', {}, speech.say('saving.title')), el('p', {}, speech.say('saving.lead'))),
        el('section', { class: 'card stack', 'aria-label': speech.say('sending.progress') }, bar, text,
          el('div', {}, button(speech.say('stop'), '', () => {
            context.tell({ kind: 'stop' });
            context.go(foundStage(inventory, prepared));
          })))),
      hear(message) {
        switch (message.kind) {
          case 'saving':
            bar.max = message.filesTotal;
            bar.value = message.files;
            text.textContent = speech.say('saving.count', { files: message.files, total: message.filesTotal });
            break;
          case 'saved': {
            const { blob, files } = message;
            context.go((again) => saved(again, inventory, prepared, files, blob));
            break;
          }
          case 'failed':
            context.go(failedStage(message.problem));
            break;
          default:
        }
      },
    };
  };
}

function saved(context: Context, inventory: Inventory, prepared: Prepared, files: number, blob: Blob | null): Stage {
  const { speech } = context;
  const acts = el('div', { class: 'row' });
  if (blob !== null) {
    const download = button(speech.say('saved.download'), 'main', () => { offerDownload(blob, nameOf(prepared)); });
    download.dataset['act'] = 'download';
    acts.append(download);
  }
  const back = button(speech.say('saved.back'), '', () => { context.go(foundStage(inventory, prepared)); });
  back.dataset['act'] = 'back';
  acts.append(back);
  return {
    element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
      el('div', { class: 'head-title' }, el('h1', {}, speech.count('saved.title', files)), el('p', {}, speech.say('saved.text'))), acts),
  };
}

function nameOf(prepared: Prepared): string {
  return `${prepared.pseudonym}.zip`;
}
