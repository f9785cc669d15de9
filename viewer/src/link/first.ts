/**
 * The first script of the page: under 2 KB, so that the question to the server leaves before the
 * viewer has loaded. It reads the link, asks, shows the poster and already asks for the bundle of
 * the first series. The key stays in this module's memory and in the address bar, nowhere else.
 */
import { addressOf } from './address.ts';
import { open, type Opening, type Source } from './source.ts';

function linkSource(id: string, key: string): Source {
  return {
    href: `/api/v1/links/${id}`,
    ask: (href, signal, range) => {
      const headers = { Authorization: `Bearer ${key}`, ...(range !== undefined && { Range: range }) };
      return fetch(href, { headers, credentials: 'omit', ...(range !== undefined && { cache: 'no-store' as const }), ...(signal && { signal }) });
    },
  };
}

function begin(): Opening {
  // One page for both places: the style sheet keeps the bar unseen until it is known which.
  document.documentElement.dataset['place'] = location.pathname.startsWith('/embed/') ? 'embed' : 'view';
  const address = addressOf(location.pathname, location.hash);
  if (address !== undefined) return open(linkSource(address.id, address.key));
  const answer = Promise.reject<Response>(new Error('no link'));
  answer.catch(() => undefined);
  return { source: undefined, answer, bundle: Promise.resolve(undefined) };
}

export const opening = begin();
