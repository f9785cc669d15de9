// Two patients on one disc, or one without a hospital number: nothing is guessed, somebody who knows says it.
import type { Inventory, PatientFound, SubjectWish } from '../protocol/messages';
import { button, el } from './dom';
import { readableDay } from './readable-day';
import type { Context, StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { preparingStage } from './stage-reading';

export function patientsStage(inventory: Inventory): StageMaker {
  return (context) => {
    const { speech } = context;
    const several = inventory.patients.length > 1;
    const number = el('input', { class: 'input input-mid', id: 'number', autocomplete: 'off', 'aria-describedby': 'number-hint' });
    const numberField = el('div', { class: 'field' }, el('label', { for: 'number' }, speech.say('patients.number')),
      el('span', { class: 'hint', id: 'number-hint' }, speech.say('patients.number.hint')), number);
    const form = el('form', { class: 'card stack' },
      el('fieldset', { class: 'stack stack-2' }, el('legend', { class: 'sr' }, speech.say('patients.title')),
        ...inventory.patients.map((patient) => choice(context, patient, !several))),
      numberField, el('div', {}, el('button', { class: 'button button-main', type: 'submit' }, speech.say('key.continue'))));
    const chosen = (): PatientFound | undefined => {
      const value = new FormData(form).get('patient');
      return inventory.patients.find((patient) => String(patient.patient) === value);
    };
    const ask = (): void => {
      const patient = chosen();
      numberField.hidden = patient === undefined || patient.number !== '';
      number.required = !numberField.hidden;
    };
    form.addEventListener('change', ask);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const patient = chosen();
      if (patient !== undefined) {
        const subject: SubjectWish = patient.number === '' ? { kind: 'number', typed: number.value } : { kind: 'own' };
        context.go(preparingStage(inventory, patient.patient, subject));
      }
    });
    ask();
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head' },
          el('div', { class: 'head-title' }, el('h1', {}, speech.say(several ? 'patients.title' : 'patients.title.one')),
            el('p', {}, speech.say(several ? 'patients.text' : 'patients.text.one'))),
          button(speech.say('found.again'), '', () => {
            context.tell({ kind: 'start-again' });
            context.go(dropStage(null));
          })),
        form),
    };
  };
}

function choice({ speech }: Context, patient: PatientFound, checked: boolean): HTMLElement {
  const given = (value: string): string => (value === '' ? speech.say('patients.absent') : value);
  return el('label', { class: 'choice' },
    el('input', { type: 'radio', name: 'patient', value: String(patient.patient), required: true, checked }),
    el('b', {}, patient.name === '' ? speech.say('patients.unnamed') : readableName(patient.name)),
    el('span', { class: 'hint' },
      speech.count('patients.line', patient.files, { birth: given(readableDay(patient.birthDate)), number: given(patient.number) })));
}

/** The first written form of a name of PS3.5 §6.2.1, family name first: "Doe, Jamie". */
function readableName(name: string): string {
  const form = name.split('=').find((group) => group !== '') ?? '';
  return form.split('^').slice(0, 3).map((part) => part.trim()).filter((part) => part !== '').join(', ');
}
