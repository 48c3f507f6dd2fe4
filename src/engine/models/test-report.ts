/** How good a model is, by rows it was not trained on. */
import { logOdds, shareOf, type Sureness } from "./classifier";

/** What was found on rows that were held out of training. */
export interface TestReport {
  /** Rows asked; 0 where there were too few rows to hold any out. */
  tested: number;
  /** Share of them that were answered right; null where none were asked. */
  accuracy: number | null;
  labels: LabelReport[];
  /** The most frequent mistakes, at most fifty. */
  confusions: { label: string; answered: string; count: number }[];
}

export interface LabelReport {
  label: string;
  /** Rows of this label that were trained on. */
  rows: number;
  /** Rows of this label that were asked, and of these answered right. */
  tested: number;
  right: number;
  /** Rows that were answered with this label, rightly or not. */
  answered: number;
}

const MOST_CONFUSIONS = 50;
/** Sharpnesses tried, from blunt to sharp. */
const SHARPNESSES = Array.from({ length: 41 }, (_, step) => 0.5 * 1.12 ** step);
/** Where no row could be held out. */
const USUAL: Sureness = { sharpness: 4, slope: 0.5, offset: -0.5 };

/** Collects answers to rows that were held out. */
export function createTest(labels: readonly string[]) {
  const asked: { label: number; count: number; scores: Float32Array }[] = [];
  return {
    add(label: number, count: number, scores: Float32Array): void {
      asked.push({ label, count, scores });
    },
    /** Found so that probabilities come true most nearly. */
    sureness(): Sureness {
      if (asked.length === 0) return USUAL;
      let best = USUAL.sharpness;
      let least = Number.POSITIVE_INFINITY;
      for (const sharpness of SHARPNESSES) {
        let loss = 0;
        for (const { label, count, scores } of asked)
          loss -= count * Math.log(Math.max(shareOf(scores, label, sharpness), 1e-9));
        if (loss < least) [least, best] = [loss, sharpness];
      }
      const answers = asked.map(({ label, count, scores }) => {
        const answer = highest(scores);
        return { odds: logOdds(shareOf(scores, answer, best)), isRight: answer === label, count };
      });
      return { sharpness: best, ...fitLine(answers) };
    },
    report(rowsOfLabels: readonly number[]): TestReport {
      const reports = labels.map((label, index): LabelReport => ({
        label,
        rows: rowsOfLabels[index] ?? 0,
        tested: 0,
        right: 0,
        answered: 0,
      }));
      const mistakes = new Map<string, { label: string; answered: string; count: number }>();
      let [tested, right] = [0, 0];
      for (const { label, count, scores } of asked) {
        const answer = highest(scores);
        const [own, given] = [reports[label], reports[answer]];
        if (own === undefined || given === undefined) continue;
        tested += count;
        own.tested += count;
        given.answered += count;
        if (answer === label) {
          right += count;
          own.right += count;
          continue;
        }
        const key = `${label} ${answer}`;
        const mistake = mistakes.get(key);
        if (mistake !== undefined) mistake.count += count;
        else mistakes.set(key, { label: own.label, answered: given.label, count });
      }
      const confusions = [...mistakes.values()]
        .sort((one, other) => other.count - one.count)
        .slice(0, MOST_CONFUSIONS);
      return {
        tested,
        accuracy: tested === 0 ? null : right / tested,
        labels: reports,
        confusions,
      };
    },
  };
}

function highest(scores: Float32Array): number {
  let best = 0;
  for (let index = 1; index < scores.length; index += 1)
    if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}

const NEWTON_STEPS = 30;
/** Weight of the line being what it is, in rows: few rows move it little. */
const CALM = 1;

/** The line from odds to odds under which answers were right as often as it says (Platt, by Newton). */
function fitLine(
  answers: readonly { odds: number; isRight: boolean; count: number }[]
): Pick<Sureness, "slope" | "offset"> {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    let [bySlope, byOffset] = [CALM * (slope - 1), CALM * offset];
    let [slopes, both, offsets] = [CALM, 0, CALM];
    for (const { odds, isRight, count } of answers) {
      const probability = 1 / (1 + Math.exp(-(slope * odds + offset)));
      const wrong = (probability - (isRight ? 1 : 0)) * count;
      const spread = Math.max(probability * (1 - probability), 1e-6) * count;
      bySlope += wrong * odds;
      byOffset += wrong;
      slopes += spread * odds * odds;
      both += spread * odds;
      offsets += spread;
    }
    const determinant = slopes * offsets - both * both;
    if (determinant < 1e-9) break;
    slope -= (offsets * bySlope - both * byOffset) / determinant;
    offset -= (slopes * byOffset - both * bySlope) / determinant;
  }
  // A surer answer is never told as less likely.
  return slope > 0 && Number.isFinite(offset) ? { slope, offset } : { slope: 0.1, offset: 0 };
}
