// One series whose pictures may show writing: somebody looks at it, covers what names the child, and says so; or leaves it out.
import type { Inventory, Prepared, ReviewSeries, SeriesAnswer } from '../protocol/messages';
import { BoxEditor } from './box-editor';
import { BoxList } from './box-list';
import { button, el } from './dom';
import { PictureStage } from './picture-stage';
import type { Context, Stage, StageMaker } from './stage';
import { failedStage } from './stage-failed';
import { foundStage } from './stage-found';

/** @param prepared the child's images as they are prepared now; `series` is one of them */
export function reviewStage(inventory: Inventory, prepared: Prepared, series: ReviewSeries): StageMaker {
  // The drawing survives a change of the language.
  const boxes = new BoxEditor(series.rows, series.columns, series.answer.kind === 'looked' ? series.answer.boxes : []);
  const seen = new Set<number>();
  let searching = false;

  return (context) => {
    const { speech } = context;
    const total = prepared.review.length;
    const place = prepared.review.findIndex((some) => some.series === series.series) + 1;
    const list = new BoxList(context, boxes);
    const holds = el('p', { class: 'small' });
    const stage = new PictureStage(context, series, boxes, seen, () => {
      holds.textContent = speech.count('review.holds', series.images, { k: seen.size });
    });
    const error = el('p', { class: 'field-error', role: 'alert', hidden: true });
    const blank = button('', 'main', () => { answer({ kind: 'looked', boxes: boxes.now }); });
    const none = button(speech.say('review.none'), '', () => { answer({ kind: 'looked', boxes: [] }); });
    const out = button(speech.say('review.out'), '', () => { give({ kind: 'out' }); });
    const progress = el('p', { class: 'small quiet', role: 'status' });
    none.dataset['act'] = 'none';
    blank.dataset['act'] = 'blank';
    out.dataset['act'] = 'out';

    const refuse = (text: string): void => {
      error.textContent = text;
      error.hidden = false;
    };
    const answer = (given: Extract<SeriesAnswer, { kind: 'looked' }>): void => {
      const unseen = stage.unseen();
      if (stage.cannotShow()) {
        refuse(speech.say('review.unshown'));
      } else if (unseen.length > 0) {
        refuse(speech.say('review.unseen', { places: speech.list(unseen.map(({ name }) => name)) }));
        stage.show(unseen[0]?.image ?? 0);
        stage.focus();
      } else if (given.boxes.length === 0 && boxes.now.length > 0) {
        refuse(speech.count('review.boxes-left', boxes.now.length));
      } else {
        give(given);
      }
    };
    const give = (given: SeriesAnswer): void => {
      error.hidden = true;
      [blank, none, out].forEach((some) => { some.disabled = true; });
      progress.textContent = speech.say('review.working');
      context.tell({ kind: 'stop-search' });
      // Pictures of which nothing was suspected need no look: without boxes they are as before.
      context.tell({ kind: 'answer', series: series.series, answer: !series.suspect && given.kind === 'looked' && given.boxes.length === 0 ? { kind: 'open' } : given });
    };
    const draw = (): void => {
      const some = boxes.now.length;
      blank.textContent = speech.count('review.blank', some);
      blank.hidden = some === 0;
      none.classList.toggle('button-main', some === 0);
      list.draw();
      stage.draw();
    };
    boxes.listen(draw);
    draw();
    if (!searching) {
      searching = true;
      context.tell({ kind: 'search', series: series.series });
    }

    const back = button(speech.say('review.back'), '', () => { context.go(foundStage(inventory, prepared)); });
    back.dataset['act'] = 'back';
    return {
      element: el('div', { class: 'wrap stack stack-5' },
        el('div', { class: 'head' },
          el('div', { class: 'head-title' },
            el('span', { class: 'over' }, total > 1 ? speech.say('review.place', { n: place, total }) : '', ' ', seriesName(context, series)),
            el('h1', {}, speech.say('review.title')), el('p', {}, speech.count('review.lead', series.images))),
          back),
        el('div', { class: 'split' }, stage.element,
          el('section', { class: 'card stack', 'aria-labelledby': 'regions-title' }, list.element,
            el('div', { class: 'stack stack-3 rule-above', 'data-part': 'answers' },
              holds, error, blank, none, out, progress)))),
      hear(message) {
        stage.hear(message);
        switch (message.kind) {
          case 'writing':
            if (message.writing.series === series.series) {
              boxes.propose(message.writing.boxes);
              stage.found(message.writing);
            }
            break;
          case 'preparing':
            progress.textContent = speech.say('preparing.count', { files: message.files, total: message.filesTotal });
            break;
          case 'answered':
            if (message.refused === null) {
              context.go(afterAnswer(inventory, message.prepared, series));
            } else {
              [blank, none, out].forEach((some) => { some.disabled = false; });
              progress.textContent = '';
              refuse(speech.count('review.refused', message.refused.files, { why: speech.sayCode('left', `${message.refused.reason}.why`, 'left.other.why') }));
            }
            break;
          case 'failed':
            context.go(failedStage(message.problem));
            break;
          default:
        }
      },
      leave() {
        boxes.listen(() => undefined);
        context.tell({ kind: 'stop-search' });
      },
    } satisfies Stage;
  };
}

/** The next series that nobody has looked at, or the overview. */
function afterAnswer(inventory: Inventory, prepared: Prepared, answered: ReviewSeries): StageMaker {
  const open = prepared.review.filter(({ answer }) => answer.kind === 'open');
  const next = open.find(({ series }) => series > answered.series) ?? open[0];
  return next === undefined || !answered.suspect ? foundStage(inventory, prepared) : reviewStage(inventory, prepared, next);
}

/** What it is called on the screen: its number and its own words, which may name somebody and stay here. */
export function seriesName({ speech }: Context, { seriesNumber, description }: ReviewSeries): string {
  return [speech.say('series.unnamed', { number: seriesNumber }), description].filter((part) => part !== '').join(' · ');
}
