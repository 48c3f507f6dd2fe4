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

const balance = (kind: string, amount: string, currency = "EUR") =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount.replace("-", "")}</Amt><CdtDbtInd>${amount.startsWith("-") ? "DBIT" : "CRDT"}</CdtDbtInd></Bal>`;

const entry = (amount: string, details: string, { status = "BOOK", day = "2024-03-05" } = {}) =>
  `<Ntry><Amt Ccy="EUR">${amount.replace("-", "")}</Amt><CdtDbtInd>${amount.startsWith("-") ? "DBIT" : "CRDT"}</CdtDbtInd><Sts>${status}</Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls>${details}</NtryDtls></Ntry>`;

const paid = (name: string, text: string, amount = "") =>
  `<TxDtls><Refs><EndToEndId>E2E</EndToEndId></Refs>${amount}<RltdPties><Dbtr><Nm>Own Ltd</Nm></Dbtr><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;

const camt = (...inside: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<FrToDt><FrDtTm>2024-03-01T00:00:00</FrDtTm><ToDtTm>2024-03-31T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>NL26VAYB8060476890</IBAN></Id><Ccy>EUR</Ccy></Acct>
${inside.join("\n")}
</Stmt></BkToCstmrStmt></Document>`;

const MARCH = camt(
  balance("OPBD", "100.00"),
  balance("CLBD", "-20.50"),
  entry("-120.50", paid("Energy &amp; Co", "Invoice 7"))
);

describe("CAMT.053", () => {
  it("gives account, period, balances and rows, and is reconciled", async () => {
    const { accounts, info } = await answered(MARCH);
    expect(info).toMatchObject({ start_date: "2024-03-01", end_date: "2024-03-31" });
    expect(accounts).toMatchObject([
      {
        number: "NL26VAYB8060476890",
        opening_balance: 100,
        closing_balance: -20.5,
        is_balance_reconciled: true,
        transactions: [
          {
            date: "2024-03-05",
            entry_type: "outgoing",
            amount: 120.5,
            description: "Energy & Co Invoice 7",
          },
        ],
      },
    ]);
    expect((await written(MARCH)).accounts[0]?.rows[0]).toMatchObject({
      reference: "E2E",
      line: 7,
    });
  });

  it("adds five decimals exactly", async () => {
    const text = camt(
      balance("OPBD", "0.00001"),
      balance("CLBD", "0.30004"),
      entry("0.10001", paid("A", "a")),
      entry("0.20002", paid("B", "b"))
    );
    expect((await answered(text)).accounts[0]?.is_balance_reconciled).toBe(true);
    const wrong = text.replace("0.30004", "0.30003");
    expect((await answered(wrong)).accounts[0]?.is_balance_reconciled).toBe(false);
  });

  it("splits a collective entry where its transactions make it up, and says so", async () => {
    const amount = (value: string) => `<Amt Ccy="EUR">${value}</Amt>`;
    const collective = (second: string) =>
      camt(entry("-3.00", paid("A", "a", amount("1.00")) + paid("B", "b", amount(second))));
    const { accounts, notes } = await written(collective("2.00"));
    expect(accounts[0]?.rows.map((row) => [row.amount, row.description])).toEqual([
      [1, "A a"],
      [2, "B b"],
    ]);
    expect(notes).toMatchObject([{ code: "split_entry", value: "2" }]);
    expect((await written(collective("2.01"))).accounts[0]?.rows).toMatchObject([{ amount: 3 }]);
  });

  it("reads an entry of very many transactions soon, and keeps what they say", async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => paid(`Payee ${index}`, "Wage")).join(
      ""
    );
    const began = performance.now();
    const { accounts } = await written(camt(entry("-3.00", many)));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(accounts[0]?.rows).toHaveLength(1);
    expect(accounts[0]?.rows[0]?.description).toContain("Payee 19999");
  });

  it("leaves out what is not booked yet, and says so", async () => {
    const { accounts, notes } = await written(
      camt(entry("1.00", paid("A", "a"), { status: "PDNG" }))
    );
    expect(accounts[0]?.rows).toEqual([]);
    expect(notes).toMatchObject([{ code: "pending_left_out", line: 5, value: "PDNG" }]);
  });

  it("reads elements with a prefix", async () => {
    const text = MARCH.replace(/<(\/?)([A-Z])/g, "<$1ns2:$2").replace("xmlns=", "xmlns:ns2=");
    expect((await written(text)).accounts[0]?.rows).toHaveLength(1);
  });

  it("refuses document types, depth, broken XML and unreadable rows by name and line", async () => {
    const bomb = `<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`;
    expect(await errorOf(MARCH.replace("<Document", `${bomb}<Document`))).toMatchObject({
      code: "has_doctype",
      row: 2,
    });
    expect(await errorOf(camt("<A>".repeat(100)))).toMatchObject({ code: "too_deep" });
    expect(await errorOf(MARCH.replace("&amp;", "&other;"))).toMatchObject({
      code: "damaged",
      row: 7,
    });
    expect(await errorOf(MARCH.slice(0, -40))).toMatchObject({ code: "damaged" });
    expect(await errorOf(MARCH.replace("120.50", "12o.50"))).toMatchObject({
      code: "amount_unreadable",
      detail: "12o.50",
    });
    expect(await errorOf(MARCH.replace("2024-03-05", "2024-02-30"))).toMatchObject({
      code: "date_unreadable",
      row: 7,
    });
  });

  it("reads back what it was written from", async () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      name: fc.stringMatching(/^[A-Z][A-Za-z0-9&<>' ]{0,30}$/),
    });
    const escape = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const closing = rows.reduce((sum, { cents }) => sum + cents, 0);
        const text = camt(
          balance("OPBD", "0.00"),
          balance("CLBD", (closing / 100).toFixed(2)),
          ...rows.map(({ day, cents, name }) =>
            entry(
              (cents / 100).toFixed(2),
              `<TxDtls><RmtInf><Ustrd>${escape(name)}</Ustrd></RmtInf></TxDtls>`,
              {
                day: `2024-03-${String(day).padStart(2, "0")}`,
              }
            )
          )
        );
        expect(
          (await written(text)).accounts[0]?.rows.map((row) => [
            row.date,
            row.amount,
            row.description,
          ])
        ).toEqual(
          rows.map(({ day, cents, name }) => [
            `2024-03-${String(day).padStart(2, "0")}`,
            Math.abs(cents) / 100,
            name.replace(/ +/g, " ").trim(),
          ])
        );
        expect((await answered(text)).accounts[0]?.is_balance_reconciled).toBe(true);
      }),
      { numRuns: 150 }
    );
  });

  it("ends in a statement or a named error, however a file is broken", async () => {
    const ends = await expectNoneToThrow([bytesOf(MARCH)], 2_000);
    expect(ends.read).toBeGreaterThan(50);
    expect(ends.refused).toBeGreaterThan(100);
  });
});

describe("CAMT files of other projects", () => {
  const files = sharedFiles("camt");
  const file = (name: string) => files.get(name) ?? new Uint8Array();

  itWith(files)("are read whole", async () => {
    const summary = async (name: string) =>
      (await answered(file(name))).accounts.map((account) => [
        ...[account.number, account.opening_balance, account.closing_balance],
        ...[account.is_balance_reconciled, account.transactions.length],
      ]);
    // It prints 27.05 where 18.15 and 8.85 make 27.
    expect(await summary("camt053.v2.five.decimals.xml")).toEqual([
      ["NL26VAYB8060476890", 18.15, 27.05, false, 1],
    ]);
    expect(await summary("camt053.v2.multi.statement.xml")).toEqual([
      ["NL26VAYB8060476890", 18.15, 20, true, 2],
    ]);
    // Its closing balance is in Swedish crowns.
    expect(await summary("camt053.v8.xml")).toEqual([["NL26VAYB8060476890", 18.15, null, null, 1]]);
    for (const name of ["camt053.v2.minimal.xml", "camt053.v4.xml"])
      expect((await summary(name)).length).toBe(1);
    expect((await written(file("camt053.v8.xml"))).accounts[0]?.rows[0]).toMatchObject({
      date: "2014-12-31",
      description: "NAME NAME 4654654654654654",
      reference: "AAAASESS-FP-CN_98765/01",
    });
  });

  itWith(files)("without a statement are refused", async () => {
    expect(await errorOf(file("camt053.v2.wrong.xml"))).toMatchObject({ code: "no_statement" });
  });
});
