import type { Message } from '../room/language.ts';
import type { DragTool } from './gestures.ts';

/** What a key or a button asks of the room. */
export type Command =
  | { readonly kind: 'tool'; readonly tool: DragTool }
  | { readonly kind: 'scroll'; readonly by: number }
  | { readonly kind: 'end'; readonly last: boolean }
  | { readonly kind: 'series'; readonly by: number }
  | { readonly kind: 'window'; readonly width: number; readonly center: number }
  | { readonly kind: 'preset'; readonly number: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'fit' | 'invert' | 'layout' | 'other' | 'link' | 'link-aim' | 'values' | 'reset' | 'keys' };

const PAN_PIXELS = 40;
const ZOOM_STEP = 1.25;

const NAMED: Record<string, Command> = {
  ArrowDown: { kind: 'scroll', by: 1 }, ArrowRight: { kind: 'scroll', by: 1 },
  ArrowUp: { kind: 'scroll', by: -1 }, ArrowLeft: { kind: 'scroll', by: -1 },
  PageDown: { kind: 'scroll', by: 10 }, PageUp: { kind: 'scroll', by: -10 },
  Home: { kind: 'end', last: false }, End: { kind: 'end', last: true },
};

const SHIFTED: Record<string, Command> = {
  ArrowDown: { kind: 'pan', dx: 0, dy: PAN_PIXELS }, ArrowRight: { kind: 'pan', dx: PAN_PIXELS, dy: 0 },
  ArrowUp: { kind: 'pan', dx: 0, dy: -PAN_PIXELS }, ArrowLeft: { kind: 'pan', dx: -PAN_PIXELS, dy: 0 },
};

/** Steps of width and level are in 32nds of the width. */
const SINGLE: Record<string, Command> = {
  s: { kind: 'tool', tool: 'scroll' }, w: { kind: 'tool', tool: 'window' },
  z: { kind: 'tool', tool: 'zoom' }, p: { kind: 'tool', tool: 'pan' },
  n: { kind: 'series', by: 1 }, b: { kind: 'series', by: -1 },
  '[': { kind: 'window', width: -1, center: 0 }, ']': { kind: 'window', width: 1, center: 0 },
  ',': { kind: 'window', width: 0, center: -1 }, '.': { kind: 'window', width: 0, center: 1 },
  a: { kind: 'preset', number: 0 },
  '+': { kind: 'zoom', factor: ZOOM_STEP }, '=': { kind: 'zoom', factor: ZOOM_STEP }, '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'fit' }, i: { kind: 'invert' }, h: { kind: 'layout' }, x: { kind: 'other' },
  k: { kind: 'link' }, l: { kind: 'link-aim' }, v: { kind: 'values' }, r: { kind: 'reset' }, '?': { kind: 'keys' },
};

/** The command of a key press, if it is one. `single`: letters and signs are allowed as keys. */
export function commandOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>, single: boolean): Command | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (event.shiftKey && Object.hasOwn(SHIFTED, event.key)) return SHIFTED[event.key];
  if (Object.hasOwn(NAMED, event.key)) return NAMED[event.key];
  if (!single) return undefined;
  if (/^[1-9]$/.test(event.key)) return { kind: 'preset', number: Number(event.key) };
  const key = event.key.toLowerCase();
  return Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
}

/** The lines of the key help. */
export const KEY_HELP: readonly { readonly keys: readonly string[]; readonly message: Message }[] = [
  { keys: ['↓', '↑'], message: 'keys.scroll' },
  { keys: ['Page Down', 'Page Up'], message: 'keys.page' },
  { keys: ['Home', 'End'], message: 'keys.ends' },
  { keys: ['N', 'B'], message: 'keys.series' },
  { keys: ['S', 'W', 'Z', 'P'], message: 'keys.tools' },
  { keys: ['[', ']'], message: 'keys.width' },
  { keys: [',', '.'], message: 'keys.center' },
  { keys: ['A', '1–9'], message: 'keys.preset' },
  { keys: ['+', '−', '0'], message: 'keys.zoom' },
  { keys: ['Shift + ← ↑ ↓ →'], message: 'keys.pan' },
  { keys: ['I'], message: 'keys.invert' },
  { keys: ['H'], message: 'keys.layout' },
  { keys: ['X'], message: 'keys.other' },
  { keys: ['K'], message: 'keys.link' },
  { keys: ['L'], message: 'keys.linkAim' },
  { keys: ['V'], message: 'keys.values' },
  { keys: ['R'], message: 'keys.reset' },
  { keys: ['?'], message: 'keys.help' },
];
