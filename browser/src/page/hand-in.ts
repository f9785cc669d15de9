// Handing the images in for a case (SUBMIT), under the signature of whoever is signed in on this computer. The link's key
// sends images; only a session may put them into a case.
import { count, fields, list, text } from '../protocol/json';
import { el } from './dom';
import type { Context } from './stage';

/** What the server says to whoever may hand in images for this case now. */
export interface HandingIn {
  readonly caseVersion: number;
  readonly csrf: string;
  readonly login: string;
  readonly name: string;
  readonly basis: string;
  /** Days, rising: the images are at most so old. The last stands for older ones. */
  readonly imagingAges: readonly number[];
}

/** Somebody's word for these images, and what signs it. Held only until the images have arrived. */
export interface Pledge {
  readonly imagingAgeDays: number;
  readonly login: string;
  readonly password: string;
}

export type HandedIn = { readonly kind: 'done' } | { readonly kind: 'open' } | { readonly kind: 'refused'; readonly code: string };

/** Null where nobody is signed in, or the case takes no images now: then they are only sent. */
export async function askHandingIn(origin: string, code: string): Promise<HandingIn | null> {
  try {
    const response = await fetch(`${origin}/api/v1/cases/${code}/draft`, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
    const answer = response.ok ? fields(await response.json(), 'draft') : {};
    return answer['kind'] !== 'hand-in' ? null : {
      caseVersion: count(answer, 'caseVersion'), csrf: text(answer, 'csrf'), login: text(answer, 'login'), name: text(answer, 'name'),
      basis: text(answer, 'basis'), imagingAges: list(answer['imagingAges'], 'imagingAges').map(Number),
    };
  } catch {
    return null;
  }
}

/** Asks how the case stands by now, then hands the upload in. */
export async function handIn(origin: string, code: string, upload: string, pledge: Pledge): Promise<HandedIn> {
  const now = await askHandingIn(origin, code);
  if (now === null) {
    return { kind: 'refused', code: 'NOT_NOW' };
  }
  try {
    const response = await fetch(`${origin}/api/v1/cases/${code}/acts/submit`, {
      method: 'POST', credentials: 'same-origin', cache: 'no-store', redirect: 'error',
      headers: { 'Content-Type': 'application/json', 'Eir-CSRF': now.csrf },
      body: JSON.stringify({ id: crypto.randomUUID(), version: now.caseVersion, upload, attested: true, ...pledge }),
    });
    return response.ok ? { kind: 'done' } : { kind: 'refused', code: text(fields(await response.json(), 'problem'), 'code') };
  } catch {
    return { kind: 'refused', code: 'UNREACHABLE' };
  }
}

/** Login name and password, asked at each signing (21 CFR 11.200). */
export function signatureFields({ speech }: Context, handingIn: HandingIn): { readonly element: HTMLElement; given(): { readonly login: string; readonly password: string } } {
  const login = el('input', { class: 'input', id: 'sign-login', name: 'login', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true });
  login.value = handingIn.login;
  const password = el('input', { class: 'input', id: 'sign-password', name: 'password', type: 'password', autocomplete: 'current-password', required: true });
  return {
    element: el('div', { class: 'stack stack-3' },
      el('p', { class: 'small' }, el('b', {}, handingIn.name), ' ', speech.say('sign.meaning')),
      el('div', { class: 'field' }, el('label', { for: 'sign-login' }, speech.say('sign.login')), login),
      el('div', { class: 'field' }, el('label', { for: 'sign-password' }, speech.say('sign.password')), password)),
    given: () => ({ login: login.value, password: password.value }),
  };
}

/** The smallest span that holds the newest of these days ("20261112"), by this computer's calendar. The day itself stays here. */
export function imagingAge(days: readonly string[], now: number, ages: readonly number[]): number {
  const newest = Math.max(...days.map((day) => /^\d{8}$/.test(day) ? Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) : NaN));
  const passed = Math.floor((now - newest) / (24 * 3600 * 1000));
  return Number.isNaN(passed) ? 0 : ages.find((age) => passed <= age) ?? ages.at(-1) ?? 0;
}
