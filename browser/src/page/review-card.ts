// Series whose pictures may show writing, and of which somebody must say something before they are sent.
import type { Inventory, Prepared, ReviewSeries } from '../protocol/messages';
import { button, el } from './dom';
import type { Painter } from './painter';
import type { Context } from './stage';
import { reviewStage, seriesName } from './stage-review';

/** @returns null when there is none */
export function reviewCard(context: Context, inventory: Inventory, prepared: Prepared, painter: Painter): HTMLElement | null {
  const { speech } = context;
  const { review } = prepared;
  if (review.length === 0) {
    return null;
  }
  const open = review.filter(({ answer }) => answer.kind === 'open');
  const images = open.reduce((sum, series) => sum + series.images, 0);
  const [first] = open;
  const look = first === undefined ? null : button(speech.say('review.start'), 'main', () => { context.go(reviewStage(inventory, prepared, first)); });
  look?.setAttribute('data-act', 'look');
  return el('section', { class: `card stack${open.length > 0 ? ' card-warn' : ''}`, 'aria-labelledby': 'review-title' },
    el('header', {}, el('h2', { id: 'review-title' }, open.length === 0 ? speech.say('review.card.done') : speech.count('review.card', images))),
    open.length === 0 ? null : el('p', {}, speech.say('review.card.why')),
    el('ul', { class: 'series review' }, ...review.map((series) => el('li', {}, tile(context, series, painter,
      () => { context.go(reviewStage(inventory, prepared, series)); })))),
    look === null ? null : el('div', {}, look));
}

function tile(context: Context, series: ReviewSeries, painter: Painter, open: () => void): HTMLElement {
  const { speech } = context;
  const thumb = el('canvas', { class: 'thumb', width: '72', height: '72' });
  const made = el('button', { type: 'button', 'data-answer': series.answer.kind }, thumb, el('span', {}, el('b', {}, seriesName(context, series)),
    el('span', { class: 'quiet' }, [series.modality, speech.count('series.images', series.images)].filter((part) => part !== '').join(' · ')), stateTag(context, series)));
  void painter.paint(series.series, Math.floor(series.images / 2), 144, { kind: series.answer.kind === 'looked' ? 'sent' : 'disc' }, 'plain', thumb).then((painted) => {
    if (painted === null) {
      thumb.replaceWith(el('span', { class: 'thumb thumb-none', 'aria-hidden': 'true' }, '▦'));
    }
  });
  made.addEventListener('click', open);
  return made;
}

function stateTag({ speech }: Context, { answer, remembered }: ReviewSeries): HTMLElement {
  const before = remembered ? ` ${speech.say('review.remembered')}` : '';
  switch (answer.kind) {
    case 'open': return el('span', { class: 'tag tag-warn' }, speech.say('review.state.open'));
    case 'out': return el('span', { class: 'tag tag-off' }, speech.say('review.state.out') + before);
    case 'looked': return el('span', { class: 'tag tag-ok' },
      (answer.boxes.length === 0 ? speech.say('review.state.none') : speech.count('review.state.blank', answer.boxes.length)) + before);
  }
}
