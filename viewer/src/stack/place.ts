/** Size of an image on its square grid: a column is `stretchX` wide, a row `stretchY` high, one of them 1. */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
  /** Height : width of a pixel as shown. */
  readonly aspect: number;
}

/** What the reader chose: magnification over the fitted size, and the image point in the middle, 0 to 1. */
export interface Aim {
  readonly zoom: number;
  readonly centreX: number;
  readonly centreY: number;
}

export const FITTED: Aim = { zoom: 1, centreX: 0.5, centreY: 0.5 };
export const LEAST_ZOOM = 0.5;
export const MOST_ZOOM = 40;

/** Where the image lies in a viewport, in the viewport's own pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Width of a column and height of a row. */
  readonly stepX: number;
  readonly stepY: number;
}

/** Viewport pixels per column when the whole image just fits. */
function fittedStep(shape: Shape, width: number, height: number): number {
  return Math.min(width / shape.columns, height / (shape.rows * shape.aspect));
}

export function placeOf(shape: Shape, aim: Aim, width: number, height: number): Place {
  const stepX = fittedStep(shape, width, height) * aim.zoom;
  const stepY = stepX * shape.aspect;
  return {
    x: width / 2 - aim.centreX * shape.columns * stepX,
    y: height / 2 - aim.centreY * shape.rows * stepY,
    stepX, stepY,
  };
}

/** Screen pixels per image pixel, the smaller of both directions: what "1.4×" means. */
export function magnification(shape: Shape, aim: Aim, width: number, height: number): number {
  const stepX = fittedStep(shape, width, height) * aim.zoom;
  return Math.min(stepX, stepX * shape.aspect);
}

/** Zooms by `factor` so that the image point under (x, y) stays there. */
export function zoomAt(shape: Shape, aim: Aim, width: number, height: number, factor: number, x: number, y: number): Aim {
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, aim.zoom * factor));
  const before = placeOf(shape, aim, width, height);
  const u = (x - before.x) / before.stepX;
  const v = (y - before.y) / before.stepY;
  const after = placeOf(shape, { ...aim, zoom }, width, height);
  return held({
    zoom,
    centreX: aim.centreX + (after.x + u * after.stepX - x) / (after.stepX * shape.columns),
    centreY: aim.centreY + (after.y + v * after.stepY - y) / (after.stepY * shape.rows),
  });
}

/** Moves the image by viewport pixels. */
export function panBy(shape: Shape, aim: Aim, width: number, height: number, dx: number, dy: number): Aim {
  const place = placeOf(shape, aim, width, height);
  return held({
    zoom: aim.zoom,
    centreX: aim.centreX - dx / (place.stepX * shape.columns),
    centreY: aim.centreY - dy / (place.stepY * shape.rows),
  });
}

/** Keeps the middle of the viewport on the image, so that it can never be lost. */
export function held(aim: Aim): Aim {
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  return { zoom: aim.zoom, centreX: within(aim.centreX), centreY: within(aim.centreY) };
}
