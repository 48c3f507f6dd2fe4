/** A file of rules while it is being imported: laid beside the list, decided on, brought in. */
import type { ListedRule, RuleChange } from "../../client/questions/rules";
import { refusalWords, refusedChange, refusedWords } from "./draft";
import {
  type Choice,
  type ClashChoice,
  compareRules,
  importedRules,
  importSteps,
  rulesOfFile,
} from "./rule-files";
import type { Notice, RulesState } from "./rules-state";

export interface Importing {
  /** Lays a file beside the list. */
  readFile(text: string): void;
  choose(index: number, choice: Choice): void;
  /** Decides between two rules of the file. */
  chooseOfFile(index: number, choice: ClashChoice): void;
  importFile(): Promise<void>;
  closeImport(): void;
}

interface ImportingParts {
  state: () => RulesState;
  update: (change: Partial<RulesState>) => void;
  rules: () => readonly ListedRule[];
  /** Changes the list; whether it was taken. */
  change: (
    changes: RuleChange[],
    invert: (after: readonly ListedRule[]) => RuleChange[],
    say: Notice["say"],
    refusal: (error: unknown) => Notice["say"]
  ) => Promise<boolean>;
  /** What removes the rules that were not there before. */
  undoOf: (before: readonly ListedRule[]) => (after: readonly ListedRule[]) => RuleChange[];
  imported: () => Promise<void>;
}

export function createImporting({
  state,
  update,
  rules,
  change,
  undoOf,
  imported,
}: ImportingParts): Importing {
  return {
    readFile(text) {
      const file = rulesOfFile(text);
      // What was told of the list before is not about the file.
      update({ notice: null });
      if (file === null) update({ importing: { state: "unreadable" }, returnTo: "add" });
      else {
        const comparison = compareRules(rules(), file);
        update({ importing: { state: "ready", file, comparison }, returnTo: "add" });
      }
    },
    choose(index, choice) {
      const { importing } = state();
      if (importing?.state !== "ready") return;
      const { comparison } = importing;
      const conflicts = comparison.conflicts.map((one, at) =>
        at === index ? { ...one, choice } : one
      );
      update({ importing: { ...importing, comparison: { ...comparison, conflicts } } });
    },
    chooseOfFile(index, choice) {
      const { importing } = state();
      if (importing?.state !== "ready") return;
      const { comparison } = importing;
      const clashes = comparison.clashes.map((one, at) =>
        at === index ? { ...one, choice } : one
      );
      update({ importing: { ...importing, comparison: { ...comparison, clashes } } });
    },
    async importFile() {
      const { importing, isBusy } = state();
      if (importing?.state !== "ready" || isBusy) return;
      const steps = importSteps(importing.comparison);
      if (steps.length === 0) return;
      const positions = importedRules(importing.comparison).map((one) => one.position);
      const before = rules();
      const isTaken = await change(
        steps,
        (after) => [
          ...undoOf(before)(after),
          ...steps.flatMap((step): RuleChange[] => {
            const mine = step.do === "change" ? before.find(({ id }) => id === step.id) : undefined;
            if (mine === undefined) return [];
            return [{ do: "change", id: mine.id, rule: mine.rule, is_on: mine.is_on }];
          }),
        ],
        ({ done }) => done.imported(steps.length),
        (error) => {
          const refused = refusedChange(error);
          const position = refused === null ? undefined : positions[refused.index];
          return refused === null || position === undefined
            ? refusalWords(error)
            : (words) =>
                words.files.fault(position, refusedWords(refused.message, [], words.faults));
        }
      );
      if (isTaken) {
        update({ importing: null });
        await imported();
      }
    },
    closeImport: () => update({ importing: null }),
  };
}
