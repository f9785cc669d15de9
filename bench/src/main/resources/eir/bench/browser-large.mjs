// One file of 1.9 GB through the upload page: chosen, read, prepared with the gate and the hash, sent. How much the page's
// process grows, as the kernel counts it: pages of its own, and its share of what it has in common with others (PSS).
// Called by `eir bench browser --large`, which passes the place of a JSON plan as the first argument.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { chromium } = createRequire(join(plan.root, 'package.json'))('playwright-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const EVERY_MS = 200;
const PATIENCE_MS = 30 * 60_000;

/** The renderers of our own Chromium: its processes descend from this one. */
function renderers() {
  const parents = new Map();
  const found = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) {
        found.push(pid);
      }
    } catch {
      // gone between two looks
    }
  }
  const isOurs = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) {
      if (at === process.pid) {
        return true;
      }
    }
    return false;
  };
  return found.filter(isOurs);
}

function memory() {
  let pss = 0;
  let rss = 0;
  for (const pid of renderers()) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      pss += Number(/^Pss: +(\d+)/m.exec(rollup)[1]) * 1024;
      rss += Number(/^Rss: +(\d+)/m.exec(rollup)[1]) * 1024;
    } catch {
      // gone between two looks
    }
  }
  return { pss, rss };
}

const browser = await chromium.launch({ executablePath: plan.chromium, headless: true, args: FLAGS });
let watch;
try {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  await tab.goto(plan.upload);
  const input = tab.locator('input[type=file]:not([webkitdirectory])');
  await input.waitFor({ state: 'attached' });
  await tab.waitForTimeout(1000);
  const before = memory();
  const stages = [];
  let most = before;
  watch = setInterval(() => {
    const now = memory();
    most = { pss: Math.max(most.pss, now.pss), rss: Math.max(most.rss, now.rss) };
  }, EVERY_MS);
  let from = performance.now();
  const stage = (name) => {
    stages.push({ name, millis: performance.now() - from, pss: most.pss - before.pss, rss: most.rss - before.rss });
    process.stderr.write(`${name}: ${Math.round(performance.now() - from)} ms, grown by ${Math.round((most.pss - before.pss) / 1e6)} MB\n`);
    most = memory();
    from = performance.now();
  };
  await input.setInputFiles(plan.file);
  await tab.locator('ol.words li').first().waitFor();
  stage('read');
  await tab.locator('input[name=kept]').check();
  await tab.locator('button[type=submit]').click();
  await tab.locator('input[name=attest]').waitFor();
  stage('prepared: plan, gate, hash');
  await tab.locator('input[name=attest]').check();
  await tab.locator('form:has(input[name=attest]) button[type=submit]').click();
  await tab.locator('.link-box').or(tab.locator('section.summary[aria-live=assertive]')).first().waitFor();
  if (await tab.locator('.link-box').count() === 0) {
    throw new Error(`the page stopped: ${await tab.locator('section.summary').first().textContent()}`);
  }
  stage('sent');
  writeFileSync(plan.report, JSON.stringify({ chromium: browser.version(), before, stages }));
} finally {
  clearInterval(watch);
  await browser.close();
}
