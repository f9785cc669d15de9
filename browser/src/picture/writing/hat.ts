// Thin things that are brighter than what lies around them: the white top hat, a picture less its opening.

/** Half the edge of the square that strokes must be thinner than, in pixels. */
const REACH = 6;

/** `rows × columns` shades; each answer is how much brighter the pixel is than its surroundings, 0 where the bright thing is wide. */
export function whiteTopHat(shades: Uint8Array | Uint8ClampedArray, columns: number, rows: number): Uint8Array {
  const opened = transposedPass(transposedPass(transposedPass(transposedPass(shades, columns, rows, false), rows, columns, false), columns, rows, true), rows, columns, true);
  const hat = new Uint8Array(shades.length);
  for (let i = 0; i < hat.length; i++) {
    hat[i] = (shades[i] as number) - (opened[i] as number);
  }
  return hat;
}

/** The least (or most) within reach along each row, by van Herk's two running passes; the answer is turned: column by column. */
function transposedPass(shades: Uint8Array | Uint8ClampedArray, columns: number, rows: number, most: boolean): Uint8Array {
  const size = 2 * REACH + 1;
  const padded = Math.ceil((columns + 2 * REACH) / size) * size;
  const outside = most ? 0 : 255;
  const line = new Uint8Array(padded);
  const forward = new Uint8Array(padded);
  const backward = new Uint8Array(padded);
  const out = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    line.fill(outside);
    line.set(shades.subarray(y * columns, (y + 1) * columns), REACH);
    for (let i = 0; i < padded; i++) {
      const value = line[i] as number;
      const before = i % size === 0 ? value : forward[i - 1] as number;
      forward[i] = most === value > before ? value : before;
    }
    for (let i = padded - 1; i >= 0; i--) {
      const value = line[i] as number;
      const behind = i % size === size - 1 ? value : backward[i + 1] as number;
      backward[i] = most === value > behind ? value : behind;
    }
    for (let x = 0; x < columns; x++) {
      const one = backward[x] as number;
      const other = forward[x + size - 1] as number;
      out[x * rows + y] = most === one > other ? one : other;
    }
  }
  return out;
}
