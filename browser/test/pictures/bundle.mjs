// Bundles what the upload page and its worker do with pictures for Node: the same sources, each decoder from where the build takes it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const MODULES = {
  'jpeg.js': 'browser/src/picture/jpeg.ts', 'jpeg-ls.js': 'browser/src/picture/jpeg-ls.ts', 'jpeg-2000.js': 'browser/src/picture/jpeg-2000.ts',
  'painter.js': 'browser/target/js/painter.js',
};
const PROGRAMS = { 'openjpeg.wasm': '@cornerstonejs/codec-openjpeg/dist/openjpegwasm_decode.wasm' };

/** Loads `entry`, a file below browser/, as one module. */
export async function load(entry) {
  const out = path.join(ROOT, 'browser/target/node', `${path.basename(entry, '.ts')}.cjs`);
  await build({
    entryPoints: [path.join(ROOT, 'browser', entry)], outfile: out, bundle: true, format: 'cjs', platform: 'node', logLevel: 'warning',
    alias: { 'eir-engine': path.join(ROOT, 'browser/target/js/eir.js') }, plugins: [{
      name: 'parts',
      setup(parts) {
        parts.onResolve({ filter: /^module:/ }, ({ path: name }) => ({ path: path.join(ROOT, MODULES[name.slice('module:'.length)]) }));
        parts.onResolve({ filter: /^asset:/ }, ({ path: name }) => ({ path: name.slice('asset:'.length), namespace: 'program' }));
        parts.onLoad({ filter: /.*/, namespace: 'program' }, ({ path: name }) =>
          ({ contents: `export const url = ${JSON.stringify(path.join(ROOT, 'node_modules', PROGRAMS[name]))};`, loader: 'js' }));
      },
    }],
  });
  return (await import(out)).default;
}

/** The engine as the worker uses it. */
export async function loadEngine() {
  return import(path.join(ROOT, 'browser/target/js/eir.js'));
}

/** A file of this computer as the engine reads it. */
export function hostFile(bytes) {
  const content = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: () => content.length, whole: () => content,
    read: (offset, into) => {
      const piece = content.subarray(offset, offset + into.length);
      into.set(piece);
      return piece.length;
    },
  };
}
