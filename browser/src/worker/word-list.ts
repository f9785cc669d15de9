// The words of a site key: 5 KB that only a new key, or one that is typed in, asks for.
import { url } from 'asset:key-words.js';

/** 2,048 English words between single blanks. */
export async function wordList(): Promise<string> {
  const { words } = await import(url) as typeof import('./key-words');
  return words;
}
