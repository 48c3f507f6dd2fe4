/** Formulas over a table of rows: ENRICH, STATS, RULETEST; and LABELS. */
import type { RuleAsked } from "../client/formulas/rule-test";
import { SessionError } from "../client/session";
import { columnsOf, entryTypeOf, type FunctionWords, holderTypeOf } from "./arguments";
import { type Cell, cellOf, gridOf, isBlankCell, isFault, singleOf } from "./cells";
import { type CellResult, invalidValue, notAvailable, textCell } from "./outcome";
import { answersOf, askFor, begin, dataOf, oneOf, rowsOf } from "./range-formula";
import { readTable } from "./read-table";
import { FIELD_HEADERS, fieldOf, type RowField } from "./row-formula";
import { groupingOf, KNOWN_GROUPINGS, needsAnswers, totalsBy } from "./stats";

type Invocation = CustomFunctions.CancelableInvocation;

const FIELDS = Object.keys(FIELD_HEADERS).filter((name): name is RowField =>
  Object.hasOwn(FIELD_HEADERS, name)
);
const USUAL_FIELDS: readonly RowField[] = ["label", "merchant"];

/** The fields that are named, in their order; `#VALUE!` naming the known ones where one is unknown. */
function readFields(given: unknown, words: FunctionWords): readonly RowField[] {
  const names = (gridOf(given) ?? [])
    .flat()
    .map(cellOf)
    .flatMap((cell) => (isBlankCell(cell) || isFault(cell) ? [] : String(cell).split(/[,;]/)))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) return USUAL_FIELDS;
  return names.map((name) => {
    const bare = name.toLowerCase();
    const field = FIELDS.find(
      (one) => one === bare || FIELD_HEADERS[one].toLowerCase() === bare || `${one}s` === bare
    );
    if (field === undefined) throw invalidValue(words.unknownField(name, FIELDS));
    return field;
  });
}

/** A column for each field; blank where nothing is known. */
export async function enrichTable(
  range: unknown,
  fields: unknown,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const { runtime, words } = working;
  const wanted = readFields(fields, words);
  const rows = rowsOf(await readTable(range, runtime.defaults(), words));
  const answers = await answersOf(working, rows);
  return rows.map((row, place): CellResult[] => {
    switch (row.kind) {
      case "heading":
        return wanted.map((field) => FIELD_HEADERS[field]);
      case "skipped":
        return wanted.map(() => "");
      case "fault":
        return wanted.map(() => notAvailable(row.reason));
      case "data": {
        const answer = answers.get(place);
        return wanted.map((field) => {
          const value = answer === undefined ? null : fieldOf(answer, field);
          return typeof value === "number" ? value : textCell(value);
        });
      }
    }
  });
}

/** What rows are grouped by when a formula says nothing. */
const USUAL_GROUPING = "label";
/** What stands for rows of which nothing is known. */
const NOT_KNOWN = "not known";

/** Totals; `#VALUE!` where an amount or a date that they need cannot be read, and in which row. */
export async function statsTable(
  range: unknown,
  by: unknown,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const { runtime, words } = working;
  const given = singleOf(by);
  const word = given === null || given === undefined || isBlankCell(given) ? "" : shownCell(given);
  if (given === undefined) throw invalidValue(words.unknownBy("", KNOWN_GROUPINGS));
  const grouping = groupingOf(word === "" ? USUAL_GROUPING : word);
  if (grouping === undefined) throw invalidValue(words.unknownBy(word, KNOWN_GROUPINGS));
  const rows = rowsOf(await readTable(range, runtime.defaults(), words));
  rows.forEach((row, place) => {
    if (row.kind === "fault") throw invalidValue(row.reason);
    if (row.kind !== "data" || row.unreadable === null) return;
    // A sum that leaves a row out in silence is worse than none.
    if (row.unreadable === "amount" || grouping === "month" || grouping === "year")
      throw invalidValue(words.atRow(words[row.unreadable], place + 1));
  });
  const data = dataOf(rows);
  if (data.length === 0) throw invalidValue(words.noRows);
  const answers = needsAnswers(grouping) ? await answersOf(working, rows) : null;
  const totals = totalsBy(
    grouping,
    data.map(({ place, call }) => ({ call, answer: answers?.get(place) ?? null }))
  );
  const title = grouping.charAt(0).toUpperCase() + grouping.slice(1);
  return [
    [title, "Transactions", "Money in", "Money out", "Net", "Currency"],
    ...totals.map((one): CellResult[] => [
      one.key === null ? NOT_KNOWN : textCell(one.key),
      one.transactions,
      one.moneyIn,
      one.moneyOut,
      one.net,
      one.currency ?? "",
    ]),
  ];
}

/** Whether a rule matches, and what it changes, for each row. */
export async function ruleTable(
  rule: unknown,
  range: unknown,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const { runtime, words } = working;
  const asked = readRule(singleOf(rule), words);
  const rows = rowsOf(await readTable(range, runtime.defaults(), words));
  const calls = dataOf(rows).map(({ call }) => call);
  const tested = await askFor(working, "formulas.ruleTest", {
    rule: asked,
    rows: columnsOf(calls),
  }).catch((error: unknown) => {
    const [fault] = error instanceof SessionError ? error.faults : [];
    if (fault === undefined) throw error;
    const path = fault.path.filter((step) => step !== "body" && step !== "rule");
    throw invalidValue(words.ruleFault(path.join("."), fault.message));
  });
  if (!tested.ok)
    throw invalidValue(
      tested.problem === "not_json"
        ? words.ruleNotJson
        : words.noSuchRule(asked.kind === "number" ? asked.number : 0, tested.count)
    );
  let next = 0;
  return rows.map((row): CellResult[] => {
    switch (row.kind) {
      case "heading":
        return ["Matches", "Changes"];
      case "skipped":
        return ["", ""];
      case "fault":
        return [notAvailable(row.reason), ""];
      case "data": {
        const one = tested.rows[next++];
        const changes = (one?.changes ?? []).map(
          ({ property, before, after }) => `${property}: ${valueText(before)} → ${valueText(after)}`
        );
        return [one?.matches ?? false, textCell(changes.join("; "))];
      }
    }
  });
}

function readRule(cell: Cell | undefined, words: FunctionWords): RuleAsked {
  if (cell === undefined || isFault(cell) || isBlankCell(cell) || typeof cell === "boolean")
    throw invalidValue(words.ruleMissing);
  const text = String(cell).trim();
  if (!/^\d+$/.test(text)) {
    if (typeof cell === "number") throw invalidValue(words.ruleMissing);
    return { kind: "json", text };
  }
  return { kind: "number", number: Number(text) };
}

function valueText(value: string | number[] | null): string {
  const text = Array.isArray(value) ? value.join(", ") : (value ?? "");
  return text === "" ? "–" : text;
}

/** Labels in force, one below the other. */
export async function labelList(
  type: unknown,
  direction: unknown,
  invocation: Invocation
): Promise<CellResult[][]> {
  const working = begin(invocation);
  const { runtime, words } = working;
  const { arguments: names } = words;
  const holderType =
    oneOf(type, names.holderType, holderTypeOf, words.holderType, words) ??
    runtime.defaults().accountHolderType ??
    "consumer";
  const way = oneOf(direction, names.entryType, entryTypeOf, words.unknownDirection, words);
  const inForce = await askFor(working, "formulas.labels", { type: holderType });
  const both = way === null ? [...inForce.outgoing, ...inForce.incoming] : inForce[way];
  return [...new Set(both)].map((label) => [textCell(label)]);
}

const shownCell = (cell: Cell): string => (isFault(cell) ? cell.error : String(cell));
