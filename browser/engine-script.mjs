// What TeaVM writes for `strict`, made quicker and smaller. Both steps look for code that this version of TeaVM writes and
// stop the build when it is not there. A second run changes nothing.
import fs from 'node:fs';

const NAME = '[A-Za-z_$][\\w$]*';

/** Rewrites the engine's file. */
export function prepareEngine(file) {
  const script = fs.readFileSync(file, 'utf8');
  const prepared = withoutProvenChecks(withChecksInPlace(script));
  if (prepared !== script) {
    fs.writeFileSync(file, prepared);
  }
}

// --- array bounds: they depend on the file that is read, so each check stays ---

const BOUNDS = new RegExp(`(${NAME})=\\(index,array\\)=>\\{if\\(index<0\\|\\|index>=array\\.length\\)\\{(${NAME})\\(\\);\\}return index;\\},`
  + `(${NAME})=\\(index,array\\)=>\\{if\\(index>=array\\.length\\)\\{${NAME}\\(\\);\\}return index;\\}`);

/**
 * TeaVM checks the bounds of every array in one shared function. It sees arrays of all kinds, so the JavaScript engine cannot
 * settle on one shape for `length`, and the check costs more than the work (a quarter of all time). Here each check is written
 * where it is made: the same answer, the same exception, 1.6 to 2.3 times the files a second for 700 bytes more.
 */
function withChecksInPlace(script) {
  const [, both, thrown, upper] = known(script, BOUNDS);
  const check = [both, upper].map(escaped).join('|');
  // An index is a 32-bit number, so one unsigned comparison sees both ends. Only names and sums: nothing is worked out twice.
  const call = new RegExp(`(?<![\\w$.])(?:${check})\\((${NAME}|\\d+|${NAME}[+-]\\d+)(\\|0)?,(${NAME})\\)`, 'g');
  return script.replace(call, (_, index, whole = '', array) =>
    `((${index})>>>0<${array}.length?${index}${whole}:${thrown}())`);
}

// --- null and casts: NullAway and the compiler prove them for every file, so nothing is asked again ---

const NULL = new RegExp(`(${NAME})=val=>\\{if\\(val===null\\)\\{`);
const CLASS = new RegExp(`(${NAME})=\\(obj,cls\\)=>\\{if\\(obj!==null&&!\\(obj instanceof cls\\)\\)`);
const INTERFACE = new RegExp(`(${NAME})=\\(obj,cls\\)=>\\{if\\(obj!==null&&!${NAME}\\(obj,cls\\)\\)`);

/** A null that the proof overlooked still stops the file: JavaScript reads no field of it. */
function withoutProvenChecks(script) {
  const notNull = new RegExp(`(?<![\\w$.])${escaped(known(script, NULL)[1])}\\(`, 'g');
  let bare = script.replace(notNull, '(');
  for (const kind of [CLASS, INTERFACE]) {
    bare = withoutCasts(bare, known(script, kind)[1]);
  }
  return bare;
}

/** `cast(value,Type)` becomes `(value)`; casts in casts are met again, as the search goes on inside. */
function withoutCasts(script, cast) {
  const call = new RegExp(`(?<![\\w$.])${escaped(cast)}\\(`, 'g');
  const parts = [];
  let from = 0;
  for (let found = call.exec(script); found !== null; found = call.exec(script)) {
    const { comma, end } = argumentsOf(script, call.lastIndex);
    parts.push([found.index, call.lastIndex - 1], [comma, end]);
  }
  parts.sort((one, other) => one[0] - other[0]);
  let bare = '';
  for (const [start, end] of parts) {
    bare += script.slice(from, start);
    from = end;
  }
  return bare + script.slice(from);
}

function argumentsOf(script, start) {
  let depth = 0;
  let comma = -1;
  for (let at = start; at < script.length; at++) {
    const c = script[at];
    if (c === '"' || c === "'" || c === '`') {
      for (at++; script[at] !== c; at++) {
        at += script[at] === '\\' ? 1 : 0;
      }
    } else if ('([{'.includes(c)) {
      depth++;
    } else if (')]}'.includes(c) && depth-- === 0) {
      return { comma, end: at };
    } else if (c === ',' && depth === 0) {
      comma = at;
    }
  }
  throw new Error('a cast in eir.js has no end');
}

function known(script, pattern) {
  const found = pattern.exec(script);
  if (found === null) {
    throw new Error(`browser/engine-script.mjs knows the checks of another version of TeaVM; look in eir.js for ${pattern.source}`);
  }
  return found;
}

function escaped(name) {
  return name.replaceAll('$', '\\$');
}
