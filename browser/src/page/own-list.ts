// The clinic's own list of children, sealed, in a file that the doctor keeps: added to at the end of an upload, opened
// beside the key. What it says is for the screen and the file only.
import type { ListRow, WordsRefused } from '../protocol/messages';
import { button, el } from './dom';
import { offerDownload } from './download';
import { readableDay } from './readable-day';
import type { Context, Stage, StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { wordsRefused } from './stage-key';

/** At the end of an upload: the code goes into the list. */
export function listCard(context: Context, pseudonym: string): { readonly element: HTMLElement; readonly hear: NonNullable<Stage['hear']> } {
  const { speech } = context;
  const said = el('p', { class: 'small', role: 'status' });
  const element = el('section', { class: 'notice notice-warn stack', 'aria-labelledby': 'list-title' },
    el('h2', { id: 'list-title' }, speech.say('done.list')),
    el('p', {}, speech.say('done.list.text', { pseudonym })),
    el('div', { class: 'row' },
      button(speech.say('list.add'), '', () => { chooseList((file) => { context.tell({ kind: 'seal-list', earlier: file }); }); }),
      listButton(context, 'list.begin', '')),
    el('p', { class: 'small quiet' }, speech.say('list.where')), said);
  return {
    element,
    hear(message) {
      if (message.kind === 'sealed') {
        offerDownload(message.blob, fileName(message.fingerprint));
        said.textContent = speech.count('list.saved', message.rows);
      } else if (message.kind === 'list-refused') {
        said.textContent = speech.say(message.problem === 'other-key' ? 'list.refused.elsewhere' : `list.refused.${message.problem}`);
      }
    },
  };
}

/** The way to the list from the first page. */
export function listWay(context: Context): HTMLElement {
  const way = el('button', { type: 'button', class: 'plain', 'data-act': 'open-list' }, context.speech.say('list.open'));
  way.addEventListener('click', () => { chooseList((file) => { context.go(listStage(file)); }); });
  return way;
}

function listStage(file: File): StageMaker {
  let opened: { readonly rows: readonly ListRow[]; readonly foreign: boolean } | null = null;
  return (context) => {
    const { speech } = context;
    const place = el('div', { class: 'stack stack-5' });
    const show = (): void => {
      if (opened !== null) {
        place.replaceChildren(...shown(context, opened));
      }
    };
    if (opened === null) {
      context.tell({ kind: 'open-list', file, words: '' });
    }
    show();
    const leave = button(speech.say('list.back'), '', () => { context.go(dropStage(null)); });
    leave.dataset['act'] = 'leave-list';
    return {
      element: el('div', { class: 'wrap stack stack-5' },
        el('div', { class: 'head-title' }, el('h1', {}, speech.say('list.title')), el('p', {}, speech.say('list.lead'))), place,
        el('div', { class: 'no-print' }, leave)),
      hear(message) {
        switch (message.kind) {
          case 'list':
            opened = message;
            show();
            break;
          case 'list-refused':
            place.replaceChildren(message.problem === 'other-key' || message.problem === 'no-key'
              ? otherWords(context, file, message.words)
              : el('p', { class: 'notice notice-warn', role: 'alert' }, speech.say(`list.refused.${message.problem}`)));
            break;
          case 'sealed':
            offerDownload(message.blob, fileName(message.fingerprint));
            context.announce(speech.count('list.saved', message.rows));
            break;
          default:
        }
      },
    };
  };
}

function shown(context: Context, { rows, foreign }: { readonly rows: readonly ListRow[]; readonly foreign: boolean }): readonly HTMLElement[] {
  const { speech } = context;
  const heads = ['list.code', 'list.number', 'list.name', 'list.birth', 'list.studies'] as const;
  const table = el('table', { class: 'table' },
    el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, speech.say(head))))),
    el('tbody', {}, ...rows.map((row) => el('tr', {},
      el('th', { scope: 'row', class: 'mono' }, row.pseudonym), el('td', { class: 'mono' }, row.anchor.split('\\')[0] ?? ''),
      el('td', {}, row.name.replaceAll('^', ' ').split('=').map((part) => part.trim()).filter((part) => part !== '').join(' / ')), el('td', { class: 'mono' }, readableDay(row.birthDate)),
      el('td', { class: 'mono' }, row.studyDates.map((date) => readableDay(date)).join(', '))))));
  return [
    ...(foreign ? [el('section', { class: 'notice stack' }, el('h2', {}, speech.say('list.foreign')), el('p', {}, speech.say('list.foreign.text')),
      el('div', {}, listButton(context, 'list.reseal', 'main')))] : []),
    el('section', { class: 'card stack' },
      rows.length === 0 ? el('p', { class: 'quiet' }, speech.say('list.none')) : el('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': speech.say('list.title') }, table),
      el('div', { class: 'row no-print' }, button(speech.say('key.print'), '', () => { print(); })))];
}

/** The list is sealed under a key that is not the one here: an older one of this hospital, perhaps. */
function otherWords(context: Context, file: File, refused: WordsRefused | null): HTMLElement {
  const { speech } = context;
  const input = el('textarea', {
    class: 'input', id: 'list-words', rows: '6', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', required: true,
    'aria-describedby': 'list-words-error',
  });
  const error = el('p', { class: 'field-error', id: 'list-words-error', hidden: refused === null }, refused === null ? '' : wordsRefused(context, refused));
  const form = el('form', { class: 'card stack' },
    el('p', {}, speech.say('list.refused.other-key')),
    el('div', { class: refused === null ? 'field' : 'field has-error' }, el('label', { for: 'list-words' }, speech.say('list.words')), error, input),
    el('div', {}, el('button', { class: 'button button-main', type: 'submit' }, speech.say('list.words.open'))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    context.tell({ kind: 'open-list', file, words: input.value });
  });
  return form;
}

/** Seals what this upload adds, and what was opened before, into a new file. */
function listButton(context: Context, name: 'list.begin' | 'list.reseal', kind: '' | 'main'): HTMLButtonElement {
  const made = button(context.speech.say(name), kind, () => { context.tell({ kind: 'seal-list', earlier: null }); });
  made.dataset['act'] = 'seal-list';
  return made;
}

/** Asks for the file. */
function chooseList(chosen: (file: File) => void): void {
  const input = el('input', { type: 'file', accept: '.eirlist' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) {
      chosen(file);
    }
  });
  input.click();
}

const fileName = (fingerprint: string): string => `eir-children-${fingerprint}.eirlist`;
