// By which rules the images are cleaned: what the trial chose, as the server names it (docs/http.md).
import { fields, list, text, textOrNull, type Fields } from './json';

export interface Profile {
  readonly name: string;
  /** Eight digits over the choice and every table behind it. */
  readonly hash: string;
  /** Codes of PS3.16 CID 7050. */
  readonly options: readonly string[];
  readonly tier: string;
  /** Words of descriptions that this trial keeps beside the list's. */
  readonly words: readonly string[];
  readonly tableEdition: string;
  /** Of the charter that chose it, as DIPG/2; empty where none is in force. */
  readonly charter: string;
}

/** Reads the members `profile` and `charter` of an answer. */
export function profileOf(answer: Fields): Profile {
  const profile = fields(answer['profile'], 'profile');
  return {
    name: text(profile, 'name'), hash: text(profile, 'hash'), options: list(profile['options'], 'options').map(String),
    tier: text(profile, 'tier'), words: list(profile['words'], 'words').map(String), tableEdition: text(profile, 'tableEdition'),
    charter: textOrNull(answer, 'charter') ?? '',
  };
}

/** The profile as the engine reads it. */
export function engineText({ name, options, tier, words }: Profile): string {
  return [name, options.join(' '), tier, words.join(' ')].join('|');
}
