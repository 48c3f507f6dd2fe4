/** The run as pane and ribbon see it: every failure comes back as a `SheetProblem`. */
import type { ColumnMapping, TableConventions } from "../columns";
import { BUILT_IN, type Destination, destinationId } from "../client/destination";
import type { EngineStatus, EnrichmentSession } from "../client/session";
import {
  activeCell,
  type NewWorkbook,
  problemOf,
  reading,
  readLastRunRecord,
  readSelectedCells,
} from "../excel";
import { engineVersionOf, enrichRun, lookUpIn } from "./enrich-run";
import { giveLabelList, labelListOf, takeLabelList } from "./label-list";
import { planOf } from "./plan";
import { ModelStop } from "./model-stop";
import { type Prepared, prepare } from "./prepare";
import type { Overrides } from "./reading";
import { readRowReferences } from "./row-references";
import { ServiceStop } from "./service-stop";
import { readReportSource } from "./report-source";
import { readSheetRows } from "./sheet-rows";
import { openPrepared, ownHeaders, survey } from "./survey";
import type {
  Clock,
  Preparation,
  Result,
  RunChoices,
  RunController,
  RunOutcome,
  SheetProblem,
} from "./types";
import { undoLastRun } from "./undo-run";

const NO_DEFAULTS = { country: null, currency: null };

/**
 * The controller over one session; one thing at a time, all else answers `busy`.
 *
 * @param destination where rows are enriched, as the user has it at the moment
 * @param mayAsk whether the user has agreed that anything goes there; planning asks nobody else before
 * @param defaults country and currency of workbooks in which none were chosen yet
 */
export function createRunController(
  session: EnrichmentSession,
  clock: Clock,
  destination: () => Destination = () => BUILT_IN,
  mayAsk: () => boolean = () => true,
  defaults: () => Omit<NewWorkbook, "accountHolderId"> = () => NO_DEFAULTS
): RunController {
  let isWriting = false;
  /** For a workbook without an account holder yet: the same until a run puts it into the workbook. */
  const newAccountHolderId = crypto.randomUUID();
  /** What detection said of each sheet, to tell what the user changed. */
  const detected = new Map<string, Prepared["detected"]>();
  /** Ids sent with their content, by account holder, and by storage and start of the engine. */
  const sent = new Map<string, Map<string, string>>();

  const sentOf = (
    holder: string,
    to: Destination,
    { storage, starts }: EngineStatus
  ): Map<string, string> => {
    const key = JSON.stringify([holder, destinationId(to), storage, starts]);
    const known = sent.get(key) ?? new Map<string, string>();
    sent.set(key, known);
    return known;
  };

  const guarded = async <Value>(
    sheet: string,
    work: () => Promise<Value>
  ): Promise<Result<Value>> => {
    if (isWriting) return { ok: false, problem: { code: "busy" } };
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      return { ok: false, problem: runProblemOf(error, sheet) };
    }
  };

  const exclusively = <Value>(sheet: string, work: () => Promise<Value>): Promise<Result<Value>> =>
    guarded(sheet, async () => {
      isWriting = true;
      try {
        return await work();
      } finally {
        isWriting = false;
      }
    });

  const overridesOf = (preparation: Preparation, choices: RunChoices): Overrides => {
    const was = detected.get(preparation.sheetId);
    if (was === undefined) return { mapping: null, conventions: {} };
    return {
      mapping: isSameMapping(was.mapping, choices.mapping) ? null : choices.mapping,
      conventions: changesOf(was.conventions, choices.conventions),
    };
  };

  return {
    prepare: (scope) =>
      guarded("", async () => {
        const prepared = await prepare(scope, {
          ...defaults(),
          accountHolderId: newAccountHolderId,
        });
        detected.set(prepared.preparation.sheetId, prepared.detected);
        return prepared.preparation;
      }),

    plan: (preparation, choices) =>
      guarded(preparation.sheetName, async () => {
        const version = engineVersionOf(destination(), await session.status());
        return reading(async (batch) => {
          const opened = await openPrepared(batch, preparation, choices);
          const lookUp = lookUpIn(session, mayAsk() ? destination() : BUILT_IN);
          const state = await survey(batch, opened, choices, version, lookUp);
          return planOf(state, await ownHeaders(batch, state));
        });
      }),

    rows: (preparation, choices, options) =>
      guarded(preparation.sheetName, () =>
        reading(async (batch) =>
          readSheetRows(batch, await openPrepared(batch, preparation, choices), options)
        )
      ),

    references: (preparation, choices) =>
      guarded(preparation.sheetName, () =>
        reading(async (batch) =>
          readRowReferences(batch, await openPrepared(batch, preparation, choices))
        )
      ),

    activeRow: (preparation, choices) =>
      guarded(preparation.sheetName, async () => {
        const cell = await activeCell();
        if (cell.sheetId !== preparation.sheetId) return null;
        return reading(async (batch) => {
          const rows = await readSheetRows(batch, await openPrepared(batch, preparation, choices));
          return rows.find(({ sheetRow }) => sheetRow === cell.row + 1) ?? null;
        });
      }),

    selectedCells: () => guarded("", () => reading(readSelectedCells)),

    labelList: (preparation, choices) =>
      guarded(preparation.sheetName, () => labelListOf(preparation, choices)),

    setLabelList: (preparation, choices, labels) =>
      exclusively(preparation.sheetName, () => giveLabelList(preparation, choices, labels)),

    removeLabelList: (preparation, choices) =>
      exclusively(preparation.sheetName, () => takeLabelList(preparation, choices)),
    reportSource: (preparation, choices, accountHolder) =>
      guarded(preparation.sheetName, () =>
        reading(async (batch) => {
          const opened = await openPrepared(batch, preparation, choices);
          const rows = await readSheetRows(batch, opened);
          const own = rows.filter((row) => row.accountHolder === accountHolder);
          return readReportSource(batch, opened, own);
        })
      ),

    run: (preparation, choices, { signal, onProgress }) =>
      exclusively(preparation.sheetName, (): Promise<RunOutcome> => {
        const holder = choices.settings.accountHolder.id;
        const overrides = overridesOf(preparation, choices);
        const to = destination();
        return enrichRun({
          destination: to,
          session,
          clock,
          preparation,
          choices,
          overrides,
          signal,
          onProgress,
          sentTo: (status) => sentOf(holder, to, status),
        });
      }),

    undoLastRun: () => exclusively("", undoLastRun),

    forgetSent: () => sent.clear(),

    async lastRun() {
      try {
        const run = await reading(readLastRunRecord);
        if (run === null || (run.cells === 0 && run.created.length === 0)) return null;
        return { sheetName: run.sheetName, cells: run.cells, at: run.at };
      } catch {
        // The button merely stays grey; undoing itself says what is wrong.
        return null;
      }
    },
  };
}

/** What stopped a run: Excel's own errors, or the engine's (`SessionError`, a plain object across a port). */
function runProblemOf(error: unknown, sheet: string): SheetProblem {
  if (error instanceof ServiceStop || error instanceof ModelStop) return error.problem;
  const isSessionError = error instanceof Error && error.name === "SessionError";
  return isSessionError ? { code: "engine", message: error.message } : problemOf(error, sheet);
}

function isSameMapping(one: ColumnMapping, other: ColumnMapping): boolean {
  const sorted = (mapping: ColumnMapping) => JSON.stringify(Object.entries(mapping).sort());
  return sorted(one) === sorted(other);
}

function changesOf(before: TableConventions, after: TableConventions): Partial<TableConventions> {
  const changes: Partial<TableConventions> = {};
  if (after.dateOrder !== before.dateOrder) {
    changes.dateOrder = after.dateOrder;
    changes.dateOrderUncertain = false;
  }
  if (after.decimalMark !== before.decimalMark) changes.decimalMark = after.decimalMark;
  if (after.sign !== before.sign) changes.sign = after.sign;
  if (after.currency !== before.currency) changes.currency = after.currency;
  return changes;
}
