/** The sample workbooks as bytes: the same bytes at every run. */
import { type CellStyle, writeXlsx, type WriteSheet } from "hucre/xlsx";
import { toDayNumber } from "../../src/model";
import { europeanBusinessSheet } from "./european-business";
import { messyCells } from "./messy-export";
import { usConsumerSheet } from "./us-consumer-year";

/** What each file of `assets/samples` holds. */
export async function sampleFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map([
    ["us-consumer-year.xlsx", await workbook(usConsumer())],
    ["european-business-half-year.xlsx", await workbook(europeanBusiness())],
    ["messy-export.xlsx", await workbook(messy())],
    ["messy-export.csv", messyCsv()],
  ]);
}

const HEADER: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F4E79" } },
};

function workbook(sheet: WriteSheet): Promise<Uint8Array> {
  const written = new Date("2026-01-05T09:00:00Z");
  return writeXlsx({
    sheets: [sheet],
    properties: { creator: "ntropy-excel samples", created: written, modified: written },
    defaultFont: { name: "Calibri", size: 11 },
  });
}

/** Midnight in UTC, so that no zone moves the day. */
const dateCell = (date: string) => new Date(toDayNumber(date) * 86_400_000);

const headerCells = (width: number, row: number) =>
  new Map(Array.from({ length: width }, (_, column) => [`${row},${column}`, { style: HEADER }]));

function usConsumer(): WriteSheet {
  const { header, rows } = usConsumerSheet();
  return {
    name: "Everyday Checking",
    columns: [
      { width: 12, numFmt: "mm/dd/yyyy" },
      { width: 58 },
      { width: 12, numFmt: "$#,##0.00;[Red]-$#,##0.00" },
      { width: 13, numFmt: "$#,##0.00;[Red]-$#,##0.00" },
    ],
    rows: [
      header,
      ...rows.map(([date, description, amount, balance]) => [
        dateCell(date),
        description,
        amount,
        balance,
      ]),
    ],
    cells: headerCells(header.length, 0),
    freezePane: { rows: 1 },
  };
}

function europeanBusiness(): WriteSheet {
  const { header, rows } = europeanBusinessSheet();
  const cells = new Map<string, { style: CellStyle }>(headerCells(header.length, 0));
  rows.forEach(([, , , , currency], index) =>
    cells.set(`${index + 1},3`, {
      style: {
        numFmt:
          currency === "EUR"
            ? "[$€-413] #,##0.00;[$€-413] -#,##0.00"
            : "[$£-809]#,##0.00;-[$£-809]#,##0.00",
      },
    })
  );
  return {
    name: "Tidewater Coffee Gear",
    columns: [
      { width: 13, numFmt: "dd-mm-yyyy" },
      { width: 19 },
      { width: 58 },
      { width: 14 },
      { width: 10 },
    ],
    rows: [
      header,
      ...rows.map(([date, account, description, amount, currency]) => [
        dateCell(date),
        account,
        description,
        amount,
        currency,
      ]),
    ],
    cells,
    freezePane: { rows: 1 },
  };
}

function messy(): WriteSheet {
  const cells = messyCells();
  const headerRow = cells.findIndex(([first]) => first === "Date opération");
  return {
    name: "Compte courant 00041278",
    columns: [{ width: 15 }, { width: 54 }, { width: 12 }, { width: 12 }, { width: 12 }],
    rows: cells.map((row) => row.map((cell) => (cell === "" ? null : cell))),
    cells: headerCells(5, headerRow),
  };
}

/** Semicolons, Windows line ends and Windows-1252, as the bank's page still gives it. */
function messyCsv(): Uint8Array {
  const text = messyCells()
    .map((row) =>
      row.map((cell) => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";")
    )
    .join("\r\n");
  // Every character used is in Latin-1, where Windows-1252 agrees.
  return Uint8Array.from(Buffer.from(`${text}\r\n`, "latin1"));
}
