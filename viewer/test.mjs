// Bundles each test for Node and runs them: `node viewer/test.mjs [part of a file name]`; `--serve` shows a made-up study.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runTests } from '../build/node-tests.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, 'target/tests');
const wanted = process.argv[2] ?? '';
const serves = wanted === '--serve';
const entries = serves ? ['serve.ts'] : fs.readdirSync(path.join(here, 'test')).filter((name) => name.endsWith('.test.ts') && name.includes(wanted));

fs.rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: entries.map((name) => path.join(here, 'test', name)),
  outdir: out, outExtension: { '.js': '.mjs' },
  bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline', logLevel: 'warning',
  packages: 'external', define: { 'process.env.EIR_VIEWER': JSON.stringify(here) },
});
const bundled = entries.map((name) => path.join(out, name.replace(/\.ts$/, '.mjs')));
if (!serves) runTests('viewer', bundled);
process.exit(spawnSync(process.execPath, ['--enable-source-maps', ...bundled], { stdio: 'inherit', cwd: here }).status ?? 1);
