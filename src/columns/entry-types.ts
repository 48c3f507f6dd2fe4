/** Words that say which way the money went, in the languages whose headers we know. */
import type { AccountHolderType, EntryType } from "../model";
import { foldWords } from "./text";

const OUTGOING =
  "outgoing|debit|debits|dr|db|d|dbit|deb|out|money out|paid out|withdrawal|withdrawals|w|wd|payment out|charge|purchase|sale|fee|" +
  "soll|s|lastschrift|belastung|ausgabe|ausgang|ausgaben|debitor|" +
  "debite|depense|sortie|prelevement|" +
  "cargo|debito|gasto|egreso|salida|adeudo|" +
  "saida|despesa|" +
  "addebito|dare|uscita|uscite|" +
  "af|af bij af|debet|uitgave|uit|" +
  "obciazenie|obciazenia|wydatek|wyplata|winien|wn|" +
  "vydaj|odchozi|odeslana|ma dati|" +
  "utgift|ut|uttag|ut fra konto|udgift|haevet|hevet|" +
  "meno|otto|tili antaa|" +
  "borc|gider|giden|cikan|" +
  "дебет|списание|расход|" +
  "nikasi|kharch|cargo en cuenta|acquisto|kauf|achat|compra|saque|retiro|spend|spent|expense";
const INCOMING =
  "incoming|credit|credits|cr|c|cdt|cred|in|money in|paid in|deposit|deposits|dep|payment in|refund|return|income|" +
  "haben|h|gutschrift|einnahme|eingang|einnahmen|" +
  "recette|entree|versement|virement recu|" +
  "abono|ingreso|haber|" +
  "credito|entrada|receita|deposito|" +
  "accredito|avere|entrata|entrate|" +
  "bij|inkomst|inkomsten|bijschrijving|" +
  "uznanie|uznania|wplyw|wplata|ma|" +
  "prijem|prichozi|prijata|dal|" +
  "kredit|inkomst|insattning|inntekt|indtaegt|inn|ind|inn pa konto|" +
  "tulo|pano|tili saa|" +
  "alacak|gelir|gelen|giren|" +
  "кредит|зачисление|приход|поступление|" +
  "jama|aay|earned|received|recu|recibido|recebido|ricevuto|erhalten";

const DIRECTIONS: ReadonlyMap<string, EntryType> = new Map<string, EntryType>([
  ...OUTGOING.split("|").map((word): [string, EntryType] => [word, "outgoing"]),
  ...INCOMING.split("|").map((word): [string, EntryType] => [word, "incoming"]),
]);

/**
 * The direction a type cell states: `debit`, `CR`, `S`, `Af`, `Gutschrift`, `+`, `-`, `ACH_DEBIT`.
 * Null where the words say nothing of direction. `d` is a debit unless the column pairs it with `w`
 * (deposit and withdrawal), which `beside` tells: the folded words seen in the column.
 */
export function entryTypeOfWords(
  text: string,
  beside: ReadonlySet<string> = new Set()
): EntryType | null {
  const trimmed = text.trim();
  if (/^[-\u2212]$/.test(trimmed)) return "outgoing";
  if (trimmed === "+") return "incoming";
  const folded = foldWords(trimmed);
  if (folded === "" || folded.length > 40) return null;
  if (folded === "d" && beside.has("w") && !beside.has("c")) return "incoming";
  const whole = DIRECTIONS.get(folded);
  if (whole !== undefined) return whole;
  // ACH_DEBIT, CREDIT TRANSFER, Debit card purchase: the bank's own word decides.
  const words = new Set(folded.split(" "));
  const outgoing = ["debit", "debito", "debet", "dr", "withdrawal"].some((word) => words.has(word));
  const incoming = ["credit", "credito", "kredit", "cr", "deposit"].some((word) => words.has(word));
  if (outgoing !== incoming) {
    // A `credit card` is no direction, and a `debit card refund` neither.
    if (words.has("card") || words.has("refund") || words.has("reversal")) return null;
    return outgoing ? "outgoing" : "incoming";
  }
  return null;
}

const HOLDER_TYPES: ReadonlyMap<string, AccountHolderType> = new Map<string, AccountHolderType>([
  ["consumer", "consumer"],
  ["personal", "consumer"],
  ["private", "consumer"],
  ["individual", "consumer"],
  ["business", "business"],
  ["company", "business"],
  ["corporate", "business"],
  ["commercial", "business"],
  ["freelance", "freelance"],
  ["freelancer", "freelance"],
  ["self employed", "freelance"],
  ["sole trader", "freelance"],
  ["unknown", "unknown"],
]);

/** The account holder type a cell names, or null. */
export function holderTypeOfWords(text: string): AccountHolderType | null {
  return HOLDER_TYPES.get(foldWords(text)) ?? null;
}
