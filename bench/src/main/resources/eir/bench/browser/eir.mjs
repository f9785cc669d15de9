// Eir: the shipped engine, plan + assemble + gate.
import { Session } from 'eir-engine';

const NOBODY_LOOKED = new Int32Array(0);

export function start() {
  const session = new Session(
    'eir-basic|113100 113105 113107 113108 113111|core|', new Int8Array(32), 'Not named', 'BENCH', 'Bench', 'S01', 'Bench', '', 99991231);
  return (bytes) => {
    const cleaned = session.clean(inMemory(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)), NOBODY_LOOKED, false);
    if (cleaned.kind === 'refused' || session.check(inMemory(cleaned.output)).kind === 'refused') {
      return null;
    }
    return cleaned.output;
  };
}

function inMemory(content) {
  return {
    size: () => content.length,
    whole: () => content,
    read(offset, into) {
      const piece = content.subarray(offset, offset + into.length);
      into.set(piece);
      return piece.length;
    },
  };
}
