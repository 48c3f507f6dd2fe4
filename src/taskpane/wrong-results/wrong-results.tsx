/** Wrong results: what was reported, what was learned from it and from edits in the sheet. */
import type { PaneBench } from "../bench";
import { EditsSection } from "./edits-section";
import { LearnedSection } from "./learned-section";
import { ReportsSection } from "./reports-section";

export function WrongResults({ bench }: { bench: PaneBench }) {
  return (
    <>
      <ReportsSection bench={bench} />
      <EditsSection bench={bench} />
      <LearnedSection bench={bench} />
    </>
  );
}
