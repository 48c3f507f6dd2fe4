/**
 * Golden cases: a descriptor, what we answer, and why. A wrong answer that a user reports becomes a
 * line of descriptors.csv. An empty cell means that nothing may be answered there, `*` that any answer
 * will do. The descriptors are our own.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { AccountHolderType } from "../../src/model";
import { answerTo, entryTypeOf, projectEngine } from "../support/sources-knowledge";

interface GoldenCase {
  description: string;
  amount: string;
  entry_type: string;
  country: string;
  account_holder_type: AccountHolderType;
  label: string;
  merchant: string;
  person: string;
  intermediary: string;
  city: string;
  why: string;
}

const text = readFileSync(join(__dirname, "descriptors.csv"), "utf8");
const cases = Papa.parse<GoldenCase>(text.trim(), { header: true }).data;
const engine = projectEngine();

describe("golden descriptors", () => {
  it("are at least two hundred, of many countries, each there once", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map(({ country }) => country)).size).toBeGreaterThanOrEqual(15);
    expect(new Set(cases.map(({ description }) => description)).size).toBe(cases.length);
  });

  const countries = [...new Set(cases.map(({ country }) => country))];
  it.each(countries)("of %s are answered as they should be", (country) => {
    const wrong = cases
      .filter((row) => row.country === country)
      .flatMap((row) => {
        const answer = answerTo(
          engine,
          row.description,
          { amount: Number(row.amount), entry_type: entryTypeOf(row.entry_type), country },
          { type: row.account_holder_type, name: null }
        );
        return (["label", "merchant", "person", "intermediary", "city"] as const)
          .filter((field) => row[field] !== "*" && row[field] !== answer[field])
          .map((field) => `${row.description}: ${field} "${answer[field]}", not "${row[field]}"`);
      });
    expect(wrong).toEqual([]);
  });
});
