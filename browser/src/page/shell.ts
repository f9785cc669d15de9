// The frame of the page: bar, language, the place of the states.
import { el, svg } from './dom';
import type { Language, Speech } from './speech';

export interface Shell {
  readonly main: HTMLElement;
  announce(text: string): void;
  speak(speech: Speech, siteName: string): void;
}

const LANGUAGES: readonly (readonly [Language, string])[] = [['en', 'English'], ['pt-BR', 'Português']];

export function makeShell(choose: (language: Language) => void): Shell {
  const skip = el('a', { class: 'skip', href: '#main' });
  skip.addEventListener('click', (event) => {
    event.preventDefault(); // the part after # is the key of the link
    main.focus();
  });
  const site = el('span');
  const languages = el('span', { class: 'lang', role: 'group' });
  const buttons = LANGUAGES.map(([language, name]) => {
    const button = el('button', { type: 'button', lang: language }, name);
    button.addEventListener('click', () => { choose(language); });
    return { language, button };
  });
  languages.append(...buttons.map(({ button }) => button));
  const header = el('header', { class: 'bar' }, el('div', { class: 'bar-in' },
    el('span', { class: 'brand' }, logo(), 'Eir'), el('div', { class: 'bar-me' }, site, languages)));
  const main = el('main', { id: 'main', tabindex: '-1' });
  const status = el('p', { class: 'sr', role: 'status' });
  document.body.append(skip, header, main, status);

  return {
    main,
    announce(text) {
      status.textContent = text;
    },
    speak(speech, siteName) {
      document.documentElement.lang = speech.language;
      skip.textContent = speech.say('skip');
      site.replaceChildren(...(siteName === '' ? [] : [el('span', { class: 'bar-role' }, `${speech.say('site')} · `), el('b', {}, siteName)]));
      languages.setAttribute('aria-label', speech.say('language'));
      buttons.forEach(({ language, button }) => { button.setAttribute('aria-pressed', String(language === speech.language)); });
    },
  };
}

function logo(): SVGElement {
  return svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('ellipse', { class: 'brand-ring', cx: '12', cy: '12', rx: '8.8', ry: '10.4' }),
    svg('path', { class: 'brand-ring', d: 'M12 1.6v5.2' }),
    svg('circle', { class: 'brand-dot', cx: '12', cy: '13.4', r: '3.9' }));
}
