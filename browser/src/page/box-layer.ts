// The boxes on the picture: drawn by dragging over it, moved by dragging, resized at their corners; the same by keys.
import type { Box } from '../protocol/messages';
import { LEAST_EDGE, type BoxEditor } from './box-editor';
import { el } from './dom';
import type { Context } from './stage';

type Corner = 'nw' | 'ne' | 'sw' | 'se';

const CORNERS: readonly Corner[] = ['nw', 'ne', 'sw', 'se'];
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** A drag that is under way; `index` -1 draws a new box. */
interface Drag {
  readonly index: number;
  readonly corner: Corner | null;
  readonly from: readonly [number, number];
  readonly before: Box;
  now: Box;
}

export class BoxLayer {
  readonly element = el('div', { class: 'box-layer' });
  private drag: Drag | null = null;
  private readonly drawn = el('div', { class: 'box box-new', hidden: true });

  /** @param frame what the picture fills; it is dragged on */
  constructor(private readonly context: Context, private readonly boxes: BoxEditor, private readonly frame: HTMLElement) {
    frame.tabIndex = -1;
    frame.addEventListener('pointerdown', (event) => { this.begin(event); });
    frame.addEventListener('pointermove', (event) => { this.move(event); });
    frame.addEventListener('pointerup', (event) => { this.end(event); });
    frame.addEventListener('pointercancel', () => { this.cancel(); });
    this.element.addEventListener('keydown', (event) => { this.key(event); });
    this.element.append(this.drawn);
  }

  addInTheMiddle(): void {
    const { rows, columns } = this.boxes;
    this.add({ x: columns / 3, y: rows * 0.45, width: columns / 3, height: rows / 10 });
    this.buttons()[this.boxes.chosen]?.focus();
  }

  draw(): void {
    const buttons = this.buttons();
    buttons.slice(this.boxes.now.length).forEach((some) => { some.remove(); });
    this.boxes.now.forEach((box, index) => {
      const shown = buttons[index] ?? this.element.appendChild(this.made(index));
      this.lay(shown, box);
      shown.classList.toggle('chosen', index === this.boxes.chosen);
      shown.setAttribute('aria-label', this.context.speech.say('regions.name', { n: index + 1, x: box.x, y: box.y, width: box.width, height: box.height }));
    });
  }

  private buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('button.box')];
  }

  private made(index: number): HTMLElement {
    const made = el('button', { type: 'button', class: 'box', 'data-index': String(index) }, el('span', { class: 'box-number', 'aria-hidden': 'true' }, String(index + 1)),
      ...CORNERS.map((corner) => el('span', { class: `handle handle-${corner}`, 'data-corner': corner })));
    made.addEventListener('focus', () => {
      if (this.boxes.chosen !== index) {
        this.boxes.choose(index);
      }
    });
    return made;
  }

  private lay(element: HTMLElement, { x, y, width, height }: Box): void {
    const { rows, columns } = this.boxes;
    element.style.insetInlineStart = `${100 * x / columns}%`;
    element.style.insetBlockStart = `${100 * y / rows}%`;
    element.style.inlineSize = `${100 * width / columns}%`;
    element.style.blockSize = `${100 * height / rows}%`;
  }

  private add(box: Box): void {
    const { speech } = this.context;
    this.context.announce(this.boxes.add(box) ? speech.say('regions.added', { n: this.boxes.chosen + 1 }) : speech.say('regions.full'));
  }

  private placeOf(event: PointerEvent): readonly [number, number] {
    const { left, top, width, height } = this.frame.getBoundingClientRect();
    return [(event.clientX - left) / width * this.boxes.columns, (event.clientY - top) / height * this.boxes.rows];
  }

  private begin(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || this.drag !== null || !this.element.isConnected) {
      return;
    }
    const index = Number(target?.closest<HTMLElement>('button.box')?.dataset['index'] ?? -1);
    const from = this.placeOf(event);
    const before = this.boxes.now[index] ?? { x: from[0], y: from[1], width: 0, height: 0 };
    const corner = CORNERS.find((some) => some === target?.closest<HTMLElement>('.handle')?.dataset['corner']) ?? null;
    this.drag = { index, corner, from, before, now: before };
    this.frame.setPointerCapture(event.pointerId);
    if (index >= 0) {
      event.preventDefault();
      this.buttons()[index]?.focus();
    }
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (drag === null) {
      return;
    }
    const [x, y] = this.placeOf(event);
    drag.now = drag.index < 0 ? between(drag.from, [x, y]) : drag.corner === null
      ? { ...drag.before, x: drag.before.x + x - drag.from[0], y: drag.before.y + y - drag.from[1] }
      : resized(drag.before, drag.corner, x - drag.from[0], y - drag.from[1]);
    const shown = drag.index < 0 ? this.drawn : this.buttons()[drag.index];
    if (shown !== undefined) {
      shown.hidden = false;
      this.lay(shown, this.boxes.inside(drag.now));
    }
  }

  private end(event: PointerEvent): void {
    this.move(event);
    const { drag } = this;
    this.cancel();
    if (drag === null) {
      return;
    }
    const { width, height } = drag.now;
    if (drag.index >= 0) {
      if (drag.now !== drag.before) {
        this.boxes.replace(drag.index, drag.corner === null ? this.kept(drag.now) : drag.now);
      }
    } else if (Math.min(width, height) >= LEAST_EDGE) {
      this.add(drag.now);
      this.buttons()[this.boxes.chosen]?.focus();
    }
  }

  private cancel(): void {
    this.drag = null;
    this.drawn.hidden = true;
    this.draw();
  }

  private key(event: KeyboardEvent): void {
    const index = Number(event.target instanceof HTMLElement ? event.target.dataset['index'] ?? -1 : -1);
    const box = this.boxes.now[index];
    const arrow = ARROWS[event.key];
    if (box === undefined) {
      return;
    }
    if (arrow !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const step = Math.max(1, Math.round(this.boxes.columns / 100));
      const [across, down] = [arrow[0] * step, arrow[1] * step];
      this.boxes.replace(index, event.shiftKey ? { ...box, width: Math.max(1, box.width + across), height: Math.max(1, box.height + down) }
        : this.kept({ ...box, x: box.x + across, y: box.y + down }));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.boxes.remove(index);
      this.context.announce(this.context.speech.say('regions.removed', { n: index + 1 }));
      (this.buttons()[Math.min(index, this.boxes.now.length - 1)] ?? this.frame).focus();
    }
  }

  /** Moved as far as the frame goes, at its size. */
  private kept(box: Box): Box {
    return {
      ...box, x: Math.max(0, Math.min(this.boxes.columns - box.width, box.x)), y: Math.max(0, Math.min(this.boxes.rows - box.height, box.y)),
    };
  }
}

function between([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): Box {
  return { x: Math.min(x, toX), y: Math.min(y, toY), width: Math.abs(toX - x), height: Math.abs(toY - y) };
}

function resized({ x, y, width, height }: Box, corner: Corner, across: number, down: number): Box {
  const [west, north] = [corner.endsWith('w'), corner.startsWith('n')];
  return between([west ? x + across : x, north ? y + down : y], [west ? x + width : x + width + across, north ? y + height : y + height + down]);
}
