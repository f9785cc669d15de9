import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { openBrowser, openPage, shows, stands } from './kit/browser.ts';
import { headOf, headSeries } from './kit/head.ts';
import { FakeServer, KEY, type Stand } from './kit/server.ts';
import { standFor, type MadeSeries } from './kit/study.ts';

const viewer = process.env['EIR_VIEWER'] ?? '.';
const web = join(viewer, 'target/classes/eir/web');
const shots = join(viewer, 'target/shots');
const axe = readFileSync(createRequire(join(viewer, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [[1280, 800], [390, 844], [320, 640]] as const;

let browser: Browser;
let server: FakeServer;

before(async () => {
  mkdirSync(shots, { recursive: true });
  const flair = headOf('FLAIR', 'none');
  const t1 = headOf('T1', 'none');
  const window = { windows: [{ center: 200, width: 400, function: 'LINEAR' }] };
  const series: readonly MadeSeries[] = [
    { weighting: 'FLAIR', plane: 'AX', bundle: headSeries(flair, 'AX', 96, 11, 5, 1, window) },
    { weighting: 'T1', plane: 'AX', contrast: 'YES', bundle: headSeries(t1, 'AX', 96, 21, 2.5, 2) },
    { weighting: 'T1', plane: 'SAG', bundle: headSeries(t1, 'SAG', 64, 5, 8, 3, window) },
    { weighting: 'OTHER', plane: null, bundle: undefined, problem: 'NO_PIXELS' },
  ];
  const whole = standFor('head000000', series, { expires: '2027-02-10T00:00:00Z' });
  const open = whole.answer(1);
  const unready = { ...open.body as object, state: 'preparing', poster: null, series: series.map((_, i) => ({ id: `s${i}`, label: { weighting: 'T2', plane: 'AX' }, images: 0, thumbnail: null, bundles: [], problem: null })) };
  const stands: [string, Stand][] = [
    ['head000000', whole],
    ['ended00000', { answer: () => ({ status: 410 }) }],
    ['many000000', { answer: () => ({ status: 429, headers: { 'Retry-After': '120' } }) }],
    ['tr0vb1e000', { answer: () => ({ status: 503 }) }],
    ['vpq0ad0000', { answer: () => ({ status: 200, body: { scope: 'upload' } }) }],
    ['s00n000000', { answer: (asked) => (asked === 1 ? { status: 200, body: unready } : { ...open, body: { ...open.body as object, series: bodySeries(open.body, 's00n000000') } }), ...(whole.bundles && { bundles: whole.bundles }) }],
    ['s10w000000', { answer: () => ({ ...open, body: { ...open.body as object, series: bodySeries(open.body, 's10w000000') } }), ...(whole.bundles && { bundles: whole.bundles }), holdAfter: 20_000 }],
    ['cvt0000000', { answer: () => ({ ...open, body: { ...open.body as object, series: bodySeries(open.body, 'cvt0000000') } }), ...(whole.bundles && { bundles: whole.bundles }), cutAfter: (asked) => (asked === 1 ? 20_000 : undefined) }],
  ];
  server = await FakeServer.start(web, new Map(stands.map(([id, stand]) => [id.replaceAll('u', 'v').replaceAll('o', '0'), stand])));
  browser = await openBrowser();
});

function bodySeries(body: unknown, id: string): unknown {
  return JSON.parse(JSON.stringify((body as { series: unknown }).series).replaceAll('/links/head000000/', `/links/${id}/`)) as unknown;
}

after(async () => {
  await browser.close();
  await server.stop();
});

const link = (id: string): string => `${server.origin}/v/${id}#${KEY}`;

async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations: found } = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 200)}`);
  });
}

/** Waits until every view on show has its image, or says why not. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLElement>('.viewport:not([hidden])')].every((view) => (
    view.offsetParent === null || view.dataset['stands'] !== undefined || view.querySelector('.view-notice:not([hidden])') !== null)));
}

for (const locale of ['en', 'pt-BR'] as const) {
  test(`axe finds nothing in ${locale} at any width, and nothing overflows`, async () => {
    const { page, faults } = await openPage(browser, { locale });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const [name, id, prepare] of [
        ['room', 'head000000', async () => { await shows(page, '6 / 11'); }],
        ['two', 'head000000', async () => { await shows(page, '6 / 11'); await page.keyboard.press('h'); await page.keyboard.press('v'); await page.locator('.values input').first().waitFor(); }],
        ['keys', 'head000000', async () => { await shows(page, '6 / 11'); await page.keyboard.press('?'); await page.locator('dialog[open]').waitFor(); }],
        ['problem', 'head000000', async () => { await shows(page, '6 / 11'); await page.locator('.rail button').nth(3).click(); await page.locator('.view-notice').first().waitFor(); }],
        ['unknown', 'n0ne000000', async () => { await page.locator('.screen h2').first().waitFor(); }],
        ['ended', 'ended00000', async () => { await page.locator('.screen h2').first().waitFor(); }],
      ] as const) {
        await page.goto('about:blank');
        await page.goto(link(id));
        await prepare();
        await settled(page);
        assert.deepEqual(await violations(page), [], `${name} ${locale} ${width}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} ${locale} ${width} overflows`);
        await page.screenshot({ path: join(shots, `${name}-${width}.${locale}.png`) });
      }
      await page.goto('about:blank');
      await page.goto(`${server.origin}/v/head000000`);
      await page.locator('#paste').waitFor();
      assert.deepEqual(await violations(page), [], `paste ${locale} ${width}`);
    }
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test('everything is done by keyboard, and the focus is always seen', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(link('head000000'));
  await shows(page, '6 / 11', 'FLAIR · axial');
  const corner = (name: string): Promise<string | null> => page.locator(`.viewport .corner.${name}`).first().textContent();
  await page.keyboard.press('ArrowDown');
  await shows(page, '7 / 11');
  assert.match(await corner('tr') ?? '', /^H 25\.0 mm5\.0 mm thick$/);
  await page.keyboard.press('End');
  await shows(page, '11 / 11');
  await page.keyboard.press('PageUp');
  await shows(page, '1 / 11');
  await page.keyboard.press(']');
  await page.waitForFunction(() => document.querySelector('.corner.bl')?.textContent?.startsWith('W 425.8 L 200'));
  await page.keyboard.press('1');
  await page.waitForFunction(() => document.querySelector('.corner.bl')?.textContent?.startsWith('W 400 L 200'));
  await page.keyboard.press('+');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('i');
  await page.waitForFunction(() => document.querySelector('.corner.br')?.textContent === 'inverted');
  await page.keyboard.press('r');
  await page.waitForFunction(() => document.querySelector('.corner.br')?.textContent === '');
  await page.keyboard.press('n');
  await shows(page, '1 / 21', 'T1 contrast · axial');
  await page.keyboard.press('b');
  await shows(page, '1 / 11');
  await page.waitForFunction(() => /FLAIR axial, image 1 of 11, position F 5\.0 mm/.test(document.getElementById('say')?.textContent ?? ''));

  const seen = new Set<string>();
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return undefined;
      const visible = [getComputedStyle(active), getComputedStyle(active, '::after')].some((style) => (
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || parseFloat(style.borderTopWidth) >= 3));
      return { name: `${active.tagName} ${active.id} ${active.className} ${active.textContent?.slice(0, 20) ?? ''}`, visible };
    });
    if (focus === undefined) continue; // past the last one; the next Tab begins anew
    assert.ok(focus.visible, `focus on ${focus.name} is not seen`);
    seen.add(focus.name);
  }
  assert.ok(seen.size >= 7, [...seen].join('; '));

  await page.keyboard.press('v');
  await page.locator('.values input').first().fill('4');
  await page.keyboard.press('Enter');
  await shows(page, '4 / 11');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['tool']), 'V');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['tool']), 'R');
  assert.deepEqual(faults, []);
  await page.close();
});

test('two linked views stand at the same millimetre', async () => {
  const { page } = await openPage(browser);
  await page.goto(link('head000000'));
  await shows(page, '6 / 11');
  await page.keyboard.press('h');
  const second = page.locator('.viewport').nth(1).locator('.corner.tr span').first();
  const reads = (text: string): Promise<unknown> => page.waitForFunction((wanted) => document.querySelectorAll('.viewport')[1]?.querySelector('.corner.tr span')?.textContent === wanted, text);
  await reads('H 20.0 mm');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await reads('H 30.0 mm');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowDown');
  await shows(page, '9 / 11');
  assert.equal(await second.textContent(), 'H 30.0 mm');
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  await reads('H 27.5 mm');
  await page.waitForFunction(() => /^H (25|30)\.0/.test(document.querySelector('.viewport .corner.tr')?.textContent ?? ''));
  await page.close();
});

test('mouse, wheel and two fingers do what the keys do', async () => {
  const { page } = await openPage(browser);
  await page.goto(link('head000000'));
  await shows(page, '6 / 11');
  const box = await page.locator('.viewport').first().boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 120);
  await shows(page, '7 / 11');
  await page.mouse.wheel(0, -120);
  await shows(page, '6 / 11');
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(x + 64, y);
  await page.mouse.up({ button: 'right' });
  await page.waitForFunction(() => /^W 51[34]/.test(document.querySelector('.corner.bl')?.textContent ?? ''));
  await page.mouse.down();
  await page.mouse.move(x, y + 40, { steps: 4 });
  await page.mouse.up();
  await shows(page, '8 / 11');
  await page.evaluate(([cx, cy]) => {
    const view = document.querySelector('.viewport');
    const send = (type: string, id: number, dx: number): void => {
      view?.dispatchEvent(new PointerEvent(type, { pointerId: id, pointerType: 'touch', clientX: cx + dx, clientY: cy, bubbles: true }));
    };
    Element.prototype.setPointerCapture = () => undefined;
    send('pointerdown', 11, -50);
    send('pointerdown', 12, 50);
    send('pointermove', 12, 150);
    send('pointerup', 11, -50);
    send('pointerup', 12, 150);
  }, [x, y] as const);
  await page.waitForFunction(() => Number(/· ([\d.]+)×/.exec(document.querySelector('.corner.bl')?.textContent ?? '')?.[1]) > 14);
  await page.close();
});

test('each state of a link has its own plain sentence', async () => {
  for (const [id, title] of [['n0ne000000', 'This link opens nothing'], ['ended00000', 'This link has ended'], ['many000000', 'Too many wrong links from this network'],
    ['tr0vb1e000', 'The server could not answer'], ['vpq0ad0000', 'This link is for sending images']] as const) {
    const { page } = await openPage(browser);
    await page.goto(link(id));
    await page.waitForFunction((wanted) => document.querySelector('.screen h2')?.textContent === wanted, title);
    await page.close();
  }
});

test('images that are being prepared come by themselves', async () => {
  const { page } = await openPage(browser);
  await page.goto(link('s00n000000'));
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'preparing');
  await shows(page, '6 / 11');
  await page.close();
});

test('a jump ahead of a slow stream brings that image by itself', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(link('s10w000000'));
  await shows(page, '6 / 11');
  assert.deepEqual(server.ranges, []);
  await page.keyboard.press('End');
  await shows(page, '11 / 11');
  await page.keyboard.press('Home');
  await shows(page, '1 / 11');
  assert.equal(server.ranges.length, 2, 'one range an image that was jumped to');
  assert.deepEqual(faults, []);
  await page.close();
});

test('a series that is still on its way opens at the place that was on show', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(link('s10w000000'));
  await shows(page, '6 / 11');
  await page.keyboard.press('Home');
  await shows(page, '1 / 11');
  await page.keyboard.press('n');
  await shows(page, '1 / 21', 'T1 contrast · axial');
  await stands(page, 1, 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('two views zoom and move together in millimetres until they are unlinked', async () => {
  const { page } = await openPage(browser);
  const zooms = (first: string, second: string): Promise<unknown> => page.waitForFunction((wanted) => (
    [...document.querySelectorAll('.viewport .corner.bl')].map((corner) => /([\d.]+)×/.exec(corner.textContent ?? '')?.[1]).join() === wanted), `${first},${second}`);
  await page.goto(link('head000000'));
  await shows(page, '6 / 11');
  await page.keyboard.press('h');
  await page.locator('.viewport').nth(1).and(page.locator('[data-stands]')).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await shows(page, '3 / 5', 'T1 · sagittal');
  await page.locator('.viewport').first().and(page.locator('[data-stands]')).waitFor();
  await zooms('8.9', '5.9');
  await page.keyboard.press('+');
  await zooms('11', '7.4');
  await page.keyboard.press('0');
  await zooms('8.9', '5.9');
  await page.keyboard.press('l');
  await page.keyboard.press('+');
  await zooms('11', '5.9');
  assert.equal(await page.locator('[data-tool="L"]').getAttribute('aria-pressed'), 'false');
  await page.close();
});

test('a line that broke is taken up again, and the page says what is missing', async () => {
  const { page } = await openPage(browser);
  await page.goto(link('cvt0000000'));
  await page.locator('.view-notice button').first().waitFor();
  assert.match(await page.locator('.view-notice').first().textContent() ?? '', /The connection broke/);
  await page.locator('.view-notice button').first().click();
  // The cut line may have taken the index with it: a key means something once the images are known.
  await shows(page, '6 / 11');
  await page.keyboard.press('End');
  await shows(page, '11 / 11');
  assert.ok(await page.locator('.view-notice').first().isHidden());
  await page.close();
});

test('a pasted link opens, a wrong one is explained', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${server.origin}/v/head000000`);
  await page.locator('#paste').fill('nothing');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /no viewing link/.test(document.getElementById('paste-error')?.textContent ?? ''));
  await page.locator('#paste').fill(link('head000000'));
  await page.keyboard.press('Enter');
  await shows(page, '6 / 11');
  await page.close();
});

test('without script the page says so in both languages', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(link('head000000'));
  assert.match(await page.locator('noscript').textContent() ?? '', /This page needs JavaScript[\s\S]*Esta página precisa de JavaScript/);
  await page.close();
});

test('the embedded room reports to its parent and to nobody else', async () => {
  const { createServer } = await import('node:http');
  const html = `<!doctype html><title>Host</title><iframe id="f" width="900" height="600" sandbox="allow-scripts allow-same-origin" allow="fullscreen" referrerpolicy="no-referrer"
    src="${server.origin}/embed/head000000#${KEY}"></iframe>
    <script>window.heard = []; addEventListener('message', (e) => heard.push({ origin: e.origin, ...e.data }));
    f.onload = () => f.contentWindow.postMessage({ type: 'eir:hello' }, '${server.origin}');</script>`;
  const host = createServer((_, response) => { response.writeHead(200, { 'Content-Type': 'text/html' }).end(html); });
  await new Promise<void>((resolve) => { host.listen(0, '127.0.0.1', resolve); });
  const address = host.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { page, faults } = await openPage(browser);
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction(() => (window as unknown as { heard: { type: string }[] }).heard.some(({ type }) => type === 'eir:ready'));
  const frame = page.frames()[1];
  assert.ok(frame);
  assert.equal((await frame.locator('#title').boundingBox())?.width, 1, 'read aloud, not shown');
  assert.equal(await frame.locator('#notice').isVisible(), true);
  await frame.locator('.viewport').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => (window as unknown as { heard: { type: string; image?: number }[] }).heard.some(({ type, image }) => type === 'eir:slice' && image === 7));
  const heard = await page.evaluate(() => (window as unknown as { heard: { origin: string }[] }).heard);
  assert.ok(heard.every(({ origin }) => origin === server.origin));
  assert.ok(!JSON.stringify(heard).includes(KEY));
  await page.screenshot({ path: join(shots, 'embedded.png') });
  for (const width of [900, 320]) {
    await page.locator('#f').evaluate((node, wide) => { node.setAttribute('width', String(wide)); }, width);
    await frame.waitForFunction((wide) => innerWidth === wide, width);
    assert.deepEqual(await violations(frame), [], `at ${width} px`);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `overflows at ${width} px`);
  }
  assert.deepEqual(faults, []);
  await page.close();
  host.closeAllConnections();
  await new Promise((resolve) => { host.close(resolve); });
});

test('the first script is under 2 KB and a series needs at most 120 KB of script and style', () => {
  const assets = JSON.parse(readFileSync(join(web, 'viewer.assets.json'), 'utf8')) as Record<string, string>;
  const size = (name: string, suffix: string): number => readFileSync(join(web, (assets[name] ?? '') + suffix)).length;
  assert.ok(size('first.js', '') < 2048);
  const bytes = ['first.js', 'view.js', 'decode.js', 'view.css'].reduce((sum, name) => sum + size(name, '.br'), 0);
  assert.ok(bytes < 120_000, `${bytes} bytes`);
});
