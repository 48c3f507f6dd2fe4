/** The card of the selected row, from which rules are made and changed; their panel is loaded when they are. */
import type { CorrectionExpected } from "../../model";
import type { SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import type { DecidingRule } from "./deciding-rule";
import { SelectedRowCard } from "./selected-row-card";

export function SelectedRowSection({ bench }: { bench: PaneBench }) {
  const makeRule = async (row: SheetRow, expected: CorrectionExpected | null): Promise<void> => {
    const { openRuleFor } = await import("../rules/open-rules");
    openRuleFor(bench, row, expected ?? undefined);
  };
  const editRule = async ({ id, holder }: DecidingRule): Promise<void> => {
    const { openRule } = await import("../rules/open-rules");
    await openRule(bench, id, holder);
  };
  return (
    <SelectedRowCard
      bench={bench}
      onMakeRule={(row, expected) => void makeRule(row, expected)}
      onEditRule={(rule) => void editRule(rule)}
    />
  );
}
