// A peer of npm under Node, file by file; what it throws on has no output. Called by `eir bench residue` and `eir bench score`,
// which pass the place of a JSON plan: root, peers, dcmjs, dicomCurate, peer, files as pairs of input and output.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dcmjs, dicomCurate, nothingOf } from './install.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(plan.root, 'package.json'));
const { build } = require('esbuild');

const PEERS = {
  dcmjs: () => ({ entry: 'dcmjs-clean-tags.mjs', alias: dcmjs(plan) }),
  'dicom-curate': () => ({ entry: '../browser/dicom-curate.mjs', alias: dicomCurate(plan) }),
};

const { entry, alias } = PEERS[plan.peer]();
const script = join(here, `${plan.peer}.cjs`);
await build({
  entryPoints: [join(here, entry)], bundle: true, outfile: script, platform: 'node', format: 'cjs', alias, logLevel: 'silent',
  plugins: [nothingOf(/^@aws-sdk\/.*$/)],
});
const clean = require(script).start({ likeEir: plan.likeEir });
for (const [input, output] of plan.files) {
  const made = clean(new Uint8Array(readFileSync(input)));
  if (made !== null) {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, Buffer.from(made));
  }
}
