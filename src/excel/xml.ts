/** How our records lie in custom XML parts: one element with a small JSON head and a body of text. */

/** A record of ours: what kind it is lies in the namespace. */
export interface XmlRecord {
  head: unknown;
  /** Text of our own making; markup characters and all of Unicode allowed. */
  body: string;
}

/** One XML document; the same record gives the same text. */
export function recordToXml(namespace: string, { head, body }: XmlRecord): string {
  return `<record xmlns="${namespace}"><head>${escape(JSON.stringify(head))}</head><body>${escape(body)}</body></record>`;
}

/** The record in a document, however the host re-wrote its white space; null where it is not ours. */
export function recordOfXml(xml: string): XmlRecord | null {
  const head = elementText(xml, "head");
  const body = elementText(xml, "body");
  if (head === null) return null;
  try {
    return { head: JSON.parse(head), body: body ?? "" };
  } catch {
    return null;
  }
}

function elementText(xml: string, name: string): string | null {
  const opening = xml.indexOf(`<${name}>`);
  if (opening < 0) return null;
  const start = opening + name.length + 2;
  const end = xml.indexOf(`</${name}>`, start);
  return end < 0 ? null : unescape(xml.slice(start, end));
}

/** Characters that XML 1.0 cannot hold are written the JSON way, so they only stand in JSON texts. */
function escape(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

function unescape(text: string): string {
  return text.replace(
    /&(?:lt|gt|amp|quot|apos|#(\d+)|#x([0-9a-f]+));/gi,
    (entity, decimal, hex) => {
      if (typeof decimal === "string") return String.fromCodePoint(Number(decimal));
      if (typeof hex === "string") return String.fromCodePoint(parseInt(hex, 16));
      return NAMED_ENTITIES[entity.toLowerCase()] ?? entity;
    }
  );
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
};
