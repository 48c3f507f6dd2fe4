/** What a preview tells: the cells that would be written, and no others. */
import { fromResults } from "../../../src/client/rows";
import type { AnswerCell } from "../../../src/run/types";
import { previewOf, type PreviewParts } from "../../../src/taskpane/rules/preview";
import type { AnswersNow, Trial } from "../../../src/taskpane/rules/trial";
import { sheetRow } from "../../support/sheet-row";

const ours = (value: AnswerCell["value"]): AnswerCell => ({ value, state: "ours" });
const toGroceries = { if: { has_label: "x" }, then: [{ set_labels: ["groceries"] }] };

function trial(rows: Trial["rows"], isBuiltIn = false): Trial {
  const matched = new Map([[0, rows.filter((row) => row.matched.includes(0)).length]]);
  return { looked: 99, rows, matched, isBuiltIn };
}

const change = (property: string, before: string | number[] | null, after: string | number[]) => ({
  property,
  before,
  after,
  rules: [0],
});

function answers(id: string, label: string, merchant: string): AnswersNow {
  const counterparty = { type: "organization" as const, id: null, name: merchant } as const;
  const columns = fromResults(
    [id],
    [
      {
        id,
        entities: {
          counterparty: { ...counterparty, website: null, logo: null, mccs: [] },
          intermediaries: [],
        },
        categories: { general: label },
        location: null,
        confidence: 0.5,
        created_at: "2024-03-05T12:00:00.000Z",
      },
    ]
  );
  return { columns, places: new Map([[id, 0]]) };
}

function preview(parts: Partial<PreviewParts> & Pick<PreviewParts, "sheetRows" | "trial">) {
  const settings = { fields: ["label" as const, "merchant" as const] };
  return previewOf({ rule: toGroceries, position: 0, now: null, settings, ...parts });
}

describe("the preview of a rule", () => {
  it("says what stands in the cell, not what the engine would have said", () => {
    const { rows, changedIds } = preview({
      sheetRows: [sheetRow("1", "TESCO", { label: ours("food") })],
      trial: trial([
        { id: "1", matched: [0], changes: [change("label", "shopping", "groceries")] },
      ]),
    });
    expect(rows[0]?.changes).toEqual([
      { field: "label", before: "food", after: "groceries", isKept: false },
    ]);
    expect([...changedIds]).toEqual(["1"]);
  });

  it("counts no row whose cell says so already", () => {
    const { rows, changedIds } = preview({
      sheetRows: [sheetRow("1", "TESCO", { label: ours("groceries") })],
      trial: trial([
        { id: "1", matched: [0], changes: [change("label", "shopping", "groceries")] },
      ]),
    });
    expect(rows[0]?.changes).toEqual([]);
    expect(changedIds.size).toBe(0);
  });

  it("counts no property that no column shows, and names it", () => {
    const { rows, changedIds, unseen } = preview({
      sheetRows: [sheetRow("1", "TESCO")],
      rule: { set: "logo", to: "https://x.example/logo.png" },
      trial: trial([
        {
          id: "1",
          matched: [0],
          changes: [
            change("logo", null, "https://x.example/logo.png"),
            change("merchant_id", null, "1"),
          ],
        },
      ]),
    });
    expect(rows).toMatchObject([{ id: "1", changes: [] }]);
    expect(changedIds.size).toBe(0);
    expect(unseen).toEqual(["logo"]);
  });

  it("counts a row whose cell was written before the rule was there, though the rule is in force", () => {
    const { rows, changedIds } = preview({
      sheetRows: [sheetRow("1", "TESCO", { label: ours("food"), merchant: ours("Tesco") })],
      trial: trial([{ id: "1", matched: [0], changes: [] }]),
      now: [answers("1", "groceries", "Tesco")],
    });
    expect(rows[0]?.changes).toEqual([
      { field: "label", before: "food", after: "groceries", isKept: false },
    ]);
    expect([...changedIds]).toEqual(["1"]);
  });

  it("tells the other cells of a row that would be written with it, but writes no row for those alone", () => {
    const row = (id: string, label: string) =>
      sheetRow(id, "TESCO", { label: ours(label), merchant: ours("Old name") });
    const { rows, changedIds } = preview({
      sheetRows: [row("1", "food"), row("2", "groceries")],
      trial: trial([
        { id: "1", matched: [0], changes: [] },
        { id: "2", matched: [0], changes: [] },
      ]),
      now: [answers("1", "groceries", "Tesco"), answers("2", "groceries", "Tesco")],
    });
    expect([...changedIds]).toEqual(["1"]);
    expect(rows.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ["label", "merchant"],
      [],
    ]);
  });

  it("keeps the user’s own cells and tells of those the rule would have changed", () => {
    const { rows, changedIds, keptCells } = preview({
      sheetRows: [
        sheetRow("1", "TESCO", {
          label: { value: "mine", state: "edited" },
          merchant: { value: "My shop", state: "edited" },
        }),
      ],
      trial: trial([{ id: "1", matched: [0], changes: [change("label", null, "groceries")] }]),
      now: [answers("1", "food", "Tesco")],
    });
    expect(rows[0]?.changes).toEqual([
      { field: "label", before: "mine", after: "groceries", isKept: true },
    ]);
    expect(keptCells).toBe(1);
    expect(changedIds.size).toBe(0);
  });

  it("reads merchant codes and chances as the sheet shows them", () => {
    const { rows } = preview({
      sheetRows: [
        sheetRow("1", "VET", { mcc: ours(5411), label: ours("food"), confidence: ours(0.83) }),
      ],
      rule: { then: [{ set_mcc: [742] }, { set_labels: ["vet"] }] },
      trial: trial([
        {
          id: "1",
          matched: [0],
          changes: [change("mcc", [5411], [742, 5411]), change("label", "food", "vet")],
        },
      ]),
      settings: { fields: ["label", "mcc", "confidence"] },
    });
    expect(rows[0]?.changes.map(({ before, after }) => [before, after])).toEqual([
      ["food", "vet"],
      ["5411", "0742"],
      ["83%", "100%"],
    ]);
  });
});
