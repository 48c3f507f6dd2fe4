/** The list of labels to choose from in a table's label column, as panels ask for it. */
import {
  type LabelListOutcome,
  reading,
  readLabelList,
  removeLabelList,
  setLabelList,
  writing,
} from "../excel";
import type { Reading } from "./reading";
import { openPrepared } from "./survey";
import type { Preparation, RunChoices } from "./types";

/** Every row of data of a table, whichever of them the user has selected. */
const dataRows = ({ located, firstDataRow }: Reading) => ({
  first: firstDataRow,
  last: located.rows.last,
});

/** The labels that can be chosen; null where the column has no list. */
export function labelListOf(
  preparation: Preparation,
  choices: RunChoices
): Promise<string[] | null> {
  return reading(async (batch) =>
    readLabelList(batch, (await openPrepared(batch, preparation, choices)).located)
  );
}

/** Gives the label column a list, or brings the one it has up to date. */
export function giveLabelList(
  preparation: Preparation,
  choices: RunChoices,
  labels: readonly string[]
): Promise<LabelListOutcome> {
  return writing(new AbortController().signal, async (batch) => {
    const opened = await openPrepared(batch, preparation, choices);
    return setLabelList(batch, opened.located, dataRows(opened), labels);
  });
}

/** Takes the list away again; answers whether there was one. */
export function takeLabelList(preparation: Preparation, choices: RunChoices): Promise<boolean> {
  return writing(new AbortController().signal, async (batch) => {
    const opened = await openPrepared(batch, preparation, choices);
    return removeLabelList(batch, opened.located, dataRows(opened));
  });
}
