/** A date of PS3.5 §6.2 with hyphens, as everybody reads it; another value as it stands. */
export function readableDay(value: string): string {
  return value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}
