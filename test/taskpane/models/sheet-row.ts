/** A transaction of a sheet with its label, as the panel reads it. */
import type { SheetRow } from "../../../src/run/types";

export function sheetRow(index: number, description: string, label: string | number): SheetRow {
  return {
    sheetRow: index + 2,
    id: `row-${index}`,
    fields: {
      id: null,
      description,
      amount: 10 + index,
      entry_type: "outgoing",
      currency: "USD",
      date: "2024-05-06",
      country: null,
      mcc: null,
      account: null,
      account_holder_id: null,
      account_holder_type: null,
      account_holder_name: null,
    },
    notes: [],
    accountHolder: null,
    answers: {},
    cells: [label],
  };
}
