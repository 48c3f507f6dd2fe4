/** Golden cases: `bank-exports.md` says what each is and what must be read from it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createConventionEvidence, readRow } from "../../src/columns";
import { readStatement } from "../../src/statements";

const path = join(__dirname, "bank-exports.md");
const CASE = /^## (.+)\n\n```csv\n([\s\S]*?)\n```\n\n```\n([\s\S]*?)\n```/gm;

/** What is read from an export, in lines a person can check. */
async function answers(name: string, text: string): Promise<string> {
  const reading = await readStatement({ name, bytes: new TextEncoder().encode(text) });
  if (!reading.ok) return reading.error.code;
  if (reading.content.kind !== "table") return reading.content.kind;
  const { rows, table } = reading.content;
  const data = rows.slice(table.firstDataRow);
  const evidence = createConventionEvidence(table.mapping, table.headers);
  evidence.add(data);
  const { conventions, reasons } = evidence.settle();
  const columns = table.columns.flatMap(({ index, header, role }) =>
    role === null ? [] : [`${role} = ${header ?? `column ${index + 1}`}`]
  );
  const lines = data.map((cells) => {
    const { fields, skip } = readRow(cells, table.mapping, conventions, {
      headers: table.headers,
    });
    if (skip !== null) return skip;
    const { id, date, entry_type, amount, currency, mcc, description } = fields;
    return [
      ...(id === null ? [] : [id]),
      date ?? "no date",
      entry_type ?? "no direction",
      amount ?? "no amount",
      ...(currency === null ? [] : [currency]),
      ...(mcc === null ? [] : [`mcc ${mcc}`]),
      JSON.stringify(description),
    ].join(" ");
  });
  return [
    columns.join(", "),
    `dates ${conventions.dateOrder} (${reasons.dateOrder}), decimal ${conventions.decimalMark}, signs of ${conventions.sign} (${reasons.sign})`,
    ...lines,
  ].join("\n");
}

describe("exports of banks", () => {
  const golden = readFileSync(path, "utf8");
  const cases = [...golden.matchAll(CASE)].map(([, name = "", text = "", expected = ""]) => ({
    name,
    text,
    expected,
  }));

  it("are all there", () => {
    expect(cases.length).toBe((golden.match(/^## /gm) ?? []).length);
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases)("$name", async ({ name, text, expected }) => {
    const read = await answers(name, text);
    if (process.env.WRITE_GOLDEN) {
      const now = readFileSync(path, "utf8");
      const before = `\`\`\`csv\n${text}\n\`\`\`\n\n\`\`\`\n${expected}\n\`\`\``;
      const after = `\`\`\`csv\n${text}\n\`\`\`\n\n\`\`\`\n${read}\n\`\`\``;
      writeFileSync(
        path,
        now.replace(before, () => after)
      );
    } else {
      expect(read.split("\n")).toEqual(expected.split("\n"));
    }
  });
});
