// Builds the browser part of one Maven module: checks types and style, bundles, names each file by its content,
// compresses it and writes the manifest that the server reads. Called by browser/build.mjs and viewer/build.mjs.
//
//   await buildWeb({
//     module: 'viewer',                       // folder below the root; results go to its target/classes/eir/web
//     scripts: [                              // in this order: a later script may `import { url } from 'asset:worker.js'`
//                                             // or load an earlier one as a module of its own, `from 'module:first.js'`
//       { name: 'worker.js', from: 'src/worker/main.ts' },
//       { name: 'view.js', from: 'src/main.ts', alias: { engine: '/absolute/file.js' } }],
//     styles: [{ name: 'view.css', from: 'src/view.css' }],
//     files: [{ name: 'codec.wasm', from: '/absolute/or/relative' }],   // copied as they are, before the scripts
//     pages: [{ name: 'view.html', from: 'src/view.html' }],            // {{asset:view.js}} becomes its address,
//                                                                       // {{part:src/head.part.html}} that file
//     messages: ['view'],                     // messages/view.en.json and messages/view.pt-BR.json must agree
//     inputs: ['/absolute/file.js'],          // what else the result depends on
//   });
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const LANGUAGES = ['en', 'pt-BR'];

export async function buildWeb({ module, scripts = [], styles = [], files = [], pages = [], messages = [], inputs = [] }) {
  const folder = path.join(root, module);
  const out = path.join(folder, 'target/classes/eir/web');
  const stamp = path.join(folder, 'target/web.stamp');
  installPackages();

  const state = digestOf([
    path.join(folder, 'src'), path.join(folder, 'build.mjs'), path.join(root, 'build'), path.join(root, 'package-lock.json'),
    path.join(root, 'eslint.config.js'), path.join(root, 'tsconfig.base.json'), path.join(root, 'viewer/src/style'),
    ...messages.flatMap((name) => LANGUAGES.map((language) => messageFile(name, language))),
    ...fs.readdirSync(folder).filter((name) => name.startsWith('tsconfig')).map((name) => path.join(folder, name)),
    ...files.map((file) => path.resolve(folder, file.from)), ...inputs,
  ]);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === state && fs.existsSync(out)) {
    return;
  }

  messages.forEach(checkMessages);
  checkTypes(folder);
  node('eslint/bin/eslint.js', ['--max-warnings', '0', folder]);

  const { build } = await import('esbuild');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  const assets = {};
  const keep = ({ name }, content) => {
    assets[name] = hashedName(name, content);
    writeCompressed(path.join(out, assets[name]), content);
  };

  for (const file of files) {
    keep(file, fs.readFileSync(path.resolve(folder, file.from)));
  }
  for (const entry of [...styles, ...scripts]) {
    const result = await build({
      entryPoints: [path.resolve(folder, entry.from)],
      bundle: true, write: false, minify: true, format: 'esm', target: ['es2022', 'chrome115', 'firefox115', 'safari16.4'],
      legalComments: 'none', charset: 'utf8', loader: { '.txt': 'text' }, logLevel: 'warning', alias: entry.alias ?? {},
      outfile: path.join(out, entry.name), plugins: [assetAddresses(assets)],
    });
    keep(entry, Buffer.from(result.outputFiles[0].contents));
  }
  for (const page of pages) {
    const text = fs.readFileSync(path.resolve(folder, page.from), 'utf8')
      .replace(/\{\{part:([^}]+)\}\}\n/g, (_, part) => fs.readFileSync(path.resolve(folder, part), 'utf8'))
      .replace(/\{\{asset:([^}]+)\}\}/g, (_, name) => addressOf(assets, name));
    writeCompressed(path.join(out, page.name), Buffer.from(text));
  }
  fs.writeFileSync(path.join(out, `${module}.assets.json`), JSON.stringify(assets, null, 2) + '\n');
  fs.writeFileSync(stamp, state);
  for (const name of Object.keys(assets)) {
    const size = (suffix) => fs.statSync(path.join(out, assets[name] + suffix)).size;
    console.log(`${module}: ${name} ${size('')} bytes, brotli ${size('.br')}`);
  }
}

/** `npm ci` once for each state of the lock file; `./eir` does the same before Maven starts, with the same stamp. */
function installPackages() {
  const stamp = path.join(root, 'node_modules/.eir-lock');
  const wanted = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  fs.writeFileSync(stamp, wanted);
}

function checkMessages(name) {
  const [first, ...others] = LANGUAGES.map((language) => {
    const file = messageFile(name, language);
    return { file, texts: JSON.parse(fs.readFileSync(file, 'utf8')) };
  });
  for (const other of others) {
    for (const [here, there] of [[first, other], [other, first]]) {
      const missing = Object.keys(here.texts).filter((key) => !(key in there.texts));
      if (missing.length > 0) {
        throw new Error(`${path.relative(root, there.file)} lacks ${missing.join(', ')}; add a text for each`);
      }
    }
    for (const [key, text] of Object.entries(first.texts)) {
      const slots = (value) => [...new Set(JSON.stringify(value).match(/\{\w+\}/g) ?? [])].sort().join(' ');
      if (slots(text) !== slots(other.texts[key])) {
        throw new Error(`${key}: slots "${slots(text)}" in one language, "${slots(other.texts[key])}" in the other`);
      }
    }
  }
}

function checkTypes(folder) {
  for (const name of fs.readdirSync(folder).filter((file) => /^tsconfig.*\.json$/.test(file))) {
    node('typescript/bin/tsc', ['-p', path.join(folder, name)]);
  }
}

function node(program, args) {
  execFileSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' });
}

function assetAddresses(assets) {
  return {
    name: 'asset',
    setup(build) {
      build.onResolve({ filter: /^asset:/ }, (args) => ({ path: args.path.slice('asset:'.length), namespace: 'asset' }));
      build.onResolve({ filter: /^module:/ }, (args) => ({ path: addressOf(assets, args.path.slice('module:'.length)), external: true }));
      build.onLoad({ filter: /.*/, namespace: 'asset' }, (args) =>
        ({ contents: `export const url = ${JSON.stringify(addressOf(assets, args.path))};`, loader: 'js' }));
    },
  };
}

function addressOf(assets, name) {
  if (!(name in assets)) {
    throw new Error(`asset:${name} is not built yet; list it before the file that names it`);
  }
  return `/assets/${assets[name]}`;
}

function hashedName(name, content) {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}${name.slice(dot)}`;
}

function writeCompressed(file, content) {
  fs.writeFileSync(file, content);
  fs.writeFileSync(file + '.gz', zlib.gzipSync(content, { level: 9 }));
  fs.writeFileSync(file + '.br', zlib.brotliCompressSync(content, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }));
}

function messageFile(name, language) {
  return path.join(root, 'messages', `${name}.${language}.json`);
}

function digestOf(places) {
  const hash = createHash('sha256');
  const add = (place) => {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) {
      return;
    }
    if (stat.isDirectory()) {
      fs.readdirSync(place).sort().forEach((name) => add(path.join(place, name)));
    } else {
      hash.update(path.relative(root, place)).update('\0').update(fs.readFileSync(place)).update('\0');
    }
  };
  places.forEach(add);
  return hash.digest('hex');
}
