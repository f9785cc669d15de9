// Peers from npm, or from the tagged source where npm does not have the package; kept below plan.peers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const run = (folder, command, ...args) => {
  mkdirSync(folder, { recursive: true });
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
};
const npm = (folder, ...packages) => run(folder, 'npm', 'install', '--no-save', '--omit=dev', '--legacy-peer-deps', '--ignore-scripts',
  '--no-audit', '--no-fund', '--silent', ...packages);

/** What esbuild has to call `dcmjs`. */
export function dcmjs(plan) {
  const home = join(plan.peers, `dcmjs-${plan.dcmjs}`);
  if (!existsSync(join(home, 'node_modules/dcmjs'))) {
    run(home, 'npm', 'init', '--yes');
    npm(home, `dcmjs@${plan.dcmjs}`);
  }
  return { dcmjs: join(home, 'node_modules/dcmjs') };
}

/** What esbuild has to call `dicom-curate`, and the dcmjs that it asks for. */
export function dicomCurate(plan) {
  const home = join(plan.peers, `dicom-curate-${plan.dicomCurate}`);
  if (!existsSync(join(home, 'src/curateDict.ts'))) {
    run(plan.peers, 'git', 'clone', '--quiet', '--depth', '1', '--branch', `v${plan.dicomCurate}`,
      'https://github.com/bebbi/dicom-curate', home);
  }
  if (!existsSync(join(home, 'node_modules/dcmjs'))) {
    npm(home);
  }
  return { 'dicom-curate': join(home, 'src'), dcmjs: join(home, 'node_modules/dcmjs') };
}

/** What a peer needs of the cloud, and in a browser of Node, is never called here. */
export const nothingOf = (filter) => ({
  name: 'nothing',
  setup(made) {
    made.onResolve({ filter }, ({ path }) => ({ path, namespace: 'nothing' }));
    made.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
});
