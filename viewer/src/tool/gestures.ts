/** What dragging does. */
export type DragTool = 'scroll' | 'window' | 'zoom' | 'pan';

/** Receives what hand and mouse do on one viewport; lengths are CSS pixels of the surface. */
export interface GestureTarget {
  tool(): DragTool;
  activate(): void;
  scrollBy(slices: number): void;
  pixelsPerSlice(): number;
  windowBy(dx: number, dy: number): void;
  zoomBy(factor: number, x: number, y: number): void;
  panBy(dx: number, dy: number): void;
}

const WHEEL_STEP = 30;
const NOTCH = 60;

/** Turns pointer and wheel events on the surface into calls of the target. */
export function listenToGestures(surface: HTMLElement, target: GestureTarget): void {
  const held = new Map<number, { x: number; y: number }>();
  let dragged: DragTool = 'scroll';
  let rest = 0;
  let wheelRest = 0;

  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  surface.addEventListener('pointerdown', (event) => {
    target.activate();
    surface.setPointerCapture(event.pointerId);
    held.set(event.pointerId, at(event));
    rest = 0;
    dragged = event.button === 2 ? 'window' : event.button === 1 ? 'pan' : event.shiftKey ? 'zoom' : target.tool();
    if (event.button === 1) event.preventDefault();
  });

  surface.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (before === undefined) return;
    const now = at(event);
    const dx = now.x - before.x;
    const dy = now.y - before.y;
    if (held.size === 2) {
      pinch(event.pointerId, before, now);
    } else if (held.size === 1) {
      drag(dx, dy);
    }
    held.set(event.pointerId, now);
  });

  const release = (event: PointerEvent): void => {
    held.delete(event.pointerId);
    rest = 0;
  };
  surface.addEventListener('pointerup', release);
  surface.addEventListener('pointercancel', release);
  surface.addEventListener('lostpointercapture', release);
  surface.addEventListener('contextmenu', (event) => { event.preventDefault(); });

  surface.addEventListener('wheel', (event) => {
    event.preventDefault();
    target.activate();
    const delta = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * WHEEL_STEP;
    if (event.ctrlKey || event.metaKey) {
      const { x, y } = at(event);
      target.zoomBy(Math.exp(-Math.max(-NOTCH, Math.min(NOTCH, delta)) * 0.004), x, y);
      return;
    }
    // A notch of a wheel is one slice whatever length it reports; a touchpad's small steps add up.
    if (event.deltaMode !== WheelEvent.DOM_DELTA_PIXEL || Math.abs(delta) >= NOTCH) {
      wheelRest = 0;
      target.scrollBy(Math.sign(delta));
      return;
    }
    wheelRest += delta;
    const slices = Math.trunc(wheelRest / WHEEL_STEP);
    wheelRest -= slices * WHEEL_STEP;
    if (slices !== 0) target.scrollBy(slices);
  }, { passive: false });

  function drag(dx: number, dy: number): void {
    switch (dragged) {
      case 'scroll': {
        rest += dy;
        const slices = Math.trunc(rest / target.pixelsPerSlice());
        if (slices !== 0) {
          rest -= slices * target.pixelsPerSlice();
          target.scrollBy(slices);
        }
        break;
      }
      case 'window': target.windowBy(dx, dy); break;
      case 'zoom': target.zoomBy(Math.exp(-dy * 0.008), surface.clientWidth / 2, surface.clientHeight / 2); break;
      case 'pan': target.panBy(dx, dy); break;
    }
  }

  function pinch(moved: number, before: { x: number; y: number }, now: { x: number; y: number }): void {
    for (const [id, other] of held) {
      if (id === moved) continue;
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(now.x - other.x, now.y - other.y);
      target.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
      if (was > 8 && is > 8) target.zoomBy(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
    }
  }
}
