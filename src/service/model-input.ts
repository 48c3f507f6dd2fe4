/** A transaction as a custom model sees it. */
import type { ModelInput } from "../engine/models";
import { NOT_ENOUGH_INFORMATION, type Transaction } from "../model";
import type { EnrichmentAnswer } from "./ports";

/** What a model sees of a transaction: the row itself, and what the engine found in it. */
export function modelInput(transaction: Transaction, answer: EnrichmentAnswer): ModelInput {
  const { description, entry_type, amount } = transaction;
  const facts: string[] = [];
  const label = answer.categories?.general ?? NOT_ENOUGH_INFORMATION;
  if (label !== NOT_ENOUGH_INFORMATION) facts.push(`label=${label}`);
  const counterparty = answer.entities?.counterparty ?? null;
  if (counterparty?.name) facts.push(`${counterparty.type}=${counterparty.name.toLowerCase()}`);
  return { description, entry_type, amount, facts };
}
