// The same child under another hospital number: the code that it already has is typed in.
import type { Inventory, Prepared } from '../protocol/messages';
import { button, el } from './dom';
import type { Context } from './stage';
import { preparingStage } from './stage-reading';

export function subjectChoice(context: Context, inventory: Inventory, prepared: Prepared, typed: string): HTMLElement {
  const { speech } = context;
  const input = el('input', {
    class: 'input input-mid mono', id: 'subject', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '20',
    required: true, 'aria-describedby': 'subject-hint subject-error',
  });
  input.value = prepared.subjectRefused ? typed : '';
  const error = el('p', { class: 'field-error', id: 'subject-error', hidden: !prepared.subjectRefused }, speech.say('subject.wrong'));
  const form = el('form', { class: 'stack stack-3 inset' },
    el('div', { class: prepared.subjectRefused ? 'field has-error' : 'field' }, el('label', { for: 'subject' }, speech.say('subject.label')),
      el('span', { class: 'hint', id: 'subject-hint' }, speech.say('subject.hint')), error, input),
    el('div', { class: 'row' }, el('button', { class: 'button', type: 'submit' }, speech.say('subject.apply')),
      prepared.subjectChosen
        ? button(speech.say('subject.back'), '', () => { context.go(preparingStage(inventory, prepared.patient, { kind: 'own' })); })
        : null));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    context.go(preparingStage(inventory, prepared.patient, { kind: 'pseudonym', typed: input.value }));
  });
  return el('details', { class: 'small', open: prepared.subjectChosen || prepared.subjectRefused },
    el('summary', {}, speech.say('subject.title')), form);
}
