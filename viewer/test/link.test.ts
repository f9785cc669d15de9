import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addressOf, readPasted } from '../src/link/address.ts';
import { parseAnswer, readAnswer } from '../src/link/answer.ts';
import { commandOf } from '../src/tool/keys.ts';
import { KEY } from './kit/server.ts';

const here = { origin: 'https://eir.example', pathname: '/v/0123456789' };

test('a link is read with the confusions that people make', () => {
  assert.deepEqual(addressOf('/v/0123456789', `#${KEY}`), { id: '0123456789', key: KEY });
  assert.deepEqual(addressOf('/embed/O1234S6789', `#${KEY.toUpperCase().replace('0', 'O').replace('1', 'l')}`), { id: '01234s6789', key: KEY });
  for (const [path, fragment] of [['/v/0123456789', ''], ['/v/012345678', `#${KEY}`], ['/v/0123456789', '#short'], ['/u/0123456789', `#${KEY}`], ['/v/0123456789', `#${KEY.slice(1)}u`]] as const) {
    assert.equal(addressOf(path, fragment), undefined, path + fragment);
  }
});

test('a pasted link opens here only if it is of here', () => {
  assert.deepEqual(readPasted(` https://eir.example/v/abcdefgh00#${KEY}\n`, here), { kind: 'link', path: `/v/abcdefgh00#${KEY}` });
  assert.deepEqual(readPasted(KEY, here), { kind: 'link', path: `/v/0123456789#${KEY}` });
  assert.deepEqual(readPasted(`https://elsewhere.example/v/abcdefgh00#${KEY}`, here), { kind: 'foreign' });
  for (const text of ['', 'hello', 'https://eir.example/v/abcdefgh00', 'javascript:alert(1)', '\\\\x']) assert.equal(readPasted(text, here).kind, 'unlike', text);
});

test('each answer of the server has its own state', async () => {
  const of = (status: number, body = '{}', headers = {}): Promise<Response> => Promise.resolve(new Response(body, { status, headers }));
  assert.equal((await readAnswer(of(404))).kind, 'unknown');
  assert.equal((await readAnswer(of(410))).kind, 'ended');
  assert.deepEqual(await readAnswer(of(429, '', { 'Retry-After': '17' })), { kind: 'too-many', seconds: 17 });
  assert.equal((await readAnswer(of(503))).kind, 'trouble');
  assert.equal((await readAnswer(of(200, 'no json'))).kind, 'trouble');
  assert.equal((await readAnswer(of(200, '{"scope":"upload"}'))).kind, 'upload-link');
  assert.equal((await readAnswer(Promise.reject(new TypeError('fetch failed')))).kind, 'offline');
});

test('pictures and addresses that are not of the contract are left out', () => {
  const answer = parseAnswer({
    schema: 'eir.view-link/1', scope: 'view', state: 'ready', poster: 'https://elsewhere.example/x.jpg',
    series: [{ id: 'a', images: 3, thumbnail: 'javascript:x', bundles: [{ href: 'https://elsewhere.example/b', bytes: 1 }, { href: '/api/v1/links/x/bundles/y', bytes: 9 }] }],
  });
  assert.equal(answer.kind, 'open');
  if (answer.kind !== 'open') return;
  assert.equal(answer.link.poster, null);
  assert.equal(answer.link.series[0]?.thumbnail, null);
  assert.deepEqual(answer.link.series[0]?.bundles, [{ href: '/api/v1/links/x/bundles/y', bytes: 9 }]);
});

test('keys with a modifier belong to the browser, and letters can be switched off', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });
  assert.deepEqual(commandOf(press('ArrowDown'), true), { kind: 'scroll', by: 1 });
  assert.equal(commandOf(press('w', { ctrlKey: true }), true), undefined);
  assert.equal(commandOf(press('w'), false), undefined);
  assert.deepEqual(commandOf(press('PageUp'), false), { kind: 'scroll', by: -10 });
  assert.deepEqual(commandOf(press('W'), true), { kind: 'tool', tool: 'window' });
  assert.equal(commandOf(press('constructor'), true), undefined);
});

test('every message that the code composes stands in the table', () => {
  const messages = JSON.parse(readFileSync(join(process.env['EIR_VIEWER'] ?? '.', '../messages/view.en.json'), 'utf8')) as Record<string, string>;
  const composed = [
    ...['T2', 'FLAIR', 'T1', 'DWI', 'ADC', 'SWI_OR_GRE', 'PERFUSION', 'OTHER', 'LOCALISER'].map((name) => `weighting.${name}`),
    ...['AX', 'SAG', 'COR', 'MIXED'].map((name) => `plane.${name}`),
    ...['NO_PIXELS', 'SYNTAX_NOT_SHOWN', 'PIXELS_NOT_SHOWN', 'TOO_LARGE', 'DAMAGED', 'BUNDLE', 'OFFLINE', 'ENDED', 'UNKNOWN'].map((name) => `series.${name}`),
    'contrast.YES',
  ];
  assert.deepEqual(composed.filter((name) => !(name in messages)), []);
});
