// A script of its own, see digest.ts: only files that are too large for memory need it.
export { createSHA256 } from 'hash-wasm';
