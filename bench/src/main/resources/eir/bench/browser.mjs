// De-identification in a Chromium worker: Eir's shipped engine, dcmjs and dicom-curate taking turns over the same files in
// memory; then the upload page reading a folder, with every task of its main thread that lasts over 50 ms.
// Called by `eir bench browser`, which passes the place of a JSON plan as the first argument.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { dcmjs, dicomCurate, nothingOf } from './peers/install.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(plan.root, 'package.json'));
const { chromium } = require('playwright-core');
const { build } = require('esbuild');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--enable-precise-memory-info'];
const say = (text) => process.stderr.write(`${text}\n`);

// --- peers ---

const asDcmjs = () => ({ entry: 'dcmjs.mjs', alias: dcmjs(plan) });
const asDicomCurate = () => ({ entry: 'dicom-curate.mjs', alias: dicomCurate(plan) });

function eir() {
  if (!existsSync(plan.engine)) {
    throw new Error('the engine is not built: run ./eir once');
  }
  return { entry: 'eir.mjs', alias: { 'eir-engine': plan.engine } };
}

async function bundle(name, contestant) {
  const { entry, alias } = contestant();
  const made = await build({
    entryPoints: [join(here, 'browser/worker.mjs')], bundle: true, write: false, minify: true, format: 'esm', target: 'chrome115',
    alias: { contestant: join(here, 'browser', entry), ...alias }, logLevel: 'silent', define: { global: 'globalThis' },
    nodePaths: [], plugins: [nothingOfNode],
  });
  const script = Buffer.from(made.outputFiles[0].contents);
  return { name, script, brotliBytes: brotliCompressSync(script).length };
}

/** No peer calls Node or the cloud here. */
const nothingOfNode = nothingOf(/^(fs|path|zlib|stream|buffer|util|crypto|adm-zip|@aws-sdk\/.*|node:.*)$/);

// --- the engines ---

async function engines() {
  const contestants = [];
  const missing = [];
  for (const [name, contestant] of [['Eir', eir], [`dcmjs ${plan.dcmjs}`, asDcmjs], [`dicom-curate ${plan.dicomCurate}`, asDicomCurate]]) {
    try {
      contestants.push(await bundle(name, contestant));
    } catch (problem) {
      if (contestants.length === 0) {
        throw problem;
      }
      missing.push(name);
      say(`${name} could not be had: ${String(problem).split('\n')[0]}`);
    }
  }
  const names = readdirSync(plan.inputs).sort();
  const server = createServer((request, response) => {
    const [, kind, which] = new URL(request.url, 'http://x').pathname.split('/');
    const send = (type, content) => response.writeHead(200, { 'content-type': type }).end(content);
    switch (kind) {
      case 'worker': return send('text/javascript', contestants[Number(which)].script);
      case 'file': return send('application/dicom', readFileSync(join(plan.inputs, names[Number(which)])));
      case 'plan': return send('application/json', JSON.stringify({ files: names.length, keep: plan.keep }));
      default: return send('text/html', '<!doctype html><title>bench</title>');
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const browser = await chromium.launch({ executablePath: plan.chromium, headless: true, args: FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.evaluate((count) => {
      // A worker is made at its first order, when somebody listens for its complaint.
      const workers = Array.from({ length: count }, () => null);
      window.ask = (index, order) => new Promise((resolve, reject) => {
        workers[index] ??= new Worker(`/worker/${index}`, { type: 'module' });
        workers[index].onmessage = ({ data }) => { resolve(data); };
        workers[index].onerror = ({ message }) => { reject(new Error(message)); };
        workers[index].postMessage(order);
      });
    }, contestants.length);
    const ask = (index, order) => page.evaluate(([which, what]) => window.ask(which, what), [index, order]);
    page.on('console', (message) => { say(message.text()); });
    page.on('pageerror', (problem) => { say(String(problem)); });

    // Only files that every engine carries: a refusal is quicker than an output. This is also the first warm-up.
    const carried = [];
    for (const [index] of contestants.entries()) {
      carried.push(new Set((await ask(index, names.map((_, file) => file))).carried));
    }
    const common = names.map((_, file) => file).filter((file) => carried.every((some) => some.has(file)));
    say(contestants.map(({ name }, index) => `${name} carries ${carried[index].size}`).join(', '));
    if (common.length === 0) {
      throw new Error('no file is carried by all engines');
    }
    const order = Array.from({ length: plan.files }, (_, at) => common[at % common.length]);
    const rates = contestants.map(() => []);
    for (let round = 0; round < plan.warmUp + plan.rounds; round++) {
      for (const [index, { name }] of contestants.entries()) {
        const { millis } = await ask(index, order);
        const rate = order.length / millis * 1000;
        say(`round ${round + 1}${round < plan.warmUp ? ' (does not count)' : ''}: ${name} ${Math.round(rate)} files/s`);
        if (round >= plan.warmUp) {
          rates[index].push(rate);
        }
      }
    }
    const bytes = order.reduce((sum, file) => sum + readFileSync(join(plan.inputs, names[file])).length, 0);
    return {
      given: names.length, common: common.length, files: order.length, bytes, missing,
      engines: contestants.map(({ name, brotliBytes }, index) => ({
        name, brotliBytes, carried: carried[index].size, filesPerSecond: median(rates[index]),
        eirIsFaster: median(rates[index].map((rate, round) => rates[0][round] / rate)),
      })),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

// --- the page ---

/** Runs in the page before its own code. */
function watch() {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      window.longTasks.push({ at: startTime, millis: duration, state: document.querySelector('h1')?.textContent ?? '' });
    }
  }).observe({ type: 'longtask', buffered: true });
}

async function page() {
  const browser = await chromium.launch({ executablePath: plan.chromium, headless: true, args: FLAGS });
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.addInitScript(watch);
    await tab.goto(plan.upload);
    const folder = tab.locator('input[webkitdirectory]');
    await folder.waitFor({ state: 'attached' });
    await tab.waitForTimeout(500);
    const from = await tab.evaluate(() => performance.now());
    await folder.setInputFiles(plan.folder);
    await tab.locator('ol.words li').first().waitFor({ timeout: 120_000 });
    await tab.locator('input[name=kept]').check();
    await tab.locator('button[type=submit]').click();
    const choice = tab.locator('input[name=patient]');
    await choice.first().or(tab.locator('input[name=attest]')).waitFor({ timeout: 120_000 });
    if (await choice.count() > 0) {
      await choice.first().check();
      await tab.locator('button[type=submit]').click();
    }
    await tab.locator('input[name=attest]').waitFor({ timeout: 120_000 });
    await tab.waitForTimeout(1000);
    const until = await tab.evaluate(() => performance.now());
    const tasks = (await tab.evaluate(() => window.longTasks)).map((task) => ({ ...task, duringUse: task.at >= from }));
    return { chromium: browser.version(), files: readdirSync(plan.folder).length, millis: until - from - 1000, tasks };
  } finally {
    await browser.close();
  }
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const report = { ...(plan.rounds > 0 ? { race: await engines() } : {}), page: await page() };
writeFileSync(plan.report, JSON.stringify(report));
