/**
 * The file the compiled knowledge lives in: eight bytes of magic, the length of a JSON head, the head
 * (all text, and where each block lies), then blocks of typed arrays on eight-byte boundaries.
 * Numbers are little-endian, as on every machine that runs Office or Node.
 */
const MAGIC = "KNOWLDG1";

const BLOCK_TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type BlockType = keyof typeof BLOCK_TYPES;
/** Arrays that a container holds. */
export type Block = Uint8Array | Uint16Array | Uint32Array;

interface Head {
  texts: unknown;
  blocks: { name: string; type: BlockType; offset: number; length: number }[];
}

/** Why bytes could not be read as knowledge. */
export class KnowledgeError extends Error {
  constructor(
    readonly code: "not_knowledge" | "damaged",
    message: string
  ) {
    super(message);
    this.name = "KnowledgeError";
  }
}

const typeOf = (block: Block): BlockType =>
  block instanceof Uint8Array ? "u8" : block instanceof Uint16Array ? "u16" : "u32";
const aligned = (offset: number): number => Math.ceil(offset / 8) * 8;

/** Puts texts (anything JSON can hold) and named blocks into one array of bytes. */
export function pack(texts: unknown, blocks: Readonly<Record<string, Block>>): Uint8Array {
  const entries = Object.entries(blocks);
  let offset = 0;
  const placed = entries.map(([name, block]) => {
    const place = { name, type: typeOf(block), offset, length: block.length };
    offset = aligned(offset + block.byteLength);
    return place;
  });
  const head = new TextEncoder().encode(JSON.stringify({ texts, blocks: placed } satisfies Head));
  const start = aligned(MAGIC.length + 4 + head.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true);
  bytes.set(head, MAGIC.length + 4);
  entries.forEach(([, block], index) => {
    bytes.set(
      new Uint8Array(block.buffer, block.byteOffset, block.byteLength),
      start + (placed[index]?.offset ?? 0)
    );
  });
  return bytes;
}

/** The texts and a reader of blocks. Throws a KnowledgeError where the bytes are something else. */
export function unpack(bytes: Uint8Array): { texts: unknown; block: (name: string) => Block } {
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < MAGIC.length + 4)
    throw new KnowledgeError("not_knowledge", "These bytes are not compiled merchant knowledge.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(MAGIC.length, true);
  const start = aligned(MAGIC.length + 4 + headLength);
  let head: Head;
  try {
    const json = bytes.subarray(MAGIC.length + 4, MAGIC.length + 4 + headLength);
    head = JSON.parse(new TextDecoder().decode(json)) as Head;
  } catch {
    throw new KnowledgeError("damaged", "The merchant knowledge is damaged: its head is not JSON.");
  }
  const places = new Map(head.blocks.map((place) => [place.name, place]));
  return {
    texts: head.texts,
    block: (name) => {
      const place = places.get(name);
      const Type = place === undefined ? undefined : BLOCK_TYPES[place.type];
      const from = bytes.byteOffset + start + (place?.offset ?? 0);
      const size = (place?.length ?? 0) * (Type?.BYTES_PER_ELEMENT ?? 0);
      if (place === undefined || Type === undefined || from + size > bytes.buffer.byteLength)
        throw new KnowledgeError("damaged", `The merchant knowledge is damaged: no block ${name}.`);
      return from % 8 === 0
        ? new Type(bytes.buffer as ArrayBuffer, from, place.length)
        : new Type(bytes.buffer.slice(from, from + size) as ArrayBuffer);
    },
  };
}
