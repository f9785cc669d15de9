import { element } from '../room/element.ts';
import type { Answers, Finding, Item, Review } from './answers.ts';
import { recordsOf, textOf, type Json } from './api.ts';
import type { FormWords } from './words.ts';

/** An answer was given; `soonMs` until it should be with the server. */
export type Changed = (item: Item, soonMs: number) => void;

const AT_ONCE_MS = 300;
const TYPING_MS = 1500;
/** Up to so many words stand side by side, one key each; more go into a list. */
const MOST_BESIDE = 10;

/** One item of the form: its label, its field, and what the rules say of it. */
export function fieldOf(item: Item, answers: Answers, review: Review, sheet: Json, words: FormWords, changed: Changed): HTMLElement {
  const findings = review.findings.filter((finding) => finding.item === item.id);
  const notes = `n-${item.id}`;
  const said = element('div', { class: 'notes', id: notes }, ...findings.map((finding) => note(finding, words)));
  const choice = item.values.length > 0;
  const body = choice ? choicesOf(item, answers, words, changed) : [typed(item, answers, sheet, words, notes, changed)];
  const root = choice
    ? element('fieldset', { class: 'item', 'data-item': item.id, 'aria-describedby': notes }, element('legend', {}, item.label), ...body, said)
    : element('div', { class: 'item', 'data-item': item.id }, element('label', { for: `i-${item.id}` }, item.label, ' ', element('span', { class: 'quiet' }, rangeOf(item, words))), ...body, said);
  root.hidden = review.asked[item.id] === 'HIDDEN';
  return root;
}

export function note(finding: Finding, words: FormWords): HTMLElement {
  const hard = finding.weight === 'HARD';
  return element('p', { class: hard ? 'quiet' : 'warn' }, `${hard ? '○' : '▲'} `,
    finding.code === 'SIGN' ? words.of(`weight.${finding.weight}`) ?? finding.weight : words.of(`finding.${finding.code}`) ?? finding.code);
}

function rangeOf(item: Item, words: FormWords): string {
  return item.type === 'INT' || item.type === 'DECIMAL' ? item.range.split('..').map((end) => words.decimal(end)).join('–') : '';
}

function choicesOf(item: Item, answers: Answers, words: FormWords, changed: Changed): Node[] {
  const isSet = item.type !== 'ENUM';
  const boxes = item.values.map((word, i) => {
    const input = element('input', { type: isSet ? 'checkbox' : 'radio', name: item.id, value: word });
    input.checked = isSet ? answers.words(item.id).includes(word) : answers.get(item.id) === word;
    input.addEventListener('change', () => {
      if (isSet) answers.toggle(item.id, word);
      else answers.set(item.id, word);
      changed(item, AT_ONCE_MS);
    });
    const place = item.type === 'ORDERED_SET' ? answers.words(item.id).indexOf(word) + 1 : 0;
    const key = item.values.length <= MOST_BESIDE ? element('kbd', { 'aria-hidden': 'true' }, String((i + 1) % 10)) : '';
    return element('label', {}, input, element('span', {}, key, words.value(word), place > 0 ? ` · ${String(place)}` : ''));
  });
  const hint = item.type === 'ORDERED_SET' ? [element('p', { class: 'quiet' }, words.text('order.hint'))] : [];
  return [...hint, element('div', { class: 'choices' }, ...boxes)];
}

function typed(item: Item, answers: Answers, sheet: Json, words: FormWords, notes: string, changed: Changed): HTMLElement {
  const id = `i-${item.id}`;
  const given = answers.get(item.id);
  if (item.type === 'REF') {
    const select = element('select', { id, 'aria-describedby': notes }, element('option', { value: '' }, words.text('choose')));
    for (const series of recordsOf(sheet['series'])) {
      select.append(element('option', { value: textOf(series['uid']) }, `${textOf(series['sequence']).replaceAll('_', ' ')} · ${textOf(series['plane'])}`));
    }
    select.value = typeof given === 'string' ? given : '';
    select.addEventListener('change', () => { answers.set(item.id, select.value); changed(item, AT_ONCE_MS); });
    return select;
  }
  if (item.type === 'TEXT') {
    const area = element('textarea', { id, rows: 3, maxlength: 1000, 'aria-describedby': notes });
    area.value = typeof given === 'string' ? given : '';
    area.addEventListener('input', () => { answers.set(item.id, area.value); changed(item, TYPING_MS); });
    return area;
  }
  const whole = item.type === 'INT';
  const input = element('input', { id, inputmode: whole ? 'numeric' : 'decimal', autocomplete: 'off', maxlength: 10, 'aria-describedby': notes });
  input.value = given === undefined ? '' : words.decimal(String(given));
  input.addEventListener('input', () => {
    const read = words.readDecimal(input.value);
    const number = read !== undefined && whole ? (/^\d+$/.test(read) ? Number(read) : undefined) : read;
    input.toggleAttribute('aria-invalid', input.value.trim() !== '' && number === undefined);
    answers.set(item.id, number);
    changed(item, TYPING_MS);
  });
  return input;
}
