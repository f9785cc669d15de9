import { element } from '../room/element.ts';
import type { Told } from './api.ts';
import type { FormWords } from './words.ts';

/** What a dialog asks for. */
export interface Asked {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly fields: readonly Node[];
  readonly button: string;
  /** Does it; what is said then stands in the dialog, which closes when there is nothing to say. */
  readonly act: () => Promise<string | undefined>;
}

/** Opens a dialog; focus goes to its first field and comes back to where it was. */
export function openSheet(asked: Asked, words: FormWords): void {
  const error = element('p', { class: 'field-error', role: 'alert' });
  const submit = element('button', { type: 'submit', class: 'button button-main' }, asked.button);
  const cancel = element('button', { type: 'button', class: 'button' }, words.text('cancel'));
  const form = element('form', { class: 'sheet-form', novalidate: true },
    ...(asked.lines ?? []).map((line) => element('p', {}, line)), ...asked.fields, error,
    element('div', { class: 'acts' }, submit, cancel));
  const dialog = element('dialog', { class: 'sheet', 'aria-labelledby': 'sheet-title' }, element('h2', { id: 'sheet-title' }, asked.title), form);
  cancel.addEventListener('click', () => { dialog.close(); });
  dialog.addEventListener('close', () => { dialog.remove(); });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    error.textContent = '';
    void asked.act().then((said) => {
      submit.disabled = false;
      if (said === undefined) dialog.close();
      else {
        error.textContent = said;
        (form.querySelector<HTMLElement>('input, textarea, select') ?? submit).focus();
      }
    });
  });
  document.body.append(dialog);
  dialog.showModal();
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')];
  (fields.find(({ value }) => value === '') ?? fields[0] ?? submit).focus();
}

/** A label over its field. */
export function labelled(label: string, field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, hint?: string): HTMLElement {
  const id = `f-${field.name}`;
  field.id = id;
  if (hint !== undefined) field.setAttribute('aria-describedby', `${id}-hint`);
  return element('div', { class: 'labelled' }, element('label', { for: id }, label), ...(hint === undefined ? [] : [element('p', { class: 'quiet', id: `${id}-hint` }, hint)]), field);
}

/** Login name and password, given anew at each signing (21 CFR 11.200); the name of the session stands there already. */
export class Signature {
  readonly #login = element('input', { name: 'login', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true });
  readonly #password = element('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true });

  constructor(login: string) {
    this.#login.value = login;
  }

  fields(words: FormWords): readonly Node[] {
    return [labelled(words.text('sign.login'), this.#login), labelled(words.text('sign.password'), this.#password)];
  }

  given(): { readonly login: string; readonly password: string } {
    return { login: this.#login.value, password: this.#password.value };
  }
}

/** Why something was not done, in words: what was found and who can put it right. */
export function refusalOf(told: Told, words: FormWords): string | undefined {
  switch (told.kind) {
    case 'done': return undefined;
    case 'offline': return words.text('offline');
    case 'refused': {
      if (told.code === 'SIGNATURE_REQUIRED') return words.text('signature.wrong');
      const who = Array.isArray(told.body['who']) ? told.body['who'].map((role) => words.of(`role.${String(role)}`) ?? String(role)) : [];
      return words.of(`refusal.${told.code}`, { who: words.list(who) }) ?? (typeof told.body['detail'] === 'string' ? told.body['detail'] : words.text('trouble'));
    }
  }
}
