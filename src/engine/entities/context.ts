/** How freely the words of a descriptor may be taken for a person: by how the money went. */
import type { Knowledge } from "../../knowledge";
import type { IntermediaryMatch } from "./intermediary";
import type { PersonContext } from "./person";
import type { PhraseSpan } from "../text/phrases";

/** Operations between an account holder and somebody, not a shop. */
const TRANSFERS: ReadonlySet<string> = new Set([
  "alimony",
  "child support",
  "contractor",
  "loan",
  "other transfer",
  "own transfer",
  "payroll",
  "reimbursement",
  "rent",
  "teller",
  "wire",
]);

/** By the rails, then by what is said to be done. */
export function personContext(
  knowledge: Knowledge,
  phrases: readonly PhraseSpan[],
  intermediaries: readonly IntermediaryMatch[]
): PersonContext {
  let transfer = false;
  let wallet = false;
  for (const { processor, prefix } of intermediaries) {
    const known = knowledge.processors[processor];
    if (knowledge.operations[known?.operation ?? -1]?.name === "p2p") return "person rail";
    if (prefix && known?.kind === "processor") return "card";
    if (known?.kind === "network") transfer = true;
    if (prefix && known?.kind === "wallet") wallet = true;
  }
  let card = false;
  for (const { kind, value, weak } of phrases) {
    if (kind === "trade" && !weak) card = true;
    if (kind !== "operation" || weak) continue;
    const name = knowledge.operations[value]?.name ?? "";
    if (name === "p2p") return "person rail";
    if (TRANSFERS.has(name)) transfer = true;
  }
  if (transfer) return "transfer";
  return card ? "card" : wallet ? "wallet" : "unknown";
}
