/**
 * The committed sample workbooks are what the generator makes. After a change of the generator:
 * `WRITE_SAMPLES=1 npx jest --selectProjects node test/samples`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { europeanBusinessHalfYear } from "./european-business";
import { messyCells, messyTransactionCount } from "./messy-export";
import { usConsumerYear } from "./us-consumer-year";
import { sampleFiles } from "./workbooks";

async function content(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.map(({ name, rows, cells, columns }) => ({ name, rows, cells, columns }));
}

const folder = join(__dirname, "../../assets/samples");

describe("the sample workbooks", () => {
  it("are committed exactly as the generator makes them", async () => {
    for (const [name, bytes] of await sampleFiles()) {
      if (process.env.WRITE_SAMPLES) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, name), bytes);
      }
      const committed = readFileSync(join(folder, name));
      // Compressed bytes differ between versions of Node; what is in the workbook must not.
      if (name.endsWith(".xlsx")) expect(await content(committed)).toEqual(await content(bytes));
      else expect(committed.equals(bytes)).toBe(true);
    }
  });

  it("hold a year of a household, half a year of a company and four messy months", () => {
    expect(usConsumerYear().length).toBeGreaterThanOrEqual(500);
    expect(europeanBusinessHalfYear().length).toBeGreaterThanOrEqual(250);
    expect(messyTransactionCount()).toBeGreaterThanOrEqual(120);
  });

  it("keep the household solvent but for the day its bank charged it", () => {
    let balance = 3_218.44;
    const lows = usConsumerYear().map(({ amount }) => (balance += amount));
    expect(Math.min(...lows)).toBeGreaterThan(-500);
    expect(Math.max(...lows)).toBeLessThan(15_000);
  });

  it("make the messy export messy: letterhead, blank rows, equal rows and totals", () => {
    const cells = messyCells();
    const texts = cells.map((row) => row.join("|"));
    expect(texts.filter((text) => text === "||||").length).toBeGreaterThanOrEqual(4);
    const equal = texts.filter((text) => text.includes("COLUMBUS") && text.startsWith("19/03"));
    expect(equal).toHaveLength(2);
    expect(texts.some((text) => text.includes("Totaux"))).toBe(true);
  });
});
