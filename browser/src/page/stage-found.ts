// What was found, what would leave the computer, what stays, and the consent to send.
import type { FromWorker, Inventory, PatientFound, Prepared } from '../protocol/messages';
import { choiceCard } from './choice-card';
import { button, el, sentence } from './dom';
import { leftOutCard } from './left-out';
import { Pictures } from './pictures';
import { seriesCard } from './series-list';
import type { Context, Stage, StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { imagingAge, signatureFields, type Pledge } from './hand-in';
import { failedStage } from './stage-failed';
import { saveCopy } from './stage-saving';
import { sendingStage } from './stage-sending';
import { subjectChoice } from './subject-choice';
import { suspectedCard } from './suspected';
import { vanishCard } from './vanish-table';

/** @param prepared null when there is nothing to send */
/** @param typed the code of the child as it was typed, when it was refused */
export function foundStage(inventory: Inventory, prepared: Prepared | null, typed = ''): StageMaker {
  return (context) => {
    const { speech } = context;
    const shown = prepared?.patientFound ?? null;
    const empty = prepared === null || prepared.files === 0;
    const head = el('div', { class: 'head' },
      el('div', { class: 'head-title' }, el('span', { class: 'over' }, [context.link.caseCode, context.link.site.name].filter((part) => part !== '').join(' · ')),
        el('h1', {}, empty || shown === null ? speech.say('found.nothing') : speech.say('found.title', { parts: parts(context, shown) })),
        el('p', {}, empty ? speech.say('found.nothing.text')
          : speech.count('found.read', inventory.filesRead, { seconds: Math.max(1, Math.round(inventory.millis / 1000)) }))),
      button(speech.say('found.again'), empty ? 'main' : '', () => {
        context.tell({ kind: 'start-again' });
        context.go(dropStage(null));
      }));
    const leftOut = leftOutCard(context, prepared?.leftOut ?? inventory.leftOut, inventory.filesRead);
    const suspected = suspectedCard(context, inventory.suspected.filter(({ patient }) => empty || patient === shown?.patient || patient < 0));
    if (empty || shown === null) {
      return { element: el('div', { class: 'wrap wrap-narrow stack stack-5' }, head, ...(suspected === null ? [] : [suspected]), leftOut) };
    }

    nameSeries(context, shown);
    const pictures = new Pictures(context);
    const series = seriesCard(context, prepared, pictures);
    const vanish = vanishCard(context, prepared);
    const hear = (message: FromWorker): void => {
      if (message.kind === 'failed') {
        context.go(failedStage(message.problem));
      }
      pictures.hear(message);
      vanish.hear(message);
    };
    return {
      element: el('div', { class: 'wrap stack stack-5' }, head,
        el('div', { class: 'split' },
          el('div', { class: 'stack stack-5' }, series, ...(suspected === null ? [] : [suspected]), vanish.element, choiceCard(context, prepared.profile)),
          el('div', { class: 'stack stack-5' }, confirmForm(context, inventory, prepared, typed), leftOut)),
        pictures.element),
      hear,
    } satisfies Stage;
  };
}

function parts({ speech }: Context, patient: PatientFound): string {
  const series = patient.studies.reduce((sum, study) => sum + study.series.length, 0);
  return speech.list([speech.countInWords('found.patients', 1), speech.countInWords('found.studies', patient.studies.length),
    speech.countInWords('found.series', series)]);
}

function nameSeries(context: Context, patient: PatientFound): void {
  context.seriesNames.clear();
  for (const series of patient.studies.flatMap((study) => study.series)) {
    context.seriesNames.set(series.series,
      series.label === '' ? context.speech.say('series.unnamed', { number: series.seriesNumber }) : series.label);
  }
}

function confirmForm(context: Context, inventory: Inventory, prepared: Prepared, typed: string): HTMLElement {
  const { speech, handingIn } = context;
  const signing = handingIn === null ? null : signatureFields(context, handingIn);
  const age = ageChoice(context, prepared);
  const attest = el('input', { type: 'checkbox', name: 'attest', 'aria-describedby': 'attest-error' });
  const error = el('p', { class: 'field-error', id: 'attest-error', hidden: true }, speech.say('confirm.missing'));
  const field = el('div', { class: 'stack stack-2' }, error, el('label', { class: 'check' }, attest, el('span', {}, handingIn === null ? speech.say('confirm.attest')
    : speech.say('confirm.attest.case', { code: context.link.caseCode, basis: speech.sayCode('basis', handingIn.basis, 'basis.LEGAL_BASIS') }))));
  const save = button(speech.say('confirm.save'), '', () => { void saveCopy(context, inventory, prepared); });
  save.dataset['act'] = 'save';
  const form = el('form', { class: 'stack' },
    el('p', {}, ...sentence(speech.count('confirm.leaves', prepared.images, { megabytes: speech.megabytes(prepared.bytes) }),
      { pseudonym: el('b', { class: 'mono' }, prepared.pseudonym) })),
    el('p', { class: 'small quiet' }, speech.say('confirm.code')),
    el('p', { class: 'small quiet' }, speech.say('confirm.faces')),
    el('div', { class: 'rule-above' }, field),
    ...(age === null ? [] : [age.element]), ...(signing === null ? [] : [signing.element]),
    el('div', { class: 'stack stack-3 rule-above' },
      el('button', { class: 'button button-main', type: 'submit' }, speech.count(signing === null ? 'confirm.send' : 'confirm.sign', prepared.images)),
      save));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (attest.checked) {
      const pledge: Pledge | null = signing === null ? null : { imagingAgeDays: age?.chosen() ?? 0, ...signing.given() };
      context.go(sendingStage(prepared.files, 'send', pledge));
    } else {
      error.hidden = false;
      field.classList.add('has-error');
      attest.focus();
    }
  });
  return el('section', { class: 'card stack', 'aria-labelledby': 'confirm-title' },
    el('h2', { id: 'confirm-title' }, speech.say('confirm.title')), form, subjectChoice(context, inventory, prepared, typed));
}

/** How old the newest images are at most: read from the disc, where the day stays. */
function ageChoice({ speech, handingIn }: Context, prepared: Prepared): { readonly element: HTMLElement; chosen(): number } | null {
  const ages = handingIn?.imagingAges ?? [];
  if (ages.length === 0) {
    return null;
  }
  const select = el('select', { class: 'input', id: 'imaging-age', required: true }, el('option', { value: '' }, speech.say('age.choose')),
    ...ages.map((days, index) => el('option', { value: String(days) },
      index === ages.length - 1 ? speech.say('age.longer', { days: ages[index - 1] ?? days }) : speech.say('age.days', { days }))));
  const found = imagingAge(prepared.patientFound.studies.map(({ date }) => date), Date.now(), ages);
  select.value = found === 0 ? '' : String(found);
  return {
    element: el('div', { class: 'field' }, el('label', { for: 'imaging-age' }, speech.say('age.label')), select),
    chosen: () => Number(select.value),
  };
}
