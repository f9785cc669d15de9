// The clinic's own list of who is who, sealed under a key made from the site key. It lies where the doctor puts it, as a
// file, and never goes to the server. eir.cli.CrosswalkFile reads and writes the same.
import type { ListProblem, ListRow } from '../protocol/messages';

const FORMAT = 'eir-crosswalk/1';
const LARGEST_BYTES = 16 * 2 ** 20;

interface Sealed {
  readonly format: string;
  /** Of the site key that opens it. */
  readonly fingerprint: string;
  readonly nonce: string;
  readonly sealed: string;
}

export class ListRefused extends Error {
  constructor(readonly problem: ListProblem, readonly fingerprint = '') {
    super(problem);
  }
}

/** What a file says of itself. @throws ListRefused not-a-list */
export async function sealedIn(file: Blob): Promise<Sealed> {
  try {
    const read = file.size > LARGEST_BYTES ? null : JSON.parse(await file.text()) as Partial<Sealed> | null;
    if (read?.format === FORMAT && typeof read.fingerprint === 'string' && typeof read.nonce === 'string' && typeof read.sealed === 'string') {
      return read as Sealed;
    }
  } catch {
    // No JSON, or a disc that does not give it: the answer is the same.
  }
  throw new ListRefused('not-a-list');
}

/** @param key 32 bytes, SiteKey.crosswalkKey @throws ListRefused */
export async function openList(list: Sealed, key: Int8Array<ArrayBuffer>): Promise<readonly ListRow[]> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytesOf(list.nonce), additionalData: named(list.fingerprint) }, await sealingKey(key, 'decrypt'), bytesOf(list.sealed));
    return JSON.parse(new TextDecoder().decode(plain)) as readonly ListRow[];
  } catch {
    throw new ListRefused('damaged');
  }
}

export async function sealList(rows: readonly ListRow[], fingerprint: string, key: Int8Array<ArrayBuffer>, nonce: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: named(fingerprint) }, await sealingKey(key, 'encrypt'), new TextEncoder().encode(JSON.stringify(rows)));
  const file: Sealed = { format: FORMAT, fingerprint, nonce: base64(nonce), sealed: base64(new Uint8Array(sealed)) };
  return new Blob([JSON.stringify(file), '\n'], { type: 'application/json' });
}

/** One row a hospital number, the newer of two; true dates of studies gather. */
export function merged(earlier: readonly ListRow[], later: readonly ListRow[]): readonly ListRow[] {
  const rows = new Map(earlier.map((row) => [row.anchor, row]));
  for (const row of later) {
    const before = rows.get(row.anchor)?.studyDates ?? [];
    rows.set(row.anchor, { ...row, studyDates: [...new Set([...before, ...row.studyDates])].sort() });
  }
  return [...rows.values()];
}

const named = (fingerprint: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${FORMAT} ${fingerprint}`);

const sealingKey = (key: Int8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> => crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}
