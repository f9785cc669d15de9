// The upload requests of docs/http.md. What may pass by itself (a lost line, a busy or restarted server) is tried again
// until it passes or the user cancels; what will not pass is thrown as ServerProblem with the server's code.
import { fields, list, text, type Fields } from '../protocol/json';
import type { Door } from '../protocol/messages';
import { profileOf, type Profile } from '../protocol/profile';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const REQUEST_LIMIT_MS = 10 * 60_000;
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

export class ServerProblem extends Error {
  constructor(readonly status: number, readonly code: string, readonly requestId: string, readonly answer: Fields) {
    super(`${status} ${code}`);
  }
}

export interface Announcement {
  readonly files: number;
  readonly bytes: number;
  readonly profileHash: string;
  readonly keyFingerprint: string;
  readonly requestId: string;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are an answer, besides 200 to 299. */
  readonly answers?: readonly number[];
}

export class Server {
  /** Told when the line goes (`true`) and when it is back (`false`). */
  constructor(private readonly door: Door, private readonly waiting: (waits: boolean) => void) {}

  async open(announcement: Announcement, signal: AbortSignal): Promise<string> {
    const answer = await this.json({ method: 'POST', path: '', ...asJson({ link: this.door.linkId, ...announcement }) }, signal);
    return text(answer, 'upload');
  }

  /** How far an upload is, and the rules that it began under. */
  async state(upload: string, signal: AbortSignal): Promise<{ readonly state: string; readonly profile: Profile }> {
    const answer = await this.json({ method: 'GET', path: `/${upload}` }, signal);
    return { state: text(answer, 'state'), profile: profileOf(answer) };
  }

  async missing(upload: string, hashes: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>> {
    const answer = await this.json({ method: 'POST', path: `/${upload}/have`, ...asJson({ instances: hashes }) }, signal);
    return new Set(list(answer['missing'], 'missing').map(String));
  }

  async stow(upload: string, body: Blob, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<unknown> {
    const response = await this.request(
      { method: 'POST', path: `/${upload}/studies`, body, headers: { ...headers, Accept: 'application/dicom+json' }, answers: [409] }, signal);
    const answer: unknown = await response.json();
    if (response.status === 409 && !(Array.isArray(answer) || '00081198' in fields(answer, 'answer'))) {
      throw problemOf(409, fields(answer, 'answer'));
    }
    return answer;
  }

  /** How many bytes of a large file the server has. */
  async partOffset(upload: string, hash: string, signal: AbortSignal): Promise<number> {
    const response = await this.request({ method: 'HEAD', path: `/${upload}/parts/${hash}`, answers: [404] }, signal);
    return response.status === 404 ? 0 : Number(response.headers.get('Upload-Offset') ?? '0');
  }

  /** Sends one part; the answer is the next offset, or the STOW answer after the last part. */
  async part(upload: string, hash: string, part: Blob, offset: number, length: number, signal: AbortSignal): Promise<{ next: number } | { stow: unknown }> {
    const response = await this.request({
      method: 'PUT', path: `/${upload}/parts/${hash}`, body: part, answers: [409],
      headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset), 'Upload-Length': String(length) },
    }, signal);
    const next = response.headers.get('Upload-Offset');
    if (response.status === 200 || (response.status === 409 && next === null)) {
      const answer: unknown = await response.json();
      if (response.status === 409 && !Array.isArray(answer) && !('00081198' in fields(answer, 'answer'))) {
        throw problemOf(409, fields(answer, 'answer'));
      }
      return { stow: answer };
    }
    return { next: Number(next ?? String(offset + part.size)) };
  }

  async close(upload: string, statement: unknown, signal: AbortSignal): Promise<Fields> {
    return this.json({ method: 'POST', path: `/${upload}/close`, ...asJson(statement) }, signal);
  }

  async cancel(upload: string, signal: AbortSignal): Promise<void> {
    await this.request({ method: 'DELETE', path: `/${upload}`, answers: [404, 410] }, signal);
  }

  private async json(request: Request, signal: AbortSignal): Promise<Fields> {
    const response = await this.request(request, signal);
    return fields(await response.json(), request.path);
  }

  private async request(request: Request, signal: AbortSignal): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      signal.throwIfAborted();
      let pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + random());
      try {
        const response = await fetch(`${this.door.origin}/api/v1/uploads${request.path}`, {
          method: request.method,
          headers: { Authorization: `Bearer ${this.door.linkKey}`, ...request.headers },
          body: request.body ?? null,
          credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer',
          signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
        });
        if (response.ok || (request.answers?.includes(response.status) ?? false)) {
          this.waiting(false);
          return response;
        }
        if (!PASSING.has(response.status)) {
          throw problemOf(response.status, await bodyOf(response));
        }
        const after = Number(response.headers.get('Retry-After') ?? '0');
        pause = Math.max(pause, Math.min(after, 600) * 1000);
      } catch (problem) {
        signal.throwIfAborted();
        if (problem instanceof ServerProblem) {
          throw problem;
        }
        // fetch throws TypeError for a lost line and for a server that is away: both pass.
      }
      this.waiting(true);
      await sleep(pause, signal);
    }
  }
}

function problemOf(status: number, answer: Fields): ServerProblem {
  const code = typeof answer['code'] === 'string' ? answer['code'] : `HTTP_${status}`;
  return new ServerProblem(status, code, String(answer['requestId'] ?? ''), answer);
}

async function bodyOf(response: Response): Promise<Fields> {
  try {
    return fields(await response.json(), 'problem');
  } catch {
    return {}; // a proxy's own page: the status says what there is to say
  }
}

function asJson(value: unknown): { body: string; headers: Record<string, string> } {
  return { body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}

function random(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

/** Waits, or less when the browser says that the line is back. */
function sleep(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(end, millis);
    addEventListener('online', end, { once: true });
    signal.addEventListener('abort', stop, { once: true });
  });
}
