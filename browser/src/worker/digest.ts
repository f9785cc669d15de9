// SHA-256 of an output file: at once by the browser's own code where it fits in memory, else slice by slice.
import { url } from 'asset:sha256.js';
import { eachPiece } from './pieces';

const WHOLE_BYTES = 8 * 2 ** 20;

export async function sha256(content: Uint8Array<ArrayBuffer> | Blob, signal: AbortSignal): Promise<string> {
  const bytes = content instanceof Blob ? content.size : content.byteLength;
  // crypto.subtle exists only on HTTPS and on the computer itself.
  if (bytes <= WHOLE_BYTES && globalThis.isSecureContext) {
    const whole = content instanceof Blob ? await content.arrayBuffer() : content;
    return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
  }
  const { createSHA256 } = await import(url) as typeof import('./sha256');
  const hash = await createSHA256();
  await eachPiece(content instanceof Blob ? content : new Blob([content]), signal, (piece) => { hash.update(piece); });
  return hash.digest('hex');
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
