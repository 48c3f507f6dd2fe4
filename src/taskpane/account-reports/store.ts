/** What the account report knows and does: kept outside React, as the desk is. */
import { BUILT_IN } from "../../client/destination";
import type { AccountReportInput } from "../../client/questions/account-reports";
import type {
  InsertionProblem,
  InsertionUndo,
  InsertSheets,
  ListInsertions,
  InsertionOutcome,
  UndoInsertion,
} from "../../excel";
import type { AccountReport, CalendarDate, CurrencyReport } from "../../model";
import {
  formulaScope,
  isReportInsertion,
  reportInsertionId,
  reportSheets,
  type ReportSheetWords,
} from "../../run/report-sheets";
import type { SourceFault } from "../../run/report-source";
import type { Preparation, Result, RunChoices, SheetProblem, SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";
import { firstChoice, type PeriodChoice, periodOf } from "./periods";

/** Why nothing is shown. */
export type EmptyReason = "no_rows" | "not_enriched";

export type ReportView =
  | { state: "none" }
  | { state: "problem"; problem: SheetProblem }
  | { state: "failed"; message: string }
  | { state: "empty"; reason: EmptyReason }
  | { state: "ready"; report: AccountReport; isBuiltIn: boolean };

export type InsertionState =
  | { state: "idle" }
  | { state: "inserting"; isStopping: boolean }
  | { state: "inserted"; outcome: InsertionOutcome; values: SourceFault | "labels" | null }
  | { state: "undoing" }
  | { state: "undone"; undo: InsertionUndo }
  /** The user changed cells of ours: the same once more writes over them. */
  | { state: "asking"; wanted: "insert" | "undo"; sheets: string[] }
  | { state: "problem"; problem: InsertionProblem };

/** An account holder of some rows. */
export interface ReportHolder {
  id: string | null;
  name: string | null;
}

export interface ReportsState {
  isReading: boolean;
  view: ReportView;
  /** Null until rows were read. */
  choice: PeriodChoice | null;
  /** Days of the first and the newest row. */
  ends: { first: CalendarDate; newest: CalendarDate } | null;
  /** Whose rows there are, most rows first; a null id is the workbook's own account holder. */
  holders: readonly ReportHolder[];
  /** Whose report is shown, as `SheetRow.accountHolder` has it. */
  holder: string | null;
  /** The currency wished; the main one where the report does not have it. */
  currency: string | null | undefined;
  insertion: InsertionState;
  /** Ids of the insertions that are in the workbook. */
  present: ReadonlySet<string>;
  /** Id of the insertion of the report in front; null where there is none. */
  insertionId: string | null;
}

/** How sheets are put into the workbook and taken back. */
export interface SheetMaker {
  insert: InsertSheets;
  undo: UndoInsertion;
  list: ListInsertions;
}

/** What goes onto the sheets besides figures. */
export interface SheetTexts {
  words: ReportSheetWords;
  /** Lines below the title; `values` says why sums are no formulas. */
  notes: (report: AccountReport, values: SourceFault | "labels" | null) => string[];
}

export interface AccountReports {
  state(): ReportsState;
  subscribe(listener: () => void): () => void;
  /** Reads the sheet and asks for the report. */
  refresh(): Promise<void>;
  choose(choice: PeriodChoice): Promise<void>;
  showHolder(id: string | null): Promise<void>;
  showCurrency(currency: string | null): void;
  /** Puts the report shown into the workbook, or brings what is there up to date. */
  insert(texts: SheetTexts, options?: { evenIfEdited?: boolean }): Promise<void>;
  stop(): void;
  undo(options?: { evenIfEdited?: boolean }): Promise<void>;
  /** Puts a message away. */
  dismiss(): void;
}

/** The part of the bench that reports need. */
export type ReportBench = Pick<
  PaneBench,
  "ask" | "destination" | "desk" | "where" | "rowsOf" | "reportSource"
>;

/** A table of the user's, as the desk has read it. */
interface Table {
  preparation: Preparation;
  choices: RunChoices;
}

/** @param now the moment, ISO 8601 */
export function createAccountReports(
  bench: ReportBench,
  maker: SheetMaker,
  now: () => string
): AccountReports {
  const listeners = new Set<() => void>();
  let current: ReportsState = {
    isReading: false,
    view: { state: "none" },
    choice: null,
    ends: null,
    holders: [],
    holder: null,
    currency: undefined,
    insertion: { state: "idle" },
    present: new Set(),
    insertionId: null,
  };
  /** The table that was read last, and its rows. */
  let table: Table | null = null;
  let rows: readonly SheetRow[] = [];
  let reading: AbortController | null = null;
  let writing: AbortController | null = null;

  const isWriting = () => ["inserting", "undoing"].includes(current.insertion.state);

  const update = (changes: Partial<ReportsState>): void => {
    current = { ...current, ...changes };
    const shown = shownReport(current);
    const insertionId =
      shown === null || table === null
        ? null
        : reportInsertionId(table.preparation, current.holder, shown.currency);
    // What was said of one report is never said, or agreed to, of another.
    const isOther = insertionId !== current.insertionId && !isWriting();
    const insertion = isOther ? ({ state: "idle" } as const) : current.insertion;
    current = { ...current, insertionId, insertion };
    for (const listener of listeners) listener();
  };

  /** The table to report on: the one in front of the user, or the last one where that is a report. */
  async function findTable(ours: ReadonlySet<string>): Promise<Table | SheetProblem> {
    const { desk } = bench;
    if (desk.state().sheet.state !== "ready") await desk.refresh();
    const { sheet } = desk.state();
    if (sheet.state === "ready" && !ours.has(sheet.preparation.sheetName)) return sheet;
    if (table !== null) return table;
    if (sheet.state === "problem") return sheet.problem;
    return { code: "nothing_selected" };
  }

  /** Asks for the report over the rows of the holder in front; one that was overtaken says nothing. */
  async function ask(wished: PeriodChoice | null): Promise<void> {
    if (table === null) return;
    const own = rows.filter(({ accountHolder }) => accountHolder === current.holder);
    const ends = endsOf(own);
    reading?.abort();
    if (ends === null) {
      update({ isReading: false, ends, view: { state: "empty", reason: "no_rows" } });
      return;
    }
    update({ ends });
    const choice = wished ?? firstChoice(ends.first, ends.newest);
    const mine = (reading = new AbortController());
    update({ isReading: true, choice });
    // Rows were never sent where nobody agreed to it, and neither are their ids now.
    const destination = bench.where.state().isConfirmed ? bench.destination() : BUILT_IN;
    const input: AccountReportInput = {
      holder: current.holder ?? table.choices.settings.accountHolder.id,
      ...periodOf(choice, ends.newest),
      rows: namedRows(own),
    };
    try {
      const { report, isBuiltIn } = await bench.ask("account-report.read", input, {
        destination,
        signal: mine.signal,
      });
      if (mine.signal.aborted) return;
      const isUnknown = report === null || report.counts.unknown === own.length;
      update({
        isReading: false,
        view: isUnknown
          ? { state: "empty", reason: "not_enriched" }
          : { state: "ready", report, isBuiltIn },
      });
    } catch (error) {
      if (mine.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      update({ isReading: false, view: { state: "failed", message } });
    }
  }

  /** Looks for reports that were inserted; the names of their sheets. */
  async function lookForInsertions(): Promise<ReadonlySet<string>> {
    const found = (await maker.list()).filter(({ id }) => isReportInsertion(id));
    update({ present: new Set(found.map(({ id }) => id)) });
    return new Set(found.flatMap(({ sheets }) => sheets));
  }

  const reports: AccountReports = {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async refresh() {
      if (current.isReading || isWriting()) return;
      update({ isReading: true });
      const found = await findTable(await lookForInsertions());
      const read: Result<SheetRow[]> =
        "code" in found
          ? { ok: false, problem: found }
          : await bench.rowsOf(found.preparation, found.choices);
      if ("code" in found || !read.ok) {
        const problem = read.ok ? { code: "nothing_selected" as const } : read.problem;
        update({ isReading: false, view: { state: "problem", problem } });
        return;
      }
      table = found;
      rows = read.value;
      const holders = holdersOf(rows);
      const isThere = holders.some(({ id }) => id === current.holder);
      update({ holders, holder: isThere ? current.holder : (holders[0]?.id ?? null) });
      await ask(current.choice);
    },

    async choose(choice) {
      if (current.ends === null || isWriting()) return;
      const { from, to } = choice;
      const isWrong = choice.kind === "custom" && from !== null && to !== null && to < from;
      if (isWrong) {
        reading?.abort();
        update({ choice, isReading: false });
      } else await ask(choice);
    },

    async showHolder(id) {
      if (isWriting()) return;
      update({ holder: id });
      await ask(current.choice);
    },

    showCurrency(currency) {
      if (!isWriting()) update({ currency });
    },

    async insert({ words, notes }, { evenIfEdited = false } = {}) {
      const shown = shownReport(current);
      const { view } = current;
      const { insertionId: id } = current;
      if (shown === null || table === null || id === null || view.state !== "ready") return;
      if (isWriting() || current.isReading) return;
      const mine = (writing = new AbortController());
      update({ insertion: { state: "inserting", isStopping: false } });
      const found = await bench.reportSource(table.preparation, table.choices, current.holder);
      if (!found.ok) {
        update({
          insertion: { state: "idle" },
          view: { state: "problem", problem: found.problem },
        });
        return;
      }
      const given = { id, report: view.report, shown, source: found.value };
      const scope = formulaScope(given);
      const values = scope.ok ? null : scope.reason;
      const result = await maker.insert(
        reportSheets({ ...given, words, notes: notes(view.report, values) }),
        { signal: mine.signal, at: now(), evenIfEdited }
      );
      writing = null;
      update({
        insertion: result.ok
          ? { state: "inserted", outcome: result.value, values }
          : stateOfProblem("insert", result.problem, mine.signal),
      });
      await lookForInsertions();
    },

    stop() {
      if (current.insertion.state !== "inserting") return;
      writing?.abort();
      update({ insertion: { state: "inserting", isStopping: true } });
    },

    async undo({ evenIfEdited = false } = {}) {
      const { insertionId: id } = current;
      if (id === null || isWriting() || current.isReading) return;
      update({ insertion: { state: "undoing" } });
      const mine = new AbortController();
      const result = await maker.undo(id, {
        signal: mine.signal,
        evenIfEdited,
      });
      update({
        insertion: result.ok
          ? { state: "undone", undo: result.value }
          : stateOfProblem("undo", result.problem, mine.signal),
      });
      await lookForInsertions();
    },

    dismiss() {
      if (!isWriting()) update({ insertion: { state: "idle" } });
    },
  };
  return reports;
}

/** The one currency's report that is in front; null where there is none. */
export function shownReport({ view, currency }: ReportsState): CurrencyReport | null {
  if (view.state !== "ready") return null;
  const { currencies } = view.report;
  return currencies.find((one) => one.currency === currency) ?? currencies[0] ?? null;
}

/** Whether the report in front is in the workbook. */
export function isInWorkbook({ present, insertionId }: ReportsState): boolean {
  return insertionId !== null && present.has(insertionId);
}

function stateOfProblem(
  wanted: "insert" | "undo",
  problem: InsertionProblem,
  signal: AbortSignal
): InsertionState {
  if (signal.aborted) return { state: "problem", problem: { code: "stopped" } };
  return problem.code === "inserted_edited"
    ? { state: "asking", wanted, sheets: problem.sheets.map(({ name }) => name) }
    : { state: "problem", problem };
}

/** The rows of the sheet with the words that stand there. */
function namedRows(rows: readonly SheetRow[]): AccountReportInput["rows"] {
  const word = (value: unknown): string | null => {
    const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
    return text === "" ? null : text.slice(0, LONGEST_WORD);
  };
  return {
    id: rows.map(({ id }) => id),
    label: rows.map(({ answers }) => word(answers.label?.value)),
    merchant: rows.map(({ answers }) => word(answers.merchant?.value)),
  };
}

/** Longest label or merchant that the operation takes. */
const LONGEST_WORD = 1024;

/** Whose the rows are, most rows first. */
function holdersOf(rows: readonly SheetRow[]): ReportHolder[] {
  const holders = new Map<string | null, { name: string | null; rows: number }>();
  for (const { accountHolder: id, fields } of rows) {
    const known = holders.get(id);
    if (known === undefined) holders.set(id, { name: fields.account_holder_name, rows: 1 });
    else {
      known.rows += 1;
      known.name ??= fields.account_holder_name;
    }
  }
  return [...holders]
    .sort(([, one], [, other]) => other.rows - one.rows)
    .map(([id, { name }]) => ({ id, name }));
}

function endsOf(rows: readonly SheetRow[]): ReportsState["ends"] {
  let first: CalendarDate | null = null;
  let newest: CalendarDate | null = null;
  for (const { fields } of rows) {
    const { date } = fields;
    if (date === null) continue;
    if (first === null || date < first) first = date;
    if (newest === null || date > newest) newest = date;
  }
  return first === null || newest === null ? null : { first, newest };
}
