/**
 * Whose each row is, where the sheet has columns that say so. A row that says nothing belongs to the
 * workbook's account holder.
 *
 * - **An id** is taken at its word, as the same id in another workbook or program means the same holder.
 * - **Names without ids** divide the rows where there are several: each name is a holder of this workbook.
 * - **A type** that is not the workbook's makes a holder of that type of the rows that have neither.
 */
import { fingerprint } from "../excel";
import type { RowFields } from "../columns";
import type { RowAccountHolder, RunAccountHolder } from "../client/session";
import type { AccountHolderType } from "../model";

/** What of a row says whose it is. */
export type HolderFields = Pick<
  RowFields,
  "account_holder_id" | "account_holder_type" | "account_holder_name"
>;

/** An account holder of some rows, as the sheet names it. */
export interface SheetHolder extends RowAccountHolder {
  rows: number;
  /** Rows that give it another type than its first row does; they count as that one. */
  otherTypes: number;
}

export interface HolderAssignment {
  /** Without the workbook's own, in the order of their first rows. */
  holders: SheetHolder[];
  /** By position of the row: the holder's id, or null for the workbook's. */
  ids: (string | null)[];
}

/** Most account holders of one table: beyond it the column is surely something else. */
export const MOST_HOLDERS = 2_000;

/** Says whose the rows are. */
export function assignHolders(
  rows: readonly HolderFields[],
  workbook: RunAccountHolder
): HolderAssignment {
  const holders = new Map<string, SheetHolder>();
  const dividesNames = haveSeveralNames(rows);
  const ids = rows.map((row): string | null => {
    const id = ownIdOf(row, workbook, dividesNames);
    if (id === null || id === workbook.id) return null;
    const type = row.account_holder_type;
    const known = holders.get(id);
    if (known === undefined) {
      const name = row.account_holder_name;
      holders.set(id, {
        id,
        type,
        typeWhenNew: type ?? workbook.type,
        name,
        rows: 1,
        otherTypes: 0,
      });
      return id;
    }
    known.rows += 1;
    known.name ??= row.account_holder_name;
    if (known.type === null && type !== null) {
      known.type = type;
      known.typeWhenNew = type;
    } else if (type !== null && type !== known.type) known.otherTypes += 1;
    return id;
  });
  return { holders: [...holders.values()], ids };
}

/** Only rows without an id speak by their names; one name for all of them is that of the workbook's. */
function haveSeveralNames(rows: readonly HolderFields[]): boolean {
  let first: string | null = null;
  for (const { account_holder_id: id, account_holder_name: name } of rows) {
    if (id !== null || name === null) continue;
    first ??= folded(name);
    if (folded(name) !== first) return true;
  }
  return false;
}

function ownIdOf(
  row: HolderFields,
  workbook: RunAccountHolder,
  dividesNames: boolean
): string | null {
  const { account_holder_id: id, account_holder_type: type, account_holder_name: name } = row;
  if (id !== null) return id;
  if (dividesNames && name !== null && folded(name) !== folded(workbook.name ?? ""))
    return `${workbook.id}:${fingerprint(folded(name), 10)}`;
  return type === null || type === workbook.type ? null : `${workbook.id}:${type}`;
}

const folded = (name: string) => name.toLowerCase().replace(/\s+/g, " ").trim();

/** What the service knows of an account holder. */
export interface KnownHolder {
  type: AccountHolderType;
  name: string | null;
}

/** Looks account holders up; those it does not know are left out. Null where that cannot be told. */
export type LookUpHolders = (
  ids: readonly string[]
) => Promise<ReadonlyMap<string, KnownHolder> | null>;

/** What is told of the account holders of a table before a run. */
export interface HolderPlan {
  /** Most rows first. */
  holders: {
    id: string;
    name: string | null;
    /** As its rows will be seen. */
    type: AccountHolderType;
    rows: number;
    /** It will be made by the run; null where that is not known. */
    isNew: boolean | null;
    otherTypes: number;
  }[];
  /** Rows that stay with the workbook's own. */
  workbookRows: number;
}

/** The plan of an assignment; null where all rows are the workbook's. */
export function holderPlanOf(
  { holders, ids }: HolderAssignment,
  known: ReadonlyMap<string, KnownHolder> | null
): HolderPlan | null {
  if (holders.length === 0) return null;
  return {
    holders: holders
      .map(({ id, name, type, typeWhenNew, rows, otherTypes }) => ({
        id,
        name: name ?? known?.get(id)?.name ?? null,
        type: type ?? known?.get(id)?.type ?? typeWhenNew,
        rows,
        isNew: known === null ? null : !known.has(id),
        otherTypes,
      }))
      .sort((one, other) => other.rows - one.rows),
    workbookRows: ids.filter((id) => id === null).length,
  };
}
