import type { Language } from '../room/language.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What the server said to a request of the pane. */
export type Told =
  | { readonly kind: 'done'; readonly body: Json }
  | { readonly kind: 'refused'; readonly code: string; readonly body: Json }
  | { readonly kind: 'offline' };

const TIMEOUT_MS = 30_000;

/** The questions of the pane about one case, under the session's cookie and token. */
export class CaseApi {
  readonly #place: string;
  #language: Language = 'en';
  #token = '';

  constructor(code: string) {
    this.#place = `/api/v1/cases/${code}`;
  }

  async draft(language: Language): Promise<Told> {
    this.#language = language;
    const told = await this.#send('GET', `/draft?lang=${language}`);
    if (told.kind === 'done' && typeof told.body['csrf'] === 'string') this.#token = told.body['csrf'];
    return told;
  }

  save(version: number, form: unknown): Promise<Told> {
    return this.#send('PUT', `/draft?lang=${this.#language}`, { version, form });
  }

  act(name: string, body: Json): Promise<Told> {
    return this.#send('POST', `/acts/${name}`, body);
  }

  async #send(method: string, path: string, body?: Json): Promise<Told> {
    let response: Response;
    try {
      response = await fetch(this.#place + path, {
        method, signal: AbortSignal.timeout(TIMEOUT_MS), headers: { 'Content-Type': 'application/json', 'Eir-CSRF': this.#token },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch {
      return { kind: 'offline' };
    }
    if (response.status === 401) location.assign('/staff/sign-in');
    let read: unknown;
    try {
      read = await response.json();
    } catch {
      return { kind: 'refused', code: 'INTERNAL', body: {} };
    }
    const record = isRecord(read) ? read : {};
    return response.ok ? { kind: 'done', body: record } : { kind: 'refused', code: textOf(record['code']), body: record };
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function recordsOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
