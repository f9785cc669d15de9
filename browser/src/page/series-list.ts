import type { Prepared, SeriesFound } from '../protocol/messages';
import { el } from './dom';
import type { Painter } from './painter';
import type { Pictures } from './pictures';
import type { Context } from './stage';

export function seriesCard(context: Context, prepared: Prepared, pictures: Pictures, painter: Painter): HTMLElement {
  const { speech } = context;
  const list = el('ul', { class: 'series' });
  for (const series of prepared.patientFound.studies.flatMap((study) => study.series)) {
    list.append(el('li', {}, tile(context, series, pictures, painter)));
  }
  return el('section', { class: 'card', 'aria-labelledby': 'send-title' },
    el('header', {}, el('h2', { id: 'send-title' }, speech.say('send.title')),
      el('p', {}, speech.count('send.size', prepared.images, { megabytes: speech.megabytes(prepared.bytes) }))),
    list, el('p', { class: 'small quiet series-hint' }, speech.say('series.hint')));
}

function tile(context: Context, series: SeriesFound, pictures: Pictures, painter: Painter): HTMLElement {
  const { speech } = context;
  const name = context.seriesNames.get(series.series) ?? '';
  const unseen = el('span', { class: 'quiet' });
  const thumb = el('canvas', { class: 'thumb', width: '72', height: '72' });
  const spoken = `${speech.say('series.look', { series: name })}, ${speech.count('series.images', series.images)}`;
  const button = el('button', { type: 'button', 'aria-label': spoken },
    thumb, el('span', {}, el('b', {}, name), el('span', { class: 'quiet' }, speech.count('series.images', series.images)), unseen));
  void painter.paint(series.series, Math.floor(series.images / 2), 144, { kind: 'sent' }, 'plain', thumb).then((painted) => {
    if (painted !== null) {
      thumb.dataset['painted'] = '';
    } else {
      unseen.textContent = speech.say('series.unseen');
      button.setAttribute('aria-label', `${spoken}, ${unseen.textContent}`);
      thumb.replaceWith(el('span', { class: 'thumb thumb-none', 'aria-hidden': 'true' }, '▦'));
    }
  });
  button.addEventListener('click', () => { pictures.open(series, name); });
  return button;
}
