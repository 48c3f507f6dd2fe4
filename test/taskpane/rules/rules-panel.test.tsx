/** The panel of rules as a person meets it: list, sentence, preview, file. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { SessionError } from "../../../src/client/session";
import type { SheetRow } from "../../../src/run/types";
import { openRuleFor } from "../../../src/taskpane/rules/open-rules";
import { sheetRow } from "../../support/sheet-row";
import { createFakeRules, type FakeRules } from "../../support/fake-rules";
import { createFakeRunController } from "../../support/fake-run-controller";
import { openPane, startedRun } from "../../support/pane";

const label = (text: string) => ({ set_labels: [text] });
const onTesco = {
  if: { is_substring: [{ get: "description" }, "TESCO"] },
  then: [label("groceries")],
};

async function openRules(fake: FakeRules, rows: SheetRow[] = []) {
  const controller = createFakeRunController();
  controller.sheetRows = rows;
  const formulas = { count: async () => 2, recalculate: async () => 2 };
  const pane = await openPane(controller, { ask: fake.ask, formulas });
  await pane.user.click(screen.getByRole("tab", { name: "Rules" }));
  await screen.findByRole("heading", { name: "Rules", level: 1 });
  await waitFor(() => expect(screen.queryByText("Reading the rules …")).toBeNull());
  return { ...pane, controller };
}

const items = () =>
  within(screen.getByRole("list", { name: "Rules in order" })).getAllByRole("listitem");
const status = (text: string | RegExp) =>
  waitFor(() =>
    expect(screen.getAllByRole("status").some((one) => one.textContent?.match(text))).toBe(true)
  );
const more = (position: number, total: number) =>
  screen.getByRole("button", { name: `More actions: Rule ${position} of ${total}` });

jest.setTimeout(60_000);

describe("the list of rules", () => {
  it("says what to do where there are none, and begins one", async () => {
    const { user } = await openRules(createFakeRules());
    expect(screen.getByText("No rules yet")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "New rule" }));
    expect(await screen.findByRole("heading", { name: "New rule" })).toBeVisible();
    expect(screen.getByLabelText("Which of these")).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByRole("button", { name: "New rule" })).toHaveFocus();
  });

  it("tells each rule as a sentence, how many rows it matches here, and when it was used", async () => {
    const fake = createFakeRules(onTesco, label("x"));
    fake.list[1] = { ...must(fake.list[1]), is_on: false };
    fake.list[0] = {
      ...must(fake.list[0]),
      usage: { rows: 37, last_run_at: "2024-03-05T12:00:00.000Z" },
    };
    fake.trial = () => ({ rows: [], rules: [{ index: 0, matched: 2, changed: 0 }] });
    await openRules(fake, [sheetRow("1", "TESCO 1"), sheetRow("2", "TESCO 2")]);
    await waitFor(() => expect(items()[0]).toHaveTextContent("2 rows of this sheet"));
    expect(items()[0]).toHaveTextContent(
      "1. If the description contains “TESCO”, set the label to “groceries”."
    );
    expect(items()[0]).toHaveTextContent("used on 37 rows in all, last on Mar 5, 2024");
    expect(items()[1]).toHaveTextContent("Off Always set the label to “x”.");
    // Rules that are off are not tried.
    expect(fake.tried[0]?.rules).toEqual([onTesco]);
  });

  it("moves a rule by keyboard, keeps the focus on it, and takes it back", async () => {
    const fake = createFakeRules(label("one"), label("two"), label("three"));
    const { user } = await openRules(fake);
    act(() => screen.getByRole("button", { name: "Edit: Rule 1 of 3" }).focus());
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await status("Moved to place 2 of 3.");
    expect(fake.list.map(({ id }) => id)).toEqual(["2", "1", "3"]);
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Edit: Rule 2 of 3" })).toHaveFocus()
    );
    act(() => screen.getByRole("button", { name: "Undo" }).focus());
    await user.keyboard("{Enter}");
    await status("Undone.");
    expect(fake.list.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    // The button is gone, and with it the focus would be.
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    expect(screen.getByRole("button", { name: "New rule" })).toHaveFocus();
  });

  it("switches off, duplicates and deletes with undo, the focus going to a neighbour", async () => {
    const fake = createFakeRules(label("one"), label("two"));
    const { user } = await openRules(fake);
    await user.click(more(1, 2));
    await user.click(await screen.findByRole("menuitem", { name: "Switch off" }));
    await status("Rule switched off. It keeps its place.");
    expect(await screen.findByText(/^2 cells with NTROPY formulas keep/)).toBeVisible();
    expect(fake.list[0]?.is_on).toBe(false);
    await user.click(more(1, 2));
    await user.click(await screen.findByRole("menuitem", { name: "Duplicate" }));
    await status("Rule duplicated.");
    expect(fake.list.map(({ rule, is_on }) => [rule, is_on])).toEqual([
      [label("one"), false],
      [label("one"), false],
      [label("two"), true],
    ]);
    await user.click(more(3, 3));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await status("Rule deleted.");
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Edit: Rule 2 of 2" })).toHaveFocus()
    );
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(fake.list.map(({ id }) => id)).toEqual(["1", "3", "2"]));
  });

  it("brings a deleted rule back on the second try, where the first failed", async () => {
    const fake = createFakeRules(label("one"));
    const { user } = await openRules(fake);
    await user.click(more(1, 1));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await status("Rule deleted.");
    fake.refusal = new SessionError("network", "The server cannot be reached.");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await status(/^The rule was not taken/);
    expect(fake.list).toEqual([]);
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await status("Undone.");
    expect(fake.list.map(({ rule }) => rule)).toEqual([label("one")]);
  });

  it("says when a rule is gone meanwhile, and reads the list again", async () => {
    const fake = createFakeRules(label("one"), label("two"));
    const { user } = await openRules(fake);
    fake.list = fake.list.slice(0, 1);
    await user.click(more(2, 2));
    await user.click(await screen.findByRole("menuitem", { name: "Switch off" }));
    await status(/no longer in the list/);
    expect(items()).toHaveLength(1);
  });

  it("is that of any account holder, chosen by name", async () => {
    const fake = createFakeRules();
    fake.holders = [
      { id: "acme", type: "business", name: "Acme Ltd" },
      { id: "holder-1", type: "consumer", name: null },
      { id: "no-name", type: "consumer", name: null },
    ];
    const { user } = await openRules(fake);
    const scope = await screen.findByRole("combobox", { name: "Rules for" });
    const names = within(scope)
      .getAllByRole("option")
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      "Everyone",
      "This workbook’s account",
      "Acme Ltd",
      "Account without a name (no-name)",
    ]);
    await user.selectOptions(scope, "Acme Ltd");
    expect(await screen.findByText("No rules for this account alone")).toBeVisible();
    expect(fake.holder).toBe("acme");
    expect(screen.getByRole("combobox", { name: "Rules for" })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "New rule" }));
    expect(
      await screen.findByText("It will be saved on this computer, for one account only: Acme Ltd.")
    ).toBeVisible();
    await user.type(screen.getByLabelText("Value"), "x");
    await user.type(screen.getByLabelText("label"), "y");
    await user.click(screen.getByRole("button", { name: "Save, for what comes" }));
    await status(/^Rule saved/);
    expect(fake.changed.map(({ holder }) => holder)).toEqual(["acme"]);
  });

  it("offers at the online service only what there is, and says so", async () => {
    const fake = createFakeRules(label("one"));
    fake.isOurs = false;
    const { user } = await openRules(fake);
    expect(screen.getByText("These rules live at Ntropy’s online service")).toBeVisible();
    expect(screen.queryByRole("combobox", { name: "Rules for" })).toBeNull();
    await user.click(more(1, 1));
    expect(await screen.findByRole("menuitem", { name: "Duplicate" })).toBeVisible();
    expect(screen.queryByRole("menuitem", { name: "Switch off" })).toBeNull();
  });
});

describe("rows that rules made something of before they were changed", () => {
  const says = (value: string) => ({ label: { value, state: "ours" as const } });
  const rows = [
    sheetRow("1", "TESCO 1", says("groceries")),
    sheetRow("2", "TESCO 2", { label: { value: "mine", state: "edited" } }),
    sheetRow("3", "TESCO 3", says("shopping")),
    sheetRow("4", "TESCO 4"),
  ];
  /** The former list makes groceries of each; without it they are shopping. */
  const asBefore: FakeRules["trial"] = ({ rules }) => ({
    rows: (rules ?? []).flatMap(() =>
      rows.map(({ id }) => ({
        id,
        matched: [0],
        changes: [{ property: "label", before: "shopping", after: "groceries", rules: [0] }],
      }))
    ),
    rules: [{ index: 0, matched: rows.length, changed: rows.length }],
  });

  it("are counted after a rule is deleted, brought up to date when asked, and both undone", async () => {
    const fake = createFakeRules(onTesco);
    fake.trial = asBefore;
    const { user, controller } = await openRules(fake, rows);
    await user.click(more(1, 1));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await status("1 row of this sheet still says what the rules made of it before.");
    // What was tried is the list before; nothing is written unasked.
    expect(fake.tried.at(-1)?.rules).toEqual([onTesco]);
    expect(controller.runs).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Bring 1 row up to date" }));
    await waitFor(() => expect(controller.runs).toHaveLength(1));
    const { choices } = startedRun(controller);
    expect([...(choices.onlyRows ?? [])]).toEqual(["1"]);
    await act(async () => startedRun(controller).finish({ written: 1 }));
    await status("1 row brought up to date.");
    expect(screen.queryByText(/still says what the rules/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Undo rule and cells" }));
    await status("Undone: the rules are as they were, and so are the cells.");
    expect(fake.list.map(({ rule }) => rule)).toEqual([onTesco]);
  });

  it("are brought up to date in no other table: the offer stays", async () => {
    const fake = createFakeRules(onTesco);
    fake.trial = asBefore;
    const { user, controller, desk } = await openRules(fake, rows);
    await user.click(more(1, 1));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await status("1 row of this sheet still says what the rules made of it before.");
    controller.sheet = { ...controller.sheet, sheetId: "another", sheetName: "Another" };
    await act(() => desk.refresh());
    await user.click(screen.getByRole("button", { name: "Bring 1 row up to date" }));
    await status(/^Another table is in front/);
    expect(controller.runs).toHaveLength(0);
    expect(screen.getByRole("button", { name: "Bring 1 row up to date" })).toBeVisible();
  });

  it("are none once the change is taken back", async () => {
    const fake = createFakeRules(onTesco);
    fake.trial = asBefore;
    const { user } = await openRules(fake, rows);
    await user.click(more(1, 1));
    await user.click(await screen.findByRole("menuitem", { name: "Switch off" }));
    await status("1 row of this sheet still says what the rules made of it before.");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await status("Undone.");
    await waitFor(() => expect(screen.queryByText(/still says what the rules/)).toBeNull());
  });

  it("are looked for in a large sheet only when asked; so is what each rule matches", async () => {
    const fake = createFakeRules(onTesco, label("two"));
    const large = Array.from({ length: 5_001 }, (_, index) => sheetRow(String(index), "TESCO"));
    const { user } = await openRules(fake, large);
    expect(
      await screen.findByText(
        "This sheet has 5,001 rows: how many each rule matches is counted when you ask."
      )
    ).toBeVisible();
    expect(fake.tried).toEqual([]);
    fake.trial = () => ({ rows: [], rules: [{ index: 0, matched: 3, changed: 0 }] });
    await user.click(screen.getByRole("button", { name: "Count rows" }));
    // Six questions of a thousand rows at the most.
    await waitFor(() => expect(items()[0]).toHaveTextContent("18 rows of this sheet"));
    const asked = fake.tried.length;
    act(() => screen.getByRole("button", { name: "Edit: Rule 1 of 2" }).focus());
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await status(/^Some of the 5,001 rows of this sheet may still say/);
    expect(fake.tried).toHaveLength(asked);
  });
});

describe("where rules lie", () => {
  const server = { choice: "own_server", address: "https://rules.example" } as const;
  const goElsewhere = async ({ where, bench }: Awaited<ReturnType<typeof openRules>>) => {
    act(() => {
      bench.navigation.show("settings");
      where.change(server);
      where.confirm();
    });
    await act(async () => bench.navigation.show("rules"));
  };

  it("offers no undo, and no rule being edited, of a list that is no longer shown", async () => {
    const fake = createFakeRules(label("one"), label("two"));
    const pane = await openRules(fake);
    await pane.user.click(more(1, 2));
    await pane.user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await status("Rule deleted.");
    await pane.user.click(screen.getByRole("button", { name: "Edit: Rule 1 of 1" }));
    expect(await screen.findByRole("heading", { name: "Edit rule" })).toBeVisible();
    fake.list = [{ id: "2", is_on: true, usage: null, rule: label("theirs") }];
    await goElsewhere(pane);
    await status(/The rule you were editing is not among them/);
    expect(screen.queryByRole("heading", { name: "Edit rule" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    expect(fake.read.at(-1)).toEqual({ at: "https://rules.example", holder: null });
    expect(fake.changed.map(({ at }) => at)).toEqual(["built in"]);
  });

  it("keeps a new rule, and says where it will be saved", async () => {
    const fake = createFakeRules();
    const pane = await openRules(fake);
    await pane.user.click(screen.getByRole("button", { name: "New rule" }));
    await pane.user.type(await screen.findByLabelText("Value"), "Tesco");
    await pane.user.type(screen.getByLabelText("label"), "groceries");
    expect(screen.getByText("It will be saved on this computer, for everyone.")).toBeVisible();
    await goElsewhere(pane);
    expect(
      await screen.findByText("It will be saved at rules.example, for everyone.")
    ).toBeVisible();
    expect(screen.getByLabelText("Value")).toHaveValue("Tesco");
    await pane.user.click(screen.getByRole("button", { name: "Save, for what comes" }));
    await status(/^Rule saved/);
    expect(fake.changed.map(({ at }) => at)).toEqual(["https://rules.example"]);
  });

  it("changes the list that is shown, also where rows go elsewhere in the same moment", async () => {
    const fake = createFakeRules(label("one"), label("two"));
    const { user, where } = await openRules(fake);
    act(() => {
      where.change(server);
      where.confirm();
    });
    await user.click(more(2, 2));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await status("Rule deleted.");
    expect(fake.changed.map(({ at }) => at)).toEqual(["built in"]);
  });

  it("lays a file beside the other list anew: what was decided of the former one is not kept", async () => {
    const fake = createFakeRules(onTesco);
    const pane = await openRules(fake);
    const text = JSON.stringify([{ ...onTesco, then: [label("food")] }]);
    const file = new File([text], "rules.json", { type: "application/json" });
    Object.defineProperty(file, "text", { value: async () => text });
    await pane.user.upload(screen.getByLabelText("Import …"), file);
    await pane.user.selectOptions(
      await screen.findByLabelText("What to do"),
      "Take the one in the file"
    );
    await goElsewhere(pane);
    expect(await screen.findByLabelText("What to do")).toHaveDisplayValue("Keep mine");
    expect(screen.queryByRole("button", { name: /^Import \d/ })).toBeNull();
  });

  it("goes back to everyone’s where the account holder is gone", async () => {
    const fake = createFakeRules();
    fake.holders = [{ id: "acme", type: "business", name: "Acme Ltd" }];
    const { user, bench } = await openRules(fake);
    const scope = await screen.findByRole("combobox", { name: "Rules for" });
    await user.selectOptions(scope, "Acme Ltd");
    await waitFor(() => expect(fake.holder).toBe("acme"));
    fake.holders = [];
    act(() => bench.navigation.show("settings"));
    await act(async () => bench.navigation.show("rules"));
    await waitFor(() => expect(fake.holder).toBeNull());
    expect(await screen.findByRole("combobox", { name: "Rules for" })).toHaveValue("");
  });
});

describe("a rule being written", () => {
  it("asks for what is missing where it is missing", async () => {
    const { user } = await openRules(createFakeRules());
    await user.click(screen.getByRole("button", { name: "New rule" }));
    await user.click(await screen.findByRole("button", { name: "Save, for what comes" }));
    const value = screen.getByLabelText("Value");
    expect(value).toHaveAccessibleDescription("Type what to look for.");
    expect(value).toHaveFocus();
    expect(screen.getByLabelText("label")).toHaveAccessibleDescription("Type a label.");
  });

  it("becomes a rule of the grammar, groups and all", async () => {
    const fake = createFakeRules();
    const { user } = await openRules(fake);
    await user.click(screen.getByRole("button", { name: "New rule" }));
    await user.type(await screen.findByLabelText("Value"), "Tesco");
    await user.type(screen.getByLabelText("label"), "groceries");
    await user.click(screen.getByRole("button", { name: "Add group" }));
    const inner = must(screen.getAllByRole("group", { name: "Group of conditions" })[1]);
    expect(within(inner).getByLabelText("Which of these")).toHaveFocus();
    await user.selectOptions(within(inner).getByLabelText("What to look at"), "amount");
    await user.type(within(inner).getByLabelText("Value"), "50");
    await user.click(within(inner).getByRole("button", { name: "Add condition" }));
    const last = must(within(inner).getAllByLabelText("What to look at")[1]);
    expect(last).toHaveFocus();
    await user.selectOptions(last, "has label");
    await user.type(within(inner).getByLabelText("label"), "refund");
    await user.selectOptions(must(within(inner).getAllByLabelText("So or not")[2]), "is not so");
    await user.click(screen.getByRole("button", { name: "Save, for what comes" }));
    await status("Rule saved.");
    expect(fake.list.map(({ rule }) => rule)).toEqual([
      {
        if: {
          "&&": [
            { is_substring: [{ to_lower: { get: "description" } }, "tesco"] },
            { "||": [{ ">": [{ get: "amount" }, 50] }, { "!": { has_label: "refund" } }] },
          ],
        },
        then: [label("groceries")],
      },
    ]);
  });

  it("keeps as JSON what a sentence has no words for, and shows all of it as JSON", async () => {
    const odd = {
      if: { ">": [{ "*": [{ get: "amount" }, 2] }, 5] },
      then: [{ set: "merchant", to: { to_upper: { get: "merchant" } } }],
    };
    const fake = createFakeRules(odd);
    const { user } = await openRules(fake);
    await user.click(screen.getByRole("button", { name: "Edit: Rule 1 of 1" }));
    expect(await screen.findAllByLabelText("This part as JSON")).toHaveLength(2);
    await user.click(screen.getByRole("tab", { name: "As JSON" }));
    const json = screen.getByLabelText("Rule as JSON");
    expect(JSON.parse((json as HTMLTextAreaElement).value)).toEqual(odd);
    await user.type(json, "x");
    expect(json).toHaveAccessibleDescription(/not JSON yet/);
    expect(screen.getByRole("tab", { name: "As a sentence" })).toBeDisabled();
    await user.type(json, "{Backspace}");
    await user.click(screen.getByRole("button", { name: "Save, for what comes" }));
    await status("Rule saved.");
    expect(fake.list[0]?.rule).toEqual(odd);
  });

  it("shows a refusal at the place of the fault", async () => {
    const fake = createFakeRules(onTesco);
    const { user } = await openRules(fake);
    await user.click(screen.getByRole("button", { name: "Edit: Rule 1 of 1" }));
    fake.refusal = new SessionError("rejected", "", 400, [
      {
        path: ["body", "changes", 0, "rule", "if", "is_substring", 1],
        message: "must be a string, but is a number",
      },
    ]);
    await user.click(await screen.findByRole("button", { name: "Save, for what comes" }));
    await waitFor(() =>
      expect(screen.getByLabelText("Value")).toHaveAccessibleDescription(
        "This must be a text, but it is a number. Change it."
      )
    );
  });

  it("says in the pane’s words why a list cannot be read or a rule not be sent", async () => {
    const fake = createFakeRules();
    const { ask } = fake;
    let isDown = true;
    fake.ask = (name, input, asking) =>
      isDown && name === "rules.list"
        ? Promise.reject(new SessionError("network", "Failed to fetch"))
        : ask(name, input, asking);
    const { user } = await openRules(fake);
    expect(await screen.findByText("The rules could not be read")).toBeVisible();
    expect(
      screen.getByText(
        "The service does not answer. Check that this computer is online, then try again."
      )
    ).toBeVisible();
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await user.click(await screen.findByRole("button", { name: "New rule" }));
    await user.type(await screen.findByLabelText("Value"), "x");
    await user.type(screen.getByLabelText("label"), "y");
    fake.refusal = new SessionError("busy", "Too many requests", 429);
    await user.click(screen.getByRole("button", { name: "Save, for what comes" }));
    expect(
      await screen.findByText("The service is busy. Wait a minute, then try again.")
    ).toBeVisible();
  });

  it("is tried on the sheet before anything is written, then applied to the rows it changes", async () => {
    const fake = createFakeRules();
    fake.trial = ({ rules }) => ({
      rows: [
        {
          id: "1",
          matched: [0],
          changes: [{ property: "label", before: "food", after: "groceries", rules: [0] }],
        },
        {
          id: "3",
          matched: [0],
          changes: [{ property: "label", before: null, after: "groceries", rules: [0] }],
        },
        { id: "4", matched: [0], changes: [] },
      ],
      rules: rules === null ? [] : [{ index: 0, matched: 3, changed: 2 }],
    });
    const { user, controller } = await openRules(fake, [
      sheetRow("1", "TESCO 1", { label: { value: "food", state: "ours" } }),
      sheetRow("2", "ASDA"),
      sheetRow("3", "TESCO 3", { label: { value: "my own", state: "edited" } }),
      sheetRow("4", "TESCO 4"),
    ]);
    await user.click(screen.getByRole("button", { name: "New rule" }));
    await user.type(await screen.findByLabelText("Value"), "tesco");
    await user.type(screen.getByLabelText("label"), "groceries");
    await user.click(screen.getByRole("button", { name: "Preview" }));
    await status("Matches 3 of 4 rows, and changes 1.");
    await status("1 cell you edited stays as it is.");
    const rows = within(screen.getByRole("list", { name: "Rows that match, before and after" }));
    expect(rows.getByText(/Row 2: TESCO 1/)).toBeVisible();
    expect(rows.getByText("food")).toBeVisible();
    expect(rows.getByText(/Row 5: TESCO 4 \(matches, stays the same\)/)).toBeVisible();
    expect(fake.list).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Save and apply to 1 row" }));
    await waitFor(() => expect(controller.runs).toHaveLength(1));
    expect(fake.list).toHaveLength(1);
    const { choices } = startedRun(controller);
    expect([...(choices.onlyRows ?? [])]).toEqual(["1"]);
    expect(choices.refreshUpToDate).toBe(true);
    const used = { rows: 1, last_run_at: "2024-03-05T12:00:00.000Z" };
    fake.list = fake.list.map((rule) => ({ ...rule, usage: used }));
    await act(async () => startedRun(controller).finish({ written: 1 }));
    await status("Rule saved and applied: 1 row written.");
    // The run used it, which saving could not know.
    await waitFor(() => expect(items()[0]).toHaveTextContent("used on 1 row in all"));
    await user.click(screen.getByRole("button", { name: "Undo rule and cells" }));
    await status("Undone: the rules are as they were, and so are the cells.");
    expect(fake.list).toEqual([]);
    expect(await controller.lastRun()).toBeNull();
  });

  it("stays where its cells cannot be put back, and takes no other run back", async () => {
    const fake = createFakeRules();
    const rows = [sheetRow("1", "TESCO 1", { label: { value: "food", state: "ours" } })];
    fake.trial = () => ({
      rows: [
        {
          id: "1",
          matched: [0],
          changes: [{ property: "label", before: "food", after: "groceries", rules: [0] }],
        },
      ],
      rules: [{ index: 0, matched: 1, changed: 1 }],
    });
    const { user, controller, desk } = await openRules(fake, rows);
    await user.click(screen.getByRole("button", { name: "New rule" }));
    await user.type(await screen.findByLabelText("Value"), "tesco");
    await user.type(screen.getByLabelText("label"), "groceries");
    await user.click(screen.getByRole("button", { name: "Preview" }));
    await user.click(await screen.findByRole("button", { name: "Save and apply to 1 row" }));
    await waitFor(() => expect(controller.runs).toHaveLength(1));
    await act(async () => startedRun(controller).finish({ written: 1 }));
    const undo = await screen.findByRole("button", { name: "Undo rule and cells" });

    controller.undoAnswer = { ok: false, problem: { code: "protected_sheet", sheet: "Checking" } };
    await user.click(undo);
    await status(/^The cells were not put back/);
    expect(fake.list).toHaveLength(1);

    controller.lastRun = async () => ({ sheetName: "Checking", cells: 9, at: "2024-06-01" });
    await act(async () => desk.refresh());
    await user.click(screen.getByRole("button", { name: "Undo rule and cells" }));
    await status(/^Rows were enriched again since/);
    expect(fake.list).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await status("Undone.");
    expect(fake.list).toEqual([]);
  });

  it("says that a preview is of the rule before, once it was changed", async () => {
    const { user } = await openRules(createFakeRules(onTesco), [sheetRow("1", "TESCO")]);
    await user.click(screen.getByRole("button", { name: "Edit: Rule 1 of 1" }));
    await user.click(await screen.findByRole("button", { name: "Preview" }));
    await status(/No row of this sheet matches/);
    await user.type(screen.getByLabelText("Value"), "S");
    await status("The rule was changed since. Preview again.");
  });

  it("begins with the row that another panel hands over", async () => {
    const fake = createFakeRules();
    const { bench } = await openRules(fake);
    act(() => bench.navigation.show("enrich"));
    act(() => openRuleFor(bench, sheetRow("1", "CARD PURCHASE BOBS GARAGE 88"), { label: "car" }));
    expect(await screen.findByRole("heading", { name: "New rule" })).toBeVisible();
    expect(screen.getAllByLabelText("Value")[0]).toHaveValue("BOBS GARAGE");
    expect(screen.getByLabelText("label")).toHaveValue("car");
  });
});

describe("a rule begun while another is written", () => {
  it("does not throw that one away: it comes back", async () => {
    const fake = createFakeRules(onTesco);
    const { user, bench } = await openRules(fake);
    await user.click(screen.getByRole("button", { name: "New rule" }));
    await user.type(await screen.findByLabelText("Value"), "half a thought");
    act(() => openRuleFor(bench, sheetRow("1", "CARD PURCHASE BOBS GARAGE 88")));
    await waitFor(() => expect(screen.getAllByLabelText("Value")[0]).toHaveValue("BOBS GARAGE"));
    expect(screen.getByText(/^The rule you were writing before is kept/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.getByLabelText("Value")).toHaveValue("half a thought"));
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByRole("button", { name: "New rule" })).toHaveFocus();
  });
});

describe("a file of rules", () => {
  const choose = async (user: Awaited<ReturnType<typeof openRules>>["user"], content: unknown) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const file = new File([text], "rules.json", { type: "application/json" });
    // jsdom's files cannot be read as text.
    Object.defineProperty(file, "text", { value: async () => text });
    await user.upload(screen.getByLabelText("Import …"), file);
  };

  it("is laid beside the list: new, the same, and in conflict, which the user decides", async () => {
    const fake = createFakeRules(onTesco, label("same"));
    const { user } = await openRules(fake);
    const theirs = { ...onTesco, then: [label("food")] };
    await user.click(more(2, 2));
    await user.click(await screen.findByRole("menuitem", { name: "Switch off" }));
    await status("Rule switched off. It keeps its place.");
    await user.click(more(2, 2));
    await user.click(await screen.findByRole("menuitem", { name: "Switch on" }));
    await status("Rule switched on.");
    await choose(user, [
      theirs,
      { id: "77", ...label("same") },
      label("new"),
      { is_on: false, ...label("off") },
    ]);
    expect(await screen.findByText("4 rules in the file")).toHaveFocus();
    // Nothing of what was done to the list before is told over the file.
    expect(screen.queryByText("Rule switched on.")).toBeNull();
    expect(screen.getByText(/2 rules are new/)).toBeVisible();
    expect(screen.getByText(/1 rule is already in the list/)).toBeVisible();
    expect(screen.getByText("1. Same condition, other result")).toBeVisible();
    await user.selectOptions(screen.getByLabelText("What to do"), "Take the one in the file");
    await user.click(screen.getByRole("button", { name: "Import 3 rules" }));
    await status("3 rules imported.");
    const now = () => fake.list.map(({ rule, is_on }) => [rule, is_on]);
    expect(now()).toEqual([
      [theirs, true],
      [label("same"), true],
      [label("new"), true],
      [label("off"), false],
    ]);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await status("Undone.");
    expect(now()).toEqual([
      [onTesco, true],
      [label("same"), true],
    ]);
  });

  it("shows what contradicts itself within the file, and takes what the user chooses", async () => {
    const fake = createFakeRules();
    const { user, bench } = await openRules(fake);
    const other = { ...onTesco, then: [label("food")] };
    await choose(user, [onTesco, label("x"), other]);
    expect(await screen.findByText(/^1 pair of rules contradicts one another/)).toBeVisible();
    expect(screen.getByText("Rule 1 in the file")).toBeVisible();
    expect(screen.getByText("Rule 3 in the file")).toBeVisible();
    expect(screen.getByRole("button", { name: "Import 3 rules" })).toBeVisible();
    await user.selectOptions(screen.getByLabelText("What to do"), "Take rule 3 only");
    // What was decided is still decided when the panel comes to the front again.
    act(() => bench.navigation.show("settings"));
    await act(async () => bench.navigation.show("rules"));
    expect(await screen.findByLabelText("What to do")).toHaveDisplayValue("Take rule 3 only");
    await user.click(screen.getByRole("button", { name: "Import 2 rules" }));
    await status("2 rules imported.");
    expect(fake.list.map(({ rule }) => rule)).toEqual([label("x"), other]);
  });

  it("names the rule of the file that is not taken, and says when all are too many", async () => {
    const fake = createFakeRules(label("one"));
    const { user } = await openRules(fake);
    await choose(user, [label("one"), label("two"), label("three")]);
    fake.refusal = new SessionError("rejected", "", 400, [
      { path: ["body", "changes", 1, "rule", "set_labels"], message: "is too long" },
    ]);
    await user.click(await screen.findByRole("button", { name: "Import 2 rules" }));
    await status(
      /Rule 3 in the file: The rule was not accepted. Change it or remove it. \(is too long\)/
    );
    const size = "The rules together are larger than 2097152 bytes.";
    fake.refusal = new SessionError("rejected", size, 413);
    await user.click(await screen.findByRole("button", { name: "Import 2 rules" }));
    await status("All rules together are larger than 2,048 KB.");
  });

  it("is refused where it holds no rules", async () => {
    const { user } = await openRules(createFakeRules());
    await choose(user, "Date,Amount");
    expect(await screen.findByText("This file cannot be read as rules")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByRole("button", { name: "New rule" })).toHaveFocus();
  });
});

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("There is no such thing.");
  return value;
}
