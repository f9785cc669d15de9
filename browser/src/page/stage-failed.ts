// Something stopped: what, and what to do now.
import type { Problem } from '../protocol/messages';
import { button, el } from './dom';
import type { Pledge } from './hand-in';
import type { StageMaker } from './stage';
import { dropStage } from './stage-drop';
import { sendingStage } from './stage-sending';

/** @param sending files that were being sent, so that it can go on; absent when reading stopped */
export function failedStage(problem: Problem, sending: { readonly files: number; readonly pledge: Pledge | null } | null = null): StageMaker {
  return (context) => {
    const { speech } = context;
    const refused = problem.refusals.reduce((sum, refusal) => sum + refusal.files, 0);
    const acts = el('div', { class: 'row' });
    if (sending !== null && refused > 0 && refused < sending.files) {
      acts.append(button(speech.count('problem.without', refused), 'main',
        () => { context.go(sendingStage(sending.files - refused, 'send-without-refused', sending.pledge)); }));
    } else if (sending !== null) {
      acts.append(button(speech.say('problem.again'), 'main', () => { context.go(sendingStage(sending.files, 'send', sending.pledge)); }));
    }
    acts.append(button(speech.say('found.again'), acts.childElementCount === 0 ? 'main' : '', () => {
      context.tell({ kind: 'start-again' });
      context.go(dropStage(null));
    }));
    const section = el('section', { class: 'summary', 'aria-live': 'assertive' },
      el('p', {}, speech.sayCode('problem', problem.code, 'problem.other')));
    if (problem.refusals.length > 0) {
      section.append(el('table', { class: 'table' },
        el('thead', {}, el('tr', {}, ...(['left.title', 'problem.rule', 'problem.place', 'problem.reason'] as const)
          .map((key, index) => el('th', { scope: 'col' }, index === 0 ? speech.say('sending.images') : speech.say(key))))),
        el('tbody', {}, ...problem.refusals.map((refusal) => el('tr', {},
          el('td', { class: 'num' }, speech.number(refusal.files)), el('td', {}, refusal.rule),
          el('td', { class: 'mono' }, refusal.path), el('td', {}, refusal.reason))))));
    }
    if (problem.requestId !== '') {
      section.append(el('p', { class: 'small quiet' }, speech.say('problem.request', { request: problem.requestId })));
    }
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head-title' }, el('h1', {}, speech.say('problem.title'))), section, acts),
    };
  };
}
