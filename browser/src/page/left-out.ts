// What stays on this computer: counts by reason; the files themselves only on demand and only on the screen.
import type { LeftOut } from '../protocol/messages';
import { el } from './dom';
import type { Context } from './stage';

const SHOWN_AT_ONCE = 200;

export function leftOutCard(context: Context, leftOut: readonly LeftOut[], filesRead: number): HTMLElement {
  const { speech } = context;
  const files = leftOut.reduce((sum, some) => sum + some.files, 0);
  const card = el('section', { class: 'card flush', 'aria-labelledby': 'left-title' },
    el('header', {}, el('h2', { id: 'left-title' }, speech.say('left.title')),
      el('p', {}, speech.count('left.count', filesRead, { files }))));
  if (files === 0) {
    card.append(el('p', { class: 'inset small quiet' }, speech.say('left.none')));
    return card;
  }
  card.append(el('table', { class: 'table' }, el('tbody', {}, ...leftOut.map((some) => el('tr', { 'data-reason': some.reason },
    el('td', { class: 'num' }, speech.number(some.files)),
    el('th', { scope: 'row' }, speech.sayCode('left', some.reason, 'left.other'), el('br'),
      el('span', { class: 'quiet' }, speech.sayCode('left', `${some.reason}.why`, 'left.other.why').replace('.why', ''))))))));
  const details = el('details', { class: 'inset small' }, el('summary', {}, speech.say('left.show')));
  details.addEventListener('toggle', () => { details.append(lists(context, leftOut)); }, { once: true });
  card.append(details);
  return card;
}

function lists({ speech }: Context, leftOut: readonly LeftOut[]): HTMLElement {
  return el('div', { class: 'stack stack-3' }, ...leftOut.map((some) => {
    const rest = some.paths.length - SHOWN_AT_ONCE;
    return el('div', {}, el('h3', {}, speech.sayCode('left', some.reason, 'left.other')),
      el('ul', {}, ...some.paths.slice(0, SHOWN_AT_ONCE).map((path) => el('li', { class: 'mono' }, path)),
        rest > 0 ? el('li', {}, speech.say('left.more', { n: rest })) : null));
  }));
}
