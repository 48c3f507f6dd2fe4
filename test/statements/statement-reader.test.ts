import { writeXlsx } from "hucre/xlsx";
import { statementReader } from "../../src/statements";

const reader = statementReader();
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(content: string | Uint8Array, currency = "USD") {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const reading = await reader.read({ name: "statement", bytes, currency });
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.statement;
}

async function problemOf(content: string | Uint8Array) {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const reading = await reader.read({ name: "statement", bytes, currency: "USD" });
  if (reading.ok) throw new Error("It was read.");
  return reading.problem;
}

const table = (...rows: string[]) => ["Date,Description,Amount,Balance", ...rows].join("\n");

describe("a statement from a table", () => {
  it("turns a file that is newest first, and finds its opening balance", async () => {
    const { accounts } = await read(
      table("2024-03-03,C,-1.00,97.90", "2024-03-02,B,0.10,98.90", "2024-03-01,A,-1.20,98.80")
    );
    const [account] = accounts;
    expect(account?.transactions.map(({ description }) => description)).toEqual(["A", "B", "C"]);
    expect(account).toMatchObject({
      opening_balance: 100,
      closing_balance: 97.9,
      is_balance_reconciled: true,
    });
  });

  it("sums ten times ten cents to a dollar", async () => {
    const rows = Array.from({ length: 10 }, (_, day) => `2024-03-${day + 10},Coffee,-0.10,`);
    const [account] = (await read(table(...rows))).accounts;
    expect(account?.total_outgoing).toBe(1);
  });

  it("says so where one printed balance does not follow from the one before", async () => {
    const [account] = (
      await read(
        table("2024-03-01,A,-1.00,99.00", "2024-03-02,B,-1.00,97.00", "2024-03-03,C,-1.00,96.00")
      )
    ).accounts;
    expect(account).toMatchObject({
      opening_balance: 100,
      closing_balance: 96,
      is_balance_reconciled: false,
    });
  });

  it("carries the closing balance on over rows below the last printed one", async () => {
    const [account] = (await read(table("2024-03-01,A,-1.00,99.00", "2024-03-02,B,-2.50,")))
      .accounts;
    expect(account).toMatchObject({ closing_balance: 96.5, is_balance_reconciled: true });
  });

  it("knows nothing of balances where none are printed", async () => {
    const [account] = (await read("Date,Description,Amount\n2024-03-01,A,-1.00\n2024-03-02,B,2.00"))
      .accounts;
    expect(account).toMatchObject({
      opening_balance: null,
      closing_balance: null,
      is_balance_reconciled: null,
      total_incoming: 2,
      total_outgoing: 1,
    });
  });

  it("keeps accounts apart, and takes the currency of the file before the one it was sent with", async () => {
    const { accounts, info } = await read(
      [
        "Date,Account Number,Description,Amount,Currency",
        "2024-03-01,DE89370400440532013000,A,-1.00,EUR",
        "2024-03-02,DE02120300000000202051,B,-2.00,EUR",
        "2024-03-03,DE89370400440532013000,C,-3.00,EUR",
      ].join("\n")
    );
    expect(accounts.map(({ number, total_outgoing }) => [number, total_outgoing])).toEqual([
      ["DE89370400440532013000", 4],
      ["DE02120300000000202051", 2],
    ]);
    expect(info.accounts.map(({ iso_currency_code }) => iso_currency_code)).toEqual(["EUR", "EUR"]);
  });

  it("leaves out lines that carry a balance along, and totals", async () => {
    const [account] = (
      await read(
        table(
          ",Opening balance,,100.00",
          "2024-03-01,A,-1.00,99.00",
          "2024-03-02,B,-1.00,98.00",
          ",Total,-2.00,"
        )
      )
    ).accounts;
    expect(account?.transactions.map(({ description }) => description)).toEqual(["A", "B"]);
    expect(account?.opening_balance).toBe(100);
  });

  it("reads Excel workbooks", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "March",
          rows: [
            ["Date", "Description", "Amount"],
            ["2024-03-01", "NETFLIX.COM", -15.49],
            ["2024-03-02", "PAYROLL", 1000],
          ],
        },
      ],
    });
    const [account] = (await read(new Uint8Array(bytes))).accounts;
    expect(account).toMatchObject({ total_outgoing: 15.49, total_incoming: 1000 });
  });
});

describe("what is no statement", () => {
  it.each([
    ["a PDF", "%PDF-1.7", "unsupported_file_type"],
    ["nothing", "", "invalid_bank_statement"],
    ["a letter", "Dear Sir or Madam,\nplease find enclosed", "invalid_bank_statement"],
    ["a table without rows", "Date,Description,Amount\n", "invalid_bank_statement"],
    [
      "a row whose date is none",
      "Date,Description,Amount\n2024-03-01,A,-1.00\n2024-03-02,B,-1.00\nsome day,C,-2.00",
      "invalid_bank_statement",
    ],
  ])("is a problem by name: %s", async (_name, content, code) => {
    expect((await problemOf(content)).code).toBe(code);
  });

  it("is a damaged workbook", async () => {
    const bytes = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
    expect(await problemOf(bytes)).toEqual({
      code: "invalid_bank_statement",
      message: "The file is damaged.",
    });
  });
});
