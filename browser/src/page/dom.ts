// Builds elements safely: text is always text, never markup.

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | null>>;

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  set(element, attributes);
  add(element, children);
  return element;
}

export function svg(name: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(element, attributes);
  add(element, children);
  return element;
}

export function button(text: string, kind: '' | 'main' | 'danger' | 'big' | 'big main' | 'small', act: () => void): HTMLButtonElement {
  const classes = ['button', ...kind.split(' ').filter((word) => word !== '').map((word) => `button-${word}`)].join(' ');
  const made = el('button', { type: 'button', class: classes }, text);
  made.addEventListener('click', act);
  return made;
}

/** Replaces `{name}` in a sentence by elements, the rest by text. */
export function sentence(text: string, slots: Readonly<Record<string, Node>>): Node[] {
  return text.split(/(\{\w+\})/).filter((part) => part !== '')
    .map((part) => slots[part.slice(1, -1)] ?? document.createTextNode(part));
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(name, '');
    } else if (typeof value === 'string') {
      element.setAttribute(name, value);
    }
  }
}

function add(element: Element, children: readonly Child[]): void {
  element.append(...children.filter((child) => child !== null));
}
