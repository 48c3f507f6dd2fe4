import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { createConventionEvidence, readRow } from "../../src/columns";
import { DEFAULT_LIMITS, readStatement, type StatementTable } from "../../src/statements";
import { messyTransactionCount } from "../samples/messy-export";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array) => readStatement({ name, bytes });

async function table(name: string, bytes: Uint8Array): Promise<StatementTable> {
  const reading = await read(name, bytes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  if (reading.content.kind !== "table") throw new Error("It was no table.");
  return reading.content;
}

/** The transactions of a read file, skipping what is none. */
function transactions({ rows, formats, table: found }: StatementTable) {
  const evidence = createConventionEvidence(found.mapping, found.headers);
  const data = rows.slice(found.firstDataRow);
  evidence.add(data, formats?.slice(found.firstDataRow));
  const { conventions } = evidence.settle();
  return data
    .map((row, index) =>
      readRow(row, found.mapping, conventions, {
        headers: found.headers,
        formats: formats?.[found.firstDataRow + index] ?? null,
      })
    )
    .filter(({ skip }) => skip === null)
    .map(({ fields }) => fields);
}

const sample = (name: string) => readFileSync(join(__dirname, "../../assets/samples", name));

describe("text files", () => {
  const lines = [
    ["Date", "Description", "Amount"],
    ["15/01/2024", "Café Müller, Köln", "-12.50"],
    ["16/01/2024", "Two; three", "3.00"],
  ];

  it.each([",", ";", "\t", "|"])(
    "are read whatever stands between cells: %j",
    async (delimiter) => {
      const text = lines.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join("\r\n");
      expect((await table("a.csv", bytesOf(text))).rows).toEqual(lines);
    }
  );

  it("choose the delimiter by the table, not by the letterhead above it", async () => {
    const text =
      "Bank, Ltd, of, the, north\nPrinted, today, by, us, all\n\nDate;Text;Amount\n01.02.2024;Shop, big;-5,00\n02.02.2024;Shop, small;-7,20\n";
    const { table: found } = await table("a.csv", bytesOf(text));
    expect(found.headerRow).toBe(3);
    expect(found.mapping).toEqual({ date: 0, description: 1, amount: 2 });
  });

  it("are read in UTF-8 and UTF-16 with and without a mark, and in Windows code pages", async () => {
    const text = "Date;Libellé;Montant\n15/01/2024;Café à Nîmes;-12,50\n";
    const wide = (order: "le" | "be") => {
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      [...text].forEach((letter, index) =>
        view.setUint16(index * 2, letter.charCodeAt(0), order === "le")
      );
      return bytes;
    };
    const marked = (mark: number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);
    for (const bytes of [
      bytesOf(text),
      marked([0xef, 0xbb, 0xbf], bytesOf(text)),
      wide("le"),
      wide("be"),
      marked([0xff, 0xfe], wide("le")),
      marked([0xfe, 0xff], wide("be")),
      Uint8Array.from(Buffer.from(text, "latin1")),
    ]) {
      const content = await table("a.csv", bytes);
      expect(content.rows[0]).toEqual(["Date", "Libellé", "Montant"]);
      expect(content.rows[1]?.[1]).toBe("Café à Nîmes");
    }
  });

  it("tell Central European and Cyrillic code pages from the Western one", async () => {
    // "Data;Opis;Kwota\n15-01-2024;Żabka główna żółw;-1,00" in windows-1250
    const polish = Uint8Array.from([
      ...bytesOf("Data;Opis;Kwota\n15-01-2024;"),
      0xaf,
      0x61,
      0x62,
      0x6b,
      0x61,
      0x20,
      0x67,
      0xb3,
      0xf3,
      0x77,
      0x6e,
      0x61,
      0x20,
      0xbf,
      0xf3,
      0xb3,
      0x77,
      ...bytesOf(";-1,00\n"),
    ]);
    expect((await table("a.csv", polish)).rows[1]?.[1]).toBe("Żabka główna żółw");
    const cyrillic = Uint8Array.from(
      [..."Дата;Описание операции;Сумма\n15.01.2024;Магазин Пятерочка;-100,00\n"].map((letter) => {
        const code = letter.charCodeAt(0);
        return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
      })
    );
    expect((await table("a.csv", cyrillic)).rows[1]?.[1]).toBe("Магазин Пятерочка");
  });

  it("keep line breaks and doubled quotes inside quoted cells", async () => {
    const text = 'Date,Description,Amount\n2024-01-15,"SHOP ""THE ONE""\nSECOND LINE",-1.00\n';
    expect((await table("a.csv", bytesOf(text))).rows[1]?.[1]).toBe('SHOP "THE ONE"\nSECOND LINE');
  });

  it("honour Excel's sep= line and still count rows from the top", async () => {
    const { table: found, rows } = await table(
      "a.csv",
      bytesOf("sep=;\nDate;Description;Amount\n2024-01-15;SHOP;-1,00\n")
    );
    expect(found.headerRow).toBe(1);
    expect(rows[2]).toEqual(["2024-01-15", "SHOP", "-1,00"]);
  });

  it("name the row and column of a quote that is never closed", async () => {
    const text =
      'Date,Description,Amount\n2024-01-15,SHOP,-1.00\n2024-01-16,"OPEN,-2.00\n2024-01-17,X,-3\n';
    expect(await read("bad.csv", bytesOf(text))).toEqual({
      ok: false,
      error: {
        code: "unclosed_quote",
        file: "bad.csv",
        sheet: null,
        row: 3,
        column: "B",
        detail: null,
      },
    });
  });
});

describe("workbooks", () => {
  it("give the sheet with the transactions, whatever its place", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "Notes", rows: [["This workbook holds my bank rows."]] },
        {
          name: "Old",
          hidden: true,
          rows: [
            ["Date", "Description", "Amount"],
            ["2020-01-01", "X Y", 1],
          ],
        },
        {
          name: "Bank",
          rows: [
            ["Date", "Description", "Amount"],
            [new Date(Date.UTC(2024, 0, 15)), "SHOP ONE", -12.5],
            [new Date(Date.UTC(2024, 0, 16)), "SHOP TWO", -1],
          ],
          columns: [{ numFmt: "dd/mm/yyyy" }, {}, { numFmt: "[$€-407] #,##0.00" }],
        },
      ],
    });
    const content = await table("a.xlsx", bytes);
    expect(content.sheet).toBe("Bank");
    expect(transactions(content)[0]).toMatchObject({
      date: "2024-01-15",
      amount: 12.5,
      entry_type: "outgoing",
      currency: "EUR",
    });
  });

  it("refuse what unpacks beyond the limit before unpacking it", async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: "A", rows: Array.from({ length: 4_000 }, () => ["same text", 1]) }],
    });
    const reading = await readStatement(
      { name: "bomb.xlsx", bytes },
      { ...DEFAULT_LIMITS, expandedBytes: 50_000 }
    );
    expect(reading).toMatchObject({ ok: false, error: { code: "expands_too_far" } });
  });

  it("say what is wrong with damaged, protected and old files", async () => {
    const damaged = Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(100)]);
    expect(await read("a.xlsx", damaged)).toMatchObject({ error: { code: "damaged" } });
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]);
    expect(await read("a.xls", old)).toMatchObject({ error: { code: "old_excel_format" } });
    const secret = await writeXlsx({
      sheets: [{ name: "A", rows: [["Date"]] }],
      encryption: { password: "x", spinCount: 10 },
    });
    expect(await read("a.xlsx", secret)).toMatchObject({ error: { code: "password_protected" } });
  });
});

describe("any file", () => {
  it("is refused when it is empty or of no known format", async () => {
    expect(await read("a.csv", new Uint8Array())).toMatchObject({ error: { code: "empty_file" } });
    expect(await read("a.csv", bytesOf("\n \n"))).toMatchObject({ error: { code: "empty_file" } });
    expect(await read("a.pdf", bytesOf("%PDF-1.4 …"))).toMatchObject({
      error: { code: "unknown_format" },
    });
    expect(await read("a.html", bytesOf("<!DOCTYPE html><table>"))).toMatchObject({
      error: { code: "unknown_format" },
    });
  });

  it("is refused beyond the limits on bytes, rows and columns", async () => {
    const bytes = bytesOf("Date,Description,Amount\n2024-01-15,SHOP,1\n2024-01-16,SHOP,1\n");
    const limited = (limits: Partial<typeof DEFAULT_LIMITS>) =>
      readStatement({ name: "a.csv", bytes }, { ...DEFAULT_LIMITS, ...limits });
    expect(await limited({ bytes: 10 })).toMatchObject({ error: { code: "too_many_bytes" } });
    expect(await limited({ rows: 2 })).toMatchObject({ error: { code: "too_many_rows", row: 3 } });
    expect(await limited({ columns: 2 })).toMatchObject({ error: { code: "too_many_columns" } });
  });
});

describe("the sample files", () => {
  it("are read without any help: every row with date, amount, direction and currency", async () => {
    for (const name of ["us-consumer-year.xlsx", "european-business-half-year.xlsx"]) {
      const rows = transactions(await table(name, sample(name)));
      for (const row of rows) {
        expect(row).toMatchObject({
          date: expect.stringMatching(/^2025-/),
          amount: expect.any(Number),
          entry_type: expect.any(String),
          currency: expect.stringMatching(/^(USD|EUR|GBP)$/),
        });
      }
    }
  });

  it("give the same transactions from the messy workbook and the messy text file", async () => {
    const fromWorkbook = transactions(await table("m.xlsx", sample("messy-export.xlsx")));
    const fromText = transactions(await table("m.csv", sample("messy-export.csv")));
    expect(fromText).toEqual(fromWorkbook);
    expect(fromText).toHaveLength(messyTransactionCount());
    expect(fromText[0]).toMatchObject({
      date: "2025-01-03",
      description: "COTISATION MENSUELLE CARTE BANCAIRE",
      amount: 4.5,
      entry_type: "outgoing",
    });
    expect(fromText.filter(({ entry_type }) => entry_type === "incoming").length).toBe(10);
  });
});
