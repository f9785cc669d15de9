import type { Changed } from 'eir-engine';
import type { Action, Comparison } from '../protocol/messages';

const DATES = /\((0008,00(12|2[0-3]|2A)|0040,(0244|0250|A032|A12[01]|A13A))\)$/;

/** A change of the engine as the page's table shows it. */
export function spoken({ path, action, before, after }: Changed): Comparison['rows'][number] {
  return { path, action: actionOf(action, path), before, after };
}

/** The page's word for a letter of PS3.15 Table E.1-1a; a C or U on a date is a shift. */
function actionOf(letter: Changed['action'], path: string): Action {
  switch (letter) {
    case 'K': return 'kept';
    case 'X': return 'removed';
    case 'Z': return 'emptied';
    case 'C': return DATES.test(path) ? 'shifted' : 'cleaned';
    case 'S': return 'stamped';
    default: return 'replaced';
  }
}
