/** What an embedding page is told: places in the study, never a name or a key. */
export type Report =
  | { readonly type: 'eir:ready'; readonly series: number; readonly images: number }
  | { readonly type: 'eir:slice'; readonly series: number; readonly image: number; readonly images: number }
  | { readonly type: 'eir:error'; readonly code: string };

/**
 * Reports to the page that embeds this one, to its origin only. The origin is what the browser
 * says (`ancestorOrigins`, else the referrer), or that of a parent that sent `{type:'eir:hello'}`;
 * until it is known reports wait, the last one of each type.
 */
export class Embedding {
  readonly #parent: Window;
  readonly #waiting = new Map<string, Report>();
  #origin: string | undefined;

  private constructor(parent: Window) {
    this.#parent = parent;
    this.#origin = parentOrigin();
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== parent || !isOrigin(event.origin)) return;
      const data = event.data;
      if (typeof data !== 'object' || data === null || (data as { type?: unknown }).type !== 'eir:hello') return;
      if (this.#origin !== undefined && this.#origin !== event.origin) return;
      this.#origin = event.origin;
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      waiting.forEach((report) => { this.report(report); });
    });
  }

  /** Undefined when no page embeds this one. */
  static open(): Embedding | undefined {
    return window.parent === window ? undefined : new Embedding(window.parent);
  }

  report(report: Report): void {
    if (this.#origin === undefined) this.#waiting.set(report.type, report);
    else this.#parent.postMessage(report, this.#origin);
  }
}

function parentOrigin(): string | undefined {
  const ancestor = (location as { ancestorOrigins?: ArrayLike<string> }).ancestorOrigins?.[0];
  if (ancestor !== undefined) return isOrigin(ancestor) ? ancestor : undefined;
  if (document.referrer === '') return undefined;
  const origin = new URL(document.referrer).origin;
  return isOrigin(origin) ? origin : undefined;
}

function isOrigin(origin: string): boolean {
  return /^https?:\/\//.test(origin);
}
