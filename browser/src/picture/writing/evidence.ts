// How much a row of blobs looks like writing. The weights are those of a logistic regression over 165,753 rows of blobs, 13,358
// of them writing: made-up frames of `eir bench boxes` (seeds 10000 to 10599) and slices of GE, UIH and Canon without writing.
// The bench's own seeds begin at 0, and Siemens and Philips slices were not seen. Of all squares and products of the features the
// fourteen that help most were kept; each feature is centred and scaled first.
import type { Features } from './lines';

export function evidenceOf({ letters, size, length, contrast, sharpness, unevenness, base, weight, fill }: Features): number {
  if (letters < 2 || length < 1.5) {
    return -Infinity;
  }
  const count = (Math.log(letters) - 0.973) / 0.394;
  const tall = (Math.log(size) - 1.982) / 0.477;
  const bright = (Math.log(contrast) - 4.603) / 0.46;
  const sharp = (sharpness - 0.574) / 0.139;
  const uneven = (unevenness - 0.157) / 0.077;
  const crooked = (Math.min(1, base) - 0.112) / 0.094;
  const bold = (weight - 0.224) / 0.089;
  const full = (fill - 0.368) / 0.11;
  return -3.221 + 2.076 * sharp - 1.602 * uneven + 3.573 * tall + 2.332 * bold + 0.804 * full + 0.854 * bright + 0.442 * count
    + 0.105 * tall * full - 0.781 * tall * tall - 0.447 * tall * bold - 0.353 * bold * bold - 0.289 * count * crooked
    - 0.337 * sharp * full + 0.101 * uneven * uneven;
}
