import fc from "fast-check";
import {
  type CellValue,
  classifyRow,
  type ColumnMapping,
  createConventionEvidence,
  currencyOfNumberFormat,
  entryTypeOfWords,
  readRow,
  type TableConventions,
} from "../../src/columns";

const MAPPING: ColumnMapping = { date: 0, description: 1, amount: 2, balance: 3 };
const HEADERS = ["Date", "Description", "Amount", "Balance"];
const CONVENTIONS: TableConventions = {
  dateOrder: "dmy",
  dateOrderUncertain: false,
  decimalMark: ".",
  sign: "account",
  currency: "EUR",
};
const kind = (...cells: CellValue[]) => classifyRow(cells, MAPPING, HEADERS);

describe("what a row is", () => {
  it("is data with a date and an amount, whatever its words", () => {
    expect(kind("05/01/2024", "TOTAL", "-48.10", null)).toBe("data");
    expect(kind("05/01/2024", "TOTAL WINE 104", "-48.10", null)).toBe("data");
    expect(kind(null, "TOTALENERGIES", "-48.10", null)).toBe("data");
  });

  it("is a total without a date, or a balance carried along", () => {
    expect(kind(null, "Total", "-48.10", null)).toBe("totals_row");
    expect(kind("Totals", null, "-48.10", "9.00")).toBe("totals_row");
    expect(kind("05/01/2024", "Balance brought forward", null, "10.00")).toBe("totals_row");
    expect(kind("31/01/2024", "CLOSING BALANCE", null, "10.00")).toBe("totals_row");
    expect(kind(null, "Endsaldo", null, "10.00")).toBe("totals_row");
    expect(kind(null, "Итого", "-1.00", null)).toBe("totals_row");
  });

  it("is a transaction where it has an id of its own", () => {
    expect(classifyRow(["a", "Total", "5.00"], { id: 0, description: 1, amount: 2 }, null)).toBe(
      "data"
    );
  });

  it("is blank with nothing but white space, and a header where it repeats the header", () => {
    expect(kind(null, " ", "\u00a0", "")).toBe("blank");
    expect(kind("date", "DESCRIPTION", "Amount", "Balance")).toBe("header_row");
    expect(kind("Date", "Description", "5.00", null)).toBe("data");
  });
});

describe("reading a row", () => {
  const read = (
    cells: CellValue[],
    mapping: ColumnMapping,
    change: Partial<TableConventions> = {}
  ) => readRow(cells, mapping, { ...CONVENTIONS, ...change });

  it("never throws, keeps amounts from below zero and always says why a field is null", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("05/01/2024", "12,50", "EUR", "CR", "Total", "1e400", "-", "(3)")
    );
    const column = fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined });
    const mapping = fc.record({
      date: column,
      description: column,
      amount: column,
      debit: column,
      credit: column,
      entry_type: column,
      currency: column,
      id: column,
      mcc: column,
      country: column,
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), mapping, (cells, chosen) => {
        const { fields, notes } = read(cells, chosen);
        const codes = notes.map(({ code }) => code);
        if (fields.amount === null) {
          expect(codes.some((code) => code.startsWith("amount_"))).toBe(true);
        } else {
          expect(fields.amount).toBeGreaterThanOrEqual(0);
          expect(fields.entry_type).not.toBeNull();
        }
        if (fields.date === null) expect(codes.some((code) => code.startsWith("date_"))).toBe(true);
        expect(fields.description.length).toBeLessThanOrEqual(1024);
      }),
      { numRuns: 500 }
    );
  });

  it("takes debit and credit columns, zeros for the unused side, and the difference of both", () => {
    const columns: ColumnMapping = { description: 0, debit: 1, credit: 2 };
    const moved = (debit: CellValue, credit: CellValue) => {
      const { amount, entry_type } = read(["X", debit, credit], columns).fields;
      return [amount, entry_type];
    };
    expect(moved("12.50", null)).toEqual([12.5, "outgoing"]);
    expect(moved("-12.50", "")).toEqual([12.5, "outgoing"]);
    expect(moved("0.00", "7.00")).toEqual([7, "incoming"]);
    expect(moved("0.30", "0.10")).toEqual([0.2, "outgoing"]);
    expect(moved("-", "n/a")).toEqual([null, null]);
  });

  it("lets a stated type decide over the sign, and CR over nothing", () => {
    const columns: ColumnMapping = { description: 0, amount: 1, entry_type: 2 };
    expect(read(["X", "12.50", "Debit"], columns).fields.entry_type).toBe("outgoing");
    expect(read(["X", "-12.50", "DR"], columns).fields.entry_type).toBe("outgoing");
    expect(read(["X", "12.50", "CREDIT"], columns).fields.entry_type).toBe("incoming");
    expect(read(["X", "12.50 DR", null], columns).fields.entry_type).toBe("outgoing");
    expect(read(["X", "12.50", "??"], columns).fields.entry_type).toBe("incoming");
  });

  it("reads plus as spent under the convention of cards", () => {
    const columns: ColumnMapping = { description: 0, amount: 1 };
    expect(read(["X", 12.5], columns, { sign: "card" }).fields.entry_type).toBe("outgoing");
    expect(read(["X", -12.5], columns, { sign: "card" }).fields.entry_type).toBe("incoming");
  });

  it("makes control characters and line breaks blanks, and keeps the bank's own spacing", () => {
    const { description } = read(["  SHOP\r\nONE\u0007  TOWN   TX ", 1], {
      description: 0,
      amount: 1,
    }).fields;
    expect(description).toBe("SHOP ONE   TOWN   TX");
  });

  it("reads codes as numbers and text, countries as codes and names", () => {
    const columns: ColumnMapping = { description: 0, mcc: 1, country: 2 };
    const codes = (mcc: CellValue, country: CellValue) => {
      const { fields } = read(["X", mcc, country], columns);
      return [fields.mcc, fields.country];
    };
    expect(codes(5411, "us")).toEqual([5411, "US"]);
    expect(codes("0742", "US-CA")).toEqual([742, "US-CA"]);
    expect(codes("MCC 5812", "Germany")).toEqual([5812, "DE"]);
    expect(codes("food", "UK")).toEqual([null, "GB"]);
    expect(read(["X", null, "Atlantis"], columns).notes).toContainEqual({
      code: "country_unknown",
      value: "Atlantis",
    });
  });
});

describe("words for which way money went", () => {
  it.each([
    ["Debit", "outgoing"],
    ["CR", "incoming"],
    ["Soll", "outgoing"],
    ["H", "incoming"],
    ["Af", "outgoing"],
    ["Bij", "incoming"],
    ["Crédit", "incoming"],
    ["cargo", "outgoing"],
    ["Abono", "incoming"],
    ["Uznanie", "incoming"],
    ["Списание", "outgoing"],
    ["Giden", "outgoing"],
    ["Ut", "outgoing"],
    ["-", "outgoing"],
    ["+", "incoming"],
    ["ACH_DEBIT", "outgoing"],
    ["Credit transfer", "incoming"],
    ["Credit card", null],
    ["Transfer", null],
    ["", null],
  ])("%j is %s", (text, direction) => {
    expect(entryTypeOfWords(text)).toBe(direction);
  });

  it("D is a deposit beside W, and a debit beside C", () => {
    expect(entryTypeOfWords("D", new Set(["d", "w"]))).toBe("incoming");
    expect(entryTypeOfWords("D", new Set(["d", "c"]))).toBe("outgoing");
  });
});

describe("the currency a number format shows", () => {
  it.each([
    ["[$€-407] #,##0.00", "EUR"],
    ['"£"#,##0.00', "GBP"],
    ["_-€* #,##0.00_-;-€* #,##0.00_-", "EUR"],
    ['#,##0.00 "kr"', null],
    ["#,##0.00 [$kr-41D]", "SEK"],
    ["#,##0.00\\ [$kr-406]", "DKK"],
    ["[$$-1009]#,##0.00", "CAD"],
    ["[$$-409]#,##0.00", "USD"],
    ["$#,##0.00;[Red]-$#,##0.00", "USD"],
    ["\\$#,##0.00", "USD"],
    ["[$USD] #,##0.00", "USD"],
    ["[$¥-804]#,##0.00", "CNY"],
    ["#,##0.00\\ [$zł-415]", "PLN"],
    ["[$-409]mmm d, yyyy", null],
    ["dd/mm/yyyy", null],
    ["#,##0.00", null],
    ["0.00%", null],
    ["General", null],
    ["@", null],
  ])("%s: %s", (format, currency) => {
    expect(currencyOfNumberFormat(format)).toBe(currency);
  });

  it("shared signs go by what is known of the account", () => {
    expect(currencyOfNumberFormat('#,##0.00 "kr"', { country: "NO" })).toBe("NOK");
    expect(currencyOfNumberFormat("$#,##0.00", { currency: "AUD" })).toBe("AUD");
  });
});

describe("the conventions of a table", () => {
  it("are the same whether its rows come at once or in chunks", () => {
    const rows: CellValue[][] = Array.from({ length: 23 }, (_, index) => [
      `${String((index % 28) + 1).padStart(2, "0")}/02/2024`,
      index % 7 === 0 ? "GEHALT" : "KARTENZAHLUNG",
      index % 7 === 0 ? "1.200,00 €" : "-12,50 €",
      null,
    ]);
    const whole = createConventionEvidence(MAPPING, HEADERS);
    whole.add(rows);
    const chunked = createConventionEvidence(MAPPING, HEADERS);
    for (let from = 0; from < rows.length; from += 5) chunked.add(rows.slice(from, from + 5));
    expect(chunked.settle()).toEqual(whole.settle());
    expect(whole.settle().conventions).toEqual({
      dateOrder: "dmy",
      dateOrderUncertain: false,
      decimalMark: ",",
      sign: "account",
      currency: "EUR",
    });
  });

  it("take the user's currency only where the table shows none", () => {
    const evidence = createConventionEvidence(MAPPING, ["Date", "Text", "Amount (CHF)", "Balance"]);
    expect(evidence.settle({ currency: "USD" })).toMatchObject({
      conventions: { currency: "CHF" },
      reasons: { currency: "header" },
    });
    const silent = createConventionEvidence(MAPPING, HEADERS);
    expect(silent.settle({ currency: "USD" }).reasons.currency).toBe("setting");
    expect(silent.settle({ country: "GB" })).toMatchObject({
      conventions: { currency: "GBP" },
      reasons: { currency: "country" },
    });
    expect(silent.settle().conventions.currency).toBeNull();
  });
});
