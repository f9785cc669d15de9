import type { StoredWindow } from '../bundle/contents.ts';
import type { Message } from '../room/language.ts';

/** A window the reader can choose by name. */
export interface Preset {
  readonly id: string;
  readonly message: Message;
  readonly number: number;
  readonly window: StoredWindow;
}

const CT: readonly (readonly [Message, number, number])[] = [
  ['preset.brain', 40, 80], ['preset.subdural', 75, 215], ['preset.bone', 500, 2000], ['preset.soft', 50, 400], ['preset.lung', -600, 1500],
];

/** Automatic first, then the windows of the file, the whole range and, for CT, the customary ones. */
export function presetsFor(stored: readonly StoredWindow[], automatic: StoredWindow, full: StoredWindow, modality: string | null): readonly Preset[] {
  return [
    { id: 'auto', message: 'preset.auto', number: 0, window: automatic },
    ...stored.map((window, i): Preset => ({ id: `stored${i}`, message: 'preset.stored', number: i + 1, window })),
    { id: 'full', message: 'preset.full', number: 0, window: full },
    ...(modality === 'CT' ? CT : []).map(([message, center, width]): Preset => (
      { id: message, message, number: 0, window: { center, width, function: 'LINEAR' } })),
  ];
}
