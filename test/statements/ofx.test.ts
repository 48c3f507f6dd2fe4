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

const HEADER = ["OFXHEADER:100", "DATA:OFXSGML", "VERSION:102", "CHARSET:1252", "", ""].join(
  "\r\n"
);

/** A statement in SGML: values are not closed. */
const sgml = (rows: string, { balance = "100.99", account = "1452687" } = {}) =>
  `${HEADER}<OFX><SIGNONMSGSRSV1><SONRS><LANGUAGE>\n<FI><ORG>First Bank<FID>1</FI></SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>5<ACCTID>${account}<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20240301<DTEND>20240331
${rows}
</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>20240331</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

const ROW = `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240305120000.000[-7:PDT]<TRNAMT>-34.51
<FITID>0000487<NAME>ELECTRIC &amp; GAS<MEMO>ELECTRIC &amp; GAS BILL WEB</STMTTRN>`;

describe("OFX", () => {
  it("gives account, period, balance and rows of SGML whose values are not closed", async () => {
    const { institution, accounts, notes } = await written(sgml(ROW));
    expect(institution).toBe("First Bank");
    expect(notes).toEqual([]);
    expect(accounts).toMatchObject([
      {
        number: "1452687",
        type: "checking",
        currency: "USD",
        opening_balance: null,
        closing_balance: 100.99,
        start_date: "2024-03-01",
        end_date: "2024-03-31",
        rows: [
          {
            date: "2024-03-05",
            entry_type: "outgoing",
            amount: 34.51,
            description: "ELECTRIC & GAS BILL WEB",
            reference: "0000487",
          },
        ],
      },
    ]);
    expect((await answered(sgml(ROW))).accounts[0]?.is_balance_reconciled).toBeNull();
  });

  it("reads the same from XML, and from what calls itself XML and closes no value", async () => {
    const head = `<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n`;
    const open = head + sgml(ROW).slice(HEADER.length);
    const closed = open.replace(/<([A-Z]+)>([^<\s][^<]*?)(?=\s*<)/g, "<$1>$2</$1>");
    const [first, second] = [await written(open), await written(closed)];
    expect(closed).toContain("</TRNAMT>");
    const content = ({ accounts }: typeof first) =>
      accounts.map(({ rows, ...rest }) => ({
        ...rest,
        rows: rows.map((row) => ({ ...row, line: 0 })),
      }));
    expect(content(first)).toEqual(content(second));
    expect(content(first)[0]?.rows).toHaveLength(1);
  });

  it("heeds the header's word for the encoding where the bytes are no UTF-8", async () => {
    const text = sgml(ROW.replace("ELECTRIC &amp; GAS<", "Łódź<")).replace(
      "CHARSET:1252",
      "CHARSET:1250"
    );
    const bytes = Uint8Array.from(text, (letter) =>
      letter === "Ł" ? 0xa3 : letter === "ó" ? 0xf3 : letter === "ź" ? 0x9f : letter.charCodeAt(0)
    );
    expect((await written(bytes)).accounts[0]?.rows[0]?.description).toContain("Łódź");
  });

  it("keeps amounts of another currency in an account of their own", async () => {
    const foreign = ROW.replace("<FITID>", "<CURRENCY><CURRATE>1<CURSYM>EUR</CURRENCY><FITID>");
    const { accounts } = await answered(sgml(ROW + foreign));
    expect(
      accounts.map(({ transactions }) => transactions.map(({ currency }) => currency))
    ).toEqual([["USD"], ["EUR"]]);
  });

  it("says which securities' bookings it left out", async () => {
    const text = sgml(ROW)
      .replaceAll("STMTRS", "INVSTMTRS")
      .replace(
        "</BANKTRANLIST>",
        "</BANKTRANLIST><INVTRANLIST><DTSTART>20240301<BUYSTOCK><X>1</BUYSTOCK></INVTRANLIST>"
      );
    expect((await written(text)).notes).toMatchObject([
      { code: "investment_left_out", value: "BUYSTOCK" },
    ]);
  });

  it("takes the user's date where the posting has none, and says so", async () => {
    const { accounts, notes } = await written(sgml(ROW.replace("DTPOSTED", "DTUSER")));
    expect(accounts[0]?.rows[0]?.date).toBe("2024-03-05");
    expect(notes).toMatchObject([{ code: "date_from_other_field", line: 11 }]);
  });

  it("refuses what it cannot read whole, by name and line", async () => {
    expect(await errorOf(sgml(ROW.replace("-34.51", "$34")))).toEqual({
      code: "amount_unreadable",
      row: 11,
      detail: "$34",
    });
    expect(await errorOf(sgml(ROW.replace("20240305", "20240231")))).toMatchObject({
      code: "date_unreadable",
    });
    expect(await errorOf(`${HEADER}<OFX></OFX>`)).toMatchObject({ code: "no_statement" });
    expect(await errorOf(sgml(ROW).replace("</OFX>", ""))).toMatchObject({ code: "damaged" });
    expect(
      await errorOf(`<!DOCTYPE OFX [<!ENTITY a "b">]>${sgml(ROW).slice(HEADER.length)}`)
    ).toMatchObject({
      code: "has_doctype",
    });
    expect(await errorOf(sgml("<A>".repeat(100)))).toMatchObject({ code: "too_deep" });
  });

  it("reads marks between thousands", async () => {
    const { accounts } = await written(sgml(ROW.replace("-34.51", "-1,234.51")));
    expect(accounts[0]?.rows[0]?.amount).toBe(1234.51);
  });

  it("reads back what it was written from", async () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      id: fc.uuid(),
      name: fc.stringMatching(/^[A-Za-z&<>"'][A-Za-z0-9&<>"' ]{0,30}$/),
    });
    const escape = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        const text = sgml(
          rows
            .map(
              ({ day, cents, id, name }) =>
                `<STMTTRN><DTPOSTED>202403${String(day).padStart(2, "0")}<TRNAMT>${(cents / 100).toFixed(2)}<FITID>${id}<NAME>${escape(name)}</STMTTRN>`
            )
            .join("\n")
        );
        expect(
          (await written(text)).accounts[0]?.rows.map((row) => [
            ...[row.date, row.entry_type, row.amount, row.reference, row.description],
          ])
        ).toEqual(
          rows.map(({ day, cents, id, name }) => [
            `2024-03-${String(day).padStart(2, "0")}`,
            cents < 0 ? "outgoing" : "incoming",
            Math.abs(cents) / 100,
            id,
            name.replace(/ +/g, " ").trim(),
          ])
        );
      }),
      { numRuns: 200 }
    );
  });

  it("ends in a statement or a named error, however a file is broken", async () => {
    const ends = await expectNoneToThrow([bytesOf(sgml(ROW + ROW))], 2_000);
    expect(ends.read).toBeGreaterThan(100);
    expect(ends.refused).toBeGreaterThan(100);
  });
});

describe("OFX files of other projects", () => {
  const files = sharedFiles("ofx");
  const file = (name: string) => files.get(name) ?? new Uint8Array();

  itWith(files)("are read whole", async () => {
    const rows = async (name: string) =>
      (await written(file(name))).accounts.map((account) => [
        account.number,
        account.currency,
        account.closing_balance,
        ...account.rows.map(({ date, entry_type, amount, description }) =>
          [date, entry_type, amount, description].join(" ")
        ),
      ]);
    expect(await rows("anzcc.ofx")).toEqual([
      ["1234123412341234", "AUD", -123.45, "2017-05-08 outgoing 5.5 SOME MEMO"],
    ]);
    expect(await rows("checking.ofx")).toEqual([
      [
        ...["1452687~7", "USD", 100.99],
        "2011-03-31 incoming 0.01 DIVIDEND EARNED FOR PERIOD OF 03/01/2011 THROUGH 03/31/2011 ANNUAL PERCENTAGE YIELD EARNED IS 0.05%",
        "2011-04-05 outgoing 34.51 AUTOMATIC WITHDRAWAL, ELECTRIC BILL WEB(S )",
        "2011-04-07 outgoing 25 RETURNED CHECK FEE, CHECK # 319 FOR $45.33 ON 04/07/11",
      ],
    ]);
    expect(await rows("empty_balance.ofx")).toEqual([
      ["192639749", "CAD", null, "2011-03-08 incoming 120 Foobar"],
    ]);
    expect(await rows("multiple_accounts.ofx")).toEqual([
      ["9100", "USD", 111],
      ["9200", "USD", 222],
    ]);
    expect(await rows("ofx-v102-empty-tags.ofx")).toEqual([
      ["12345678", null, null, "2018-05-07 incoming 12.34 CBA:Transfer"],
    ]);
    expect(await rows("suncorp.ofx")).toEqual([
      [
        ...["123456789", "AUD", 1234.12],
        "2013-12-15 outgoing 16.85 EFTPOS WDL HANDYWAY ALDI STORE GEELONG WEST VICAU",
      ],
    ]);
  });

  itWith(files)("that are broken are refused with the line of the row", async () => {
    expect(await errorOf(file("date_missing.ofx"))).toMatchObject({
      code: "date_unreadable",
      row: 33,
    });
    expect(await errorOf(file("decimal_error.ofx"))).toMatchObject({ code: "amount_unreadable" });
    expect(await errorOf(file("bank_small.ofx"))).toMatchObject({ code: "no_statement" });
  });
});
