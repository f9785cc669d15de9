// A server of docs/http.md in memory, for looking at the page during development; it has no gate and keeps nothing.
//   node browser/test/fake-server.mjs [port] [--key=FINGERPRINT] [--language=pt-BR] [--slow=KILOBYTES_PER_SECOND]
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

export const LINK_ID = 'k7m2q9x4tb';
export const LINK_KEY = '4h8w2n6r0d5y9j3c7v1p8s4f6g';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [WEB, VIEWER_WEB] = ['browser', 'viewer'].map((room) => path.join(ROOT, room, 'target/classes/eir/web'));
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
  + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";
const { Session } = await import('../target/js/eir.js');
const TYPES = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.wasm': 'application/wasm' };

/** The profile of the page that is served: another one makes it say so. */
function ownProfile() {
  const options = ['113100', '113105', '113107', '113108', '113111'];
  const session = new Session(`eir-basic|${options.join(' ')}|core|`, new Int8Array(32), 'Sponsor', 'PROTOCOL', '', 'S01', 'Hospital', '', 99991231);
  return { name: 'eir-basic', hash: session.profileHash(), options, tier: 'core', words: [], tableEdition: '2026d' };
}

/** Starts on a free port; `answers` may be changed while it runs: `down` drops every request, `refuse` names an instance to refuse. */
export function startFakeServer({ port = 0, key = null, language = 'en', profile = ownProfile(), slow = 0 } = {}) {
  const answers = { down: false, refuse: null, log: [], profile };
  const uploads = new Map();
  const byRequest = new Map();

  const server = http.createServer((request, response) => {
    void handle(request, response).catch((problem) => {
      if (problem.code !== 'ECONNRESET') {
        console.error(problem);
      }
      response.destroy();
    });
  });

  async function handle(request, response) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (answers.down) {
      response.destroy();
      return;
    }
    const body = await bodyOf(request, slow);
    answers.log.push({ method: request.method, path: url.pathname, bytes: body.length, body });
    const send = (status, content, headers = {}) => {
      response.writeHead(status, { 'Content-Security-Policy': CSP, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', ...headers });
      response.end(content);
    };
    const json = (status, value, headers = {}) => send(status, JSON.stringify(value), { 'Content-Type': 'application/json', ...headers });
    const problem = (status, code) => json(status, { type: 'about:blank', title: code, status, code, requestId: randomUUID() },
      { 'Content-Type': 'application/problem+json' });

    if (/^\/u\/\w+$/.test(url.pathname)) {
      return send(200, fs.readFileSync(path.join(WEB, 'upload.html')), { 'Content-Type': TYPES['.html'] });
    }
    if (url.pathname.startsWith('/assets/')) {
      const file = [WEB, VIEWER_WEB].map((web) => path.join(web, path.basename(url.pathname))).find((some) => fs.existsSync(some));
      return file !== undefined ? send(200, fs.readFileSync(file), { 'Content-Type': TYPES[path.extname(file)] ?? 'text/plain' }) : problem(404, 'NOT_FOUND');
    }
    if (request.headers.authorization !== `Bearer ${LINK_KEY}`) {
      return problem(404, 'LINK_UNKNOWN');
    }
    if (url.pathname === `/api/v1/links/${LINK_ID}`) {
      return json(200, {
        schema: 'eir.upload-link/1', scope: 'upload', site: { id: 'S03', name: 'Lakeside Children’s Hospital', language },
        trial: { id: 'DEMO', sponsor: 'Oncology unit Nova', protocolId: 'DEMO', protocolName: 'Eir demonstration trial' },
        profile: answers.profile, charter: null, keyFingerprint: key,
        limits: { maxFileBytes: 4 * 2 ** 30, maxSubmissionBytes: 8 * 2 ** 30, maxFiles: 20_000, batchBytes: 4 * 2 ** 20, partBytes: 8 * 2 ** 20 },
        expires: null,
      });
    }
    if (url.pathname === '/api/v1/uploads' && request.method === 'POST') {
      const asked = JSON.parse(body.toString());
      let upload = byRequest.get(asked.requestId);
      if (upload === undefined) {
        upload = { id: randomUUID().slice(0, 10).replace('-', '0'), asked, state: 'open', held: new Map(), parts: new Map() };
        byRequest.set(asked.requestId, upload);
        uploads.set(upload.id, upload);
      }
      return json(201, { schema: 'eir.upload/1', upload: upload.id, expires: null });
    }
    const [, id, rest = ''] = /^\/api\/v1\/uploads\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const upload = uploads.get(id);
    if (upload === undefined) {
      return problem(404, 'NOT_FOUND');
    }
    const keep = (bytes, index) => {
      const uid = uidOf(bytes);
      if (answers.refuse === uid || answers.refuse === '*') {
        return { failed: { '00081197': { vr: 'US', Value: [272] }, eir: [{ rule: 'G5', path: '(0008,1140)[0]/(0008,1155)', offset: 5122, reason: 'not-v8', part: index + 1 }] } };
      }
      upload.held.set(createHash('sha256').update(bytes).digest('hex'), bytes);
      return { stored: { '00081155': { vr: 'UI', Value: [uid] } } };
    };
    const stow = (results) => {
      const stored = results.flatMap((result) => result.stored ?? []);
      const failed = results.flatMap((result) => result.failed ?? []);
      return json(failed.length === 0 ? 200 : stored.length === 0 ? 409 : 202, {
        ...(stored.length > 0 ? { '00081199': { vr: 'SQ', Value: stored } } : {}), ...(failed.length > 0 ? { '00081198': { vr: 'SQ', Value: failed } } : {}),
      }, { 'Content-Type': 'application/dicom+json' });
    };
    if (request.method === 'DELETE') {
      upload.state = 'abandoned';
      upload.held.clear();
      return send(204);
    }
    if (rest === '' && request.method === 'GET') {
      return json(200, { upload: upload.id, state: upload.state, held: { files: upload.held.size }, announced: upload.asked, profile: answers.profile, charter: null });
    }
    if (rest === '/have') {
      return json(200, { missing: JSON.parse(body.toString()).instances.filter((hash) => !upload.held.has(hash)) });
    }
    if (rest === '/studies') {
      const plain = request.headers['content-encoding'] === 'gzip' ? zlib.gunzipSync(body) : body;
      return stow(partsOf(plain, /boundary=(\S+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '').map(keep));
    }
    if (rest.startsWith('/parts/')) {
      const hash = rest.slice('/parts/'.length);
      const got = upload.parts.get(hash) ?? { offset: 0, hash: createHash('sha256'), start: Buffer.alloc(0) };
      if (request.method === 'HEAD') {
        return send(200, undefined, { 'Upload-Offset': String(got.offset) });
      }
      if (Number(request.headers['upload-offset']) !== got.offset) {
        return send(409, undefined, { 'Upload-Offset': String(got.offset) });
      }
      got.hash.update(body);
      got.start = got.offset === 0 ? body : got.start;
      got.offset += body.length;
      upload.parts.set(hash, got);
      if (got.offset < Number(request.headers['upload-length'])) {
        return send(204, undefined, { 'Upload-Offset': String(got.offset) });
      }
      if (got.hash.digest('hex') !== hash) {
        return problem(409, 'HASH_MISMATCH');
      }
      upload.held.set(hash, Buffer.alloc(0));
      return stow([{ stored: { '00081155': { vr: 'UI', Value: [uidOf(got.start)] } } }]);
    }
    if (rest === '/close') {
      if (upload.held.size < upload.asked.files) {
        return problem(409, 'FILES_MISSING');
      }
      upload.state = 'closed';
      upload.closing = JSON.parse(body.toString());
      return json(200, { schema: 'eir.receipt/1', submission: 'S-0001', link: `http://${request.headers.host}/v/${LINK_ID}#${LINK_KEY}`, receipt: { receivedAt: new Date().toISOString() } });
    }
    if (['/receipt.json', '/receipt.pdf', '/SHA256SUMS'].includes(rest)) {
      return send(200, [...upload.held.keys()].join('\n'), { 'Content-Type': 'text/plain' });
    }
    return problem(404, 'NOT_FOUND');
  }

  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address();
      resolve({ address: `http://127.0.0.1:${taken}/u/${LINK_ID}#${LINK_KEY}`, answers, uploads, stop: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}

async function bodyOf(request, slow) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
    if (slow > 0) {
      await new Promise((resolve) => { setTimeout(resolve, part.length / slow); });
    }
  }
  return Buffer.concat(parts);
}

/** SOP Instance UID out of the meta group, good enough for a fake. */
function uidOf(bytes) {
  const at = bytes.indexOf(Buffer.from([0x02, 0x00, 0x03, 0x00, 0x55, 0x49]));
  return at < 0 ? '' : bytes.toString('latin1', at + 8, at + 8 + bytes.readUInt16LE(at + 6)).replace(/\0+$/, '');
}

function partsOf(body, boundary) {
  const mark = Buffer.from(`--${boundary}`);
  const parts = [];
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    const start = body.indexOf('\r\n\r\n', at) + 4;
    if (next > 0 && start > 3) {
      parts.push(body.subarray(start, next - 2));
    }
    at = next;
  }
  return parts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  const { address } = await startFakeServer({
    port: Number(process.argv[2] ?? 0), key: option('key') ?? null, language: option('language') ?? 'en', slow: Number(option('slow') ?? 0),
  });
  console.log(address);
}
