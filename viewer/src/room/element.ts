type Attributes = Record<string, string | boolean | number | undefined>;

/** Makes an element: attributes by name (`true` is present, `undefined` and `false` absent), then its content. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...content);
  return made;
}

/** The element of the page with this id; the page is ours, so a missing one is a bug. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no #${id}`);
  return found;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A 20 × 20 line drawing that stands beside a word. */
export function drawing(paths: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d.replace(/^fill:/, ''));
    if (d.startsWith('fill:')) path.setAttribute('class', 'art-fill');
    svg.append(path);
  }
  return svg;
}
