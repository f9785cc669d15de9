// A Blob from front to back in pieces of one size, without leaving a trail of buffers that wait for the collector.

/** Whole samples of every size, and small enough that nobody waits for one. */
export const PIECE_BYTES = 2 ** 20;

/** Hands each piece to `look`; all but the last have PIECE_BYTES. A piece is only good until `look` returns. */
export async function eachPiece(blob: Blob, signal: AbortSignal, look: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  const reader = byteReader(blob);
  if (reader === null) {
    for (let from = 0; from < blob.size; from += PIECE_BYTES) {
      signal.throwIfAborted();
      look(new Uint8Array(await blob.slice(from, from + PIECE_BYTES).arrayBuffer()));
    }
    return;
  }
  let buffer = new ArrayBuffer(Math.min(PIECE_BYTES, blob.size));
  let filled = 0;
  for (let left = blob.size; left > 0;) {
    signal.throwIfAborted();
    const { value } = await reader.read(new Uint8Array(buffer, filled, Math.min(buffer.byteLength - filled, left)));
    if (value === undefined || value.length === 0) {
      throw new DOMException('the file ended early', 'NotReadableError');
    }
    buffer = value.buffer;
    filled += value.length;
    left -= value.length;
    if (filled === buffer.byteLength || left === 0) {
      look(new Uint8Array(buffer, 0, filled));
      filled = 0;
    }
  }
}

/** Reads into one buffer again and again, where the browser can. */
function byteReader(blob: Blob): ReadableStreamBYOBReader | null {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}
