// The site key, for somebody who does this once a year: 24 words to keep, or 24 words to type.
import type { Inventory, WordsRefused } from '../protocol/messages';
import { button, el } from './dom';
import { offerDownload } from './download';
import type { Context, StageMaker } from './stage';
import { afterKey } from './stage-reading';

export function newKeyStage(inventory: Inventory): StageMaker {
  let shown: { readonly words: readonly string[]; readonly fingerprint: string } | null = null;
  return (context) => {
    const { speech, link } = context;
    const words = el('ol', { class: 'words' });
    const kept = el('input', { type: 'checkbox', name: 'kept', 'aria-describedby': 'kept-error' });
    const error = el('p', { class: 'field-error', id: 'kept-error', hidden: true }, speech.say('key.kept.missing'));
    const form = el('form', { class: 'stack no-print rule-above' },
      el('div', { class: 'stack stack-2' }, error, el('label', { class: 'check' }, kept, el('span', {}, speech.say('key.kept')))),
      el('div', { class: 'row' }, el('button', { class: 'button button-main', type: 'submit' }, speech.say('key.continue'))));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      error.hidden = kept.checked;
      if (kept.checked) {
        context.tell({ kind: 'keep-key' });
      } else {
        kept.focus();
      }
    });
    const show = (): void => {
      words.replaceChildren(...(shown?.words ?? []).map((word) => el('li', {}, word)));
    };
    const file = (): void => {
      const text = speech.say('key.file', {
        site: link.site.name, fingerprint: shown?.fingerprint ?? '',
        words: (shown?.words ?? []).map((word, index) => `${String(index + 1).padStart(2)}  ${word}`).join('\n'),
      });
      offerDownload(new Blob([text, '\n'], { type: 'text/plain' }), 'eir-24-words.txt');
    };
    if (shown === null) {
      context.tell({ kind: 'create-key' });
    } else {
      show();
    }
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head-title' }, el('h1', {}, speech.say('key.new.title')),
          el('p', {}, speech.say('key.new.lead', { site: link.site.name }))),
        el('section', { class: 'card stack', 'aria-label': speech.say('key.words') }, words,
          el('p', {}, speech.say('key.new.why')),
          el('div', { class: 'row no-print' },
            button(speech.say('key.print'), '', () => { print(); }), button(speech.say('key.save'), '', file)),
          form),
        el('div', { class: 'no-print' }, other(speech.say('key.have'), () => { context.go(enterWordsStage(inventory)); }))),
      hear(message) {
        if (message.kind === 'key' && message.key.state === 'shown') {
          shown = message.key;
          show();
        } else if (message.kind === 'key' && message.key.state === 'ready') {
          afterKey(context, inventory);
        }
      },
    };
  };
}

export function enterWordsStage(inventory: Inventory): StageMaker {
  return (context) => {
    const { speech, link } = context;
    const input = el('textarea', {
      class: 'input', id: 'words', rows: '6', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', required: true,
      'aria-describedby': 'words-hint words-error',
    });
    const error = el('p', { class: 'field-error', id: 'words-error', hidden: true });
    const field = el('div', { class: 'field' }, el('label', { for: 'words' }, speech.say('key.enter.label')),
      el('span', { class: 'hint', id: 'words-hint' }, speech.say('key.enter.hint')), error, input);
    const form = el('form', { class: 'card stack' }, field,
      el('div', {}, el('button', { class: 'button button-main', type: 'submit' }, speech.say('key.continue'))));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      context.tell({ kind: 'enter-words', text: input.value });
    });
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head-title' }, el('h1', {}, speech.say('key.enter.title', { site: link.site.name })),
          el('p', {}, speech.say('key.enter.lead'))),
        form,
        link.keyFingerprint === null
          ? other(speech.say('key.make'), () => { context.go(newKeyStage(inventory)); })
          : el('p', { class: 'small quiet' }, speech.say('key.enter.lost'))),
      hear(message) {
        if (message.kind === 'words-refused') {
          error.textContent = wordsRefused(context, message.why);
          error.dataset['reason'] = message.why.reason;
          error.hidden = false;
          field.classList.add('has-error');
          input.setAttribute('aria-invalid', 'true');
          input.focus();
        } else if (message.kind === 'key' && message.key.state === 'ready') {
          afterKey(context, inventory);
        }
      },
    };
  };
}

/** Why 24 words are none, or not the hospital's. */
export function wordsRefused({ speech }: Context, refused: WordsRefused): string {
  switch (refused.reason) {
    case 'count': return speech.say('key.refused.count', { words: refused.words });
    case 'unknown': return speech.say('key.refused.unknown', { position: refused.position });
    case 'checksum': return speech.say('key.refused.checksum');
    case 'other-key': return speech.say('key.refused.other-key');
  }
}

function other(text: string, act: () => void): HTMLElement {
  const made = el('button', { type: 'button', class: 'plain' }, text);
  made.addEventListener('click', act);
  return el('p', {}, made);
}
