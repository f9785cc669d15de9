import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Answers } from '../src/form/answers.ts';
import { compare } from '../src/form/adjudicate.ts';
import { missingOf } from '../src/form/control.ts';
import { FormWords } from '../src/form/words.ts';
import { openBrowser, openPage } from './kit/browser.ts';
import { FakeCase, formItems } from './kit/case.ts';
import { headOf, headSeries } from './kit/head.ts';
import { standFor } from './kit/study.ts';

const viewer = process.env['EIR_VIEWER'] ?? '.';
const shots = join(viewer, 'target/shots');
const axe = readFileSync(createRequire(join(viewer, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [[1280, 800], [390, 844], [320, 640]] as const;
const ITEMS = formItems(join(viewer, '..'));

const MAJOR = { id: 'Q04', level: 'MAJOR', category: 'MISSING_SERIES', query: 'Please send the missing series.' };
const BY_EYE = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7'].map((id) => (
  { id, level: id === 'H5' || id === 'H6' ? 'CRITICAL' : id === 'H7' ? 'INFO' : 'MAJOR', category: 'OTHER', query: `About ${id}.` }));
const CONTROL = { kind: 'qc', login: 'caio', version: 0, saved: null, form: null, series: [], classes: [], site: 'Hospital Aurora', age: 7, sex: 'MALE', caseVersion: 3, passed: 17, found: [MAJOR], byEye: BY_EYE, queries: [] };

let browser: Browser;
let server: FakeCase;

before(async () => {
  mkdirSync(shots, { recursive: true });
  const flair = headOf('FLAIR', 'none');
  server = await FakeCase.start(join(viewer, 'target/classes/eir/web'),
    standFor('head000000', [{ weighting: 'FLAIR', plane: 'AX', bundle: headSeries(flair, 'AX', 96, 11, 5, 1, {}) }]));
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(() => {
  server.asked.length = 0;
  server.isAway = false;
  server.draft = CONTROL;
  server.act = () => ({ status: 200, body: { version: 4, state: 'READING', next: '/cases/EIR-0007' } });
  server.review = review;
});

/** Asked and open as a test needs it: the rules themselves are the trial's and tested there. */
function review(form: Record<string, unknown>): Record<string, unknown> {
  const answers = form['answers'] as Record<string, unknown>;
  const asked = Object.fromEntries(ITEMS.map((item) => [item['id'], ['always', 'A1 != NO'].includes(String(item['asked'])) ? 'REQUIRED' : item['id'] === 'E5' ? 'OPTIONAL' : 'HIDDEN']));
  const findings = ITEMS.filter(({ id }) => asked[String(id)] === 'REQUIRED' && answers[String(id)] === undefined).map(({ id }) => ({ item: id, weight: 'HARD', code: 'MISSING' }));
  if (answers['D1'] !== undefined) findings.push({ item: 'D1', weight: 'SOFT', code: 'TYPED_NUMBER' });
  return { asked, findings, suggestion: answers['E1'] === undefined ? null : 'LIKELY', productMm2: null, volumeMl: null };
}

function reading(answers: Record<string, unknown>): Record<string, unknown> {
  const form = { format: 'eir.read/1', answers, marks: [] };
  return { kind: 'read', version: 0, saved: null, actVersion: 2, caseVersion: 5, isOpen: true, limitations: [], items: ITEMS, series: [{ uid: '1.2.1', sequence: 'T2', plane: 'AX' }], form, ...review(form) };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations: found } = await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`);
  });
}

test('what holds a pass back is named: checks nobody made, failures nobody answered', () => {
  const chosen = new Map([['H1', 3], ['H2', 0]]);
  const byEye = BY_EYE.slice(0, 3);
  assert.deepEqual(missingOf(byEye, [MAJOR], chosen, new Map()), { unseen: ['H3'], unanswered: ['Q04', 'H1'] });
  assert.deepEqual(missingOf(byEye, [MAJOR], chosen, new Map([['Q04', 'spine only'], ['H1', 'other series']])), { unseen: ['H3'], unanswered: [] });
});

test('a set keeps the order in which its words were chosen, and an empty one is no answer', () => {
  const answers = Answers.of({ answers: { E3: ['ATRT'] }, marks: [] });
  answers.toggle('E3', 'ABSCESS');
  assert.deepEqual(answers.get('E3'), ['ATRT', 'ABSCESS']);
  answers.toggle('E3', 'ATRT');
  answers.toggle('E3', 'ABSCESS');
  assert.deepEqual(answers.form()['answers'], {});
});

test('a decimal comma and a decimal point are the same number', () => {
  const words = new FormWords('pt-BR');
  assert.equal(words.readDecimal('48,2'), '48.2');
  assert.equal(words.readDecimal('48.2'), '48.2');
  assert.equal(words.readDecimal('48,2 mm'), undefined);
  assert.equal(words.decimal('48.2'), '48,2');
});

const READS = { A: { answers: { A1: 'YES', B1: 'PONS', C1: 'MIXED', D1: '48.1', E1: 'LIKELY' }, marks: [] }, B: { answers: { A1: 'YES', B1: 'PONS', C1: 'WELL_DEFINED', D1: '41.3', E1: 'ALTERNATIVE', E3: ['PILOCYTIC_ASTROCYTOMA'] }, marks: [] } };

test('the adjudicator meets what differs, the category first, and what is the same', () => {
  const items = ITEMS.map((item) => ({ id: String(item['id']), part: '', type: String(item['type']), derived: item['derived'] === true, label: '', values: item['values'] as string[], range: '' }));
  const lines = compare(items, new Map(Object.entries(READS).map(([letter, form]) => [letter, Answers.of(form)])), new FormWords('pt-BR'));
  assert.deepEqual(lines.filter(({ differs }) => differs).map(({ item, says }) => [item.id, ...says]), [
    ['E1', 'Provável', 'Alternativo'], ['C1', 'Misto', 'Bem definidas'], ['D1', '48,1', '41,3'], ['E3', '–', 'Astrocitoma pilocítico'],
  ]);
  assert.deepEqual(lines.filter(({ differs }) => !differs).map(({ item }) => item.id), ['A1', 'B1']);
});

test('a choice between A and B is signed by keyboard alone', async () => {
  server.draft = { ...reading({}), kind: 'adjudication', login: 'mei', reads: READS };
  const { page, faults } = await openPage(browser);
  await page.goto(server.at('adjudication'));
  await page.locator('#sign').waitFor();
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('Most of the mass lies dorsal.');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  const body = server.asked.find(({ path }) => path === '/acts/sign-adjudication')?.body;
  assert.deepEqual([body?.['choice'], body?.['reason'], body?.['version']], ['B', 'Most of the mass lies dorsal.', 5]);
  assert.deepEqual(faults, []);
  await page.close();
});

test('neither leads to a read of one\'s own, and back', async () => {
  server.draft = { ...reading({}), kind: 'adjudication', reads: READS };
  const { page } = await openPage(browser);
  await page.goto(server.at('adjudication'));
  await page.locator('#sign').waitFor();
  await page.keyboard.press('3');
  await page.locator('[data-item="A1"]').waitFor();
  await page.getByRole('button', { name: 'A and B again' }).click();
  await page.locator('.compare').waitFor();
  await page.close();
});

for (const locale of ['en', 'pt-BR'] as const) {
  test(`axe finds nothing beside the images in ${locale}, and nothing overflows`, async () => {
    const { page, faults } = await openPage(browser, { locale });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const [place, draft] of [['qc', CONTROL], ['read', reading({ A1: 'YES', B1: 'PONS', C9: ['PATCHY'], D1: '48.2', E1: 'CHARACTERISTIC' })],
        ['adjudication', { ...reading({}), kind: 'adjudication', reads: READS }]] as const) {
        server.draft = draft;
        await page.goto(server.at(place));
        await page.locator('.pane-foot').waitFor();
        await page.locator('.viewport[data-stands]').first().waitFor();
        assert.deepEqual(await violations(page), [], `${place} ${locale} ${width}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${place} ${locale} ${width} overflows`);
        await page.screenshot({ path: join(shots, `${place}-${width}.${locale}.png`), fullPage: width < 1000 });
      }
    }
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test('a clean case is passed with seven keys and a password', async () => {
  server.draft = { ...CONTROL, found: [], passed: 18 };
  const { page, faults } = await openPage(browser);
  await page.goto(server.at('qc'));
  await page.locator('#pass').waitFor();
  assert.match(await page.locator('.pane-foot p').innerText(), /H1 to H7/);
  for (const key of '1234567') await page.keyboard.press(key);
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  const act = server.asked.find(({ path }) => path === '/acts/qc-pass');
  assert.equal(act?.token, 'token');
  assert.deepEqual(act.body['answers'], Object.fromEntries(BY_EYE.map(({ id }) => [id, 'PASSED'])));
  assert.equal(act.body['login'], 'caio');
  assert.equal(act.body['version'], 3);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a refusal is told in words and what was typed is kept', async () => {
  server.act = () => ({ status: 422, body: { code: 'QUERY_INVALID', who: [] } });
  const { page } = await openPage(browser);
  await page.goto(server.at('qc'));
  await page.locator('#ask').click();
  assert.equal(await page.locator('dialog textarea').inputValue(), MAJOR.query);
  await page.locator('dialog button[type=submit]').click();
  await page.locator('dialog .field-error:not(:empty)').waitFor();
  assert.doesNotMatch(await page.locator('dialog .field-error').innerText(), /QUERY_INVALID/);
  assert.equal(await page.locator('dialog textarea').inputValue(), MAJOR.query);
  await page.close();
});

test('digits answer, the draft is saved, and "saved" stands there only when the server said so', async () => {
  server.draft = reading({});
  const { page, faults } = await openPage(browser);
  await page.goto(server.at('read'));
  await page.locator('[data-item="A1"]').waitFor();
  assert.equal(await page.locator('.standing').innerText(), '');
  server.isAway = true;
  await page.keyboard.press('f');
  await page.keyboard.press('1');
  await page.getByText('no connection').waitFor();
  assert.equal(await page.locator('[data-item="A1"] input:checked').inputValue(), 'YES');
  server.isAway = false;
  await page.evaluate(() => { window.dispatchEvent(new Event('online')); });
  await page.getByText(/draft saved/).waitFor();
  assert.deepEqual((server.asked.at(-1)?.body['form'] as Record<string, unknown>)['answers'], { A1: 'YES' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('the suggestion is not on the page before the reader has chosen', async () => {
  server.draft = reading({ A1: 'YES' });
  const { page } = await openPage(browser);
  await page.goto(server.at('read'));
  await page.locator('[data-item="E1"]').waitFor();
  assert.equal(await page.getByText('From the signs you noted').count(), 0);
  await page.locator('[data-item="E1"] label', { hasText: 'Characteristic' }).click();
  await page.getByText('From the signs you noted: Likely').waitFor();
  await page.close();
});

const BUDGET = new Map(readFileSync(join(viewer, '../domain/tasks.tsv'), 'utf8').trimEnd().split('\n').slice(1)
  .map((line) => line.split('\t')).map(([, task = '', , , steps = '', typed = '']) => [task, { steps: stepsOf(steps), typed: Number.parseInt(typed) }]));

/** "3: open, choose, Sign" are three; "1 to open, 2 marks, form by keyboard, 1 Sign" are four. */
function stepsOf(cell: string): number {
  return /^\d+:/.test(cell) ? Number.parseInt(cell) : cell.split(', ').reduce((sum, part) => sum + (Number.parseInt(part) || 0), 0);
}

/** Steps, from the list where the task begins there, and typed fields but for the password, against domain/tasks.tsv. */
function within(task: string, steps: readonly string[], typed: readonly string[]): void {
  const budget = BUDGET.get(task);
  assert.ok(budget !== undefined, task);
  assert.ok(steps.length <= budget.steps, `${task}: ${steps.join(', ')}`);
  assert.ok(typed.length <= budget.typed, `${task}: ${typed.join(', ')}`);
}

test('each task of the rooms keeps to its budget', async () => {
  const { page } = await openPage(browser);
  const open = async (place: string, draft: Record<string, unknown>, ready: string): Promise<void> => {
    server.asked.length = 0;
    server.draft = draft;
    await page.goto(server.at(place));
    await page.locator(ready).waitFor();
  };

  await open('qc', { ...CONTROL, found: [], passed: 18 }, '#pass');
  await page.keyboard.press('1');
  for (const key of '234567') await page.keyboard.press(key);
  await page.locator('#pass').click();
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  within('pass a clean case', ['open', 'keys H1 to H7', 'Sign'], []);

  await open('qc', CONTROL, '#ask');
  await page.locator('.checks button', { hasText: 'Ask the site' }).first().click();
  await page.locator('dialog button[type=submit]').click();
  await page.waitForURL('**/staff');
  assert.equal(server.asked.find(({ path }) => path === '/acts/qc-query')?.body['text'], MAJOR.query);
  within('ask for a missing series', ['click the check', 'Send'], []);

  await open('read', reading({}), '[data-item="A1"]');
  await page.keyboard.press('i');
  await page.locator('dialog button[type=submit]').click();
  await page.waitForFunction(() => document.querySelector('dialog') === null);
  assert.ok(server.asked.some(({ path }) => path === '/acts/quarantine'));
  within('report identifying data', ['key I', 'Confirm'], []);

  await open('adjudication', { ...reading({}), kind: 'adjudication', login: 'mei', reads: READS }, '#sign');
  await page.keyboard.press('2');
  await page.locator('textarea[name=reason]').fill('Most of the mass lies dorsal.');
  await page.locator('#sign').click();
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  within('choose between A and B', ['open', 'choose', 'Sign'], ['reason']);
  await page.close();
});

test('a whole read is answered by digits and signed with a password alone', async () => {
  const answers = { A1: 'YES', E1: 'CHARACTERISTIC' };
  server.draft = { ...reading(answers), login: 'lena', findings: [] };
  server.review = () => ({ ...review({ answers }), findings: [] });
  const { page } = await openPage(browser);
  await page.goto(server.at('read'));
  await page.locator('#sign').click();
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  const act = server.asked.find(({ path }) => path === '/acts/sign-read');
  assert.equal(act?.body['login'], 'lena');
  // Its numbers are typed as long as they are not drawn on the images, and the table leaves numbers out.
  within('read a typical case', ['open', 'Sign'], []);
  await page.close();
});

test('quality control is saved while it is made, and is there after a reload', async () => {
  server.draft = { ...CONTROL, found: [], passed: 18, version: 4, saved: '2026-11-28T10:40:00Z', form: { answers: { H1: 1 }, deviations: {}, classes: {} } };
  const { page, faults } = await openPage(browser);
  await page.goto(server.at('qc'));
  await page.locator('input[name="H1"]:checked').waitFor();
  assert.equal(await page.locator('input[name="H1"]:checked').inputValue(), '1');
  server.isAway = true;
  await page.keyboard.press('2');
  await page.getByText('no connection').waitFor();
  server.isAway = false;
  await page.evaluate(() => { window.dispatchEvent(new Event('online')); });
  await page.getByText(/draft saved/).waitFor();
  const saved = server.asked.findLast(({ method }) => method === 'PUT');
  assert.equal(saved?.body['version'], 4);
  assert.deepEqual((saved.body['form'] as Record<string, unknown>)['answers'], { H1: 1, H2: 0 });
  assert.deepEqual(faults.filter((fault) => !fault.includes('ERR_EMPTY_RESPONSE')), []);
  await page.close();
});

test('a series of another class is corrected under H7 and signed with the pass', async () => {
  server.draft = {
    ...CONTROL, found: [], passed: 18, classes: ['T2', 'FLAIR', 'OTHER'],
    series: [{ uid: '1.2.1', sequence: 'T2', plane: 'AX', number: '5', images: 30 }], form: { answers: { H1: 0, H2: 0, H3: 0, H4: 0, H5: 0, H6: 0 }, deviations: {}, classes: {} },
  };
  const { page } = await openPage(browser);
  await page.goto(server.at('qc'));
  await page.locator('input[name="H7"]').last().click();
  await page.getByLabel('Series 5, axial, 30 images').selectOption('FLAIR');
  await page.locator('#pass').click();
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  assert.deepEqual(server.asked.find(({ path }) => path === '/acts/qc-pass')?.body['classes'], { '1.2.1': 'FLAIR' });
  await page.close();
});

test('the checks of the series run again with a corrected class, and what they find then is what is passed', async () => {
  const Q08 = { id: 'Q08', level: 'MAJOR', category: 'PROTOCOL_DEVIATION', query: 'Please tell us why the slices are thick.' };
  server.draft = {
    ...CONTROL, classes: ['T2', 'FLAIR', 'OTHER'], series: [{ uid: '1.2.1', sequence: 'OTHER', plane: 'AX', number: '5', images: 30 }],
    form: { answers: { H1: 0, H2: 0, H3: 0, H4: 0, H5: 0, H6: 0, H7: 1 }, deviations: { Q04: 'spine alone' }, classes: {} },
  };
  server.review = (form) => {
    const found = { FLAIR: [], T2: [Q08] }[String((form['classes'] as Record<string, unknown>)['1.2.1'])] ?? [MAJOR];
    return { found, passed: 18 - found.length };
  };
  const { page } = await openPage(browser);
  await page.goto(server.at('qc'));
  await page.getByText('spine alone').waitFor();
  const series = page.getByLabel('Series 5, axial, 30 images');
  await series.focus();
  await series.selectOption('T2');
  await page.getByText('Please tell us why the slices are thick.').waitFor();
  assert.ok(await page.getByText('Q04 to Q13 ran again').isVisible());
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'class-0');
  assert.ok(await page.locator('#pass').isDisabled());
  await series.selectOption('FLAIR');
  await page.locator('#pass:not([disabled])').click();
  await page.keyboard.type('a lantern');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/staff');
  const passed = server.asked.find(({ path }) => path === '/acts/qc-pass')?.body;
  assert.deepEqual([passed?.['classes'], passed?.['deviations']], [{ '1.2.1': 'FLAIR' }, {}]);
  await page.close();
});

test('the list of keys beside a form names the form\'s own, and Shift exchanges light and dark', async () => {
  server.draft = CONTROL;
  const { page } = await openPage(browser);
  await page.goto(server.at('qc'));
  await page.locator('#ask').waitFor();
  await page.keyboard.press('?');
  const keys = await page.locator('dialog .keys > div').allInnerTexts();
  const told = keys.map((line) => line.replaceAll('\n', ' '));
  assert.match(told[0] ?? '', /^1–7 Check by eye/);
  assert.ok(told.some((line) => /^I Identity seen/.test(line)), told.join('; '));
  assert.ok(told.some((line) => /^Shift \+ I Exchange light and dark/.test(line)), told.join('; '));
  assert.ok(told.every((line) => !line.includes('1–9')), told.join('; '));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+I');
  await page.locator('[data-tool="I"][aria-pressed="true"]').waitFor();
  await page.close();
});
