// The first state: a place to drop the disc.
import type { GivenFile, Unfinished } from '../protocol/messages';
import { button, el, svg } from './dom';
import { entriesOf, filesBelow, filesChosen } from './drop';
import type { Context, Stage, StageMaker } from './stage';
import { readingStage } from './stage-reading';
import { listWay } from './own-list';

/** @param news a sentence to show first, such as "cancelled" */
export function dropStage(news: string | null): StageMaker {
  return (context) => make(context, news);
}

function make(context: Context, news: string | null): Stage {
  const { speech, link } = context;
  const notes = el('div', { class: 'stack', role: 'status' });
  if (news !== null) {
    notes.append(el('div', { class: 'notice' }, el('p', {}, news)));
  }
  const clock = clockNotice(context);
  const keyLine = el('p', { class: 'small quiet' });
  const folder = el('input', { type: 'file', hidden: true, webkitdirectory: true, multiple: true, tabindex: '-1' });
  const files = el('input', { type: 'file', hidden: true, multiple: true, tabindex: '-1' });
  folder.addEventListener('change', () => { read(filesChosen(folder)); });
  files.addEventListener('change', () => { read(filesChosen(files)); });

  const heading = el('h2', {}, speech.say('drop.heading'));
  const zone = el('div', { class: 'drop' }, disc(),
    el('div', { class: 'stack stack-2' }, heading, el('p', {}, speech.say('drop.text'))),
    el('div', { class: 'row' },
      button(speech.say('drop.folder'), 'big main', () => { folder.click(); }),
      button(speech.say('drop.files'), 'big', () => { files.click(); })),
    folder, files);

  // The whole window takes the drop: a disc that lands beside the zone must not open in the browser.
  const over = (event: DragEvent): void => {
    event.preventDefault();
    zone.classList.add('drop-over');
    heading.textContent = speech.say('drop.over');
  };
  const out = (event: DragEvent): void => {
    if (event.relatedTarget === null) {
      zone.classList.remove('drop-over');
      heading.textContent = speech.say('drop.heading');
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    out(event);
    if (event.dataTransfer !== null) {
      read(filesBelow(entriesOf(event.dataTransfer)));
    }
  };
  addEventListener('dragover', over);
  addEventListener('dragleave', out);
  addEventListener('drop', drop);

  function read(found: AsyncGenerator<readonly GivenFile[]>): void {
    context.go(readingStage(found));
  }

  return {
    element: el('div', { class: 'wrap wrap-narrow stack stack-6' },
      el('div', { class: 'head-title' }, ...caseLine(context), el('h1', {}, speech.say('drop.title')),
        el('p', {}, speech.say('drop.lead', { site: link.site.name, protocol: link.trial.protocolName === '' ? link.trial.id : link.trial.protocolName }))),
      ...(clock === null ? [] : [clock]), ...listNotice(context), notes, zone, promises(context), keyLine),
    hear(message) {
      if (message.kind !== 'key') {
        return;
      }
      if (message.unfinished !== null) {
        notes.append(unfinished(context, message.unfinished));
      }
      if (message.key.state === 'ready') {
        const { keptUntil, fingerprint } = message.key;
        const erase = el('button', { type: 'button', class: 'plain' }, speech.say('key.erase'));
        erase.addEventListener('click', () => {
          context.tell({ kind: 'erase-key' });
          keyLine.replaceChildren(speech.say('key.erased'));
          context.announce(speech.say('key.erased'));
        });
        keyLine.replaceChildren(speech.say('key.line', { day: speech.day(keptUntil), fingerprint }), ' ', erase, ' · ', listWay(context));
      }
    },
    leave() {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', out);
      removeEventListener('drop', drop);
    },
  };
}

/** Half a day is beyond every mix-up of time zones. */
const CLOCK_TRUSTED_MILLIS = 12 * 3600 * 1000;

function clockNotice({ speech, clockAheadMillis }: Context): HTMLElement | null {
  if (Math.abs(clockAheadMillis) < CLOCK_TRUSTED_MILLIS) {
    return null;
  }
  const now = Date.now();
  return el('section', { class: 'notice notice-warn', 'data-notice': 'clock' }, el('h2', {}, speech.say('clock.title')),
    el('p', {}, speech.say('clock.text', { here: speech.day(now), there: speech.day(now - clockAheadMillis) })));
}

/** The way back to the case, also after a reload. */
function caseLine({ link: { caseCode: code } }: Context): readonly HTMLElement[] {
  return code === '' ? [] : [el('span', { class: 'over' }, el('a', { href: `/cases/${code}/send` }, code))];
}

function listNotice({ speech, link: { caseCode: code } }: Context): readonly HTMLElement[] {
  return code === '' ? [] : [el('p', { class: 'notice' }, speech.say('drop.list', { code }))];
}

function unfinished({ speech }: Context, earlier: Unfinished): HTMLElement {
  return el('div', { class: 'notice' }, el('h2', {}, speech.say('unfinished.title')),
    el('p', {}, speech.count('unfinished.text', earlier.files, { there: earlier.filesThere })));
}

function promises({ speech }: Context): HTMLElement {
  const promise = (title: string, text: string): HTMLElement => el('li', {}, el('b', {}, title), el('span', {}, text));
  return el('ol', { class: 'promise' },
    promise(speech.say('promise.1'), speech.say('promise.1.text')), promise(speech.say('promise.2'), speech.say('promise.2.text')),
    promise(speech.say('promise.3'), speech.say('promise.3.text')), promise(speech.say('promise.4'), speech.say('promise.4.text')));
}

function disc(): SVGElement {
  return svg('svg', { class: 'art', viewBox: '0 0 64 64', 'aria-hidden': 'true' },
    svg('circle', { class: 'art-wash', cx: '32', cy: '32', r: '26' }), svg('circle', { cx: '32', cy: '32', r: '26' }),
    svg('circle', { cx: '32', cy: '32', r: '8' }), svg('circle', { cx: '32', cy: '32', r: '2.5' }),
    svg('path', { d: 'M32 12a20 20 0 0 1 17.3 10M14.7 42A20 20 0 0 1 12 32' }));
}
