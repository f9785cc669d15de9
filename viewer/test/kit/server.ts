import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export const KEY = '0123456789abcdefghjkmnpqrs';

/** What a link of the stand-in answers; bundles by their hash. */
export interface Stand {
  readonly answer: (asked: number) => { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };
  readonly bundles?: ReadonlyMap<string, Uint8Array>;
  /** Cuts a bundle off after so many bytes, as a broken line does. */
  readonly cutAfter?: (asked: number) => number | undefined;
  /** Sends so many bytes of a whole bundle and then nothing more, as a line does that is very slow. */
  readonly holdAfter?: number;
}

/** A stand-in for the server: the pages, the assets and the viewing links of docs/http.md, with its headers. */
export class FakeServer {
  readonly #server: Server;
  readonly #web: string;
  readonly #stands: ReadonlyMap<string, Stand>;
  readonly #asked = new Map<string, number>();
  readonly requests: string[] = [];
  /** First and last byte of each range that was asked for. */
  readonly ranges: [number, number][] = [];

  private constructor(web: string, stands: ReadonlyMap<string, Stand>) {
    this.#web = web;
    this.#stands = stands;
    this.#server = createServer((request, response) => { this.#answer(request, response); });
  }

  static async start(web: string, stands: ReadonlyMap<string, Stand>, port = 0): Promise<FakeServer> {
    const server = new FakeServer(web, stands);
    await new Promise<void>((resolve) => { server.#server.listen(port, '127.0.0.1', resolve); });
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://stand').pathname;
    this.requests.push(path);
    response.setHeader('Content-Security-Policy', [
      "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "style-src 'self'", "img-src 'self' blob: data:",
      "connect-src 'self'", "font-src 'self'", "base-uri 'none'", "form-action 'self'", "object-src 'none'",
      path.startsWith('/embed/') ? 'frame-ancestors http://localhost:*' : "frame-ancestors 'none'",
    ].join('; '));
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (path.startsWith('/embed/')) {
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      this.#page(response);
    } else if (path.startsWith('/v/')) this.#page(response);
    else if (path.startsWith('/assets/')) this.#asset(request, response, path.slice('/assets/'.length));
    else if (path.startsWith('/api/v1/links/')) this.#api(request, response, path.slice('/api/v1/links/'.length).split('/'));
    else send(response, 404, 'text/plain', 'not found');
  }

  #page(response: ServerResponse): void {
    response.setHeader('Cache-Control', 'no-store');
    send(response, 200, 'text/html; charset=utf-8', readFileSync(join(this.#web, 'view.html')));
  }

  #asset(request: IncomingMessage, response: ServerResponse, name: string): void {
    const file = join(this.#web, name);
    if (!/^[\w.-]+$/.test(name) || !existsSync(file)) { send(response, 404, 'text/plain', 'not found'); return; }
    const type = { js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' }[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const brotli = String(request.headers['accept-encoding']).includes('br');
    if (brotli) response.setHeader('Content-Encoding', 'br');
    send(response, 200, type, readFileSync(brotli ? `${file}.br` : file));
  }

  #api(request: IncomingMessage, response: ServerResponse, [id = '', , hash]: string[]): void {
    const stand = this.#stands.get(id);
    if (stand === undefined || request.headers.authorization !== `Bearer ${KEY}`) {
      send(response, 404, 'application/problem+json', JSON.stringify({ status: 404, code: 'LINK_UNKNOWN' }));
      return;
    }
    const name = `${id}/${hash ?? ''}`;
    const asked = (this.#asked.get(name) ?? 0) + 1;
    this.#asked.set(name, asked);
    if (hash === undefined) {
      const { status, body, headers } = stand.answer(asked);
      for (const [header, value] of Object.entries(headers ?? {})) response.setHeader(header, value);
      response.setHeader('Cache-Control', 'no-store');
      send(response, status, 'application/json', JSON.stringify(body ?? {}));
      return;
    }
    const bundle = stand.bundles?.get(hash);
    if (bundle === undefined) { send(response, 404, 'text/plain', 'not found'); return; }
    response.setHeader('Cache-Control', 'private, max-age=3600, immutable');
    response.setHeader('Vary', 'Authorization');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (range !== null) {
      const [from, last] = [Number(range[1]), Number(range[2])];
      this.ranges.push([from, last]);
      response.setHeader('Content-Range', `bytes ${from}-${last}/${bundle.length}`);
      send(response, 206, 'application/octet-stream', bundle.subarray(from, last + 1));
      return;
    }
    if (stand.holdAfter !== undefined) {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bundle.length });
      response.write(bundle.subarray(0, stand.holdAfter));
      return;
    }
    const cut = stand.cutAfter?.(asked);
    if (cut === undefined) { send(response, 200, 'application/octet-stream', bundle); return; }
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bundle.length });
    response.write(bundle.subarray(0, cut), () => { response.destroy(); });
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
}
