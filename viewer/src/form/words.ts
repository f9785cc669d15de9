import en from '../../../messages/form.en.json';
import pt from '../../../messages/form.pt-BR.json';
import rulesEn from '../../../messages/rules.en.json';
import rulesPt from '../../../messages/rules.pt-BR.json';
import valuesEn from '../../../messages/values.en.json';
import valuesPt from '../../../messages/values.pt-BR.json';
import type { Language } from '../room/language.ts';

export type FormMessage = keyof typeof en;

const TEXTS: Record<Language, Record<string, string>> = { en: { ...rulesEn, ...valuesEn, ...en }, 'pt-BR': { ...rulesPt, ...valuesPt, ...pt } };

/** The words of the pane: its own, and the sentences of the trial's refusals. */
export class FormWords {
  readonly language: Language;

  constructor(language: Language) {
    this.language = language;
  }

  text(message: FormMessage, slots: Record<string, string | number> = {}): string {
    return this.of(message, slots) ?? message;
  }

  /** The words for a code of the server; undefined for one of a newer server. */
  of(message: string, slots: Record<string, string | number> = {}): string | undefined {
    return TEXTS[this.language][message]?.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
  }

  value(word: string): string {
    return this.of(`value.${word}`) ?? word;
  }

  /** "A, B and C". */
  list(parts: readonly string[]): string {
    const last = parts.at(-1) ?? '';
    return parts.length < 2 ? last : parts.slice(0, -1).join(', ') + this.text('and') + last;
  }

  time(instant: string): string {
    return new Intl.DateTimeFormat(this.language === 'en' ? 'en-GB' : 'pt-BR', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));
  }

  /** A number of the server's spelling as the language writes it. */
  decimal(number: string): string {
    return this.language === 'en' ? number : number.replace('.', ',');
  }

  /** A typed number in the server's spelling; undefined if it is none. */
  readDecimal(typed: string): string | undefined {
    const plain = typed.trim().replace(',', '.');
    return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
  }
}
