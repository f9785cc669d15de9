// What this computer remembers of a site: the key, wrapped by a key that the browser does not hand out, for seven days;
// for as long, where writing was seen in which pictures, by a name that only the key can make; and that an upload was
// interrupted. Nothing here names a person.
import type { SeriesAnswer } from '../protocol/messages';

export interface KeptKey {
  readonly bytes: Int8Array<ArrayBuffer>;
  readonly keptUntil: number;
}

export interface KeptUpload {
  readonly upload: string;
  readonly files: number;
  readonly filesThere: number;
  readonly startedAt: number;
}

interface WrappedKey {
  readonly wrapper: CryptoKey;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
  readonly keptUntil: number;
}

const DATABASE = 'eir';
const KEYS = 'keys';
const UPLOADS = 'uploads';
const LOOKS = 'looks';
const VERSION = 2;
const KEPT_MILLIS = 7 * 24 * 3600 * 1000;

export async function keepKey(site: string, key: Int8Array<ArrayBuffer>, now: number): Promise<number> {
  const wrapper = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, wrapper, key);
  const keptUntil = now + KEPT_MILLIS;
  await write(KEYS, site, { wrapper, nonce, wrapped, keptUntil } satisfies WrappedKey);
  return keptUntil;
}

export async function keptKey(site: string, now: number): Promise<KeptKey | null> {
  const kept = await read<WrappedKey>(KEYS, site);
  if (kept === undefined) {
    return null;
  }
  if (kept.keptUntil <= now) {
    await erase(KEYS, site);
    return null;
  }
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.nonce }, kept.wrapper, kept.wrapped);
  return { bytes: new Int8Array(bytes), keptUntil: kept.keptUntil };
}

/** With the key goes what was remembered under it. */
export async function eraseKey(site: string): Promise<void> {
  await erase(KEYS, site);
  await erase(LOOKS, IDBKeyRange.bound(`${site} `, `${site} \uffff`));
}

interface KeptLook {
  readonly answer: SeriesAnswer;
  readonly keptUntil: number;
}

/** @param name the site, a space, and a name of the pictures that says nothing of them */
export async function keepLook(name: string, answer: SeriesAnswer, now: number): Promise<void> {
  await write(LOOKS, name, { answer, keptUntil: now + KEPT_MILLIS } satisfies KeptLook);
}

export async function keptLook(name: string, now: number): Promise<SeriesAnswer | null> {
  const kept = await read<KeptLook>(LOOKS, name);
  if (kept !== undefined && kept.keptUntil <= now) {
    await erase(LOOKS, name);
    return null;
  }
  return kept?.answer ?? null;
}

export async function forgetLook(name: string): Promise<void> {
  await erase(LOOKS, name);
}

export async function keptUpload(linkId: string): Promise<KeptUpload | null> {
  return (await read<KeptUpload>(UPLOADS, linkId)) ?? null;
}

export async function rememberUpload(linkId: string, upload: KeptUpload): Promise<void> {
  await write(UPLOADS, linkId, upload);
}

export async function forgetUpload(linkId: string): Promise<void> {
  await erase(UPLOADS, linkId);
}

async function read<T>(store: string, key: string): Promise<T | undefined> {
  return done<T | undefined>(await table(store, 'readonly'), (open) => open.get(key) as IDBRequest<T | undefined>);
}

async function write(store: string, key: string, value: unknown): Promise<void> {
  await done(await table(store, 'readwrite'), (open) => open.put(value, key));
}

async function erase(store: string, key: string | IDBKeyRange): Promise<void> {
  await done(await table(store, 'readwrite'), (open) => open.delete(key));
}

async function table(store: string, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    for (const name of [KEYS, UPLOADS, LOOKS]) {
      if (!request.result.objectStoreNames.contains(name)) {
        request.result.createObjectStore(name);
      }
    }
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error('no database')); };
  });
  const transaction = database.transaction(store, mode);
  transaction.oncomplete = () => { database.close(); };
  transaction.onabort = () => { database.close(); };
  return transaction.objectStore(store);
}

function done<T>(store: IDBObjectStore, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = act(store);
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error('database')); };
  });
}
