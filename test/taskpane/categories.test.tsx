/** @jest-environment ./test/support/pane-with-api.ts */
import { act, screen, waitFor, within } from "@testing-library/react";
import { run as checkAccessibility } from "axe-core";
import {
  labelsOfTree,
  move,
  nest,
  pathsOfText,
  setOfTree,
  treeOfPaths,
  treeOfSet,
  unnest,
} from "../../src/taskpane/categories/label-tree";
import type { Ask, QuestionName } from "../../src/client/questions";
import { startEmbeddedSession } from "../support/embedded-session";
import { createFakeRunController } from "../support/fake-run-controller";
import { openPane } from "../support/pane";
import { sheetRow } from "./models/sheet-row";

jest.setTimeout(60_000);

// On a busy machine jsdom at times does not count an open dialog as seen, so dialogs are looked for with
// `hidden`; that they are seen is for the browser to show (test/e2e/labels.e2e.ts).

type Pane = Awaited<ReturnType<typeof openPane>>;

const keys = () => {
  let count = 0;
  return () => String((count += 1));
};

describe("a set as a tree", () => {
  const set = {
    incoming: ["Wages"],
    outgoing: ["Food", ["Home", "Rent"], ["Home", "Power"], ["Home"], ["Car", "Rent"]],
  };

  it("gives back the labels it was made of", () => {
    const tree = treeOfSet(set, keys());
    expect(setOfTree(tree)).toEqual({
      incoming: ["Wages"],
      outgoing: ["Food", "Home", ["Home", "Rent"], ["Home", "Power"], ["Car", "Rent"]],
    });
    expect(labelsOfTree(tree)).toEqual([
      "Food",
      "Home",
      "Home / Rent",
      "Power",
      "Car / Rent",
      "Wages",
    ]);
  });

  it("reads the trees of v2", () => {
    const tree = treeOfSet(
      { incoming: [], outgoing: { Home: ["Rent", "Power"], Fun: {} } },
      keys()
    );
    expect(setOfTree(tree).outgoing).toEqual([["Home", "Rent"], ["Home", "Power"], "Fun"]);
  });

  it("reads a pasted column", () => {
    expect(pathsOfText("Food\r\nHome > Rent\n\n x\tHome>Power\t\n")).toEqual([
      ["Food"],
      ["Home", "Rent"],
      ["Home", "Power"],
    ]);
  });

  it("moves labels among and between groups, and keeps what was a label one", () => {
    const nodes = treeOfPaths([["A"], ["B"], ["C"]], keys());
    const [a, b] = nodes;
    const set = (outgoing: typeof nodes) => setOfTree({ outgoing, incoming: [] }).outgoing;
    expect(set([...move(nodes, a?.key ?? "", 1)])).toEqual(["B", "A", "C"]);
    const nested = nest(nodes, b?.key ?? "");
    expect(set([...nested])).toEqual(["A", ["A", "B"], "C"]);
    expect(set([...unnest(nested, b?.key ?? "")])).toEqual(["A", "B", "C"]);
  });
});

describe("the panel of labels", () => {
  /** @param holding gives what a question has to wait for */
  async function openLabels(holding: (name: QuestionName) => Promise<void> | null = () => null) {
    const { session, ledger } = startEmbeddedSession();
    const controller = createFakeRunController();
    const ask: Ask = async (name, ...rest) => {
      await holding(name);
      return session.ask(name, ...rest);
    };
    const formulas = { count: async () => 2, recalculate: async () => 2 };
    const pane = await openPane(controller, { ask, formulas });
    await act(async () => pane.bench.navigation.show("categories"));
    await screen.findByRole("treeitem", { name: "groceries" });
    return { ...pane, ledger, session };
  }

  it("takes a pasted set, tries it, puts it in force, and takes it away again", async () => {
    const { user, ledger, page } = await openLabels();
    await user.click(screen.getByRole("textbox", { name: /Paste a column/ }));
    await user.paste("Eating out\nSupermarket\nHome > Rent");
    await user.click(screen.getByRole("button", { name: "Use these instead" }));
    await user.click(screen.getByRole("button", { name: "Preview" }));
    await screen.findByText(/labels of ours have nothing in this set/);
    const { violations } = await checkAccessibility(page.container);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Use this set" }));
    await screen.findByText("The set is in use.");
    expect(await screen.findByText(/^2 cells with NTROPY formulas keep/)).toBeVisible();
    expect((await ledger.categories.get("local", "consumer"))?.outgoing).toEqual([
      "Eating out",
      "Supermarket",
      ["Home", "Rent"],
    ]);

    await user.click(screen.getByRole("button", { name: "Back to our labels …" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    await user.click(dialog.getByRole("button", { name: "Take it away" }));
    await screen.findByText("The set was taken away.");
    expect(await ledger.categories.get("local", "consumer")).toBeNull();
  });

  it("is edited by keyboard, and each change can be undone", async () => {
    const { user } = await openLabels();
    const item = screen.getByRole("treeitem", { name: "groceries" });
    act(() => item.focus());
    await user.keyboard("{F2}");
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus();
    await user.keyboard("Food");
    expect(screen.getByRole("treeitem", { name: "Food" })).toBeVisible();
    act(() => screen.getByRole("treeitem", { name: "Food" }).focus());
    await user.keyboard("{Delete}");
    expect(screen.queryByRole("treeitem", { name: "Food" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Undo change" }));
    expect(screen.getByRole("treeitem", { name: "Food" })).toBeVisible();
  });

  const useLabels = async (user: Pane["user"], text: string) => {
    await user.click(screen.getByRole("textbox", { name: /Paste a column/ }));
    await user.paste(text);
    await user.click(screen.getByRole("button", { name: "Use these instead" }));
  };
  const save = async (user: Pane["user"]) => {
    await user.click(screen.getByRole("button", { name: "Use this set" }));
    await screen.findByText("The set is in use.");
  };
  const reset = async (user: Pane["user"]) => {
    await user.click(screen.getByRole("button", { name: "Back to our labels …" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    await user.click(dialog.getByRole("button", { name: "Take it away" }));
    await screen.findByText("The set was taken away.");
  };

  it("keeps a draft while another tab, or another set, is in front", async () => {
    const { user, bench } = await openLabels();
    await useLabels(user, "Eating out");
    await act(async () => bench.navigation.show("settings"));
    await screen.findByRole("heading", { name: "Settings" });
    await act(async () => bench.navigation.show("categories"));
    expect(await screen.findByRole("treeitem", { name: "Eating out" })).toBeVisible();

    const set = screen.getByRole("combobox", { name: "Set of labels" });
    await user.selectOptions(set, "business");
    expect(screen.queryByRole("treeitem", { name: "Eating out" })).not.toBeInTheDocument();
    expect(screen.getByRole("option", { name: /^Private persons – changed/ })).toBeVisible();
    await user.selectOptions(set, "consumer");
    expect(screen.getByRole("treeitem", { name: "Eating out" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo change" }));
    expect(screen.getByRole("treeitem", { name: "groceries" })).toBeVisible();
    expect(screen.getByRole("option", { name: "Private persons" })).toBeVisible();
  });

  it("puts back a set that was taken away", async () => {
    const { user, ledger } = await openLabels();
    await useLabels(user, "Eating out");
    await save(user);
    await reset(user);
    expect(screen.getByText("The set was taken away.").closest('[role="status"]')).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Put “Private persons” back" }));
    await screen.findByText("The set is in use again.");
    expect((await ledger.categories.get("local", "consumer"))?.outgoing).toEqual(["Eating out"]);
    expect(screen.getByRole("treeitem", { name: "Eating out" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Put / })).not.toBeInTheDocument();
  });

  it("brings the sheet's list up to date with the set, and gives none that nobody asked for", async () => {
    const { user, controller } = await openLabels();
    await useLabels(user, "Eating out");
    await save(user);
    expect(controller.offeredLabels).toBeNull();
    await user.click(
      screen.getByRole("button", { name: "Choose labels from a list in the sheet" })
    );
    await screen.findByText(/The label column offers/);
    expect(controller.offeredLabels).toContain("Eating out");
    await useLabels(user, "Dining");
    await save(user);
    expect(screen.getByText("The list in the label column was brought up to date.")).toBeVisible();
    expect(controller.offeredLabels).toContain("Dining");
    expect(controller.offeredLabels).not.toContain("Eating out");
    await reset(user);
    expect(controller.offeredLabels).toContain("groceries");
    await user.click(screen.getByRole("button", { name: "Remove the list from the sheet" }));
    await screen.findByText(/offers no list any more/);
    expect(controller.offeredLabels).toBeNull();
  });

  it("offers the labels in use in the sheet, not those of a draft or of another set", async () => {
    const { user, controller } = await openLabels();
    const list = async () => {
      await user.click(
        screen.getByRole("button", { name: "Choose labels from a list in the sheet" })
      );
      await screen.findByText(/The label column offers/);
      return controller.offeredLabels;
    };
    await useLabels(user, "Eating out");
    expect(await list()).toContain("groceries");
    await user.selectOptions(screen.getByRole("combobox", { name: "Set of labels" }), "business");
    expect(await list()).toContain("groceries");
    expect(controller.offeredLabels).not.toContain("Eating out");
  });

  it("keeps what is edited while a set comes into force, as a draft", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { user, ledger, bench } = await openLabels((name) =>
      name === "categories.put" ? held : null
    );
    await useLabels(user, "Eating out");
    await user.click(screen.getByRole("button", { name: "Use this set" }));
    await useLabels(user, "Dining");
    await act(async () => release());
    await screen.findByText("The set is in use.");
    expect(screen.getByText(/^What you edited meanwhile is kept/)).toBeVisible();
    expect(screen.getByRole("treeitem", { name: "Dining" })).toBeVisible();
    expect((await ledger.categories.get("local", "consumer"))?.outgoing).toEqual(["Eating out"]);
    expect(bench.labelSets.state().isChanged).toBe(true);
    await user.click(screen.getByRole("button", { name: "Undo change" }));
    expect(screen.getByRole("treeitem", { name: "Eating out" })).toBeVisible();
    expect(bench.labelSets.state().isChanged).toBe(false);
  });

  it("keeps a set that was begun while another comes into force", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { user } = await openLabels((name) => (name === "categories.put" ? held : null));
    await useLabels(user, "Eating out");
    await user.click(screen.getByRole("button", { name: "Use this set" }));
    await user.type(screen.getByRole("textbox", { name: "Name of a new set" }), "mine{Enter}");
    await useLabels(user, "Dining");
    await act(async () => release());
    await screen.findByText("The set is in use.");
    const sets = screen.getByRole("combobox", { name: "Set of labels" });
    expect(sets).toHaveValue("mine");
    expect(screen.getByRole("treeitem", { name: "Dining" })).toBeVisible();
    await user.selectOptions(sets, "consumer");
    expect(screen.getByRole("treeitem", { name: "Eating out" })).toBeVisible();
    expect(screen.getByRole("option", { name: "Private persons (yours)" })).toBeVisible();
  });

  it("puts the labels of before in use again when a set took the place of one's own", async () => {
    const { user, ledger } = await openLabels();
    const outgoing = async () => (await ledger.categories.get("local", "consumer"))?.outgoing;
    await useLabels(user, "Eating out");
    await save(user);
    await useLabels(user, "Dining");
    await save(user);
    const undo = () => screen.getByRole("button", { name: /^Undo: use the former labels/ });
    await user.click(undo());
    await screen.findByText(/^The former labels are in use again/);
    expect(await outgoing()).toEqual(["Eating out"]);
    expect(screen.getByRole("treeitem", { name: "Eating out" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo change" }));
    expect(screen.getByRole("treeitem", { name: "Dining" })).toBeVisible();
  });

  it("takes a first set of one's own away again by one undo, and keeps it as a draft", async () => {
    const { user, ledger } = await openLabels();
    await user.type(screen.getByRole("textbox", { name: "Name of a new set" }), "mine{Enter}");
    await useLabels(user, "Dining");
    await save(user);
    await user.click(screen.getByRole("button", { name: /^Undo: use the former labels/ }));
    await screen.findByText(/^The former labels are in use again/);
    expect(await ledger.categories.get("local", "mine")).toBeNull();
    expect(screen.getByRole("treeitem", { name: "Dining" })).toBeVisible();
    expect(screen.getByRole("option", { name: /^mine – changed/ })).toBeVisible();
  });

  it("keeps a draft when a set that was taken away is put back", async () => {
    const { user } = await openLabels();
    await useLabels(user, "Eating out");
    await save(user);
    await reset(user);
    await useLabels(user, "Dining");
    await user.click(screen.getByRole("button", { name: "Put “Private persons” back" }));
    await screen.findByText("The set is in use again.");
    expect(screen.getByRole("treeitem", { name: "Eating out" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo change" }));
    expect(screen.getByRole("treeitem", { name: "Dining" })).toBeVisible();
  });

  it("leaves the sheet's list alone when a set is changed that is not the sheet's", async () => {
    const { user, controller } = await openLabels();
    controller.offeredLabels = ["groceries"];
    await user.selectOptions(screen.getByRole("combobox", { name: "Set of labels" }), "business");
    await useLabels(user, "Wages");
    await save(user);
    expect(controller.offeredLabels).toEqual(["groceries"]);
    expect(screen.queryByRole("button", { name: "Renew rows" })).not.toBeInTheDocument();
  });

  it("says how many rows show a label of before, and leads to renewing them", async () => {
    const { user, desk, session, controller, bench } = await openLabels();
    const run = await session.openRun({
      accountHolder: { id: "holder-1", type: "consumer", name: null },
      country: null,
    });
    await session.enrich(run, {
      id: ["1", "2"],
      description: ["SQ *STARBUCKS SEATTLE", "LIDL 123"],
      amount: [4.5, 20],
      entryType: ["outgoing", "outgoing"],
      currency: ["USD", "USD"],
      date: ["2024-03-05", "2024-03-06"],
      country: [null, null],
      mcc: [null, null],
    });
    controller.sheetRows = ["1", "2"].map((id, index) => ({
      ...sheetRow(index, "any", "any"),
      id,
    }));
    act(() => screen.getByRole("treeitem", { name: "coffee shop" }).focus());
    await user.keyboard("{F2}Coffee");
    await save(user);
    expect(screen.getByText(/^1 row of this sheet still show/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Renew rows" }));
    expect(bench.navigation.current()).toBe("enrich");
    const { sheet } = desk.state();
    expect(sheet.state === "ready" && sheet.choices.refreshUpToDate).toBe(true);
  });

  it("shows what is wrong with a set at the label, and leads there", async () => {
    const { user, ledger, page } = await openLabels();
    await useLabels(user, "Food\nHome > Rent");
    act(() => screen.getByRole("treeitem", { name: "Food" }).focus());
    await user.keyboard("{F2} ");
    await user.click(screen.getByRole("radio", { name: "Money in" }));
    await user.click(screen.getByRole("button", { name: "Use this set" }));
    await screen.findByText("Some labels cannot be used");
    expect(await ledger.categories.get("local", "consumer")).toBeNull();
    const { violations } = await checkAccessibility(page.container);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Go to (no name)" }));
    expect(screen.getByRole("radio", { name: "Money out" })).toBeChecked();
    expect(screen.getByRole("treeitem", { name: /A label needs a name/ })).toBeVisible();
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus());
    await user.keyboard("Food");
    await save(user);
    expect((await ledger.categories.get("local", "consumer"))?.outgoing).toEqual([
      "Food",
      ["Home", "Rent"],
    ]);
  });

  /** The panel with a set of the user's own on a server, and the way to have rows enriched there. */
  async function openWithServer() {
    const here = startEmbeddedSession();
    const there = startEmbeddedSession();
    await there.session.ask("categories.put", { id: "consumer", set: THEIRS });
    let isCutAfterPut = false;
    let isCut = false;
    const ask: Ask = async (name, input, { destination, ...asking } = {}) => {
      if (isCut) throw new Error("The line is cut.");
      const { session } = destination?.kind === "own_server" ? there : here;
      const answer = await session.ask(name, input, asking);
      isCut = isCutAfterPut && name === "categories.put";
      return answer;
    };
    const pane = await openPane(createFakeRunController(), { ask });
    const { bench, where } = pane;
    await act(async () => bench.navigation.show("categories"));
    await screen.findByRole("treeitem", { name: "groceries" });
    const use = async (labels: string[]) => {
      const { labelSets: editor } = bench;
      const nodes = treeOfPaths(
        labels.map((label) => [label]),
        editor.makeKey
      );
      await act(async () => editor.change("outgoing", nodes));
      await act(() => editor.save());
    };
    const goThere = async () => {
      act(() => {
        bench.navigation.show("settings");
        where.change({ choice: "own_server", address: "https://labels.example" });
        where.confirm();
      });
      await act(async () => bench.navigation.show("categories"));
    };
    const outgoing = async ({ ledger }: typeof here) =>
      (await ledger.categories.get("local", "consumer"))?.outgoing ?? null;
    const cutAfterPut = (isSo: boolean) => {
      isCutAfterPut = isSo;
      isCut = false;
    };
    return { ...pane, here, there, use, goThere, outgoing, cutAfterPut };
  }
  const THEIRS = { incoming: ["Wages"], outgoing: ["Theirs"] };

  it("takes nothing back elsewhere: a set of the user's own on a server stays", async () => {
    const { bench, here, there, use, goThere, outgoing } = await openWithServer();
    await use(["Mine"]);
    expect(await outgoing(here)).toEqual(["Mine"]);
    await screen.findByRole("button", { name: /^Undo: / });
    await goThere();
    await screen.findByRole("treeitem", { name: "Theirs" });
    expect(screen.queryByRole("button", { name: /^Undo: / })).toBeNull();
    await act(() => bench.labelSets.putBack());
    expect(await outgoing(there)).toEqual(["Theirs"]);
  });

  it("keeps a draft where rows go elsewhere; once used there, that one's own set can be put back", async () => {
    const { bench, there, goThere, outgoing } = await openWithServer();
    const { labelSets: editor } = bench;
    await act(async () => editor.change("outgoing", treeOfPaths([["Draft"]], editor.makeKey)));
    await goThere();
    expect(await screen.findByRole("treeitem", { name: "Draft" })).toBeVisible();
    await act(() => editor.save());
    expect(await outgoing(there)).toEqual(["Draft"]);
    await act(() => editor.putBack());
    expect(await outgoing(there)).toEqual(["Theirs"]);
  });

  it("puts back what was in force before the last change, also where its outcome could not be read", async () => {
    const { bench, here, use, outgoing, cutAfterPut } = await openWithServer();
    await use(["First"]);
    const { labelSets: editor } = bench;
    await act(async () => editor.change("outgoing", treeOfPaths([["Second"]], editor.makeKey)));
    cutAfterPut(true);
    await act(() => editor.save());
    expect(editor.state().said?.kind).toBe("failed");
    cutAfterPut(false);
    expect(await outgoing(here)).toEqual(["Second"]);
    await act(() => editor.putBack());
    expect(await outgoing(here)).toEqual(["First"]);
  });

  it("says that there are too many labels before it sends them", async () => {
    const { user, bench, ledger } = await openLabels();
    const { labelSets: editor } = bench;
    const paths = Array.from({ length: 2_001 }, (_, index) => [`Label ${index}`]);
    // Through the editor: two thousand names drawn one by one take jsdom a minute.
    await act(async () => {
      const tree = treeOfPaths(paths, editor.makeKey);
      editor.change("incoming", tree);
      await editor.save();
    });
    expect(screen.getByText(/each direction holds at most 2,000/)).toBeVisible();
    expect(await ledger.categories.get("local", "consumer")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Undo change" }));
  });

  it("takes labels from the selected cells", async () => {
    const { user, controller } = await openLabels();
    const take = () => user.click(screen.getByRole("button", { name: /^Take from the selected/ }));
    await take();
    expect(await screen.findByText("The selected cells are empty")).toBeVisible();
    controller.selection = { state: "too_many", most: 20_000 };
    await take();
    expect(await screen.findByText(/Select at most 20,000 cells/)).toBeVisible();
    controller.selection = { state: "read", values: [["Food"], [""], ["Home > Rent"], [4400]] };
    await take();
    await screen.findByText(/^3 labels were read/);
    await user.click(screen.getByRole("button", { name: "Use these instead" }));
    for (const name of ["Food", "4400"])
      expect(screen.getByRole("treeitem", { name })).toBeVisible();
  });
});
