/** What a link `https://HOST/v/{id}#{key}` names (docs/http.md). */
export interface Address {
  readonly id: string;
  readonly key: string;
}

/** Crockford base32 as people copy it: any case, o for 0, i and l for 1. */
function normal(text: string): string {
  return text.toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1');
}

const ID = /^[0-9a-hjkmnp-tv-z]{10}$/;
const KEY = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** Reads path and fragment; undefined when either is not of the form of a viewing link. */
export function addressOf(path: string, fragment: string): Address | undefined {
  const id = normal(/^\/(?:v|embed)\/([^/]+)\/?$/.exec(path)?.[1] ?? '');
  const key = normal(fragment.replace(/^#/, '').split(/[?&]/)[0] ?? '');
  return ID.test(id) && KEY.test(key) ? { id, key } : undefined;
}

/** What a reader pasted into the field. */
export type Pasted =
  | { readonly kind: 'link'; readonly path: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unlike' };

/** Reads a pasted link, or a key alone, against the address of this page. */
export function readPasted(text: string, here: { readonly origin: string; readonly pathname: string }): Pasted {
  const trimmed = text.trim();
  if (KEY.test(normal(trimmed.replace(/^#/, ''))) && addressOf(here.pathname, trimmed)) {
    return { kind: 'link', path: `${here.pathname}#${normal(trimmed.replace(/^#/, ''))}` };
  }
  let url: URL;
  try {
    url = new URL(trimmed, here.origin);
  } catch {
    return { kind: 'unlike' };
  }
  const address = addressOf(url.pathname, url.hash);
  if (address === undefined) return { kind: 'unlike' };
  if (url.origin !== here.origin) return { kind: 'foreign' };
  return { kind: 'link', path: `/v/${address.id}#${address.key}` };
}
