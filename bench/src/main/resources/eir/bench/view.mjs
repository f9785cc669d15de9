// First image from a link: Eir and OHIF on Orthanc, same series, same Chromium, taking turns.
// Called by `eir bench view`, which starts both servers and passes a JSON plan as the first argument.
import { createServer, request } from 'node:http';
import { connect, createServer as createTcp } from 'node:net';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';
import { extname, join, normalize } from 'node:path';

const plan = JSON.parse(process.argv[2]);
const { chromium } = createRequire(join(plan.root, 'package.json'))('playwright-core');

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml' };
const packed = new Map();

/** OHIF's files as a good web server has them: compressed once, kept beside the original for later runs. */
async function pack(path) {
  const raw = await readFile(path);
  if (!/\.(js|css|html|json|svg|wasm)$/.test(path)) return { body: raw, encoding: null };
  const kept = await readFile(`${path}.br`).catch(() => null);
  if (kept) return { body: kept, encoding: 'br' };
  const body = await promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  await writeFile(`${path}.br`, body);
  return { body, encoding: 'br' };
}

function asset(path) {
  const held = packed.get(path) ?? pack(path);
  packed.set(path, held);
  return held;
}

const appConfig = `window.config=${JSON.stringify({
  routerBasename: '/', extensions: [], modes: [], maxNumberOfWebWorkers: 3, showStudyList: true,
  maxNumRequests: { interaction: 100, thumbnail: 5, prefetch: 25 }, defaultDataSourceName: 'orthanc',
  dataSources: [{ namespace: '@ohif/extension-default.dataSourcesModule.dicomweb', sourceName: 'orthanc',
    configuration: { name: 'orthanc', friendlyName: 'orthanc', wadoUriRoot: '/wado', qidoRoot: '/dicom-web', wadoRoot: '/dicom-web',
      qidoSupportsIncludeField: true, imageRendering: 'wadors', thumbnailRendering: 'wadors', enableStudyLazyLoad: true,
      supportsWildcard: true, omitQuotationForMultipartRequest: true, bulkDataURI: { enabled: true } } }],
})};`;

function ohif(dist, orthancPort) {
  const server = createServer(async (req, res) => {
    const url = new URL(req.url, 'http://x');
    if (url.pathname.startsWith('/dicom-web') || url.pathname.startsWith('/wado')) {
      const up = request({ host: '127.0.0.1', port: orthancPort, path: req.url, method: req.method, headers: req.headers }, (answer) => {
        res.writeHead(answer.statusCode, answer.headers);
        answer.pipe(res);
      });
      req.pipe(up);
      up.on('error', () => res.destroy());
      return;
    }
    if (url.pathname === '/app-config.js') {
      res.writeHead(200, { 'content-type': 'text/javascript' }).end(appConfig);
      return;
    }
    let path = join(dist, normalize(url.pathname));
    try {
      if (!(await stat(path)).isFile()) throw new Error('folder');
    } catch {
      path = join(dist, 'index.html');
    }
    const { body, encoding } = await asset(path);
    res.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', ...(encoding ? { 'content-encoding': encoding } : {}) }).end(body);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** A line of `mbit` each way, shared by all its connections, with half of `rttMs` each way and one more at connect. */
function line(targetPort, mbit, rttMs) {
  const free = { up: 0, down: 0 };
  const lane = (from, to, direction) => {
    // One queue and one timer: timers of their own may overtake each other within a millisecond.
    const queue = [];
    let waiting = 0;
    let timer = null;
    const pump = () => {
      timer = null;
      while (queue.length && queue[0].at <= performance.now()) {
        const { chunk } = queue.shift();
        if (to.destroyed) continue;
        if (chunk === null) {
          to.end();
          continue;
        }
        to.write(chunk);
        waiting -= chunk.length;
        if (waiting <= 262144) from.resume();
      }
      if (queue.length) timer = setTimeout(pump, Math.max(1, queue[0].at - performance.now()));
    };
    const put = (at, chunk) => {
      queue.push({ at, chunk });
      timer ??= setTimeout(pump, Math.max(1, at - performance.now()));
    };
    from.on('data', (chunk) => {
      free[direction] = Math.max(performance.now(), free[direction]) + (chunk.length * 8) / (mbit * 1000);
      waiting += chunk.length;
      if (waiting > 262144) from.pause();
      put(free[direction] + rttMs / 2, chunk);
    });
    from.on('end', () => put(Math.max(performance.now(), free[direction]) + rttMs / 2, null));
    from.on('error', () => to.destroy());
    from.on('close', () => from.readableEnded || to.destroy());
  };
  const server = createTcp({ pauseOnConnect: true }, (client) => {
    client.setNoDelay(true);
    setTimeout(() => {
      const upstream = connect(targetPort, '127.0.0.1', () => {
        upstream.setNoDelay(true);
        lane(client, upstream, 'up');
        lane(upstream, client, 'down');
        client.resume();
      });
      upstream.on('error', () => client.destroy());
    }, rttMs);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Runs in every page: the first frame in which a canvas or the poster shows a picture. */
function probe() {
  const marks = { poster: null, image: null };
  window.__eirBench = marks;
  const scratch = document.createElement('canvas');
  scratch.width = scratch.height = 32;
  const pen = scratch.getContext('2d', { willReadFrequently: true });
  const shows = (canvas) => {
    if (canvas.width < 150 || canvas.height < 150) return false;
    pen.clearRect(0, 0, 32, 32);
    const { width: w, height: h } = canvas;
    try {
      pen.drawImage(canvas, w / 4, h / 4, w / 2, h / 2, 0, 0, 32, 32);
    } catch {
      return false;
    }
    const px = pen.getImageData(0, 0, 32, 32).data;
    const greys = new Set();
    let lit = 0;
    for (let i = 0; i < px.length; i += 4) {
      if (px[i] > 20) lit += 1;
      greys.add(px[i]);
    }
    return lit > 60 && greys.size > 12;
  };
  const look = () => {
    if (marks.poster === null) {
      for (const img of document.images) {
        if (img.complete && img.naturalWidth > 100 && img.getBoundingClientRect().width > 150) marks.poster = performance.now();
      }
    }
    if (marks.image === null) {
      for (const canvas of document.querySelectorAll('canvas')) {
        if (shows(canvas)) {
          marks.image = performance.now();
          break;
        }
      }
    }
    if (marks.image === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(url, throttle, patienceMs) {
  const browser = await chromium.launch({
    executablePath: plan.chromium, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(probe);
    if (throttle > 1) {
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    }
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.__eirBench?.image !== null, null, { timeout: patienceMs });
    return await page.evaluate(() => window.__eirBench);
  } finally {
    await browser.close();
  }
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const link = new URL(plan.link);
const peer = await ohif(plan.ohifDist, plan.orthancPort);
const servers = [peer];
const report = [];
for (const run of plan.runs) {
  let eirPort = Number(link.port);
  let peerPort = peer.address().port;
  if (run.mbit) {
    const eirLine = await line(eirPort, run.mbit, run.rttMs);
    const peerLine = await line(peerPort, run.mbit, run.rttMs);
    servers.push(eirLine, peerLine);
    eirPort = eirLine.address().port;
    peerPort = peerLine.address().port;
  }
  const eirUrl = `http://127.0.0.1:${eirPort}${link.pathname}${link.hash}`;
  const peerUrl = `http://127.0.0.1:${peerPort}/viewer?StudyInstanceUIDs=${plan.studyUid}`;
  const eir = [];
  const other = [];
  const posters = [];
  for (let round = 0; round < plan.warmUp + plan.rounds; round += 1) {
    // The first visits also wait for OHIF's megabytes to be compressed.
    const patienceMs = round < plan.warmUp ? 600_000 : 90_000;
    const ours = await visit(eirUrl, run.throttle ?? 1, patienceMs);
    const theirs = await visit(peerUrl, run.throttle ?? 1, patienceMs);
    if (round >= plan.warmUp) {
      eir.push(ours.image);
      if (ours.poster !== null) posters.push(ours.poster);
      other.push(theirs.image);
    }
    process.stderr.write(`${run.name} round ${round + 1}: Eir ${Math.round(ours.image)} ms, OHIF ${Math.round(theirs.image)} ms\n`);
  }
  report.push({
    run: run.name, eirImageMs: median(eir), eirPosterMs: posters.length ? median(posters) : null, ohifImageMs: median(other),
    ratio: median(eir.map((value, i) => value / other[i])),
  });
}
for (const server of servers) server.close();
console.log(JSON.stringify(report));
process.exit(0);
