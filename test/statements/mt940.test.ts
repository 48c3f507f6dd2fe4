import fc from "fast-check";
import {
  answered,
  errorOf,
  expectNoneToThrow,
  bytesOf,
  itWith,
  sharedFiles,
  written,
} from "./text-files";

const message = (...fields: string[]) => [":20:START", ...fields, "-"].join("\r\n");

const MARCH = message(
  ":25:50880050/0194787400888",
  ":28C:00004/00001",
  ":60F:C240229EUR1000,00",
  ":61:2403010301DR12,5NTRFNONREF//BANK-1",
  ":86:105?00SEPA-LASTSCHRIFT?20EREF+E2E-77?21SVWZ+Rechnung Nr. 4711 v. 2?228.02.?30DRESDEFF508",
  "?32Stadtwerke Musterstadt GmbH?33 und Co",
  ":61:2403020301C300,NTRFORDER-9",
  ":86:Free text of the bank",
  ":61:2403020301RC0,08NRTINONREF",
  ":62F:C240331EUR1287,42"
);

describe("MT940", () => {
  it("gives the account, its balances and its rows as they are written", async () => {
    const { accounts, notes } = await written(MARCH);
    expect(notes).toEqual([]);
    expect(accounts).toMatchObject([
      {
        number: "50880050/0194787400888",
        currency: "EUR",
        opening_balance: 1000,
        closing_balance: 1287.42,
        end_date: "2024-03-31",
      },
    ]);
    expect(
      accounts[0]?.rows.map(({ date, entry_type, amount, description, reference, line }) => [
        ...[date, entry_type, amount, description, reference, line],
      ])
    ).toEqual([
      [
        "2024-03-01",
        "outgoing",
        12.5,
        "SEPA-LASTSCHRIFT Stadtwerke Musterstadt GmbH und Co Rechnung Nr. 4711 v. 28.02.",
        "BANK-1",
        5,
      ],
      ["2024-03-01", "incoming", 300, "Free text of the bank", "ORDER-9", 8],
      ["2024-03-01", "outgoing", 0.08, "", null, 10],
    ]);
  });

  it("is reconciled where opening balance and rows make the closing one", async () => {
    expect((await answered(MARCH)).accounts).toMatchObject([
      { is_balance_reconciled: true, total_incoming: 300, total_outgoing: 12.58 },
    ]);
    const wrong = MARCH.replace("EUR1287,42", "EUR1287,43");
    expect((await answered(wrong)).accounts).toMatchObject([{ is_balance_reconciled: false }]);
  });

  it("takes pages of one account that follow each other for one statement", async () => {
    const page = (from: string, row: string, to: string) =>
      message(":25:NL01BANK0123", `:60M:${from}`, row, `:62M:${to}`);
    const text = [
      page("C240101EUR10,", ":61:240101D1,NMSCA", "C240101EUR9,"),
      page("C240101EUR9,", ":61:240102D2,NMSCB", "C240102EUR7,"),
    ].join("\n");
    expect((await answered(text)).accounts).toMatchObject([
      { opening_balance: 10, closing_balance: 7, is_balance_reconciled: true },
    ]);
  });

  it("puts a booking of January beside a value date of December into the next year", async () => {
    const { accounts } = await written(message(":61:2312310102D1,NMSCA"));
    expect(accounts[0]?.rows[0]?.date).toBe("2024-01-02");
  });

  it("reads MT942, which prints no balances", async () => {
    const text = message(
      ":25:123/456",
      ":34F:EURD0,",
      ":13D:2403011200+0100",
      ":61:240301C5,NMSCA"
    );
    expect((await answered(text)).accounts).toMatchObject([
      { is_balance_reconciled: null, transactions: [{ amount: 5, currency: "EUR" }] },
    ]);
  });

  it("reads what stands in the blocks of SWIFT, and below a bank's own header", async () => {
    const rows = async (text: string) => (await written(text)).accounts[0]?.rows.length;
    const body = ":20:A\n:25:1\n:61:240301C5,NMSCA\n-}";
    expect(await rows(`{1:F01BANK}{2:O940}{4:\n${body}`)).toBe(1);
    expect(await rows(`ABNANL2A\n940\nABNANL2A\n${body}`)).toBe(1);
  });

  it("names the line of a row that cannot be read, and loses none", async () => {
    expect(await errorOf(message(":25:1", ":61:240230C5,NMSCA"))).toMatchObject({
      code: "date_unreadable",
      row: 3,
    });
    expect(await errorOf(message(":25:1", ":61:240228X5,NMSCA"))).toMatchObject({
      code: "row_unreadable",
      row: 3,
    });
    expect(await errorOf(message(":25:1", ":61:240228C5,5,5NMSCA"))).toMatchObject({
      code: "amount_unreadable",
      row: 3,
    });
  });

  it("reads back what it was written from", async () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      cents: fc.integer({ min: 0, max: 99_999_999 }),
      isCredit: fc.boolean(),
      text: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .+/]{0,60}$/),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 20 }),
        fc.integer({ min: 0, max: 1e9 }),
        async (rows, opening) => {
          const decimal = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");
          const balance = (cents: number) =>
            `${cents < 0 ? "D" : "C"}240301EUR${decimal(Math.abs(cents))}`;
          const closing = rows.reduce(
            (sum, { cents, isCredit }) => sum + (isCredit ? cents : -cents),
            opening
          );
          const text = message(
            ":25:DE1234",
            `:60F:${balance(opening)}`,
            ...rows.flatMap(({ day, cents, isCredit, text }) => [
              `:61:2403${String(day).padStart(2, "0")}${isCredit ? "C" : "D"}${decimal(cents)}NMSCREF`,
              `:86:${text}`,
            ]),
            `:62F:${balance(closing)}`
          );
          const { accounts } = await written(text);
          expect(
            accounts[0]?.rows.map((row) => [row.date, row.entry_type, row.amount, row.description])
          ).toEqual(
            rows.map(({ day, cents, isCredit, text }) => [
              `2024-03-${String(day).padStart(2, "0")}`,
              isCredit ? "incoming" : "outgoing",
              cents / 100,
              text.replace(/ +/g, " ").trim(),
            ])
          );
          expect((await answered(text)).accounts[0]?.is_balance_reconciled).toBe(true);
        }
      ),
      { numRuns: 200 }
    );
  });

  it("ends in a statement or a named error, however a file is broken", async () => {
    const ends = await expectNoneToThrow([bytesOf(MARCH)], 2_000);
    expect(ends.read).toBeGreaterThan(100);
    expect(ends.refused).toBeGreaterThan(100);
  });
});

describe("MT940 files of other projects", () => {
  const files = sharedFiles("mt940");
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));

  itWith(files)("parse to what is known of them", async () => {
    const truths = [...files.keys()].filter((name) => name.endsWith(".yml"));
    expect(truths.length).toBeGreaterThan(5);
    for (const truth of truths) {
      const file = files.get(truth.replace(".yml", ".sta")) ?? new Uint8Array();
      if (truth === "empty_86.yml") {
        // A text without a row says nothing of an account.
        expect((await written(file)).accounts.flatMap(({ rows }) => rows)).toEqual([]);
        continue;
      }
      const { accounts } = await written(file);
      const known = knownOf(textOf(truth));
      const rows = accounts.flatMap((account) => account.rows);
      expect({
        file: truth,
        rows: rows.map(({ amount, entry_type }) => (entry_type === "incoming" ? amount : -amount)),
        dates: rows.map(({ date }) => date),
        opening: accounts.at(-1)?.opening_balance ?? null,
        closing: accounts.at(-1)?.closing_balance ?? null,
      }).toEqual({ file: truth, ...known });
    }
  });

  itWith(files)("are reconciled where they are whole", async () => {
    for (const name of ["sepa_mt9401.sta", "with_binary_character.sta"]) {
      const { accounts } = await answered(files.get(name) ?? "");
      expect(accounts.length).toBeGreaterThan(1);
      expect(accounts.map((account) => account.transactions.length > 0)).not.toContain(false);
      expect(new Set(accounts.map((account) => account.is_balance_reconciled))).toEqual(
        new Set([true])
      );
    }
    const [account] = (await written(files.get("with_binary_character.sta") ?? "")).accounts;
    expect(account?.rows[0]?.description).toContain("PAYPAL");
  });
});

/** Amounts, days of booking and balances in that parser's own file. */
function knownOf(yml: string) {
  const [head = "", transactions = ""] = yml.split(/^transactions:/m);
  const balance = (name: string) => {
    const found = new RegExp(`final_${name}_balance:[^]*?Decimal \\['([-\\d.]+)'\\]`).exec(head);
    return found === null ? null : Number(found[1]);
  };
  const days = (name: string) =>
    [
      ...transactions.matchAll(
        new RegExp(`^    ${name}: .*\\n    - !!binary \\|\\n +(\\S+)`, "gm")
      ),
    ].map(([, binary = ""]) => {
      const bytes = Buffer.from(binary, "base64");
      return `${bytes.readUInt16BE(0)}-${String(bytes[2]).padStart(2, "0")}-${String(bytes[3]).padStart(2, "0")}`;
    });
  const bookings = days("entry_date");
  return {
    rows: [...transactions.matchAll(/Decimal \['([-\d.]+)'\]/g)].map(([, value]) => Number(value)),
    dates: bookings.length > 0 ? bookings : days("date"),
    opening: balance("opening"),
    closing: balance("closing"),
  };
}
