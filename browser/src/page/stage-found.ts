// What was found, what would leave the computer, what stays, and the consent to send.
import type { FromWorker, Inventory, PatientFound, Prepared, ReviewSeries } from '../protocol/messages';
import { choiceCard } from './choice-card';
import { button, el, sentence } from './dom';
import { leftOutCard } from './left-out';
import { Painter } from './painter';
import { Pictures } from './pictures';
import { reviewCard } from './review-card';
import { seriesCard } from './series-list';
import type { Context, Stage, StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { imagingAge, signatureFields, type Pledge } from './hand-in';
import { failedStage } from './stage-failed';
import { saveCopy } from './stage-saving';
import { reviewStage } from './stage-review';
import { sendingStage } from './stage-sending';
import { subjectChoice } from './subject-choice';
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
    const painter = new Painter(context);
    const review = prepared === null ? null : reviewCard(context, inventory, prepared, painter);
    if (empty || shown === null) {
      return {
        element: el('div', { class: 'wrap wrap-narrow stack stack-5' }, head, ...(review === null ? [] : [review]), leftOut),
        hear(message) {
          painter.hear(message);
        },
      };
    }

    nameSeries(context, shown);
    const pictures = new Pictures(context, painter, (series) => {
      const found = reviewOf(prepared, series);
      if (found !== null) {
        context.go(reviewStage(inventory, { ...prepared, review: prepared.review.some((some) => some.series === series) ? prepared.review : [found] }, found));
      }
    });
    const series = seriesCard(context, prepared, pictures, painter);
    const vanish = vanishCard(context, prepared);
    const hear = (message: FromWorker): void => {
      if (message.kind === 'failed') {
        context.go(failedStage(message.problem));
      }
      painter.hear(message);
      vanish.hear(message);
    };
    return {
      element: el('div', { class: 'wrap stack stack-5' }, head,
        el('div', { class: 'split' },
          el('div', { class: 'stack stack-5' }, ...(review === null ? [] : [review]), series, vanish.element, choiceCard(context, prepared.profile)),
          el('div', { class: 'stack stack-5' }, confirmForm(context, inventory, prepared, typed), leftOut)),
        pictures.element),
      hear,
    } satisfies Stage;
  };
}

/** The series as somebody may look at it who saw writing in its pictures. */
function reviewOf(prepared: Prepared, series: number): ReviewSeries | null {
  const known = prepared.review.find((some) => some.series === series);
  const found = prepared.patientFound.studies.flatMap((study) => study.series).find((some) => some.series === series);
  return known ?? (found === undefined ? null : {
    series, suspect: false, modality: found.modality, seriesNumber: found.seriesNumber, description: found.label, images: found.images,
    rows: found.rows, columns: found.columns, answer: { kind: 'open' }, remembered: false,
  });
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
  const waiting = prepared.review.filter(({ answer }) => answer.kind === 'open').reduce((sum, { images }) => sum + images, 0);
  const attest = el('input', { type: 'checkbox', name: 'attest', 'aria-describedby': 'attest-error' });
  const error = el('p', { class: 'field-error', id: 'attest-error', hidden: true }, speech.say('confirm.missing'));
  const field = el('div', { class: 'stack stack-2' }, error, el('label', { class: 'check' }, attest, el('span', {}, handingIn === null ? speech.say('confirm.attest')
    : speech.say('confirm.attest.case', { code: context.link.caseCode, basis: speech.sayCode('basis', handingIn.basis, 'basis.LEGAL_BASIS') }))));
  const save = button(speech.say('confirm.save'), '', () => { void saveCopy(context, inventory, prepared); });
  save.dataset['act'] = 'save';
  const form = el('form', { class: 'stack' },
    el('p', {}, ...sentence(speech.count('confirm.leaves', prepared.images, { megabytes: speech.megabytes(prepared.bytes) }),
      { pseudonym: el('b', { class: 'mono' }, prepared.pseudonym) })),
    ...(waiting === 0 ? [] : [el('p', { class: 'small' }, '▲ ', speech.count('confirm.waiting', waiting))]),
    ...(prepared.files === prepared.images ? [] : [el('p', { class: 'small quiet', id: 'confirm-files' }, speech.count('confirm.files', prepared.files))]),
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
