/** What a run of characters between blanks is, where it is no word. */
import { isKnownCurrency } from "../../model";
import { isSeparatorAbove } from "../../knowledge";

/**
 * Kinds of what is no word. `reference` is any number or code that only a computer reads; tax numbers
 * that tell companies from people (Brazil's CNPJ and CPF) are seen apart.
 */
export type ChunkKind =
  "host" | "email" | "date" | "amount" | "phone" | "reference" | "company id" | "person id";

/** Month names as banks shorten them, in the languages that print them in letters. */
export const MONTHS: ReadonlySet<string> = new Set(
  (
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july " +
    "august september october november december mai okt dez januar februar juni juli oktober " +
    "dezember janv fevr avr juin juil aout ene abr ago dic gen mag giu lug set ott maa mrt"
  ).split(" ")
);

/** Endings of hosts that descriptors print. */
const ENDINGS: ReadonlySet<string> = new Set(
  (
    "com net org io co app dev ai me tv ly us ca au in br ru pl se no dk fi pt ie cz jp cn gg fm to shop " +
    "store online club live xyz gov edu sg nz mx za ro hu gr lt lv ee uk de fr es it nl be at ch eu info " +
    "biz my hk tw th id ph vn kr tr ua sk si hr bg rs is lu mt cy il ae sa ar cl pe uy games travel cloud " +
    "tech site website space agency media pro works life world health school bank insurance coop email " +
    "gov.uk co.uk org.uk ac.uk ltd.uk com.au com.br co.za co.nz com.mx co.in com.sg com.tr com.pl co.il " +
    "com.ar com.my co.jp co.kr com.hk com.ua com.es co.th com.pt org.au net.au edu.au com.co com.pe"
  ).split(" ")
);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Kind of a folded run between blanks, or null where it holds words. */
export function classifyChunk(chunk: string): ChunkKind | null {
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let at = false;
  let letters = 0;
  let separators = 0;
  for (let index = 0; index < chunk.length; index++) {
    const code = chunk.charCodeAt(index);
    if (isDigit(code)) digits++;
    else if (code === 0x2e) dots++;
    else if (code === 0x3a) colons++;
    else if (code === 0x40) at = true;
    else if (code === 0x2d || code === 0x2f || code === 0x28 || code === 0x29 || code === 0x2b)
      separators++;
    else if (code > 0x60 && !isSeparatorAbove(code)) letters++;
  }
  if (at && dots > 0 && letters > 0) return hostIn(chunk) === null ? null : "email";
  if (dots > 0 && letters > 1 && hostIn(chunk) !== null) return "host";
  if (digits === 0) return null;
  if (dots > 0 && digits >= 6 && letters === 0) {
    if (COMPANY_ID.test(chunk)) return "company id";
    if (PERSON_ID.test(chunk)) return "person id";
  }
  if (letters === 0 || (letters === 1 && colons > 0))
    return classifyDigits(chunk, digits, separators, dots, colons);
  if (letters === 3 && digits <= 6 && isGluedDate(chunk)) return "date";
  if (letters === 3 && digits > 0 && AMOUNT_WITH_CURRENCY.test(chunk) && namesCurrency(chunk))
    return "amount";
  if (isAccountNumber(chunk, letters, digits)) return "reference";
  if (colons > 0 && /^\d{4}-\d\d-\d\dt\d\d:\d\d/.test(chunk)) return "date";
  return null;
}

/** 12.50EUR, but not FEE-14.99. */
const namesCurrency = (chunk: string): boolean =>
  isKnownCurrency(chunk.replaceAll(/[^a-z]/g, "").toUpperCase());

const COMPANY_ID = /^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/;
const PERSON_ID = /^[^a-z0-9]{0,3}\d{0,3}\.\d{3}\.\d{3}-[^a-z0-9]{0,2}\d{0,2}$/;
const AMOUNT_WITH_CURRENCY =
  /^[^a-z0-9]{0,2}(?:[a-z]{3})?[^a-z0-9]{0,2}\d[\d.,]*[.,]\d\d(?:[a-z]{3})?[.,;]?$/;
const PLAIN_AMOUNT = /^[^a-z0-9]{0,2}-?\d[\d.,]{0,12}[.,]\d\d-?[.,;]?$/;

function classifyDigits(
  chunk: string,
  digits: number,
  separators: number,
  dots: number,
  colons: number
): ChunkKind | null {
  if (colons > 0 && digits <= 14) return digits >= 3 && digits <= 14 ? "date" : null;
  if (/^[(]?\d{1,4}[/.-]\d{1,2}([/.-]\d{1,4})?[),.;:]*$/.test(chunk)) {
    const parts = chunk.split(/[^\d]+/).filter((part) => part !== "");
    const slash = chunk.includes("/") || parts.length === 3 || chunk.includes("-");
    if (slash && parts.every((part) => Number(part) <= 31 || part.length === 4)) return "date";
  }
  if (PLAIN_AMOUNT.test(chunk)) return "amount";
  if (/^[+(]?\d[\d().+-]*$/.test(chunk) && digits >= 7 && digits <= 15 && separators + dots > 0)
    return "phone";
  if (digits === 10 && separators + dots === 0) return "phone";
  return digits >= 7 && separators === 0 ? "reference" : null;
}

/** `05jan`, `31dec24`, `jan05`. */
function isGluedDate(chunk: string): boolean {
  const match = /^(\d{0,2})([a-z]{3})(\d{0,4})$/.exec(chunk);
  return match !== null && MONTHS.has(match[2] ?? "") && (match[1] !== "" || match[3] !== "");
}

/** IBANs, creditor ids, mandate ids: long and mostly digits. */
function isAccountNumber(chunk: string, letters: number, digits: number): boolean {
  return (
    chunk.length >= 14 &&
    digits >= 8 &&
    digits >= letters &&
    /^[a-z0-9.\-+/:_]+$/.test(chunk) &&
    !chunk.includes("//")
  );
}

/**
 * The host a run of characters names, and the label that names its owner: `www.shop.example.co.uk/x`
 * is `shop.example.co.uk` of `example`. Null where it names none.
 */
export function hostIn(chunk: string): { host: string; label: string } | null {
  let text = chunk;
  const scheme = text.indexOf("://");
  if (scheme !== -1) text = text.slice(scheme + 3);
  const address = text.lastIndexOf("@");
  if (address !== -1) text = text.slice(address + 1);
  const slash = text.search(/[/?:,;()]/);
  if (slash !== -1) text = text.slice(0, slash);
  while (text.endsWith(".") || text.endsWith("-")) text = text.slice(0, -1);
  if (text.startsWith("www.")) text = text.slice(4);
  if (!/^[a-z0-9.-]+$/.test(text)) return null;
  const labels = text.split(".");
  if (labels.length < 2 || labels.some((label) => label === "" || label.length > 63)) return null;
  const last = labels.at(-1) ?? "";
  const two = labels.slice(-2).join(".");
  const ending = labels.length > 2 && ENDINGS.has(two) ? 2 : ENDINGS.has(last) ? 1 : 0;
  if (ending === 0) return null;
  const label = labels[labels.length - ending - 1] ?? "";
  if (label.length < 2 || !/[a-z]/.test(label)) return null;
  // `st.in` or `a.co` is more likely a name with a dot in it.
  if (ending === 1 && last.length === 2 && label.length < 3 && !chunk.startsWith("www."))
    return null;
  return { host: text, label };
}
