/** Text of files whose header names their encoding. */
import { decodeText } from "./encoding";

/** `CHARSET` and `encoding` as decoders know them; `USASCII` says no more than that it is one byte. */
const CHARSETS: Readonly<Record<string, string>> = {
  "1250": "windows-1250",
  "1251": "windows-1251",
  "1252": "windows-1252",
  "WINDOWS-1250": "windows-1250",
  "WINDOWS-1251": "windows-1251",
  "WINDOWS-1252": "windows-1252",
  "ISO-8859-1": "windows-1252",
  "8859-1": "windows-1252",
  "ISO-8859-2": "iso-8859-2",
  "ISO-8859-15": "iso-8859-15",
};

/** UTF-8 and UTF-16 show themselves; what else the bytes are, the header says. */
export function decodeDeclared(bytes: Uint8Array): string {
  const found = decodeText(bytes);
  if (found.encoding.startsWith("utf-")) return found.text;
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2_048));
  const named =
    /CHARSET\s*:\s*([\w-]{1,20})/i.exec(head) ?? /encoding\s*=\s*["']([\w-]{1,20})/i.exec(head);
  const charset = CHARSETS[(named?.[1] ?? "").toUpperCase()];
  return charset === undefined ? found.text : new TextDecoder(charset).decode(bytes);
}
