/**
 * Short fingerprints for locks and journals. They tell whether a cell still holds what we wrote, not
 * who wrote it: speed and even spread count, secrecy does not.
 */

const { imul } = Math;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Two 32-bit lanes, multiplied and mixed per code unit, then crossed (after cyrb53, public domain). */
function lanes(text: string): [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = imul(one ^ unit, 2_654_435_761);
    two = imul(two ^ unit, 1_597_334_677);
  }
  one = imul(one ^ (one >>> 16), 2_246_822_507) ^ imul(two ^ (two >>> 13), 3_266_489_909);
  two = imul(two ^ (two >>> 16), 2_246_822_507) ^ imul(one ^ (one >>> 13), 3_266_489_909);
  return [one >>> 0, two >>> 0];
}

/**
 * A fingerprint of `length` characters of the URL-safe base 64 alphabet, 6 bits each, at most 10.
 * A row's key takes 10 (60 bits: one chance in a billion for a clash among 50,000 rows), a cell's
 * value 5, a hint 4.
 */
export function fingerprint(text: string, length: 4 | 5 | 6 | 10): string {
  const [one, two] = lanes(text);
  let code = "";
  for (let index = 0, bits = one; index < 5 && index < length; index++, bits >>>= 6) {
    code += ALPHABET.charAt(bits & 63);
  }
  for (let index = 5, bits = two; index < length; index++, bits >>>= 6) {
    code += ALPHABET.charAt(bits & 63);
  }
  return code;
}

/** A whole number below 2^53 that stands for a row of raw cells, to see whether it is still the same. */
export function rowFingerprint(cells: readonly (string | number | boolean | null)[]): number {
  let text = "";
  for (const cell of cells) text += `${typeof cell}:${String(cell)}\u0001`;
  const [one, two] = lanes(text);
  return (two & 0x1f_ffff) * 4_294_967_296 + one;
}
