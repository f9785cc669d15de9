import { chromium, type Browser, type Page } from 'playwright-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // On a busy machine the watchdog takes a slow GPU process for a hung one and kills it, and WebGL with it.
  '--disable-gpu-watchdog'];
const PATIENCE_MS = 180_000;

/** Debian's Chromium, or the one that EIR_CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['EIR_CHROMIUM'] ?? '/usr/bin/chromium', args: QUIET, timeout: PATIENCE_MS });
}

/** A page whose uncaught errors and policy violations fail the test that looks at `faults`. */
export async function openPage(browser: Browser, options: Parameters<Browser['newPage']>[0] = {}): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en', ...options });
  const faults: string[] = [];
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => { faults.push(error.message); });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text());
  });
  return { page, faults };
}

/** Waits until the first view shows image `n` of its series, painted. */
export async function shows(page: Page, slice: string, title?: string): Promise<void> {
  await page.waitForFunction(([wanted, name]) => {
    const corner = document.querySelector('.viewport .corner.tl');
    const [first, second] = [...corner?.querySelectorAll('span') ?? []].map((span) => span.textContent);
    return second === wanted && (name === undefined || first === name);
  }, [slice, title] as const);
}

/** Waits until a series' image, both from 0, stands finished in the first view: painted and not in motion. */
export async function stands(page: Page, series: number, image = 0): Promise<void> {
  await page.locator(`.viewport[data-stands="s${series}/${image}"]`).first().waitFor();
}

/** Grey or colour of the canvas of the first view at shares of the painted image, through a copy. */
export function pixels(page: Page, points: readonly (readonly [x: number, y: number])[], view = 0): Promise<number[][]> {
  return page.evaluate(([list, index]) => {
    const canvas = document.querySelectorAll<HTMLCanvasElement>('.viewport canvas')[index];
    if (canvas === undefined) throw new Error('no canvas');
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no context');
    context.drawImage(canvas, 0, 0);
    return list.map(([x, y]) => [...context.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data.slice(0, 3)]);
  }, [points, view] as const);
}
