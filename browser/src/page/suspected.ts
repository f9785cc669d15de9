// Series whose pictures may show writing: what they are, how many, why they stay here and what to do about it.
import type { Suspected } from '../protocol/messages';
import { el } from './dom';
import type { Context } from './stage';

/** @returns null when there is none */
export function suspectedCard({ speech }: Context, suspected: readonly Suspected[]): HTMLElement | null {
  if (suspected.length === 0) {
    return null;
  }
  const images = suspected.reduce((sum, series) => sum + series.images, 0);
  return el('section', { class: 'notice notice-warn', 'aria-labelledby': 'suspected-title' },
    el('h2', { id: 'suspected-title' }, speech.count('suspected.title', images)),
    el('p', {}, speech.say('suspected.why')),
    el('ul', { class: 'suspected' }, ...suspected.map((series) => el('li', {},
      el('b', {}, speech.say('series.unnamed', { number: series.seriesNumber })),
      series.description === '' ? null : el('span', { class: 'mono' }, series.description),
      el('span', { class: 'quiet' }, [series.modality, speech.count('series.images', series.images)].filter((part) => part !== '').join(' · '))))),
    el('p', {}, speech.say('suspected.do')));
}
