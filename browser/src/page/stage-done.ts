// The end: the private link, once, and the receipt.
import type { Done } from '../protocol/messages';
import { button, el } from './dom';
import { offerDownload } from './download';
import { handIn, signatureFields, type HandedIn } from './hand-in';
import { doorOf } from './link';
import { listCard } from './own-list';
import { qrCode } from './qr';
import type { Context, StageMaker } from './stage';
import { dropStage } from './stage-drop';

/** @param imagingAgeDays as it was stated with the first signature; 0 if it was not */
export function doneStage(done: Done, handedIn: HandedIn, imagingAgeDays: number): StageMaker {
  return (context) => {
    const { speech, link } = context;
    const copy = button(speech.say('done.copy'), 'main', () => {
      navigator.clipboard.writeText(done.link).then(
        () => { said(speech.say('done.copied')); }, () => { said(speech.say('done.copy.failed')); });
    });
    const said = (text: string): void => {
      copy.textContent = text;
      context.announce(text);
    };
    const open = el('a', { class: 'button', href: done.link, target: '_blank', rel: 'noreferrer noopener' }, speech.say('done.open'));
    const trouble = el('p', { class: 'field-error', hidden: true }, speech.say('done.receipt.failed'));
    const receipts = el('p', { class: 'row' }, ...[['receipt.pdf', 'PDF'], ['receipt.json', 'JSON'], ['SHA256SUMS', 'SHA256SUMS']]
      .map(([file, name]) => receiptButton(done.upload, file ?? '', name ?? '', trouble)));
    const list = listCard(context, done.pseudonym);
    return {
      element: el('div', { class: 'wrap wrap-narrow stack stack-5' },
        el('div', { class: 'head-title' }, el('span', { class: 'over' }, speech.say('done.over', { submission: done.submission })),
          el('h1', {}, speech.count('done.title', done.files)), el('p', {}, speech.say('done.lead'))),
        ...(link.caseCode === '' ? [] : [handInCard(context, done, handedIn, imagingAgeDays)]),
        el('section', { class: 'card stack', 'aria-labelledby': 'link-title' },
          el('h2', { id: 'link-title' }, speech.say('done.link')),
          el('div', { class: 'link-grid' },
            el('div', { class: 'stack stack-3' },
              el('div', { class: 'link-box' }, el('output', { 'aria-label': speech.say('done.link') }, done.link), copy),
              el('p', { class: 'small' }, el('b', {}, speech.say('done.keep')), ' ', speech.say('done.keep.text')),
              el('div', { class: 'row' }, open)),
            qrCode(done.link, speech.say('done.qr')))),
        el('section', { class: 'card stack', 'aria-labelledby': 'receipt-title' },
          el('header', {}, el('h2', { id: 'receipt-title' }, speech.say('done.receipt')), receipts), trouble,
          el('dl', { class: 'facts' },
            el('dt', {}, speech.say('done.received')), el('dd', {}, speech.moment(done.receivedAt)),
            el('dt', {}, speech.say('done.images')), el('dd', {}, speech.say('done.images.text', { files: done.files, stayed: done.stayed })),
            el('dt', {}, speech.say('done.code')), el('dd', { class: 'mono' }, done.pseudonym),
            el('dt', {}, speech.say('done.cleaned')),
            el('dd', {}, speech.say('done.cleaned.text', { profile: done.profile.name, hash: done.profile.hash, codes: speech.list(done.profile.options) })))),
        list.element,
        el('div', {}, button(speech.say('done.more'), '', () => {
          context.tell({ kind: 'start-again' });
          context.go(dropStage(null));
        }))),
      hear: list.hear,
    };
  };
}

/** What became of the signature: handed in, or what is left to do for it, here or on the page of the case. */
function handInCard(context: Context, done: Done, handedIn: HandedIn, imagingAgeDays: number): HTMLElement {
  const { speech, link: { caseCode: code }, handingIn } = context;
  const title = el('h2', { id: 'hand-in-title' }, speech.say(handedIn.kind === 'done' ? 'hand-in.done' : 'hand-in.title', { code }));
  const way = el('a', { class: handedIn.kind === 'done' ? 'button button-main' : 'button', href: handedIn.kind === 'done' ? `/cases/${code}` : `/cases/${code}/send` },
    speech.say(handedIn.kind === 'done' ? 'hand-in.case' : 'hand-in.page', { code }));
  const card = (...children: readonly Node[]): HTMLElement => el('section', {
    class: handedIn.kind === 'done' ? 'notice notice-ok stack' : 'card stack', 'aria-labelledby': 'hand-in-title', 'data-handed-in': handedIn.kind,
  }, title, ...children);
  if (handedIn.kind === 'done') {
    return card(el('p', {}, speech.say('hand-in.done.text')), el('div', {}, way));
  }
  const why = el('p', { class: handedIn.kind === 'refused' ? 'field-error' : '', role: 'alert' },
    handedIn.kind === 'refused' ? speech.sayCode('hand-in', handedIn.code, 'hand-in.other') : speech.say('hand-in.text'));
  if (handingIn === null || handedIn.kind === 'open' || handedIn.code !== 'SIGNATURE_REQUIRED') {
    return card(why, el('div', {}, way));
  }
  const signing = signatureFields(context, handingIn);
  const form = el('form', { class: 'stack' }, signing.element,
    el('div', { class: 'row' }, el('button', { class: 'button button-main', type: 'submit' }, speech.say('hand-in.sign')), way));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void handIn(location.origin, code, done.upload, { imagingAgeDays, ...signing.given() })
      .then((next) => { context.go(doneStage(done, next, imagingAgeDays)); });
  });
  return card(why, form);
}

function receiptButton(upload: string, file: string, name: string, trouble: HTMLElement): HTMLButtonElement {
  const made = el('button', { type: 'button', class: 'plain', 'data-act': file }, name);
  made.addEventListener('click', () => {
    trouble.hidden = true;
    fetchReceipt(upload, file).then((content) => { offerDownload(content, file); }, () => { trouble.hidden = false; });
  });
  return made;
}

async function fetchReceipt(upload: string, file: string): Promise<Blob> {
  const door = doorOf(new URL(location.href));
  if (door === null) {
    throw new Error('the link left the address bar');
  }
  const response = await fetch(`${door.origin}/api/v1/uploads/${upload}/${file}`,
    { headers: { Authorization: `Bearer ${door.linkKey}` }, credentials: 'omit', cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`receipt: status ${String(response.status)}`);
  }
  return response.blob();
}
