/** A row of the sheet as panels see it: money out, five pounds. */
import type { SheetRow } from "../../src/run/types";

export function sheetRow(
  id: string,
  description: string,
  answers: SheetRow["answers"] = {}
): SheetRow {
  const none = { id: null, country: null, mcc: null, account: null };
  const noHolder = {
    account_holder_id: null,
    account_holder_type: null,
    account_holder_name: null,
  };
  const said = { amount: 5, entry_type: "outgoing", currency: "GBP", date: "2024-03-01" } as const;
  const fields = { ...none, ...noHolder, ...said, description };
  return {
    sheetRow: Number(id) + 1,
    id,
    fields,
    accountHolder: null,
    notes: [],
    answers,
    cells: [],
  };
}
