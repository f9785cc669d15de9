import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, type Browser, type Frame, type Page } from 'puppeteer-core';
import { headOf, headSeries } from './kit/head.ts';
import { FakeServer, KEY } from './kit/server.ts';
import { standFor } from './kit/study.ts';

const viewer = process.env['EIR_VIEWER'] ?? '.';
const web = join(viewer, 'target/classes/eir/web');
const axe = readFileSync(createRequire(join(viewer, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 180_000;
const id = 'f1refx0000';

let browser: Browser;
let server: FakeServer;
let host: Server;

before(async () => {
  const head = headOf('FLAIR', 'none');
  const window = { windows: [{ center: 200, width: 400, function: 'LINEAR' }] };
  server = await FakeServer.start(web, new Map([[id, standFor(id, [
    { weighting: 'FLAIR', plane: 'AX', bundle: headSeries(head, 'AX', 96, 11, 5, 1, window) },
    { weighting: 'T2', plane: 'AX', bundle: headSeries(head, 'AX', 64, 11, 5, 2, window) },
  ])]]));
  host = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>Host</title>
      <iframe id="f" width="320" height="600" sandbox="allow-scripts allow-same-origin" referrerpolicy="no-referrer" src="${server.origin}/embed/${id}#${KEY}"></iframe>
      <script>window.heard = []; addEventListener('message', (e) => heard.push({ origin: e.origin, ...e.data }));
      f.onload = () => f.contentWindow.postMessage({ type: 'eir:hello' }, '${server.origin}');</script>`);
  });
  await new Promise<void>((resolve) => { host.listen(0, '127.0.0.1', resolve); });
  // Debian's Firefox ESR, or the one that EIR_FIREFOX names; without WebGL, as on a machine without a GPU.
  browser = await launch({
    browser: 'firefox', executablePath: process.env['EIR_FIREFOX'] ?? '/usr/bin/firefox-esr', headless: true,
    timeout: PATIENCE_MS, protocolTimeout: PATIENCE_MS, extraPrefsFirefox: { 'webgl.disabled': true },
  });
});

after(async () => {
  await browser.close();
  await server.stop();
  host.closeAllConnections();
  await new Promise((resolve) => { host.close(resolve); });
});

async function open(address: string, width: number): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  await page.setViewport({ width, height: 800 });
  await page.goto(address);
  return page;
}

const stands = (place: Page | Frame, image: string): Promise<unknown> => place.waitForSelector(`.viewport[data-stands="${image}"]`);

/** How many greys the first canvas shows. */
const greys = (place: Page | Frame): Promise<number> => place.evaluate(() => {
  const canvas = document.querySelector<HTMLCanvasElement>('.viewport canvas');
  const context = canvas?.getContext('2d');
  if (canvas == null || context == null) return 0;
  return new Set(context.getImageData(0, 0, canvas.width, canvas.height).data).size;
});

test('Firefox ESR without WebGL shows the room at 1280 and 320 px, and axe finds nothing', async () => {
  for (const width of [1280, 320]) {
    const page = await open(`${server.origin}/v/${id}#${KEY}`, width);
    await stands(page, 's0/5');
    assert.equal(await page.evaluate(() => document.documentElement.dataset['painter']), 'canvas');
    assert.ok(await greys(page) > 50, `an image at ${width} px`);
    await page.keyboard.press('ArrowDown');
    await stands(page, 's0/6');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `overflows at ${width} px`);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string }[] }> } };
      return (await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map((violation) => violation.id);
    });
    assert.deepEqual(found, [], `at ${width} px`);
    await page.close();
  }
});

test('Firefox ESR shows the room in a frame of a listed page, and in no other', async () => {
  const { port } = host.address() as AddressInfo;
  const page = await open(`http://localhost:${port}/`, 900);
  await page.waitForFunction(() => (window as unknown as { heard: { type: string }[] }).heard.some(({ type }) => type === 'eir:ready'));
  const frame = page.frames().find((each) => each.url().includes('/embed/'));
  assert.ok(frame);
  await stands(frame, 's0/5');
  assert.ok(await greys(frame) > 50);
  await page.close();

  // The stand-in lists http://localhost only; the same page by its number is a stranger.
  const asked = server.requests.filter((path) => path.startsWith('/api/')).length;
  const stranger = await open(`http://127.0.0.1:${port}/`, 900);
  assert.deepEqual(await stranger.evaluate(() => (window as unknown as { heard: unknown[] }).heard), []);
  assert.equal(server.requests.filter((path) => path.startsWith('/api/')).length, asked, 'a refused frame asks for nothing');
  await stranger.close();
});
