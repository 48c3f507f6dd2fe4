/** A statement laid out as a table, for whoever works on rows of cells. */
import type { CellValue, ColumnRole, DetectedTable } from "../columns";
import type { StatementContent, StatementTable } from "./types";

/** Columns, with what each means; those without a role stand there to be read. */
const COLUMNS = [
  { header: "date", role: "date" },
  { header: "description", role: "description" },
  { header: "amount", role: "amount" },
  { header: "entry_type", role: "entry_type" },
  { header: "currency", role: "currency" },
  { header: "account", role: "account" },
  { header: "reference", role: null },
] as const satisfies readonly { header: string; role: ColumnRole | null }[];

/** The rows of all accounts in the order of the file, dates in ISO, amounts without sign beside their way. */
export function tableOfStatement({
  file,
  statement,
}: Extract<StatementContent, { kind: "statement" }>): StatementTable {
  const rows = statement.accounts.flatMap(({ number, name, currency, rows: own }) =>
    own.map((row): CellValue[] => [
      row.date,
      row.description,
      row.amount,
      row.entry_type,
      row.currency ?? currency,
      number ?? name,
      row.reference,
    ])
  );
  const headers = COLUMNS.map(({ header }) => header);
  return {
    kind: "table",
    file,
    sheet: null,
    rows: [headers, ...rows],
    formats: null,
    table: tableLayout(headers),
  };
}

function tableLayout(headers: readonly string[]): DetectedTable {
  return {
    headerRow: 0,
    firstDataRow: 1,
    headers,
    columns: COLUMNS.map(({ header, role }, index) => ({ index, header, role, reason: null })),
    mapping: Object.fromEntries(
      COLUMNS.flatMap(({ role }, index) => (role === null ? [] : [[role, index]]))
    ),
    letterheadCurrency: null,
  };
}
