// A reporter for `node --test` that writes one suite in Surefire's form; a file that broke off counts as a failed test.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export default async function* surefire(events) {
  const cases = [];
  for await (const { type, data } of events) {
    if ((type === 'test:pass' || type === 'test:fail') && data.details?.type !== 'suite') {
      cases.push({ type, ...data });
    }
  }
  const failed = cases.filter(({ type }) => type === 'test:fail');
  const skipped = cases.filter(({ type, skip, todo }) => type === 'test:pass' && (skip !== undefined || todo !== undefined));
  const seconds = cases.reduce((sum, { details }) => sum + (details?.duration_ms ?? 0), 0) / 1000;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuite name="${escaped(process.env.EIR_TEST_MODULE ?? 'node')}" time="${seconds.toFixed(3)}" tests="${cases.length}" errors="0" skipped="${skipped.length}" failures="${failed.length}">\n`;
  for (const test of cases) {
    const file = path.basename(test.file ?? test.name).replace(/\.m?[jt]s$/, '');
    const name = test.name === test.file || path.isAbsolute(test.name) ? 'the file runs to its end' : test.name;
    const opening = `<testcase name="${escaped(name)}" classname="${escaped(`${process.env.EIR_TEST_MODULE ?? 'node'}/${file}`)}" time="${((test.details?.duration_ms ?? 0) / 1000).toFixed(3)}"`;
    if (test.type === 'test:fail') {
      const error = test.details?.error?.cause ?? test.details?.error;
      yield `${opening}>\n<failure message="${escaped(String(error?.message ?? error).split('\n')[0])}">${escaped(String(error?.stack ?? error))}</failure>\n</testcase>\n`;
    } else if (skipped.includes(test)) {
      yield `${opening}>\n<skipped/>\n</testcase>\n`;
    } else {
      yield `${opening}/>\n`;
    }
  }
  yield '</testsuite>\n';
}

// Control characters (colours in a diff) have no place in XML 1.0.
function escaped(text) {
  return stripVTControlCharacters(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '?')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}
