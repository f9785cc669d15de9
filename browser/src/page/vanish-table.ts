// Before and after, side by side, of one file that the reader chooses.
import type { Comparison, ComparedRow, FromWorker, Prepared, SeriesFound } from '../protocol/messages';
import { el } from './dom';
import { readableDay } from './readable-day';
import type { Key } from './speech';
import type { Context } from './stage';

/** The fields that everybody understands, in this order; the rest folds away below. */
const SHOWN: readonly string[] = ['00100010', '00100020', '00100030', '00101010', '00100040', '00080020', '00080080', '00080090',
  '00080050', '0008103E', '0020000D', '00181000'];

const DATES = /\((0010,0030|0008,002[0-3])\)$/;

const PRIVATE = /^\(\w{3}[13579BDF],(?!00\w{2}\))/;

export function vanishCard(context: Context, prepared: Prepared): { readonly element: HTMLElement; hear(message: FromWorker): void } {
  const { speech } = context;
  const all = prepared.patientFound.studies.flatMap((study) => study.series);
  const rows = el('tbody');
  const everyField = el('details', { class: 'inset small', hidden: true });
  const about = el('p', {}, speech.count('vanish.about', prepared.files));
  const trouble = el('p', { class: 'inset small quiet', hidden: true }, speech.say('vanish.failed'));
  const series = el('select', { class: 'input input-mid', 'aria-label': speech.say('vanish.file') });
  const image = el('input', { class: 'input input-short', type: 'number', min: '1', value: '1', 'aria-label': speech.say('vanish.image') });
  series.append(...all.map((some, index) => el('option', { value: String(index) }, context.seriesNames.get(some.series) ?? '')));

  const ask = (): void => {
    const some: SeriesFound | undefined = all[Number(series.value)];
    if (some !== undefined) {
      image.max = String(some.images);
      const chosen = Math.min(Math.max(1, Math.floor(Number(image.value))), some.images);
      context.tell({ kind: 'compare', series: some.series, image: chosen - 1 });
    }
  };
  series.addEventListener('change', () => {
    image.value = '1';
    ask();
  });
  image.addEventListener('change', ask);
  ask();

  const show = (comparison: Comparison): void => {
    trouble.hidden = comparison.rows.length > 0;
    rows.replaceChildren(...shortRows(context, comparison.rows));
    everyField.hidden = comparison.rows.length === 0;
    const body = el('tbody');
    everyField.replaceChildren(el('summary', {}, speech.count('vanish.all', comparison.rows.length)),
      el('div', { class: 'all-fields', tabindex: '0', role: 'region', 'aria-label': speech.count('vanish.all', comparison.rows.length) },
        el('table', { class: 'table vanish' }, head(context), body)));
    everyField.addEventListener('toggle', () => {
      body.replaceChildren(...comparison.rows.map((row) => line(context, el('span', { class: 'mono' }, row.path), row)));
    }, { once: true });
  };

  return {
    element: el('section', { class: 'card flush', 'aria-labelledby': 'vanish-title' },
      el('header', {}, el('h2', { id: 'vanish-title' }, speech.say('vanish.title')), about),
      el('div', { class: 'row file-choice' }, series, image),
      el('table', { class: 'table vanish' }, head(context), rows), trouble,
      prepared.identityHits === 0 ? null : el('p', { class: 'inset small', 'data-part': 'identity-hits' }, speech.count('vanish.hits', prepared.identityHits)),
      everyField),
    hear(message) {
      if (message.kind === 'compared') {
        show(message.comparison);
      }
    },
  };
}

function head({ speech }: Context): HTMLElement {
  return el('thead', {}, el('tr', {}, ...(['vanish.field', 'vanish.before', 'vanish.after'] as const)
    .map((key) => el('th', { scope: 'col' }, speech.say(key)))));
}

function shortRows(context: Context, all: readonly ComparedRow[]): HTMLElement[] {
  const { speech } = context;
  const rows: HTMLElement[] = [];
  for (const tag of SHOWN) {
    const row = all.find((some) => some.path === `(${tag.slice(0, 4)},${tag.slice(4)})`);
    if (row !== undefined && (row.before !== '' || row.after !== '')) {
      rows.push(line(context, speech.say(`tag.${tag}` as Key), row));
    }
  }
  const ofMaker = all.filter((row) => PRIVATE.test(row.path));
  if (ofMaker.length > 0) {
    const kept = ofMaker.filter((row) => row.action !== 'removed').length;
    rows.push(el('tr', {}, el('th', { scope: 'row' }, speech.say('vanish.private')),
      el('td', {}, el('del', {}, speech.count('vanish.private.before', ofMaker.length))),
      kept === 0 ? el('td', { class: 'gone' }, speech.say('vanish.removed'))
        : el('td', {}, speech.count('vanish.private.after', kept), ' ', el('span', { class: 'kept' }, speech.say('vanish.private.why')))));
  }
  return rows;
}

function line({ speech }: Context, name: Node | string, row: ComparedRow): HTMLElement {
  const changes = row.after !== row.before;
  return el('tr', {}, el('th', { scope: 'row' }, name),
    el('td', {}, row.before === '' ? '' : changes ? el('del', {}, readable(row.path, row.before)) : readable(row.path, row.before)),
    after(speech, row, changes));
}

function readable(path: string, value: string): string {
  return DATES.test(path) ? readableDay(value) : value;
}

function after(speech: Context['speech'], row: ComparedRow, changes: boolean): HTMLElement {
  switch (row.action) {
    case 'removed': return el('td', { class: 'gone' }, speech.say('vanish.removed'));
    case 'emptied': return el('td', { class: 'gone' }, speech.say('vanish.emptied'));
    case 'shifted': return el('td', {}, readable(row.path, row.after), ' ', el('span', { class: 'kept' }, speech.say('vanish.shifted')));
    case 'stamped': return row.before !== '' ? el('td', {}, row.after)
      : el('td', {}, row.after, ' ', el('span', { class: 'kept' }, speech.say('vanish.stamped')));
    case 'kept': return changes ? el('td', {}, row.after) : el('td', { class: 'kept' }, speech.say('vanish.kept'));
    case 'replaced':
    case 'cleaned': return el('td', row.after === '' ? { class: 'gone' } : {}, row.after === '' ? speech.say('vanish.emptied') : row.after);
  }
}
