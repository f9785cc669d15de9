// What stays in the images and what goes, by the rules that the trial chose: in plain words, before anything is sent.
import type { Profile } from '../protocol/profile';
import { el } from './dom';
import type { Speech } from './speech';
import type { Context } from './stage';

/** Options that the page has words for, whether they are chosen or not; the Basic Profile is all the rest. */
const TOLD = ['113105', '113107', '113108', '113111', '113109', '113112', '113104'] as const;

export function choiceCard({ speech, link }: Context, profile: Profile): HTMLElement {
  const list = (title: string, kind: string, lines: readonly string[]): HTMLElement => el('div', { class: 'stack stack-2', 'data-choice': kind },
    el('h3', {}, title), el('ul', { class: 'told' }, ...lines.map((line) => el('li', {}, line))));
  return el('section', { class: 'card stack', 'aria-labelledby': 'choice-title' },
    el('h2', { id: 'choice-title' }, speech.say('choice.title')),
    el('p', { class: 'small quiet' }, profile.charter === '' ? speech.say('choice.by.none') : speech.say('choice.by', { charter: profile.charter })),
    ...(profile.hash === link.profile.hash ? [] : [el('p', { class: 'notice' }, speech.say('choice.earlier'))]),
    list(speech.say('choice.stays'), 'stays', stays(speech, profile)),
    list(speech.say('choice.goes'), 'goes', goes(speech, profile)),
    list(speech.say('choice.added'), 'added', [speech.say('choice.add.trial')]),
    el('p', { class: 'small quiet' }, speech.say('choice.code',
      { name: profile.name, hash: profile.hash, codes: speech.list(profile.options), edition: profile.tableEdition })));
}

function stays(speech: Speech, profile: Profile): readonly string[] {
  const chosen = TOLD.filter((code) => profile.options.includes(code));
  return [
    speech.say('choice.stay.pictures'), speech.say('choice.stay.scanner'),
    ...chosen.map((code) => speech.say(code === '113111' && profile.tier !== 'core' ? `choice.stay.113111.${profile.tier === 'research' ? 'research' : 'plain'}` : `choice.stay.${code}`)),
    ...(profile.words.length === 0 ? [] : [speech.count('choice.words', profile.words.length, { words: speech.list(profile.words) })]),
  ];
}

function goes(speech: Speech, profile: Profile): readonly string[] {
  return [
    speech.say('choice.go.persons'), speech.say('choice.go.text'), speech.say('choice.go.uids'), speech.say('choice.go.hidden'),
    ...TOLD.filter((code) => !profile.options.includes(code)).map((code) => speech.say(`choice.go.${code}`)),
  ];
}
