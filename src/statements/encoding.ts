/** Text from bytes whose encoding nobody told us. */

/** Decodes UTF-8 and UTF-16 with or without a byte order mark, else an 8-bit Windows code page. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const wide = wideOrder(bytes);
  if (wide !== null) return wide;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return codePageOf(bytes);
  }
}

/** UTF-16 without a mark: every other byte of mostly Latin text is zero. */
function wideOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 4_096) & ~1;
  if (length < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) evenZeros += 1;
    if (bytes[index + 1] === 0) oddZeros += 1;
  }
  const half = length / 2;
  if (oddZeros > half * 0.6 && evenZeros < half * 0.1) return "utf-16le";
  if (evenZeros > half * 0.6 && oddZeros < half * 0.1) return "utf-16be";
  return null;
}

/**
 * Western, Central European or Cyrillic, by what each would make of the bytes: Cyrillic text is high
 * bytes in a row, and Polish, Czech or Hungarian text read as Western has `³`, `¿` and `¹` in words.
 */
function codePageOf(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 262_144);
  let high = 0;
  let inRow = 0;
  let before = 0;
  for (const byte of sample) {
    if (byte >= 0xc0) {
      high += 1;
      if (before >= 0xc0) inRow += 1;
    }
    before = byte;
  }
  if (high > 20 && inRow > high * 0.6) return "windows-1251";
  const western = new TextDecoder("windows-1252").decode(sample);
  const odd = western.match(/\p{L}[³¹¿¼¾£¥¯]|[³¹¿¼¾£¥¯]\p{L}/gu)?.length ?? 0;
  const central = new TextDecoder("windows-1250").decode(sample);
  const letters = central.match(/\p{L}[łążźľšťžŁĄŻŹĽŠŤŽ]|[łążźľšťžŁĄŻŹĽŠŤŽ]\p{L}/gu)?.length ?? 0;
  return odd > 0 && letters >= odd ? "windows-1250" : "windows-1252";
}
