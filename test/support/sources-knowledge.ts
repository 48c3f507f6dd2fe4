/** Knowledge compiled from the project's own sources, as they stand in the working tree. */
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createEngine } from "../../src/engine";
import type { Engine, EnrichmentAnswer } from "../../src/engine/types";
import { type Knowledge, openKnowledge } from "../../src/knowledge";
import { compileKnowledge } from "../../src/knowledge/compile";
import type { KnowledgeSources } from "../../src/knowledge/schema";
import { readKnowledgeSources } from "../../src/knowledge/sources";
import type { AccountHolderType, EntryType, Transaction } from "../../src/model";

/** The project's source files, parsed. */
export function projectSources(): KnowledgeSources {
  return readKnowledgeSources(join(__dirname, "../../src/knowledge/data"));
}

/**
 * Opened; compiled only where neither the build nor an earlier test did since the sources changed, for
 * the training takes seconds.
 */
export function projectKnowledge(): Knowledge {
  const changed = newest(join(__dirname, "../../src/knowledge"));
  const built = join(__dirname, "../../build/knowledge/knowledge.bin");
  if (existsSync(built) && statSync(built).mtimeMs > changed)
    return openKnowledge(new Uint8Array(gunzipSync(readFileSync(built))));
  const kept = join(tmpdir(), `test-knowledge-${String(Math.round(changed))}.bin`);
  if (!existsSync(kept)) {
    const writing = `${kept}.${String(process.pid)}`;
    writeFileSync(writing, compileKnowledge(projectSources()).bytes);
    renameSync(writing, kept);
  }
  return openKnowledge(new Uint8Array(readFileSync(kept)));
}

/** When the last file of a folder was changed, in milliseconds. */
function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true }).map(
      (file) => statSync(join(folder, String(file))).mtimeMs
    )
  );
}

/** The real engine over the project's knowledge. */
export function projectEngine(): Engine {
  return createEngine(projectKnowledge());
}

/** A whole transaction from what a test cares for. */
export function transactionOf(given: Partial<Transaction> & { description: string }): Transaction {
  return {
    id: "t",
    amount: 12.5,
    entry_type: "outgoing",
    currency: "USD",
    date: "2024-03-01",
    account_holder_id: null,
    account_holder_type: null,
    account_holder_name: null,
    country: "US",
    raw_address: null,
    mcc: null,
    ...given,
  };
}

/** What a test reads of an answer: empty where there is nothing. */
export interface ShortAnswer {
  label: string;
  merchant: string;
  person: string;
  intermediary: string;
  city: string;
}

/** The short form of an answer, as the golden cases have it. */
export function shortAnswer(answer: EnrichmentAnswer): ShortAnswer {
  const counterparty = answer.entities?.counterparty ?? null;
  const intermediaries = answer.entities?.intermediaries ?? [];
  return {
    label: answer.categories?.general ?? "",
    merchant: counterparty?.type === "organization" ? (counterparty.name ?? "") : "",
    person: counterparty?.type === "person" ? (counterparty.name ?? "") : "",
    intermediary: intermediaries.map((carrier) => carrier.name ?? "").join("|"),
    city: answer.location?.structured?.city ?? "",
  };
}

/** One descriptor answered in short. */
export function answerTo(
  engine: Engine,
  description: string,
  given: Partial<Transaction> = {},
  holder: { type: AccountHolderType; name: string | null } = { type: "consumer", name: null }
): ShortAnswer {
  return shortAnswer(engine.enrich(transactionOf({ ...given, description }), holder));
}

/** The two directions, as golden cases spell them. */
export function entryTypeOf(text: string): EntryType {
  return text === "incoming" ? "incoming" : "outgoing";
}
