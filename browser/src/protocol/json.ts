// Reads JSON at the border: what has the wrong shape stops here, with the name of the field.

export class UnexpectedAnswer extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnexpectedAnswer(`${what}: an object was expected`);
  }
  return value as Fields;
}

export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new UnexpectedAnswer(`${what}: a list was expected`);
  }
  return value;
}

export function text(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') {
    throw new UnexpectedAnswer(`${name}: a text was expected`);
  }
  return value;
}

export function textOrNull(from: Fields, name: string): string | null {
  return from[name] === null || from[name] === undefined ? null : text(from, name);
}

export function count(from: Fields, name: string): number {
  const value = from[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new UnexpectedAnswer(`${name}: a number from 0 was expected`);
  }
  return value;
}
