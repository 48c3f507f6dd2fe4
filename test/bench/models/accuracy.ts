/**
 * How right a custom model is on a user's own labels, beside LinearSVC of scikit-learn over character
 * n-grams on the same rows and folds. Rows are held out at random, and by merchant: then no row of a
 * merchant that is asked about was trained on.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readGold } from "../../../src/cli/eval/gold";
import { createEngine, type Engine } from "../../../src/engine";
import { createClassifier, trainModel, type LabelledInput } from "../../../src/engine/models";
import type {
  AccountHolderType,
  EntryType,
  IncompleteTransactionInput,
  Transaction,
} from "../../../src/model";
import { modelInput } from "../../../src/service/model-input";
import { europeanBusinessSheet } from "../../samples/european-business";
import { messyCells } from "../../samples/messy-export";
import { createRandom } from "../../samples/random";
import { usConsumerSheet } from "../../samples/us-consumer-year";
import { cleaned } from "../descriptors";
import { openBuilt, SEED } from "../engine";

const FOLDS = 5;
/** Interpreters that may have scikit-learn: Debian's first, which a version manager may hide. */
const INTERPRETERS = ["/usr/bin/python3", "python3"];
const KINDS = ["random", "unseen"] as const;

interface Row {
  transaction: Transaction;
  type: AccountHolderType;
  label: string;
  /** Whose rows are held out together. */
  merchant: string;
}

interface RowSet {
  name: string;
  rows: Row[];
}

/** What is asked of the other learner, and what it answers: by set and kind of folds, the shares right. */
interface Question {
  texts: string[];
  labels: string[];
  folds: number[];
}

/** Compares on the sample workbooks' rows, and on labelled rows as `ntropy eval` takes them. */
export async function compareAccuracy(root: string, goldFile: string | null): Promise<string> {
  const engine = createEngine(await openBuilt(root));
  const sets = [...(goldFile === null ? [] : [goldSet(goldFile, engine)]), ...sampleSets(engine)];
  const questions = sets.flatMap(({ rows }) =>
    KINDS.map((kind): Question => ({
      texts: rows.map(({ transaction }) => transaction.description),
      labels: rows.map(({ label }) => label),
      folds: foldsOf(rows, kind),
    }))
  );
  const theirs = linearSvc(root, questions);
  const lines = [
    `${"Custom models, shares right in five folds".padEnd(60)}${"own".padStart(8)}${"facts".padStart(8)}${"svc".padStart(8)}`,
  ];
  sets.forEach(({ name, rows }, set) => {
    KINDS.forEach((kind, at) => {
      const folds = questions[set * KINDS.length + at]?.folds ?? [];
      const inputs = rows.map(({ transaction, type, label }) => {
        const input = modelInput(transaction, engine.enrich(transaction, { type, name: null }));
        return { ...input, label };
      });
      const bare = inputs.map((input) => ({ ...input, facts: [] }));
      const shares = [
        shareRight(bare, folds),
        // Where the engine itself gave the labels, what it found would give them away.
        name.startsWith("gold") ? shareRight(inputs, folds) : null,
        theirs?.[set * KINDS.length + at] ?? null,
      ];
      const labels = new Set(rows.map(({ label }) => label)).size;
      const about = `${name}, ${rows.length} rows, ${labels} labels, ${kind}`;
      const figures = shares.map((share) => (share === null ? "–" : share.toFixed(3)).padStart(8));
      lines.push(`  ${about.padEnd(58)}${figures.join("")}`);
    });
  });
  if (theirs === null)
    lines.push("  Without Python and scikit-learn (python3-sklearn) there is nothing beside them.");
  return `${lines.join("\n")}\n`;
}

/** By row: the fold it is held out in. Unseen: all rows of a merchant in one. */
function foldsOf(rows: readonly Row[], kind: (typeof KINDS)[number]): number[] {
  const random = createRandom(SEED);
  const ofMerchant = new Map<string, number>();
  return rows.map(({ merchant }) => {
    const drawn = random.between(0, FOLDS - 1);
    if (kind === "random") return drawn;
    const fold = ofMerchant.get(merchant) ?? drawn;
    ofMerchant.set(merchant, fold);
    return fold;
  });
}

function shareRight(inputs: readonly LabelledInput[], folds: readonly number[]): number {
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const steps = trainModel(inputs.filter((_, row) => folds[row] !== fold));
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const classifier = createClassifier(step.value.model);
    inputs.forEach((input, row) => {
      if (folds[row] === fold && classifier.classify(input)?.label === input.label) right += 1;
    });
  }
  return right / inputs.length;
}

/** Null where there is no scikit-learn. */
function linearSvc(root: string, questions: readonly Question[]): number[] | null {
  const script = join(root, "test/bench/models/linear-svc.py");
  for (const interpreter of INTERPRETERS) {
    const run = spawnSync(interpreter, [script], {
      input: JSON.stringify(questions),
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (run.status !== 0) continue;
    const answer: unknown = JSON.parse(run.stdout);
    if (Array.isArray(answer)) return answer.map(Number);
  }
  return null;
}

/** Rows whose labels people gave. */
function goldSet(file: string, engine: Engine): RowSet {
  const read = readGold(readFileSync(file, "utf8"));
  if (!read.ok) throw new Error(`${file}: ${read.message}`);
  const rows = read.rows.map(({ input, labels, merchant, person }): Row => {
    const transaction = transactionOf(input);
    const type = input.account_holder_type ?? "consumer";
    const said = merchant[0] ?? person[0];
    return {
      transaction,
      type,
      label: labels[0] ?? "",
      merchant: said ?? merchantOf(transaction, engine),
    };
  });
  return { name: "gold", rows };
}

/** The sample workbooks, with the labels that the engine gives: those a user accepts in the sheet. */
function sampleSets(engine: Engine): RowSet[] {
  const consumer = usConsumerSheet().rows.map(([, description, amount]) => ({
    description,
    amount,
  }));
  const business = europeanBusinessSheet().rows.map((row) => ({
    description: row[2],
    amount: row[3],
  }));
  const messy = messyRows();
  return [
    { name: "us-consumer-year", rows: labelled(consumer, "consumer", "US", engine) },
    { name: "european-business-half-year", rows: labelled(business, "business", "NL", engine) },
    { name: "messy-export", rows: labelled(messy, "consumer", "FR", engine) },
  ];
}

function messyRows(): { description: string; amount: number }[] {
  const cells = messyCells();
  const header = cells.findIndex(([first]) => first === "Date opération");
  return cells.slice(header + 1).flatMap(([, description, debit, credit]) => {
    const isOut = (debit ?? "") !== "";
    const text = (isOut ? debit : credit) ?? "";
    const amount = Number(text.replaceAll(/[^\d,]/g, "").replace(",", "."));
    if ((description ?? "") === "" || text === "" || !Number.isFinite(amount)) return [];
    return [{ description: description ?? "", amount: isOut ? -amount : amount }];
  });
}

function labelled(
  rows: readonly { description: string; amount: number }[],
  type: AccountHolderType,
  country: string,
  engine: Engine
): Row[] {
  return rows.flatMap(({ description, amount }, index) => {
    const transaction = transactionOf({
      id: `row-${index}`,
      description,
      amount: Math.abs(amount),
      entry_type: amount < 0 ? "outgoing" : "incoming",
      currency: null,
      date: null,
      location: { country },
    });
    const label = engine.enrich(transaction, { type, name: null }).categories?.general;
    if (label === undefined || label === null) return [];
    return [{ transaction, type, label, merchant: merchantOf(transaction, engine) }];
  });
}

function merchantOf(transaction: Transaction, engine: Engine): string {
  const found = engine.enrich(transaction, { type: "consumer", name: null }).entities;
  return found?.counterparty?.name ?? cleaned(transaction.description);
}

const entryTypeOf = ({ entry_type: type }: IncompleteTransactionInput): EntryType =>
  type === "incoming" || type === "credit" ? "incoming" : "outgoing";

function transactionOf(input: IncompleteTransactionInput): Transaction {
  return {
    id: input.id,
    description: input.description,
    amount: input.amount ?? null,
    entry_type: entryTypeOf(input),
    currency: input.currency ?? null,
    date: input.date ?? null,
    account_holder_id: null,
    account_holder_type: input.account_holder_type ?? null,
    account_holder_name: null,
    country: input.location?.country ?? null,
    raw_address: null,
    mcc: null,
  };
}
