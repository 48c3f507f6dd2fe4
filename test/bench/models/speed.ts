/** How long a custom model is trained on the most rows it takes. */
import { createEngine } from "../../../src/engine";
import {
  createClassifier,
  MAXIMUM_TRAINING_ROWS,
  storeModel,
  trainModel,
  type LabelledInput,
  type Training,
} from "../../../src/engine/models";
import { openBuilt, SEED } from "../engine";
import type { Figure } from "../table";
import { labelledInputs, repetitiveRows, variedRows } from "./rows";

/** Longest time of a whole training, in seconds; the engine's look at the rows is in it. */
export const TARGET_SECONDS = 20;
/** Rows asked afterwards. */
const ASKED = 5_000;

/** Over the knowledge as built: rows that hardly repeat themselves, and rows that do. */
export async function measureTraining(root: string): Promise<Figure[]> {
  const knowledge = await openBuilt(root);
  const engine = createEngine(knowledge);
  const count = MAXIMUM_TRAINING_ROWS;
  const kinds = [
    { kind: "varied", rows: variedRows(knowledge, count, SEED) },
    { kind: "repetitive", rows: repetitiveRows(count, SEED) },
  ];
  return kinds.flatMap(({ kind, rows }) => {
    const looking = timed(() => labelledInputs(engine, rows, SEED));
    const inputs = looking.value;
    const training = timed(() => trained(inputs));
    const { model, report } = training.value;
    const classifier = createClassifier(model);
    const asking = timed(() => {
      for (const input of inputs.slice(0, ASKED)) classifier.classify(input);
    });
    const told = (name: string, value: number, unit: string): Figure => ({
      name: `${kind}: ${name}`,
      value,
      unit,
      target: null,
    });
    return [
      told("labels", model.labels.length, ""),
      {
        ...told(`${count.toLocaleString("en")} rows looked at and trained`, 0, "s"),
        value: looking.seconds + training.seconds,
        target: { atMost: TARGET_SECONDS },
      },
      told("of that looking at them with the engine", looking.seconds, "s"),
      told("processor time of all", looking.busy + training.busy, "s"),
      told("right on rows held out", 100 * (report.accuracy ?? 0), "%"),
      told("stored model", storeModel(model).length / 1e6, "MB"),
      told("a row asked", (asking.seconds * 1e6) / ASKED, "µs"),
    ];
  });
}

function trained(inputs: readonly LabelledInput[]): Training {
  const steps = trainModel(inputs);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function timed<Value>(work: () => Value): { value: Value; seconds: number; busy: number } {
  const before = process.cpuUsage();
  const begun = performance.now();
  const value = work();
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return { value, seconds, busy: (user + system) / 1e6 };
}
