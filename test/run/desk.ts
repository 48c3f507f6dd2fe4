/** What every test of a run needs: a workbook in the emulated host, a session, a controller, shortcuts. */
import type { Destination } from "../../src/client/destination";
import type { EnrichmentSession } from "../../src/client/session";
import { createRunController } from "../../src/run";
import type {
  Plan,
  Preparation,
  Result,
  RunChoices,
  RunController,
  RunOutcome,
  RunProgress,
  Scope,
} from "../../src/run";
import { type RunningExcel, startExcelHost, type StartOptions } from "../support/excel-host";
import { createFakeSession, type FakeSession } from "../support/fake-session";

export interface Desk {
  excel: RunningExcel;
  session: FakeSession;
  controller: RunController;
  /** Prepares a scope with the settings changed as given; throws on a problem. */
  look(
    scope?: Scope,
    changes?: Partial<RunChoices["settings"]>
  ): Promise<[Preparation, RunChoices]>;
  plan(changes?: Partial<RunChoices>): Promise<Plan>;
  enrich(
    changes?: Partial<RunChoices>,
    watch?: { signal?: AbortSignal; onProgress?: (progress: RunProgress) => void }
  ): Promise<RunOutcome>;
  /** A controller as after a reload of the add-in, or on another computer. */
  another(session?: EnrichmentSession): RunController;
  close(): Promise<void>;
}

/** Opens a workbook and sits down at it. */
export async function sitDown(
  options: StartOptions,
  session = createFakeSession(),
  destination?: () => Destination
): Promise<Desk> {
  const excel = await startExcelHost(options);
  let now = 0;
  const clock = () => (now += 10);
  const controller = createRunController(session, clock, destination);
  const look: Desk["look"] = async (scope = "selection", changes = {}) => {
    const preparation = valueOf(await controller.prepare(scope));
    return [preparation, choicesOf(preparation, changes)];
  };
  return {
    excel,
    session,
    controller,
    look,
    async plan(changes = {}) {
      const [preparation, choices] = await look();
      return valueOf(await controller.plan(preparation, { ...choices, ...changes }));
    },
    async enrich(changes = {}, watch = {}) {
      const [preparation, choices] = await look();
      return valueOf(
        await controller.run(
          preparation,
          { ...choices, ...changes },
          {
            signal: watch.signal ?? new AbortController().signal,
            onProgress: watch.onProgress ?? (() => undefined),
          }
        )
      );
    },
    another: (other = session) => createRunController(other, clock, destination),
    close: () => excel.close(),
  };
}

/** The choices a user makes who changes nothing but some settings. */
export function choicesOf(
  preparation: Preparation,
  changes: Partial<RunChoices["settings"]> = {}
): RunChoices {
  return {
    mapping: preparation.mapping,
    conventions: preparation.conventions,
    settings: { ...preparation.settings, ...changes },
    includeHiddenRows: false,
    refreshUpToDate: false,
  };
}

/** The value of a result; a problem fails the test with what it is. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
