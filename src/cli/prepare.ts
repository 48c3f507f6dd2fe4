/** From a read file to transactions for the API, each with what its row says of itself. */
import {
  type CellValue,
  createConventionEvidence,
  createIdentities,
  foldWords,
  readRow,
  cellText,
  type SettledConventions,
} from "../columns";
import type { AccountHolderType, IncompleteTransactionInput, Note } from "../model";
import type { StatementError, StatementTable } from "../statements";
import type { FileSettings } from "./arguments";

/** One row that is a transaction. */
export interface PreparedRow {
  /** 0-based among the rows of the file. */
  row: number;
  input: IncompleteTransactionInput;
  notes: Note[];
}

/** An account holder that the run needs. */
export interface PreparedHolder {
  id: string;
  type: AccountHolderType;
  name: string | null;
}

export interface PreparedFile {
  rows: PreparedRow[];
  holders: PreparedHolder[];
  settled: SettledConventions;
  /** Header texts by column: the file's own, or names of what we found where it has none. */
  headers: string[];
}

export type Preparation =
  { ok: true; prepared: PreparedFile } | { ok: false; error: StatementError };

/** Reads every row of the table; only a table without descriptions is an error. */
export function prepareRows(statement: StatementTable, settings: FileSettings): Preparation {
  const { rows, formats, table } = statement;
  const { mapping, firstDataRow } = table;
  if (mapping.description === undefined) {
    const names = table.columns.flatMap(({ header }) => (header === null ? [] : [header]));
    return {
      ok: false,
      error: {
        code: "no_description_column",
        file: statement.file,
        sheet: statement.sheet,
        row: (table.headerRow ?? 0) + 1,
        column: "description",
        detail: names.length === 0 ? null : names.join(", "),
      },
    };
  }
  const evidence = createConventionEvidence(mapping, table.headers);
  const data = rows.slice(firstDataRow);
  evidence.add(data, formats?.slice(firstDataRow));
  const settled = evidence.settle({
    letterheadCurrency: table.letterheadCurrency,
    currency: settings.currency,
    country: settings.country,
  });
  const identities = createIdentities();
  const holders = createHolders(settings);
  const entryTypeWords = wordsOfColumn(data, mapping.entry_type);
  const prepared: PreparedRow[] = [];
  data.forEach((cells, index) => {
    const { fields, notes, skip } = readRow(cells, mapping, settled.conventions, {
      headers: table.headers,
      formats: formats?.[firstDataRow + index] ?? null,
      country: settings.country,
      entryTypeWords,
    });
    // A row without a description still is one, if anything else stands in it.
    if (skip !== null && skip !== "no_description") return;
    const country = fields.country ?? settings.country;
    prepared.push({
      row: firstDataRow + index,
      notes,
      input: {
        // The user's own ids are taken at their word, also where one comes twice.
        id: fields.id ?? identities.next(fields),
        description: fields.description,
        date: fields.date,
        amount: fields.amount,
        entry_type: fields.entry_type,
        currency: fields.currency,
        account_holder_id: holders.idFor(
          fields.account_holder_id,
          fields.account_holder_type,
          fields.account_holder_name
        ),
        mcc: fields.mcc,
        ...(country === null ? {} : { location: { country } }),
      },
    });
  });
  const headers = table.columns.map(
    ({ header, role }, index) => header ?? role ?? `column_${index + 1}`
  );
  return { ok: true, prepared: { rows: prepared, holders: holders.all(), settled, headers } };
}

function wordsOfColumn(
  rows: readonly (readonly CellValue[])[],
  column: number | undefined
): ReadonlySet<string> {
  const words = new Set<string>();
  if (column === undefined) return words;
  for (const row of rows) {
    const text = cellText(row[column]);
    if (text.length <= 12) words.add(foldWords(text));
  }
  return words;
}

/** Account holders as rows name them; the rows that name none share one for each type. */
function createHolders(settings: FileSettings) {
  const named = new Map<string, PreparedHolder>();
  const unnamed = new Map<AccountHolderType, PreparedHolder>();
  return {
    idFor(id: string | null, type: AccountHolderType | null, name: string | null): string {
      const holderType = type ?? settings.accountHolderType;
      const holderName = name ?? settings.accountHolderName;
      if (id !== null) {
        const known = named.get(id) ?? { id, type: holderType, name: holderName };
        known.name ??= holderName;
        named.set(id, known);
        return id;
      }
      const known = unnamed.get(holderType) ?? {
        id: `account-holder-${holderType}`,
        type: holderType,
        name: holderName,
      };
      unnamed.set(holderType, known);
      return known.id;
    },
    all: (): PreparedHolder[] => [
      ...named.values(),
      ...[...unnamed.values()].filter(({ id }) => !named.has(id)),
    ],
  };
}
