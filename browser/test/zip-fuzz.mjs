// Changed ZIPs into the reader of the upload page: it lists and opens them, or refuses with a problem it knows; never more
// bytes than an entry claims, never a claim beyond the ratio. `node browser/test/zip-fuzz.mjs --inputs=100000 --seed=1`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const never = new AbortController().signal;
const LARGEST_BYTES = 4096;
const MOST_OPENED = 4;

async function load(name) {
  const result = await build({ entryPoints: [path.join(HERE, `../src/worker/${name}.ts`)], bundle: true, write: false, format: 'esm', platform: 'neutral' });
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString('base64')}`);
}

const { isZip, listZip, openEntry, ZipRefused } = await load('zip-reader');
const { ZipWriter, crc32 } = await load('zip-writer');

/** Runs `inputs` changed ZIPs from `seed`; throws at the first that breaks a law, with its bytes as `input`. */
export async function fuzzZip(inputs, seed) {
  const corpus = await seeds();
  const ways = new Set();
  const random = numbers(seed);
  for (let done = 0; done < inputs; done++) {
    const input = changed(corpus, random);
    try {
      const way = await run(input);
      if (!ways.has(way)) {
        ways.add(way);
        corpus.push(input);
      }
    } catch (broken) {
      throw Object.assign(new Error(`a changed ZIP broke a law: ${broken}`, { cause: broken }), { input });
    }
  }
  return ways.size;
}

/** What happened to one ZIP, in a few words. */
export async function run(input) {
  const file = new Blob([input]);
  await isZip(file);
  let way = '';
  let entries;
  try {
    entries = await listZip(file);
  } catch (refused) {
    return known(refused);
  }
  for (const entry of entries) {
    law(entry.bytes <= Math.max(entry.packedBytes, 1) * 200 + 65_536, 'a claim keeps to the ratio');
  }
  for (const entry of entries.slice(0, MOST_OPENED)) {
    try {
      const content = await openEntry(file, entry, never);
      law(content.size === (entry.deflated ? entry.bytes : entry.packedBytes), 'an entry has the size it claims');
      way += entry.deflated ? 'd' : 's';
    } catch (refused) {
      way += known(refused);
    }
  }
  return `${entries.length} ${way}`;
}

function known(error) {
  if (!(error instanceof ZipRefused)) {
    throw error;
  }
  return error.problem;
}

function law(holds, words) {
  if (!holds) {
    throw new Error(words);
  }
}

async function seeds() {
  const parts = [];
  const zip = new ZipWriter({ write: async (part) => { parts.push(part); }, close: async () => {} });
  for (const [name, text] of [['a/b.dcm', 'one'], ['ä', 'two two two'], ['empty', '']]) {
    const bytes = Buffer.from(text);
    await zip.add(name, bytes, crc32(bytes));
  }
  await zip.close();
  const stored = Buffer.from(await new Blob(parts).arrayBuffer());
  return [stored, deflated(0), deflated(20), deflated(28)];
}

/** One deflated entry; `zip64` bytes of a ZIP64 field, 0 for none. */
function deflated(zip64) {
  const content = Buffer.from('Mueller^Anna '.repeat(40));
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const central = Buffer.alloc(47 + zip64);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(1, 28);
  central.writeUInt16LE(zip64, 30);
  central.write('a', 46);
  if (zip64 > 0) {
    central.fill(0xff, 20, 28);
    central.writeUInt16LE(1, 47);
    central.writeUInt16LE(zip64 - 4, 49);
    central.writeBigUInt64LE(BigInt(content.length), 51);
    central.writeBigUInt64LE(BigInt(packed.length), 59);
  }
  const start = local.length + packed.length;
  const end64 = Buffer.alloc(zip64 > 0 ? 76 : 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(start, 16);
  if (zip64 > 0) {
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(1n, 32);
    end64.writeBigUInt64LE(BigInt(central.length), 40);
    end64.writeBigUInt64LE(BigInt(start), 48);
    end64.writeUInt32LE(0x07064b50, 56);
    end64.writeBigUInt64LE(BigInt(start + central.length), 64);
    end.fill(0xff, 8, 20);
  }
  return Buffer.concat([local, packed, central, end64, end]);
}

/** Numbers from 0 up to a bound, always the same from one seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % bound;
  };
}

const WORDS = [0x02014b50, 0x04034b50, 0x06054b50, 0x06064b50, 0x07064b50, 0xffffffff, 0, 1, 0x7fffffff, 0x80000000, 0xffff, 8];

function changed(corpus, random) {
  let input = Buffer.from(corpus[random(corpus.length)]);
  for (let changes = 1 + random(5); changes > 0; changes--) {
    const at = random(input.length + 1);
    const other = corpus[random(corpus.length)];
    const from = random(other.length);
    switch (random(7)) {
      case 0: input[at] ^= 1 << random(8); break;
      case 1: input[at] = random(256); break;
      case 2:
        if (at + 4 <= input.length) {
          input.writeUInt32LE((WORDS[random(WORDS.length)] + random(3)) >>> 0, at);
        }
        break;
      case 3: input = Buffer.concat([input.subarray(0, at), input.subarray(at + 1 + random(16))]); break;
      case 4: input = Buffer.concat([input.subarray(0, at), other.subarray(from, from + 1 + random(64)), input.subarray(at)]); break;
      case 5: other.copy(input, at, from, from + 1 + random(64)); break;
      default:
        if (random(8) === 0) {
          input = input.subarray(0, at);
        } else if (at < input.length) {
          input[at] += random(2) === 0 ? 1 : 255;
        }
    }
  }
  return Buffer.from(input.subarray(0, LARGEST_BYTES));
}

async function main() {
  const given = Object.fromEntries(process.argv.slice(2).map((word) => word.replace(/^--/, '').split('=')));
  const end = Date.now() + Number(given.seconds ?? 60) * 1000;
  const wanted = Number(given.inputs ?? 0);
  let seed = Number(given.seed ?? 1);
  let done = 0;
  try {
    while (wanted > 0 ? done < wanted : Date.now() < end) {
      const next = wanted > 0 ? Math.min(10_000, wanted - done) : 10_000;
      await fuzzZip(next, seed++);
      done += next;
    }
  } catch (broken) {
    console.error(`ERROR ${broken.message}`);
    if (given.keep !== undefined && broken.input !== undefined) {
      fs.writeFileSync(path.join(given.keep, `crash-${seed}`), broken.input);
    }
    process.exitCode = 1;
  }
  console.log(`stat::number_of_executed_units: ${done}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main();
}
