// The upload page: what the worker fetches on demand first, then the worker, as each is named by its hash.
import path from 'node:path';
import { buildWeb, root } from '../build/web.mjs';
import { prepareEngine } from './engine-script.mjs';

const engine = path.join(root, 'browser/target/js/eir.js');
prepareEngine(engine);
const jpegLs = path.join(root, 'viewer/src/decode/jpegls.ts');

await buildWeb({
  module: 'browser',
  messages: ['upload'],
  inputs: [engine, jpegLs, path.join(root, 'deid/words')],
  styles: [{ name: 'upload.css', from: 'src/page/upload.css' }],
  scripts: [
    { name: 'jpegls.js', from: jpegLs },
    { name: 'key-words.js', from: 'src/worker/key-words.ts', alias: { 'words:english': path.join(root, 'deid/words/english.txt') } },
    { name: 'sha256.js', from: 'src/worker/sha256.ts' },
    { name: 'intake-worker.js', from: 'src/worker/main.ts', alias: { 'eir-engine': engine } },
    { name: 'upload.js', from: 'src/page/main.ts' },
  ],
  pages: [{ name: 'upload.html', from: 'src/page/upload.html' }],
});
