import { numberOf, type CaseApi, type Json } from './api.ts';
import { openSheet, refusalOf } from './sheet.ts';
import type { FormWords } from './words.ts';

/** Hides the series on the stage from everybody, after one more word (task "report identifying data"). */
export function openIdentity(api: CaseApi, sheet: Json, words: FormWords): void {
  const series = document.documentElement.dataset['series'] ?? '';
  openSheet({
    title: words.text('identity.title'), lines: [words.text('identity.text')], fields: [], button: words.text('identity.do'),
    act: async () => {
      const told = await api.act('quarantine', { id: crypto.randomUUID(), version: numberOf(sheet['quarantineVersion']), images: [series] });
      if (told.kind !== 'done') return refusalOf(told, words);
      location.reload();
      return undefined;
    },
  }, words);
}
