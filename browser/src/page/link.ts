// The upload link in the address bar, and what the server says about it.
import { count, fields, text, textOrNull, type Fields } from '../protocol/json';
import type { Door, Limits, UploadLink } from '../protocol/messages';
import { profileOf } from '../protocol/profile';

export type LinkAnswer =
  | { readonly kind: 'open'; readonly door: Door; readonly link: UploadLink; readonly clockAheadMillis: number }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'unreachable' };

/** The link's two parts; the key stays behind # in the address bar, so that a reload works and no request carries it. */
export function doorOf(address: URL): Door | null {
  const found = /\/u\/([0-9a-z]{10})$/i.exec(address.pathname);
  const key = address.hash.slice(1);
  const linkId = found?.[1];
  return linkId !== undefined && /^[0-9a-z]{26}$/i.test(key)
    ? { origin: address.origin, linkId: linkId.toLowerCase(), linkKey: key.toLowerCase() }
    : null;
}

export async function askServer(door: Door): Promise<LinkAnswer> {
  let response: Response;
  try {
    response = await fetch(`${door.origin}/api/v1/links/${door.linkId}`, {
      headers: { Authorization: `Bearer ${door.linkKey}` },
      credentials: 'omit', cache: 'no-store', redirect: 'error',
    });
  } catch {
    return { kind: 'unreachable' };
  }
  switch (response.status) {
    case 200: {
      const answer = fields(await response.json(), 'link');
      return answer['scope'] === 'upload'
        ? { kind: 'open', door, link: uploadLink(answer), clockAheadMillis: clockAhead(response) } : { kind: 'unknown' };
    }
    case 404: return { kind: 'unknown' };
    case 410: return { kind: 'ended' };
    case 429: return { kind: 'too-many' };
    default: return { kind: 'unreachable' };
  }
}

/** How far this computer's clock is ahead of the server's; 0 where the server's answer has no Date (RFC 9110 §6.6.1). */
function clockAhead(response: Response): number {
  const there = Date.parse(response.headers.get('Date') ?? '');
  return Number.isNaN(there) ? 0 : Date.now() - there;
}

function uploadLink(answer: Fields): UploadLink {
  const site = fields(answer['site'], 'site');
  const trial = fields(answer['trial'], 'trial');
  return {
    site: { id: text(site, 'id'), name: text(site, 'name'), language: text(site, 'language') },
    caseCode: textOrNull(answer, 'case') ?? '',
    trial: {
      id: text(trial, 'id'), sponsor: text(trial, 'sponsor'),
      protocolId: text(trial, 'protocolId'), protocolName: text(trial, 'protocolName'),
    },
    profile: profileOf(answer),
    keyFingerprint: textOrNull(answer, 'keyFingerprint'),
    limits: limitsOf(fields(answer['limits'], 'limits')),
    expires: textOrNull(answer, 'expires'),
  };
}

function limitsOf(limits: Fields): Limits {
  return {
    maxFileBytes: count(limits, 'maxFileBytes'), maxSubmissionBytes: count(limits, 'maxSubmissionBytes'),
    maxFiles: count(limits, 'maxFiles'), batchBytes: count(limits, 'batchBytes'), partBytes: count(limits, 'partBytes'),
  };
}
