// Runs Node's tests of one Maven module and leaves a report as Surefire does, so that `./eir test` counts and names them.
// `runTests('viewer', files)` ends the process; `node build/node-tests.mjs MODULE FILE…` does the same from a pom.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..');

export function runTests(module, files) {
  const reports = path.join(root, module, 'target/surefire-reports');
  const report = path.join(reports, `TEST-${module}-node.xml`);
  fs.mkdirSync(reports, { recursive: true });
  fs.rmSync(report, { force: true });
  const run = spawnSync(process.execPath, [
    '--enable-source-maps', '--test', '--test-concurrency=2',
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    `--test-reporter=${path.join(here, 'surefire-reporter.mjs')}`, `--test-reporter-destination=${report}`, ...files,
  ], { stdio: 'inherit', cwd: path.join(root, module), env: { ...process.env, EIR_TEST_MODULE: module } });
  const failed = fs.existsSync(report) ? failuresOf(fs.readFileSync(report, 'utf8')) : [];
  for (const name of failed) {
    console.log(`FAILED ${name}`);
  }
  // As Surefire does under maven.test.failure.ignore: the report tells, the modules after this one still run.
  const told = failed.length > 0 && process.env.EIR_TEST_FAILURE_IGNORE === 'true';
  process.exit(told ? 0 : run.status ?? 1);
}

function failuresOf(report) {
  return [...report.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"[^>]*>\n<failure/g)].map(([, name, place]) => `${place}: ${plain(name)}`);
}

function plain(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#10;', ' ').replaceAll('&amp;', '&');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [module = '', ...files] = process.argv.slice(2);
  runTests(module, files);
}
