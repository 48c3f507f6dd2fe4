import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { labelSetsOf } from "../../src/engine/category/labels";
import type { AccountHolderType } from "../../src/model";
import {
  answerTo,
  projectEngine,
  projectKnowledge,
  transactionOf,
} from "../support/sources-knowledge";

const engine = projectEngine();
const knowledge = projectKnowledge();
const consumer = { type: "consumer" as const, name: null };

/** Pieces real descriptors are made of, between anything at all. */
const piece = fc.oneof(
  fc.constantFrom(
    "SQ *",
    "PAYPAL *",
    "UPI/P2M/",
    "POS ",
    "CARTE ",
    " & ",
    " - ",
    "SEPA",
    "EREF+",
    "Ihr Einkauf bei",
    "AUSTIN TX",
    "LONDON GB",
    "03/14",
    "12,50",
    "0",
    "#",
    "@",
    "www.",
    ".com",
    "REFUND",
    "FEE",
    "NETFLIX",
    "van der",
    "GmbH",
    "DE",
    "ATM",
    "TO X1234",
    "•••.123.456-••",
    "ŁÓDŹ",
    "Привет",
    "🙂"
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 8 })
);
const descriptor = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(" "));
const country = fc.constantFrom(null, "US", "GB", "DE", "FR", "BR", "PL", "IN", "XX");
const holderType = fc.constantFrom<AccountHolderType>(
  "consumer",
  "business",
  "freelance",
  "unknown"
);

describe("the engine, on any text", () => {
  it("answers, with a label of the set or none, a confidence from 0 to 1, and reasons", () => {
    fc.assert(
      fc.property(descriptor, country, holderType, fc.boolean(), (text, where, type, incoming) => {
        const direction = incoming ? ("incoming" as const) : ("outgoing" as const);
        const given = transactionOf({ description: text, country: where, entry_type: direction });
        const answer = engine.enrich(given, { type, name: "Robin Vance" });
        const general = answer.categories?.general ?? "";
        const confidence = answer.confidence ?? -1;
        const abstains = general === "not enough information";
        const sets = labelSetsOf(type).map((set) => knowledge.taxonomy[set][direction]);
        expect(abstains || sets.some((labels) => labels.has(general))).toBe(true);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(confidence === 0).toBe(abstains);
        const reasons = answer.evidence?.filter(({ field }) => field === "category") ?? [];
        expect(reasons.length > 0).toBe(!abstains);
        expect(answer.entities?.counterparty?.name).not.toBe("");
      }),
      { numRuns: 400 }
    );
  });

  it("answers the same every time", () => {
    fc.assert(
      fc.property(descriptor, country, (text, where) => {
        const given = transactionOf({ description: text, country: where });
        expect(engine.enrich(given, consumer)).toEqual(engine.enrich(given, consumer));
      }),
      { numRuns: 150 }
    );
  });

  it("answers the same in upper and lower case", () => {
    // Letters whose upper case is not one letter, or not their own (ß, ı), are other text.
    const stable = descriptor.filter(
      (text) => text.toUpperCase().toLowerCase() === text.toLowerCase()
    );
    fc.assert(
      fc.property(stable, country, (text, where) => {
        const given = { country: where };
        expect(answerTo(engine, text.toUpperCase(), given)).toEqual(
          answerTo(engine, text.toLowerCase(), given)
        );
      }),
      { numRuns: 300 }
    );
  });

  it("names only websites that the knowledge holds or the descriptor prints", () => {
    const known = new Set(knowledge.merchants.map(({ website }) => website));
    fc.assert(
      fc.property(descriptor, country, (text, where) => {
        const given = transactionOf({ description: text, country: where });
        const { entities } = engine.enrich(given, consumer);
        const website = entities?.counterparty?.website ?? null;
        // WWW LAMPS COM prints a host too.
        const printed = text.toLowerCase().replace(/[^a-z0-9-]+/g, ".");
        expect(website === null || known.has(website) || printed.includes(website)).toBe(true);
        const processors = knowledge.processors.map((processor) => processor.website);
        for (const carrier of entities?.intermediaries ?? [])
          expect(processors).toContain(carrier.website);
      }),
      { numRuns: 300 }
    );
  });

  it.each([
    ["one letter", "a".repeat(1024)],
    ["digits and blanks", "1 ".repeat(512)],
    ["dots", "a.".repeat(512)],
    ["slashes", "/".repeat(1024)],
    ["amounts that never end", "1.1-".repeat(256)],
    ["hosts", "a.com/".repeat(170)],
    ["words that lead to a name", "payment to ".repeat(93)],
    ["one merchant over and over", "amazon ".repeat(146)],
    ["one city over and over", "new york ".repeat(113)],
    ["processors", "sq * ".repeat(204)],
    ["broken words", "ihr einka uf bei ".repeat(60)],
  ])("answers a hostile descriptor of %s", (_, text) => {
    for (const where of ["US", "DE", null])
      expect(() => answerTo(engine, text, { country: where })).not.toThrow();
  });
});

/** All files below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** Regular expressions of a source file, as written. */
function patternsIn(file: string): string[] {
  const patterns: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022));
  return patterns;
}

describe("the engine's patterns", () => {
  const root = join(__dirname, "../../src");
  const patterns = [...filesIn(join(root, "engine")), join(root, "knowledge/text.ts")]
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => patternsIn(file));

  it("repeat nothing that repeats, so that no text makes them search twice", () => {
    expect(patterns.length).toBeGreaterThan(20);
    const nested = patterns.filter((pattern) =>
      /[+*]\)[+*{]|\}\)[+*]|[+*}]\)\{\d+,\}/.test(pattern)
    );
    expect(nested).toEqual([]);
  });

  it("have at most one run without bound, so that none is tried against another", () => {
    const runs = (pattern: string): number =>
      (
        pattern
          .replace(/\\./g, "c")
          .replace(/\[[^\]]*\]/g, "c")
          .match(/[+*]/g) ?? []
      ).length;
    expect(patterns.filter((pattern) => runs(pattern) > 1)).toEqual([]);
  });
});
