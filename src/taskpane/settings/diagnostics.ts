/**
 * Facts for whoever helps the user, as text to be copied. They are chosen one by one: nothing of a row,
 * no name, no id of the user's, no address and no key is among them.
 */
import type { DeskState } from "../enrich/desk-state";
import type { HostFacts } from "../device";
import type { WhereState } from "../where/where";

export interface DiagnosticsInput {
  host: HostFacts;
  desk: DeskState;
  where: WhereState;
  language: string;
  /** Of the pane, in CSS pixels. */
  width: number;
  hasContrastColours: boolean;
  /** Codes of the last errors, newest first. */
  errors: readonly string[];
  /** Milliseconds since the page was opened, by mark. */
  marks: readonly { name: string; at: number }[];
}

/** The facts, a line each. */
export function diagnosticsOf(input: DiagnosticsInput): string {
  const { host, desk, where, language, width, hasContrastColours, errors, marks } = input;
  const lines: [string, string | number | boolean | null][] = [
    ["host", host.platform],
    ["host version", host.version],
    ["requirement sets", host.sets.join(" ")],
    ["display language", host.displayLanguage],
    ["content language", host.contentLanguage],
    ["pane language", language],
    ["pane width", width],
    ["contrast colours", hasContrastColours],
    ...engineLines(desk),
    ...sheetLines(desk),
    ...runLines(desk),
    ["destination", where.settings.choice],
    ["destination complete", where.destination !== null],
    ["destination agreed to", where.isConfirmed],
    ["key kept", where.settings.keep],
    ["last test", testOf(where)],
    ["storage keeps settings", where.isKept],
    ["last errors", errors.length === 0 ? "none" : errors.join(" ")],
    ...marks.map(({ name, at }): [string, number] => [`mark ${name}`, Math.round(at)]),
  ];
  return lines.map(([name, value]) => `${name}: ${value ?? "unknown"}`).join("\n");
}

type Lines = [string, string | number | boolean | null][];

function engineLines({ engine }: DeskState): Lines {
  if (engine.state !== "ready") return [["engine", engine.state]];
  const { version, merchants, storage, starts } = engine.status;
  return [
    ["engine", version],
    ["merchants", merchants],
    ["storage", storage],
    ["engine starts", starts],
  ];
}

function sheetLines({ sheet, scope }: DeskState): Lines {
  if (sheet.state === "problem") return [["sheet", `problem ${sheet.problem.code}`]];
  if (sheet.state === "reading") return [["sheet", "reading"]];
  const { preparation, choices, plan } = sheet;
  const lines: Lines = [
    ["scope", scope],
    ["in a table", preparation.tableName !== null],
    ["rows", preparation.rowCount],
    ["hidden rows", preparation.hiddenRows],
    ["columns", preparation.columns.length],
    ["roles", Object.keys(choices.mapping).sort().join(" ")],
    ["date order", choices.conventions.dateOrder],
    ["decimal mark", choices.conventions.decimalMark],
    ["sign", choices.conventions.sign],
    ["columns written", choices.settings.fields.join(" ")],
    ["account holder type", choices.settings.accountHolder.type],
    ["plan", plan.state === "problem" ? `problem ${plan.problem.code}` : plan.state],
  ];
  if (plan.state !== "counted") return lines;
  const { toFill, toUpdate, upToDate, locked, lockedCells, holders } = plan.plan;
  return [
    ...lines,
    ["to fill", toFill],
    ["to update", toUpdate],
    ["up to date", upToDate],
    ["locked rows", locked],
    ["locked cells", lockedCells],
    ["account holders named", holders?.holders.length ?? 0],
  ];
}

function runLines({ run }: DeskState): Lines {
  switch (run.state) {
    case "problem":
      return [["run", `problem ${run.problem.code}`]];
    case "finished": {
      const { state, written, noted, putBack, seconds } = run.outcome;
      return [
        ["run", state],
        ["rows written", written],
        ["rows noted", noted],
        ["cells put back", putBack],
        ["seconds", Math.round(seconds * 10) / 10],
      ];
    }
    case "idle":
    case "running":
    case "undoing":
    case "undone":
      return [["run", run.state]];
  }
}

function testOf({ connection }: WhereState): string {
  if (connection.state !== "tested") return connection.state;
  return connection.report.ok ? "ok" : connection.report.problem.code;
}
