/** Where a payment was made, as far as its descriptor tells. */
import type { Knowledge } from "../../knowledge";
import type { IntermediaryMatch } from "../entities/intermediary";
import type { Token } from "../text/descriptor";
import type { Channel } from "./guess";

const ONLINE_WORDS: ReadonlySet<string> = new Set(
  "online internet web www http https ecom ecommerce".split(" ")
);
/** Words for what a company draws from an account by the holder's leave. */
const BILL_WORDS: ReadonlySet<string> = new Set(
  (
    "autogiro avtalegiro betalingsservice bankgiro domiciliacion domiciliatie domiciliation domiciliazione einzugsermaechtigung " +
    "incasso inkasso lastschrift magtape prelevement prlv recibo sdd suoraveloitus"
  ).split(" ")
);
const BILL_PAIRS: ReadonlySet<string> = new Set([
  "addebito diretto",
  "debit order",
  "debito automatico",
  "direct debit",
  "dir debit",
  "stop order",
]);

/**
 * A bill where it says it was drawn; else online where a host or such a word is printed, or a wallet
 * carried it; a telephone number stands where shops print their city; a city or a till's processor
 * tells a shop.
 */
export function channelOf(
  knowledge: Knowledge,
  tokens: readonly Token[],
  intermediaries: readonly IntermediaryMatch[],
  inCity: boolean
): Channel {
  const drawn = tokens.some(
    ({ text }, index) =>
      BILL_WORDS.has(text) || BILL_PAIRS.has(`${text} ${tokens[index + 1]?.text ?? ""}`)
  );
  if (drawn) return "bill";
  const kinds = intermediaries.map(({ processor }) => knowledge.processors[processor]?.kind);
  const online = tokens.some(
    ({ kind, text }) => kind === "host" || kind === "email" || ONLINE_WORDS.has(text)
  );
  if (online || kinds.includes("wallet")) return "online";
  if (tokens.some(({ kind }) => kind === "phone")) return "telephone";
  return inCity || kinds.includes("processor") ? "shop" : "unknown";
}
