// The reading room: the first script, the HTJ2K decoder fetched on demand, the decode worker, then the viewer that names them.
import path from 'node:path';
import { buildWeb, root } from '../build/web.mjs';

const openjph = path.join(root, 'node_modules/@cornerstonejs/codec-openjph/dist/openjphjs.wasm');
const nothing = path.join(root, 'viewer/src/types/nothing.js');

await buildWeb({
  module: 'viewer',
  messages: ['view', 'form', 'rules', 'values'],
  files: [{ name: 'openjph.wasm', from: openjph }],
  styles: [{ name: 'view.css', from: 'src/style/view.css' }, { name: 'case.css', from: 'src/form/case.css' }],
  scripts: [
    { name: 'first.js', from: 'src/link/first.ts' },
    { name: 'htj2k.js', from: 'src/decode/htj2k.ts', alias: { fs: nothing, path: nothing } },
    { name: 'decode.js', from: 'src/decode/worker.ts' },
    { name: 'view.js', from: 'src/room/view.ts' },
    { name: 'case.js', from: 'src/form/case.ts' },
  ],
  pages: [{ name: 'view.html', from: 'src/room/view.html' }, { name: 'case.html', from: 'src/form/case.html' }],
});
