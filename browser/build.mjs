// The upload page: what the worker fetches on demand first, then the worker, as each is named by its hash.
import path from 'node:path';
import { buildWeb, root } from '../build/web.mjs';
import { prepareEngine } from './engine-script.mjs';

const engine = path.join(root, 'browser/target/js/eir.js');
const painter = path.join(root, 'browser/target/js/painter.js');
prepareEngine(engine);
prepareEngine(painter);
const nothing = path.join(root, 'viewer/src/types/nothing.js');
const program = (name) => path.join(root, 'node_modules/@cornerstonejs', name);

await buildWeb({
  module: 'browser',
  messages: ['upload', 'choice'],
  inputs: [engine, painter, path.join(root, 'deid/words')],
  files: [
    { name: 'openjpeg.wasm', from: program('codec-openjpeg/dist/openjpegwasm_decode.wasm') },
  ],
  styles: [{ name: 'upload.css', from: 'src/page/upload.css' }],
  scripts: [
    { name: 'jpeg.js', from: 'src/picture/jpeg.ts' },
    { name: 'jpeg-ls.js', from: 'src/picture/jpeg-ls.ts' },
    { name: 'jpeg-2000.js', from: 'src/picture/jpeg-2000.ts', alias: { fs: nothing, path: nothing } },
    { name: 'picture.js', from: 'src/picture/picture.ts' },
    { name: 'writing.js', from: 'src/picture/writing/gathering.ts' },
    { name: 'painter.js', from: painter },
    { name: 'key-words.js', from: 'src/worker/key-words.ts', alias: { 'words:english': path.join(root, 'deid/words/english.txt') } },
    { name: 'sha256.js', from: 'src/worker/sha256.ts' },
    { name: 'intake-worker.js', from: 'src/worker/main.ts', alias: { 'eir-engine': engine } },
    { name: 'upload.js', from: 'src/page/main.ts' },
  ],
  pages: [{ name: 'upload.html', from: 'src/page/upload.html' }],
});
