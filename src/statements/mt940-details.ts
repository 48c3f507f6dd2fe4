/** What stands in `:86:`: free text, or numbered parts (`?20…`) with marks of SEPA (`SVWZ+`) in them. */
import { joinParts, oneLine } from "./text-reader";

export interface Mt940Details {
  /** Kind of booking, counterparty and purpose, on one line. */
  text: string;
  /** SEPA's end-to-end reference; null where there is none. */
  endToEnd: string | null;
}

/** Characters of a whole line, and of a whole part: what fills it goes on in the next without a gap. */
const LINE_LENGTH = 65;
const PART_LENGTH = 27;

const SEPA_MARK = /(?:^| )?(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|MTLG|COAM|OAMT)\+/g;

/** Reads the lines of a `:86:` field. */
export function detailsOf(lines: readonly string[]): Mt940Details {
  const structured = /^\d{3}([^\w\s:/+,-])/.exec(lines[0] ?? "");
  if (structured === null) return { text: unfold(lines), endToEnd: null };
  const parts = partsOf(lines.join(""), structured[1] ?? "?");
  const purpose = unfoldParts(parts, (code) => (code >= 20 && code <= 29) || code >= 60);
  const name = unfoldParts(parts, (code) => code === 32 || code === 33);
  const kind = parts.find(({ code }) => code === 0)?.text;
  const marked = sepaParts(purpose);
  return {
    text: joinParts([kind, name, marked.get("SVWZ") ?? marked.get("") ?? oneLine(purpose)]),
    endToEnd: endToEndOf(marked.get("EREF") ?? null),
  };
}

const endToEndOf = (text: string | null) =>
  text === null || /^NOT ?PROVIDED$/i.test(text) ? null : text;

/** Free text over several lines. */
function unfold(lines: readonly string[]): string {
  let text = "";
  for (const line of lines) text += line.length >= LINE_LENGTH ? line : `${line} `;
  return oneLine(text) ?? "";
}

interface Part {
  code: number;
  text: string;
}

/** `159?00RETOURE?20…`, split at the sign that stands after the three digits. */
function partsOf(text: string, sign: string): Part[] {
  return text
    .slice(4)
    .split(sign)
    .reduce<Part[]>((parts, piece) => {
      const code = /^\d{2}/.exec(piece)?.[0];
      const last = parts.at(-1);
      // The sign may stand in the text itself.
      if (code !== undefined) parts.push({ code: Number(code), text: piece.slice(2) });
      else if (last !== undefined) last.text += sign + piece;
      return parts;
    }, []);
}

function unfoldParts(parts: readonly Part[], isWanted: (code: number) => boolean): string {
  let text = "";
  for (const part of parts) {
    if (!isWanted(part.code)) continue;
    text += part.text.length >= PART_LENGTH ? part.text : `${part.text} `;
  }
  return text;
}

/** Purpose by its marks; what stands before the first is under the empty name. */
function sepaParts(purpose: string): Map<string, string> {
  const found = new Map<string, string>();
  let name = "";
  let from = 0;
  const take = (to: number) => {
    const text = oneLine(purpose.slice(from, to));
    if (text !== null && !found.has(name)) found.set(name, text);
  };
  for (const match of purpose.matchAll(SEPA_MARK)) {
    take(match.index);
    name = match[1] ?? "";
    from = match.index + match[0].length;
  }
  take(purpose.length);
  return found;
}
