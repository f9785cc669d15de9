import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Stand } from './server.ts';

type Json = Record<string, unknown>;

/** What the stand-in was asked to do, in order. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: Json;
}

const CODE = 'EIR-0007';

/** A stand-in for the server's case: page, images, draft and acts as docs/http.md has them; it rules on nothing but what a test tells it. */
export class FakeCase {
  readonly asked: Asked[] = [];
  /** The answer to the next draft questions. */
  draft: Json = {};
  /** The answer to a save. */
  review: (form: Json) => Json = () => ({});
  /** The answer to an act. */
  act: (name: string) => { readonly status: number; readonly body: Json } = () => ({ status: 200, body: {} });
  isAway = false;
  readonly #web: string;
  readonly #images: Stand;
  readonly #server: Server;
  #version = 0;

  private constructor(web: string, images: Stand) {
    this.#web = web;
    this.#images = images;
    this.#server = createServer((request, response) => { this.#take(request, response); });
  }

  static async start(web: string, images: Stand): Promise<FakeCase> {
    const made = new FakeCase(web, images);
    await new Promise<void>((resolve) => { made.#server.listen(0, '127.0.0.1', resolve); });
    return made;
  }

  at(place: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/cases/${CODE}/${place}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => { chunks.push(chunk); });
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      this.#answer(request, response, text === '' ? {} : JSON.parse(text) as Json);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse, body: Json): void {
    const path = new URL(request.url ?? '/', 'http://stand').pathname;
    response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'self'");
    if (path.startsWith('/assets/')) {
      const name = path.slice('/assets/'.length);
      const type = { js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' }[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
      send(response, 200, type, readFileSync(join(this.#web, name)));
      return;
    }
    if (path.startsWith('/cases/')) { send(response, 200, 'text/html; charset=utf-8', readFileSync(join(this.#web, 'case.html'))); return; }
    const place = `/api/v1/cases/${CODE}`;
    if (path === `${place}/images`) {
      send(response, 200, 'application/json', JSON.stringify(this.#images.answer(1).body).replaceAll(/\/api\/v1\/links\/\w+/g, place));
      return;
    }
    const hash = path.startsWith(`${place}/bundles/`) ? path.split('/').pop() : undefined;
    const bundle = hash === undefined ? undefined : this.#images.bundles?.get(hash);
    if (bundle !== undefined) { send(response, 200, 'application/octet-stream', bundle); return; }
    if (this.isAway) { response.destroy(); return; }
    const token = request.headers['eir-csrf'];
    this.asked.push({ method: request.method ?? '', path: path.slice(place.length), token: Array.isArray(token) ? token[0] : token, body });
    if (path === `${place}/draft` && request.method === 'GET') json(response, 200, { csrf: 'token', submission: 1, ...this.draft });
    else if (path === `${place}/draft`) {
      this.#version++;
      json(response, 200, { version: this.#version, saved: '2026-11-28T10:41:05Z', ...this.review(body['form'] as Json) });
    } else if (path.startsWith(`${place}/acts/`)) {
      const { status, body: said } = this.act(path.split('/').pop() ?? '');
      json(response, status, said);
    } else send(response, 404, 'text/html', '<!doctype html><title>elsewhere</title>');
  }
}

function json(response: ServerResponse, status: number, body: Json): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
}

/** The items of the reading form as the server tells them, from the table itself. */
export function formItems(root: string): readonly Json[] {
  const [head = '', ...rows] = readFileSync(join(root, 'domain/read-form.tsv'), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return rows.map((line) => {
    const row = Object.fromEntries(line.split('\t').map((cell, i) => [names[i] ?? '', cell]));
    const type = (row['type'] ?? '').toUpperCase().replace(' ', '_');
    const hasWords = ['ENUM', 'SET', 'ORDERED_SET'].includes(type);
    return {
      id: row['id'], part: row['id']?.charAt(0), type, derived: row['section'] === 'derived', label: row['label_en'],
      values: hasWords ? row['values']?.split('|') : [], range: hasWords ? '' : row['values'], asked: row['asked_when'],
    };
  });
}
