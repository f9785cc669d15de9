// Shown instead of the drop zone when the link does not open.
import { button, el } from './dom';
import type { StageMaker } from './stage';

export type LinkTrouble = 'no-key' | 'unknown' | 'ended' | 'too-many' | 'unreachable' | 'unreadable';

export function linkStage(trouble: LinkTrouble, address: URL): StageMaker {
  return ({ speech }) => {
    const element = el('div', { class: 'wrap wrap-narrow stack stack-5' },
      el('div', { class: 'head-title' }, el('h1', {}, speech.say(`link.${trouble}.title`)), el('p', {}, speech.say(`link.${trouble}`))));
    if (trouble === 'no-key' || trouble === 'unknown') {
      const input = el('input', { class: 'input', id: 'link', type: 'url', autocomplete: 'off', spellcheck: 'false', required: true });
      const form = el('form', { class: 'card stack' },
        el('div', { class: 'field' }, el('label', { for: 'link' }, speech.say('link.field')), input),
        el('div', {}, el('button', { class: 'button button-main', type: 'submit' }, speech.say('link.open'))));
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const pasted = URL.parse(input.value.trim());
        if (pasted !== null && pasted.origin === address.origin) {
          location.assign(pasted.href);
          location.reload(); // only the part after # may have changed
        } else {
          input.focus();
        }
      });
      element.append(form);
    }
    if (trouble === 'unreachable' || trouble === 'too-many') {
      element.append(el('div', {}, button(speech.say('problem.again'), 'main', () => { location.reload(); })));
    }
    return { element };
  };
}
