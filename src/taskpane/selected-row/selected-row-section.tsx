/** The card of the selected row, from which a rule can be made; the panel of rules is loaded when it is. */
import type { SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import { SelectedRowCard } from "./selected-row-card";

export function SelectedRowSection({ bench }: { bench: PaneBench }) {
  const makeRule = async (row: SheetRow): Promise<void> => {
    const { openRuleFor } = await import("../rules/open-rules");
    openRuleFor(bench, row);
  };
  return <SelectedRowCard bench={bench} onMakeRule={(row) => void makeRule(row)} />;
}
