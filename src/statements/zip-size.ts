/** What a zip archive says it unpacks to, read from its directories before anything is unpacked. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const IN_ZIP64 = 0xffff_ffff;

/**
 * Bytes that all entries together unpack to, Infinity where an entry hides its size, null where the
 * bytes are no zip archive. The unpacking reader stops at the sizes declared here.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const entries = view.getUint16(end + 10, true);
  let position = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (position + 46 > view.byteLength || view.getUint32(position, true) !== DIRECTORY_ENTRY) {
      return null;
    }
    const declared = view.getUint32(position + 24, true);
    const local = view.getUint32(position + 42, true);
    if (declared === IN_ZIP64) return Infinity;
    const alsoDeclared =
      local + 30 <= view.byteLength && view.getUint32(local, true) === LOCAL_ENTRY
        ? view.getUint32(local + 22, true)
        : 0;
    total += Math.max(declared, alsoDeclared);
    position +=
      46 +
      view.getUint16(position + 28, true) +
      view.getUint16(position + 30, true) +
      view.getUint16(position + 32, true);
  }
  return total;
}

/** The record stands at the end, before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let position = last; position >= 0 && position >= last - 65_535; position -= 1) {
    if (view.getUint32(position, true) === END_OF_DIRECTORY) return position;
  }
  return null;
}
