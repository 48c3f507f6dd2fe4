/** Wrong results: what was reported, what was learned from it and from edits in the sheet. */
import { useEffect } from "react";
import type { PaneBench } from "../bench";
import { selectedRowOf } from "../selected-row/selected-row";
import { EditsSection } from "./edits-section";
import { learnedOf } from "./learned";
import { LearnedSection } from "./learned-section";
import { reportsOf } from "./reports";
import { ReportsSection } from "./reports-section";
import { useStore } from "./store";

export function WrongResults({ bench }: { bench: PaneBench }) {
  const { now } = useStore(selectedRowOf(bench));
  const reported = now.at === "reported" ? now.result : null;
  // The row may be reported beside the lists: they tell of it at once.
  useEffect(() => {
    if (reported === null) return;
    void reportsOf(bench).load();
    void learnedOf(bench).load();
  }, [bench, reported]);
  return (
    <>
      <ReportsSection bench={bench} />
      <EditsSection bench={bench} />
      <LearnedSection bench={bench} />
    </>
  );
}
