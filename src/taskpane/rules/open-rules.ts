/** The rules of a pane: one store for each bench, for other panels too. */
import type { SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import type { Correction } from "./rule-from-row";
import { createRulesStore, type RulesStore } from "./rules-store";

/** A bench lives as long as its pane, and its store with it. */
const stores = new WeakMap<PaneBench, RulesStore>();

/** The store of a pane's rules. */
export function rulesOf(bench: PaneBench): RulesStore {
  const known = stores.get(bench);
  if (known !== undefined) return known;
  const made = createRulesStore(bench);
  stores.set(bench, made);
  return made;
}

/** Begins a rule for a row, with what was corrected in it, and brings the panel of rules to the front. */
export function openRuleFor(bench: PaneBench, row: SheetRow, correction?: Correction): void {
  rulesOf(bench).openFromRow(row, correction);
  bench.navigation.show("rules");
}

/** Opens a rule of a list in the panel of rules; where it is gone, that is said there. */
export async function openRule(bench: PaneBench, id: string, holder: string | null): Promise<void> {
  await rulesOf(bench).openListed(id, holder);
  bench.navigation.show("rules");
}
