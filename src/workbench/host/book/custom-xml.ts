/** Custom XML parts: XML documents kept in the workbook file beside its cells. */
import { invalidArgument } from "../rich-api/errors";

/** One part. */
export interface CustomXmlPart {
  /** A GUID in braces, given when it was added. */
  id: string;
  /** Namespace of its root element, `""` when it has none. */
  namespaceUri: string;
  xml: string;
}

/** The parts of a workbook, in the order they were added. */
export interface CustomXmlParts {
  all(): readonly CustomXmlPart[];
  /** @throws HostError InvalidArgument when the text is no XML document */
  add(xml: string): CustomXmlPart;
  /** @throws HostError InvalidArgument when the text is no XML document */
  set(part: CustomXmlPart, xml: string): void;
  delete(part: CustomXmlPart): void;
}

/** A workbook's parts, none yet. */
export function createCustomXmlParts(): CustomXmlParts {
  let parts: CustomXmlPart[] = [];
  let next = 1;
  return {
    all: () => parts,
    add: (xml) => {
      const namespaceUri = rootNamespace(xml);
      const serial = (next++).toString(16).toUpperCase().padStart(12, "0");
      const part = { id: `{C0570000-0000-4000-8000-${serial}}`, namespaceUri, xml };
      parts.push(part);
      return part;
    },
    set: (part, xml) => {
      part.namespaceUri = rootNamespace(xml);
      part.xml = xml;
    },
    delete: (part) => {
      parts = parts.filter((each) => each !== part);
    },
  };
}

const MARKUP =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** Namespace of the root element, after a check that every element is closed in order. */
function rootNamespace(xml: string): string {
  const open: string[] = [];
  let root: { name: string; attributes: string } | null = null;
  let end = 0;
  for (const match of xml.matchAll(MARKUP)) {
    if (/[<&](?!\w+;|#\w+;)/.test(xml.slice(end, match.index))) throw invalidArgument();
    if (open.length === 0 && xml.slice(end, match.index).trim() !== "") throw invalidArgument();
    end = match.index + match[0].length;
    const [, closing, name, attributes = "", empty] = match;
    if (name === undefined) continue;
    if (closing) {
      if (open.pop() !== name) throw invalidArgument();
      continue;
    }
    if (open.length === 0 && root) throw invalidArgument();
    root ??= { name, attributes };
    if (!empty) open.push(name);
  }
  if (!root || open.length > 0 || xml.slice(end).trim() !== "") throw invalidArgument();
  const [prefix, local] = root.name.split(":");
  const attribute = local === undefined ? "xmlns" : `xmlns:${prefix ?? ""}`;
  const pattern = new RegExp(`(?:^|\\s)${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  const found = pattern.exec(root.attributes);
  return found?.[1] ?? found?.[2] ?? "";
}
