/**
 * The reading room for a case: images under the session, and beside them the pane of the page.
 */
import { open, type Source } from '../link/source.ts';
import { byId } from '../room/element.ts';
import type { Words } from '../room/language.ts';
import { Page } from '../room/page.ts';
import { AdjudicationPane } from './adjudicate.ts';
import { CaseApi } from './api.ts';
import { ControlPane } from './control.ts';
import type { Pane } from './pane.ts';
import { BLINDED, ReadPane } from './read.ts';
import { FormWords } from './words.ts';

const [, code = '', place = 'images'] = /^\/cases\/([^/]+)\/(\w+)$/.exec(location.pathname) ?? [];

function caseSource(): Source {
  return {
    href: `/api/v1/cases/${code}/images`,
    ask: async (href, signal, range) => {
      const response = await fetch(href, {
        ...(range !== undefined && { headers: { Range: range }, cache: 'no-store' as const }), ...(signal && { signal }),
      });
      if (response.status === 401) location.assign('/staff/sign-in');
      return response;
    },
  };
}

function paneFor(renamed: () => void): Pane | undefined {
  const api = new CaseApi(code);
  const root = byId('pane', HTMLElement);
  const bar = byId('bar-acts', HTMLElement);
  switch (place) {
    case 'qc': return new ControlPane(api, root, bar, renamed);
    case 'read': return new ReadPane(api, root, bar, renamed, BLINDED);
    case 'adjudication': return new AdjudicationPane(api, root, bar, renamed);
    default: return undefined;
  }
}

const pane = paneFor(() => { page.rename(); });
let spoken: string | undefined;
const page = new Page(open(caseSource()), {
  keys: pane === undefined ? undefined : (words: Words) => pane.keys(new FormWords(words.language)),
  heading: (words: Words, link) => {
    const own = new FormWords(words.language);
    if (spoken !== words.language) {
      spoken = words.language;
      // After the page is whole: the pane may ask for its heading again.
      queueMicrotask(() => { void pane?.speak(own); });
    }
    return { title: code, facts: pane?.facts(own) ?? (link === undefined ? '' : own.text('heading.images', { n: link.version })) };
  },
});
void page.run();
