// The page's sentences in the reader's language. Both languages come from messages/ at the root of the repository;
// the build refuses a key that one of them lacks.
import choiceEn from '../../../messages/choice.en.json';
import choicePt from '../../../messages/choice.pt-BR.json';
import uploadEn from '../../../messages/upload.en.json';
import uploadPt from '../../../messages/upload.pt-BR.json';

const en = { ...uploadEn, ...choiceEn };
const pt = { ...uploadPt, ...choicePt };

export type Language = 'en' | 'pt-BR';
export type Key = keyof typeof en;
type Slots = Readonly<Record<string, string | number>>;

const TEXTS: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, 'pt-BR': pt };

export class Speech {
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly oneDigit: Intl.NumberFormat;

  constructor(readonly language: Language) {
    this.plurals = new Intl.PluralRules(language);
    this.numbers = new Intl.NumberFormat(language);
    this.oneDigit = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  }

  say(key: Key, slots: Slots = {}): string {
    return TEXTS[this.language][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = slots[name];
      return value === undefined ? whole : typeof value === 'number' ? this.numbers.format(value) : value;
    });
  }

  /** A text that the program names by a code of its own; `otherwise` where there is none for it. */
  sayCode(prefix: string, code: string, otherwise: Key): string {
    const key = `${prefix}.${code}`;
    return key in en ? this.say(key as Key) : this.say(otherwise, { code });
  }

  /** A text with a singular (`key.one`) and a plural (`key.other`); the number fills `{n}`. */
  count(key: string, n: number, slots: Slots = {}): string {
    const form = this.plurals.select(n) === 'one' ? 'one' : 'other';
    return this.say(`${key}.${form}` as Key, { n, ...slots });
  }

  /** As `count`, the number as a word up to ten. */
  countInWords(key: string, n: number): string {
    const words = this.say(`${key}.words` as Key).split(' ');
    return this.count(key, n, { n: words[n - 1] ?? this.numbers.format(n) });
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** Decimal megabytes, as file managers show them. */
  megabytes(bytes: number): string {
    const value = bytes / 1e6;
    return value >= 100 ? this.numbers.format(Math.round(value)) : this.oneDigit.format(value);
  }

  megabits(bytesPerSecond: number): string {
    return this.oneDigit.format(bytesPerSecond * 8 / 1e6);
  }

  percent(share: number): string {
    return new Intl.NumberFormat(this.language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  day(millis: number): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long' }).format(millis);
  }

  moment(millis: number): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'full', timeStyle: 'short' }).format(millis);
  }

  list(items: readonly string[]): string {
    return items.join(', ');
  }
}

export function chosenLanguage(siteLanguage: string | null): Language {
  const kept = localStorage.getItem('eir.language');
  const wish = kept ?? siteLanguage ?? navigator.language;
  return wish.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem('eir.language', language);
}
