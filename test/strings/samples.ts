/**
 * Values for those functions among the words whose values are neither numbers, texts nor lists of
 * texts. By the path in the object of words; each entry is one call.
 */
import type { SessionErrorCode } from "../../src/client/session";
import type { ConnectionProblem } from "../../src/client/connection";
import type { Addressee, SampleProblem } from "../../src/strings";
import type { RunOutcome, SheetProblem, UndoOutcome } from "../../src/run/types";
import type { Call } from "./walk";

const SERVER: Addressee = { kind: "own_server", host: "quartz.example.com", through: null };
const HOSTED: Addressee = { kind: "hosted", host: "api.example.com", through: null };
const RELAYED: Addressee = { ...HOSTED, through: "quartz.example.com" };
const ADDRESSEES: readonly Call[] = [[SERVER], [HOSTED], [RELAYED]];

const PAGE = "https://pane.example.com";
const connectionProblems: {
  [Code in ConnectionProblem["code"]]: ConnectionProblem & { code: Code };
} = {
  unreachable: { code: "unreachable" },
  refused_by_browser: { code: "refused_by_browser" },
  insecure: { code: "insecure" },
  too_slow: { code: "too_slow" },
  redirected: { code: "redirected" },
  wrong_key: { code: "wrong_key" },
  key_missing: { code: "key_missing" },
  key_not_allowed: { code: "key_not_allowed", message: "Quartz." },
  out_of_credits: { code: "out_of_credits" },
  busy: { code: "busy" },
  not_ntropy: { code: "not_ntropy", status: 404 },
  no_relay: { code: "no_relay" },
  server_fault: { code: "server_fault", status: 500 },
};

type ServiceProblem = Extract<SheetProblem, { code: "service" }>;
const SERVICE: ServiceProblem = {
  code: "service",
  failure: "busy",
  host: "api.example.com",
  message: "Quartz.",
  written: 731,
  remaining: 732,
};
const failures: { [Failure in ServiceProblem["failure"]]: true } = {
  unauthorized: true,
  forbidden: true,
  quota_exceeded: true,
  busy: true,
  network: true,
  rejected: true,
  engine_failed: true,
  cancelled: true,
};
/** Every code of a question that was not answered. */
const sessionErrors: { [Code in SessionErrorCode | "unknown"]: true } = {
  cancelled: true,
  engine_failed: true,
  network: true,
  busy: true,
  unauthorized: true,
  forbidden: true,
  quota_exceeded: true,
  rejected: true,
  unknown: true,
};

const FAILURES = Object.keys(failures).filter((key): key is ServiceProblem["failure"] =>
  Object.hasOwn(failures, key)
);

/** One or more of every problem a sheet or a run can have. */
const sheetProblems: { [Code in SheetProblem["code"]]: (SheetProblem & { code: Code })[] } = {
  nothing_selected: [{ code: "nothing_selected" }],
  model: (["missing", "not_ready", "unsupported"] as const).map((state) => ({
    code: "model",
    name: "Quartz",
    state,
  })),
  empty_sheet: [{ code: "empty_sheet", sheet: "Quartz" }],
  no_description_column: [
    { code: "no_description_column", sheet: "Quartz", headerRow: null },
    { code: "no_description_column", sheet: "Quartz", headerRow: 731 },
  ],
  several_areas: [{ code: "several_areas", count: 3 }],
  protected_sheet: [{ code: "protected_sheet", sheet: "Quartz" }],
  cell_edit_mode: [{ code: "cell_edit_mode" }],
  merged_cells: [{ code: "merged_cells", address: "B7:C9" }],
  no_free_columns: [
    { code: "no_free_columns", sheet: "Quartz", needed: 1 },
    { code: "no_free_columns", sheet: "Quartz", needed: 3 },
  ],
  sheet_gone: [{ code: "sheet_gone", sheet: "Quartz" }],
  rows_moved: [
    { code: "rows_moved", count: 1 },
    { code: "rows_moved", count: 731 },
  ],
  newer_workbook: [{ code: "newer_workbook", version: 731 }],
  unsupported_host: [{ code: "unsupported_host", missing: "ExcelApi 1.9" }],
  payload_too_large: [{ code: "payload_too_large" }],
  too_many_holders: [{ code: "too_many_holders", sheet: "Quartz", count: 731 }],
  nothing_to_undo: [{ code: "nothing_to_undo" }],
  busy: [{ code: "busy" }],
  engine: [{ code: "engine", message: "Quartz." }],
  host: [{ code: "host", message: "Quartz." }],
  service: FAILURES.flatMap((failure) => [
    { ...SERVICE, failure },
    { ...SERVICE, failure, written: 0, remaining: 0 },
    { ...SERVICE, failure, written: 1, remaining: 1 },
  ]),
};

/** One or more of every problem the sample sheet can have. */
const sampleProblems: { [Code in SampleProblem["code"]]: (SampleProblem & { code: Code })[] } = {
  last_sheet: [{ code: "last_sheet" }],
  nothing_inserted: [{ code: "nothing_inserted" }],
  protected_workbook: [{ code: "protected_workbook" }],
  stopped: [{ code: "stopped" }],
  insertion_failed: [
    { code: "insertion_failed", message: "Quartz.", left: [] },
    { code: "insertion_failed", message: "Quartz.", left: ["Quince"] },
  ],
};

const OUTCOME: RunOutcome = {
  state: "completed",
  written: 731,
  locked: 0,
  skipped: 0,
  noted: 0,
  builtIn: 0,
  putBack: 0,
  seconds: 0.4,
};
const UNDONE: UndoOutcome = { cells: 731, kept: 732 };

export const SAMPLES: Readonly<Record<string, readonly Call[]>> = {
  "rules/faults/because": Object.keys(sessionErrors).map((code) => [code, "Quartz."]),
  "rules/faults/wrongType": [
    ["string", "number"],
    ["number", "boolean"],
    ["boolean", "string"],
  ],
  "rules/faults/unlike": [
    ["string", "number"],
    ["number", "boolean"],
    ["boolean", "string"],
  ],
  "settings/failed": Object.keys(sessionErrors).map((code) => [code, "Quartz."]),
  "models/warnings/rareLabels": [
    [1, ["Quartz"]],
    [731, ["Quartz", "Quince"]],
  ],
  "rows/what": [
    ["Quartz", null, "B5:G120"],
    ["Quartz", "Quince", "B5:G120"],
  ],
  "mapping/part": [
    ["amount", "Quartz", "C"],
    ["mcc", null, "C"],
  ],
  "mapping/roleOf": [
    ["Quartz", "C"],
    [null, "C"],
  ],
  "mapping/samples": [[["Quartz", "Quince"]], [[]]],
  "where/sentence/sent": ADDRESSEES,
  "where/report/version": [
    [null, 731],
    ["Quartz", 731],
  ],
  "where/report/problem": Object.values(connectionProblems).flatMap((problem) =>
    [SERVER, HOSTED, RELAYED].map((addressee) => [problem, addressee, PAGE])
  ),
  "where/consent/title": ADDRESSEES,
  "where/consent/intro": ADDRESSEES,
  "where/consent/who": ADDRESSEES,
  "where/consent/agree": ADDRESSEES,
  "holder/sentence": [
    ["Quartz", null, null],
    ["Quartz", "Quince", "Quokka"],
  ],
  "plan/skippedWhy": [
    ["blank", 1, 731],
    ["blank", 3, 731],
    ["no_description", 3, 731],
    ["totals_row", 1, 731],
    ["header_row", 3, 731],
    ["hidden", 3, 731],
  ],
  "plan/noted": [
    ["description_missing", 1, 731],
    ["amount_unreadable", 3, 731],
    ["built_in", 3, 731],
  ],
  "run/left": [[0.4], [1], [30], [240]],
  "result/completed": [
    [OUTCOME],
    [{ ...OUTCOME, written: 1, seconds: 30 }],
    [{ ...OUTCOME, seconds: 240 }],
  ],
  "result/stopped": [[OUTCOME]],
  "result/undone": [[UNDONE], [{ cells: 1, kept: 0 }]],
  "result/undoneKept": [[UNDONE], [{ cells: 1, kept: 1 }]],
  "rules/editor/steps/set": [["merchant"], ["location"]],
  "rules/sentence/text": [
    ["description", "contains", "“Quartz”", false],
    ["merchant", "is", "“Quartz”", true],
    ["website", "starts_with", "“Quartz”", true],
    ["logo", "ends_with", "“Quartz”", false],
  ],
  "rules/sentence/amount": [
    [">", 731, false],
    ["<=", 731, true],
  ],
  "rules/sentence/set": [
    ["merchant", "Quartz"],
    ["person", "Quartz"],
  ],
  "firstRun/sample/problem": Object.values(sampleProblems).flatMap((problems) =>
    problems.map((problem) => [problem])
  ),
  "problems/of": Object.values(sheetProblems).flatMap((problems) =>
    problems.map((problem) => [problem])
  ),
};
