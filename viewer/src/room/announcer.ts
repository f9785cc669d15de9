const QUIET_MS = 700;

/** Says the state of the viewer to screen readers, once the reader pauses. */
export class Announcer {
  readonly #region: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '';

  /** @param region an element with aria-live="polite" */
  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** `text` is asked for when the pause comes, so that only the last state is said. */
  say(text: () => string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const now = text();
      if (now === this.#last) return;
      this.#last = now;
      this.#region.textContent = now;
    }, QUIET_MS);
  }
}
