import { isRecord, recordsOf, textOf, textsOf, type Json } from './api.ts';

/** An item of the form, as the server tells it. */
export interface Item {
  readonly id: string;
  readonly part: string;
  readonly type: string;
  readonly derived: boolean;
  readonly label: string;
  readonly values: readonly string[];
  readonly range: string;
}

export interface Finding {
  readonly item: string;
  readonly weight: string;
  readonly code: string;
}

/** What the rules say of the answers so far. */
export interface Review {
  readonly asked: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly suggestion: string | undefined;
  readonly productMm2: string | undefined;
  readonly volumeMl: string | undefined;
}

export type Answer = string | number | readonly string[];

export function itemsOf(sheet: Json): readonly Item[] {
  return recordsOf(sheet['items']).map((raw) => ({
    id: textOf(raw['id']), part: textOf(raw['part']), type: textOf(raw['type']), derived: raw['derived'] === true,
    label: textOf(raw['label']), values: textsOf(raw['values']), range: textOf(raw['range']),
  }));
}

export function reviewOf(body: Json): Review {
  const optional = (name: string): string | undefined => (typeof body[name] === 'string' ? body[name] : undefined);
  return {
    asked: isRecord(body['asked']) ? body['asked'] : {},
    findings: recordsOf(body['findings']).map((raw) => ({ item: textOf(raw['item']), weight: textOf(raw['weight']), code: textOf(raw['code']) })),
    suggestion: optional('suggestion'), productMm2: optional('productMm2'), volumeMl: optional('volumeMl'),
  };
}

/** The answers and marks of one read, in the spelling of `eir.read/1`. */
export class Answers {
  readonly #answers = new Map<string, Answer>();
  #marks: readonly unknown[] = [];

  static of(form: unknown): Answers {
    const made = new Answers();
    if (!isRecord(form)) return made;
    const answers = isRecord(form['answers']) ? form['answers'] : {};
    for (const [item, answer] of Object.entries(answers)) {
      if (typeof answer === 'string' || typeof answer === 'number') made.#answers.set(item, answer);
      else if (Array.isArray(answer)) made.#answers.set(item, textsOf(answer));
    }
    made.#marks = Array.isArray(form['marks']) ? form['marks'] : [];
    return made;
  }

  get(item: string): Answer | undefined {
    return this.#answers.get(item);
  }

  words(item: string): readonly string[] {
    const answer = this.#answers.get(item);
    return Array.isArray(answer) ? answer as readonly string[] : [];
  }

  set(item: string, answer: Answer | undefined): void {
    if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) this.#answers.delete(item);
    else this.#answers.set(item, answer);
  }

  /** Adds a word of a set or takes it away; a word that is added goes last. */
  toggle(item: string, word: string): void {
    const words = this.words(item);
    this.set(item, words.includes(word) ? words.filter((other) => other !== word) : [...words, word]);
  }

  /** Drops what is not asked any more: the server would refuse to sign it. */
  drop(asked: Review['asked']): boolean {
    let dropped = false;
    for (const item of this.#answers.keys()) {
      if (asked[item] === 'HIDDEN') dropped = this.#answers.delete(item) || dropped;
    }
    return dropped;
  }

  form(): Json {
    return { format: 'eir.read/1', answers: Object.fromEntries(this.#answers), marks: this.#marks };
  }
}
