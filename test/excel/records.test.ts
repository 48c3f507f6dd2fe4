import { hiddenPlaces } from "../../src/excel/owned-columns";
import { bookOf, emptyBook } from "../../src/excel/book";
import { blankCodes, codeOf, fieldPosition } from "../../src/excel/locks";
import {
  type ChunkRecord,
  chunkOfXmlRecord,
  chunkToXmlRecord,
  rowsOfRuns,
  runsOfRows,
} from "../../src/excel/records";
import { recordOfXml, recordToXml } from "../../src/excel/xml";
import { readsAsSomethingElse, restoringLiteral } from "../../src/excel/restoring";

describe("records in the workbook", () => {
  const codes = blankCodes();
  codes[fieldPosition("label")] = codeOf("a");
  const chunk: ChunkRecord = {
    run: 3,
    area: 1,
    sequence: 7,
    fields: ["label"],
    entries: [
      {
        key: "k".repeat(10),
        descriptionHint: "dddd",
        moneyHint: "mmmm",
        codes,
        answerVersion: "v",
      },
    ],
    rows: [{ first: 4, last: 4 }],
    former: [{ index: 0, field: "label", content: `<&>"']]> \u0000 \ud800 ${"\uffff"} | ;` }],
    untouched: [],
    formatted: [],
  };

  it("come back from XML as they were, whatever text was in the cells", () => {
    const xml = recordToXml("urn:x", chunkToXmlRecord(chunk));
    expect(xml).not.toMatch(/[\u0000-\u0008\ud800-\udfff\ufffe\uffff]/);
    const record = recordOfXml(xml);
    expect(record && chunkOfXmlRecord(record)).toEqual(chunk);
  });
  it("are read however the host re-wrote the XML around them", () => {
    const xml = recordToXml("urn:x", { head: { a: "<b>" }, body: "x&y" });
    const rewritten = `<?xml version="1.0"?>\r\n${xml
      .replace("<head>", "\n  <head>")
      .replace(/&lt;/g, "&#60;")
      .replace("</record>", "\n</record>\n")}`;
    expect(recordOfXml(rewritten)).toEqual({ head: { a: "<b>" }, body: "x&y" });
  });
  it("that are none of ours are nothing", () => {
    expect(recordOfXml("<other/>")).toBeNull();
    expect(chunkOfXmlRecord({ head: { run: "x" }, body: "" })).toBeNull();
  });
  it("say rows in runs", () => {
    const rows = [3, 4, 5, 9, 2];
    expect(runsOfRows(rows)).toEqual([
      { first: 3, last: 5 },
      { first: 9, last: 9 },
      { first: 2, last: 2 },
    ]);
    expect(rowsOfRuns(runsOfRows(rows))).toEqual(rows);
  });
});

describe("the book", () => {
  it("is empty where there is none, and where it cannot be read", () => {
    expect(bookOf("{")).toEqual(emptyBook());
    expect(bookOf({ version: 1, areas: "no" })).toEqual(emptyBook());
  });
  it("of a newer version is refused", () => {
    expect(() => bookOf(JSON.stringify({ version: 2 }))).toThrow("newer_workbook");
  });
});

describe("hidden names", () => {
  it("tell sheet, area and cells; those whose cells are gone tell nothing", () => {
    expect(
      hiddenPlaces([
        { name: "_ntropy.3.label", formula: "='Bob''s sheet'!$H$5:$H$120" },
        { name: "_ntropy.3.data", formula: "=Bank!$A$1:$C$9" },
        { name: "_ntropy.3.merchant", formula: "=Bank!#REF!" },
        { name: "_ntropy.3.unknown", formula: "=Bank!$A$1" },
        { name: "Print_Area", formula: "=Bank!$A$1:$C$9" },
      ])
    ).toEqual([
      {
        area: 3,
        part: "label",
        sheetName: "Bob's sheet",
        place: { row: 4, column: 7, rows: 116, columns: 1 },
      },
      {
        area: 3,
        part: "data",
        sheetName: "Bank",
        place: { row: 0, column: 0, rows: 9, columns: 3 },
      },
    ]);
  });
});

describe("giving a cell back", () => {
  it.each(["=SUM(1)", "+1", "12", "1/2", "March 5", "TRUE", "'x", "50%"])(
    "puts the apostrophe before %s, which would else change the cell",
    (text) => expect(restoringLiteral(text)).toBe(`'${text}`)
  );
  it.each(["groceries", "Room 12 second floor", "H&M"])("writes %s as it is", (text) => {
    expect(readsAsSomethingElse(text)).toBe(false);
    expect(restoringLiteral(text)).toBe(text);
  });
  it("writes formulas, numbers and truths as what they are", () => {
    expect(restoringLiteral({ formula: "=A1" })).toBe("=A1");
    expect(restoringLiteral(1.5)).toBe(1.5);
    expect(restoringLiteral(false)).toBe(false);
  });
});
