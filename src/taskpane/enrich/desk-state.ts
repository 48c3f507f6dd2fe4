/** What pane and ribbon know of the sheet, the choices, the run and the engine: all that the pane draws. */
import type { EngineStatus } from "../../client/session";
import type {
  Plan,
  Preparation,
  RunChoices,
  RunController,
  RunOutcome,
  RunProgress,
  Scope,
  SheetProblem,
  UndoOutcome,
} from "../../run/types";
import type { Question } from "./questions";

export type EngineState =
  | { state: "starting" }
  | { state: "ready"; status: EngineStatus }
  | { state: "failed"; message: string };

export type PlanState =
  | { state: "counting" }
  | { state: "counted"; plan: Plan }
  | { state: "problem"; problem: SheetProblem };

export type SheetState =
  | { state: "reading" }
  | { state: "problem"; problem: SheetProblem }
  | {
      state: "ready";
      /** Stays the same while the user stays with one table. */
      tableKey: string;
      preparation: Preparation;
      choices: RunChoices;
      plan: PlanState;
      questions: Question[];
    };

export type RunState =
  | { state: "idle" }
  | { state: "running"; progress: RunProgress | null; stopping: boolean }
  | { state: "finished"; outcome: RunOutcome }
  | { state: "undoing" }
  | { state: "undone"; outcome: UndoOutcome }
  | { state: "problem"; problem: SheetProblem };

export type LastRun = NonNullable<Awaited<ReturnType<RunController["lastRun"]>>>;

/** All that the pane draws. */
export interface DeskState {
  scope: Scope;
  engine: EngineState;
  sheet: SheetState;
  run: RunState;
  lastRun: LastRun | null;
}
