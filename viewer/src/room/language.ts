import en from '../../../messages/view.en.json';
import pt from '../../../messages/view.pt-BR.json';
import type { SeriesLabel } from '../link/answer.ts';

export type Language = 'en' | 'pt-BR';
export type Message = keyof typeof en;

const TEXTS: Record<Language, Record<Message, string>> = { en, 'pt-BR': pt };

/** The words of the page in one of its languages, and numbers and dates as that language writes them. */
export class Words {
  readonly language: Language;
  readonly #one: Intl.NumberFormat;
  readonly #short: Intl.NumberFormat;

  constructor(language: Language) {
    this.language = language;
    this.#one = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.#short = new Intl.NumberFormat(language, { maximumSignificantDigits: 4, useGrouping: false });
  }

  text(message: Message, slots: Record<string, string | number> = {}): string {
    return TEXTS[this.language][message].replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
  }

  /** One decimal: millimetres. */
  mm(value: number): string {
    return this.#one.format(value);
  }

  /** Up to four digits: windows and zooms. */
  number(value: number): string {
    return this.#short.format(value);
  }

  date(time: string): string {
    const date = new Date(time);
    if (Number.isNaN(date.getTime())) return '';
    return new Intl.DateTimeFormat(this.language === 'en' ? 'en-GB' : 'pt-BR', { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
  }

  /** "T1 contrast" and "axial", from controlled words. */
  series(label: SeriesLabel): { readonly name: string; readonly plane: string } {
    const own = this.#ifKnown(`weighting.${label.weighting}`);
    const contrast = label.contrast === 'YES' && own !== undefined ? ` ${this.text('contrast.YES')}` : '';
    return {
      name: (own ?? label.text ?? this.text('weighting.OTHER')) + contrast,
      plane: own === undefined && label.text !== null ? '' : this.#ifKnown(`plane.${label.plane ?? ''}`) ?? '',
    };
  }

  /** The sentence for a problem code; a code of a newer server gets the general one. */
  problem(code: string): string {
    return this.#ifKnown(`series.${code}`) ?? this.text('series.UNKNOWN');
  }

  #ifKnown(message: string): string | undefined {
    return Object.hasOwn(en, message) ? this.text(message as Message) : undefined;
  }
}

const KEPT = 'eir.language';

/** The language chosen before in this browser, else the first one the browser asks for that we have. */
export function preferredLanguage(): Language {
  const kept = remembered(KEPT);
  if (kept === 'en' || kept === 'pt-BR') return kept;
  for (const wanted of navigator.languages) {
    if (wanted.toLowerCase().startsWith('pt')) return 'pt-BR';
    if (wanted.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

export function keepLanguage(language: Language): void {
  remember(KEPT, language);
}

/** Storage may be forbidden in a frame of a foreign page; the page then forgets. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
