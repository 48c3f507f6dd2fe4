import fc from "fast-check";
import {
  answered,
  bytesOf,
  errorOf,
  expectNoneToThrow,
  itWith,
  sharedFiles,
  written,
} from "./text-files";

const record = (...lines: string[]) => [...lines, "^", ""].join("\n");
const bank = (...records: string[]) => `!Type:Bank\n${records.join("")}`;

const FEBRUARY = bank(
  record("D2/10'2020", "T100.00", "CX", "POpening Balance", "L[Household]"),
  record(
    "D2/14'2020",
    "T67.50",
    "PT-Mobile",
    "LBills",
    "SBills",
    "Enew account",
    "$82.50",
    "SBills",
    "$-15.00"
  ),
  record("D2/12'2020", "T-1,010.00", "N123", "PTarget", "Mtwo things")
);

const rowsOf = async (text: string) =>
  (await written(text)).accounts.flatMap(({ rows }) =>
    rows.map((row) => [row.date, row.entry_type, row.amount, row.description, row.reference])
  );

describe("QIF", () => {
  it("gives rows with their sums, whatever parts they are split in", async () => {
    expect(await rowsOf(FEBRUARY)).toEqual([
      ["2020-02-14", "incoming", 67.5, "T-Mobile", null],
      ["2020-02-12", "outgoing", 1010, "Target two things", "123"],
    ]);
  });

  it("takes the record of the opening balance for one, and says so", async () => {
    const { accounts, notes } = await written(FEBRUARY);
    expect(accounts).toMatchObject([{ name: "Household", type: "bank", opening_balance: 100 }]);
    expect(notes).toEqual([{ code: "opening_balance_row", line: 2, value: "100.00" }]);
    const [account] = (await answered(FEBRUARY)).accounts;
    expect(account).toMatchObject({ is_balance_reconciled: null, closing_balance: null });
    expect(account?.transactions.map(({ date, currency }) => [date, currency])).toEqual([
      ["2020-02-12", "USD"],
      ["2020-02-14", "USD"],
    ]);
  });

  it("settles the order of day and month over the whole file, and says where it had to assume", async () => {
    const dates = async (...days: string[]) =>
      (await rowsOf(bank(...days.map((day) => record(`D${day}`, "T1", "PA"))))).map(
        ([date]) => date
      );
    expect(await dates("03/04/2024", "13/04/2024")).toEqual(["2024-04-03", "2024-04-13"]);
    expect(await dates("03/04/2024", "04/13/2024")).toEqual(["2024-03-04", "2024-04-13"]);
    expect(await dates("03.04.24")).toEqual(["2024-04-03"]);
    expect(await dates("2024-04-03")).toEqual(["2024-04-03"]);
    expect(await dates("1/ 1'00", "1/ 1/99")).toEqual(["2000-01-01", "1999-01-01"]);
    expect((await written(bank(record("D3/4/2024", "T1")))).notes).toMatchObject([
      { code: "date_order_assumed", value: "mdy" },
    ]);
  });

  it("tells marks of decimals from marks of thousands", async () => {
    const amounts = async (...texts: string[]) =>
      (await rowsOf(bank(...texts.map((text) => record("D2/14'2020", `T${text}`, "PA"))))).map(
        ([, , amount]) => amount
      );
    expect(await amounts("1,000", "1,234.56")).toEqual([1000, 1234.56]);
    expect(await amounts("1.000", "1.234,56")).toEqual([1000, 1234.56]);
    expect(await amounts("1,000")).toEqual([1000]);
  });

  it("keeps accounts apart by the name above their rows", async () => {
    const text = [
      "!Option:AutoSwitch",
      `!Account\n${record("NOne", "TBank")}${record("NTwo", "TCCard")}!Clear:AutoSwitch`,
      `!Account\n${record("NOne", "TBank")}${bank(record("D2/14'2020", "T1", "PA"))}`,
      `!Account\n${record("NTwo", "TCCard")}!Type:CCard\n${record("D2/15'2020", "T-2", "PB")}`,
    ].join("\n");
    expect((await written(text)).accounts).toMatchObject([
      { name: "One", type: "bank", rows: [{ amount: 1 }] },
      { name: "Two", type: "ccard", rows: [{ amount: 2 }] },
    ]);
  });

  it("refuses what it cannot read whole, by name and line", async () => {
    expect(await errorOf(bank(record("D2/30'2020", "T1")))).toEqual({
      code: "date_unreadable",
      row: 2,
      detail: "2/30'2020",
    });
    expect(await errorOf(bank(record("D2/14'2020", "Tmuch")))).toMatchObject({
      code: "amount_unreadable",
      row: 2,
    });
    expect(await errorOf(FEBRUARY.slice(0, -3))).toMatchObject({ code: "damaged" });
    expect(await errorOf(`!Type:Cat\n${record("NFood")}`)).toMatchObject({ code: "no_statement" });
  });

  it("reads back what it was written from", async () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ^!&]{0,30}$/),
    });
    const pad = (day: number) => String(day).padStart(2, "0");
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const text = bank(
          record("D3/31'2024", "T0.00", "PLast"),
          ...rows.map(({ day, cents, name }) =>
            record(`D3/${day}'2024`, `T${(cents / 100).toFixed(2)}`, `P${name}`)
          )
        );
        expect((await rowsOf(text)).slice(1)).toEqual(
          rows.map(({ day, cents, name }) => [
            ...[`2024-03-${pad(day)}`, cents < 0 ? "outgoing" : "incoming", Math.abs(cents) / 100],
            ...[name.replace(/ +/g, " ").trim(), null],
          ])
        );
      }),
      { numRuns: 200 }
    );
  });

  it("ends in a statement or a named error, however a file is broken", async () => {
    const ends = await expectNoneToThrow([bytesOf(FEBRUARY)], 2_000);
    expect(ends.read).toBeGreaterThan(100);
    expect(ends.refused).toBeGreaterThan(100);
  });
});

describe("QIF files of other projects", () => {
  const files = sharedFiles("qif");
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));

  itWith(files)("are read whole", async () => {
    expect(await rowsOf(textOf("test.qif"))).toEqual([
      ["2020-02-14", "incoming", 67.5, "T-Mobile", null],
      ["2020-02-14", "incoming", 32, "US Post Office money back for damaged parcel", null],
      ["2020-02-12", "outgoing", 10, "Target two transactions, equal", null],
      ["2020-02-11", "outgoing", 25, "Walmart non split transaction", "123"],
      ["2020-02-10", "outgoing", 100, "Amazon.com test order 1", null],
    ]);
    const { accounts, notes } = await written(textOf("test.qif"));
    expect(accounts).toMatchObject([{ name: "TestExport", opening_balance: 0 }]);
    expect(notes.map(({ code }) => code)).toEqual(["opening_balance_row", "investment_left_out"]);
    expect(await rowsOf(textOf("test_split.qif"))).toEqual([
      ["2000-01-01", "outgoing", 10, "A Payee", null],
    ]);
    expect((await written(textOf("test_option_autoswitch.qif"))).accounts).toMatchObject([
      { name: "My Bank Account", rows: [] },
    ]);
  });
});
