import { element } from './element.ts';
import type { Words } from './language.ts';
import type { Viewport } from './viewport.ts';

/** The offset between two linked views, in millimetres; undefined where there is nothing to link. */
export interface Offset {
  read(): number | undefined;
  write(mm: number): void;
}

/** A small panel with a field for everything that can be dragged. It stays open beside the image. */
export class ValuesPanel {
  readonly #root = element('section', { class: 'values', hidden: true });
  readonly #closed: () => void;
  readonly #view: () => Viewport;
  readonly #offset: Offset;
  #words: Words | undefined;
  #fields: readonly { readonly input: HTMLInputElement; readonly read: () => number | undefined }[] = [];
  #preset = element('select');
  #presetIds = '';

  constructor(stage: HTMLElement, view: () => Viewport, offset: Offset, closed: () => void) {
    this.#view = view;
    this.#offset = offset;
    this.#closed = closed;
    stage.append(this.#root);
    this.#root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen(): boolean {
    return !this.#root.hidden;
  }

  open(words: Words): void {
    this.#build(words);
    this.#root.hidden = false;
    this.update();
    this.#fields[0]?.input.select();
  }

  close(): void {
    this.#root.hidden = true;
    this.#closed();
  }

  rename(words: Words): void {
    if (this.isOpen) {
      this.#build(words);
      this.update();
    }
  }

  /** Shows the values of now, but not in the field that is being typed in. */
  update(): void {
    if (!this.isOpen) return;
    for (const { input, read } of this.#fields) {
      const value = read();
      input.disabled = value === undefined;
      if (input !== document.activeElement) input.value = value === undefined ? '' : String(Number(value.toPrecision(5)));
    }
    this.#fillPresets();
  }

  #build(words: Words): void {
    this.#words = words;
    this.#presetIds = '';
    this.#preset = element('select');
    this.#preset.addEventListener('change', () => {
      const chosen = this.#view().presets().find(({ id }) => id === this.#preset.value);
      if (chosen !== undefined) this.#view().setWindow(chosen.window);
    });
    const view = this.#view;
    const close = element('button', { type: 'button', class: 'button' }, words.text('close'));
    close.addEventListener('click', () => { this.close(); });
    const rows: HTMLElement[] = [];
    const fields: { input: HTMLInputElement; read: () => number | undefined }[] = [];
    const field = (text: string, limits: Record<string, string | number>, read: () => number | undefined, write: (value: number) => void): void => {
      const input = element('input', { type: 'number', ...limits });
      input.addEventListener('change', () => {
        if (input.value !== '' && Number.isFinite(input.valueAsNumber)) write(input.valueAsNumber);
        this.update();
      });
      fields.push({ input, read });
      rows.push(element('label', {}, element('span', {}, text), input));
    };
    field(words.text('values.image'), { min: 1, step: 1 }, () => view().index + 1, (value) => { view().scrollTo(Math.round(value) - 1); });
    rows.push(element('label', {}, element('span', {}, words.text('preset')), this.#preset));
    field(words.text('values.width'), { min: 0, step: 'any' }, () => view().window?.width, (value) => {
      const window = view().window;
      if (window !== undefined && (value >= 1 || (value > 0 && window.function !== 'LINEAR'))) view().setWindow({ ...window, width: value });
    });
    field(words.text('values.center'), { step: 'any' }, () => view().window?.center, (value) => {
      const window = view().window;
      if (window !== undefined) view().setWindow({ ...window, center: value });
    });
    field(words.text('values.zoom'), { min: 50, max: 4000, step: 10 }, () => view().aim.zoom * 100, (value) => { view().setAim({ ...view().aim, zoom: value / 100 }); });
    field(words.text('values.across'), { min: 0, max: 100, step: 1 }, () => view().aim.centreX * 100, (value) => { view().setAim({ ...view().aim, centreX: value / 100 }); });
    field(words.text('values.down'), { min: 0, max: 100, step: 1 }, () => view().aim.centreY * 100, (value) => { view().setAim({ ...view().aim, centreY: value / 100 }); });
    field(words.text('values.offset'), { step: 'any' }, () => this.#offset.read(), (value) => { this.#offset.write(value); });
    this.#fields = fields;
    this.#root.setAttribute('aria-label', words.text('values.title'));
    this.#root.replaceChildren(
      element('div', { class: 'sheet-head' }, element('h2', {}, words.text('values.title')), close), ...rows);
  }

  #fillPresets(): void {
    const words = this.#words;
    if (words === undefined) return;
    const presets = this.#view().presets();
    const ids = presets.map(({ id }) => id).join(' ');
    if (ids !== this.#presetIds) {
      this.#presetIds = ids;
      this.#preset.replaceChildren(
        element('option', { value: '' }, words.text('preset.own')),
        ...presets.map(({ id, message, number }) => element('option', { value: id }, words.text(message, { n: number }))));
    }
    const now = this.#view().window;
    const same = presets.find(({ window }) => window.center === now?.center && window.width === now.width && window.function === now.function);
    this.#preset.disabled = presets.length === 0;
    this.#preset.value = same?.id ?? '';
  }
}
