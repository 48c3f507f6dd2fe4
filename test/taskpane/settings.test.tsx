/** @jest-environment ./test/support/pane-with-api.ts */
import { act, screen, waitFor, within } from "@testing-library/react";
import { run as checkAccessibility } from "axe-core";
import type { Ask } from "../../src/client/questions";
import { SessionError } from "../../src/client/session";
import type { SheetProblem } from "../../src/run/types";
import { createDeviceDefaults } from "../../src/taskpane/device-defaults";
import { createDeviceStore } from "../../src/taskpane/where/device-store";
import { z } from "zod";
import { startEmbeddedSession } from "../support/embedded-session";
import { createFakeRunController, preparation } from "../support/fake-run-controller";
import { memoryStorage } from "../support/memory-storage";
import { change, openPane } from "../support/pane";

jest.setTimeout(60_000);

// On a busy machine jsdom at times does not count an open dialog as seen, so dialogs are looked for with
// `hidden`; that they are seen is for the browser to show (test/e2e/labels.e2e.ts).

/** The Settings tab over the whole API, with some rows of Robin's kept. */
async function openSettings(
  controller = createFakeRunController(),
  options: Parameters<typeof openPane>[1] = {}
) {
  const { session, ledger, client } = startEmbeddedSession();
  await session.ask("holders.create", { id: "robin", type: "consumer", name: "Robin Doe" });
  const run = await session.openRun({
    accountHolder: { id: "robin", type: "consumer", name: "Robin Doe" },
    country: null,
  });
  await session.enrich(run, {
    id: ["1"],
    description: ["SQ *STARBUCKS SEATTLE"],
    amount: [4.5],
    entryType: ["outgoing"],
    currency: ["USD"],
    date: ["2024-03-05"],
    country: [null],
    mcc: [null],
  });
  const pane = await openPane(controller, { ask: session.ask, ...options });
  await act(async () => pane.bench.navigation.show("settings"));
  await screen.findByRole("heading", { name: "Settings" });
  return { ...pane, ledger, session, client };
}

const ROBIN = { id: "robin", type: "consumer", name: "Robin Doe" } as const;
const CONTENTS = {
  ...ROBIN,
  category_id: null,
  transactions: 1,
  rules: 0,
  reports: 0,
  statements: 0,
};

const section = (name: string) => within(screen.getByRole("region", { name }));

describe("account holders", () => {
  it("are added, renamed, given another type, and made the workbook's", async () => {
    const { user, ledger, desk } = await openSettings();
    await change(user, "Account holders");
    const part = section("Account holders");
    await user.click(part.getByRole("button", { name: "Add an account holder" }));
    await user.type(part.getByRole("textbox", { name: "Id" }), "shop");
    await user.selectOptions(part.getByRole("combobox", { name: "Type" }), "A business");
    await user.click(part.getByRole("button", { name: "Save" }));
    await part.findByText("shop was added.");
    expect(await ledger.holders.get("local", "shop")).toMatchObject({ type: "business" });

    await user.type(part.getByRole("textbox", { name: "Name" }), "Corner shop");
    await user.selectOptions(part.getByRole("combobox", { name: "Type" }), "A freelancer");
    await user.click(part.getByRole("button", { name: "Save" }));
    await part.findByText(/Corner shop is saved/);
    expect(await ledger.holders.get("local", "shop")).toMatchObject({
      type: "freelance",
      name: "Corner shop",
    });

    await user.click(part.getByRole("button", { name: "Use for this workbook" }));
    const { sheet } = desk.state();
    expect(sheet.state === "ready" && sheet.choices.settings.accountHolder).toEqual({
      id: "shop",
      type: "freelance",
      name: "Corner shop",
    });
  });

  it("say that an id is taken", async () => {
    const { user } = await openSettings();
    await change(user, "Account holders");
    const part = section("Account holders");
    await user.click(part.getByRole("button", { name: "Add an account holder" }));
    await user.type(part.getByRole("textbox", { name: "Id" }), "robin{Enter}");
    expect(await part.findByText(/This id is taken/)).toBeVisible();
  });

  it("say why something was refused in plain words, and what to do", async () => {
    const { ask } = startEmbeddedSession().session;
    const refusing: Ask = async (name, ...rest) => {
      if (name === "holders.list") return { holders: [ROBIN], isHere: true } as never;
      if (name === "holders.contents") return CONTENTS as never;
      if (name === "holders.change") throw new SessionError("rejected", "category_id: gone", 400);
      return ask(name, ...rest);
    };
    const { user } = await openSettings(undefined, { ask: refusing });
    await change(user, "Account holders");
    const part = section("Account holders");
    await user.selectOptions(part.getByRole("combobox", { name: "Account holder" }), "robin");
    await user.click(await part.findByRole("button", { name: "Save" }));
    expect(await part.findByText(/^Check what you have entered.*category_id: gone/)).toBeVisible();
    expect(part.queryByText(/This id is taken/)).not.toBeInTheDocument();
  });

  it("without a name are called so, and no bare id stands for whom", async () => {
    const listed: Ask = async (name, ...rest) =>
      name === "holders.list"
        ? ({
            holders: [ROBIN, { id: "7f3a", type: "consumer", name: null }],
            isHere: true,
          } as never)
        : startEmbeddedSession().session.ask(name, ...rest);
    const { user } = await openSettings(undefined, { ask: listed });
    await change(user, "Account holders");
    const part = section("Account holders");
    expect(
      await part.findByRole("option", { name: "Account without a name (7f3a) – A person" })
    ).toBeInTheDocument();
  });

  it("are deleted with all that is kept of them, which is said before", async () => {
    const { user, ledger } = await openSettings();
    await change(user, "Account holders");
    const part = section("Account holders");
    await user.selectOptions(part.getByRole("combobox", { name: "Account holder" }), "robin");
    await part.findByText(/Kept: 1 transaction, 0 rules/);
    await user.click(part.getByRole("button", { name: "Delete …" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    expect(dialog.getByText(/Kept: 1 transaction/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Delete for good" }));
    await part.findByText("Robin Doe was deleted.");
    expect(await ledger.transactions.get("local", "1")).toBeNull();
  });

  it("are read from the column that the user names", async () => {
    const { user, desk } = await openSettings();
    await change(user, "Account holders");
    const column = screen.getByRole("combobox", { name: "Whose each row is, by column" });
    await user.selectOptions(column, "2");
    const { sheet } = desk.state();
    expect(sheet.state === "ready" && sheet.choices.mapping.account_holder_id).toBe(2);
  });
});

describe("what is kept", () => {
  it("is counted and shown on demand", async () => {
    const { user } = await openSettings();
    await change(user, "What is kept, and where");
    await user.click(screen.getByRole("button", { name: "Show what is kept" }));
    expect(await screen.findByText("SQ *STARBUCKS SEATTLE · coffee shop")).toBeVisible();
    expect(screen.getByText("Transactions").nextSibling).toHaveTextContent("1");
    expect(screen.getByText("Records in this workbook").nextSibling).toHaveTextContent("4");
  });

  it("goes only after the word was typed; then nothing is left, keys and choices included", async () => {
    const { user, ledger, where, bench } = await openSettings();
    act(() => bench.defaults.choose({ country: "DE" }));
    act(() => where.change({ choice: "own_server", address: "https://rows.example.com" }));
    act(() => where.setKey("quartz-key"));
    act(() => where.change({ choice: "built_in" }));
    await change(user, "What is kept, and where");
    await user.click(screen.getByRole("button", { name: "Delete everything on this computer …" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    const confirm = dialog.getByRole("button", { name: "Delete everything" });
    await user.click(confirm);
    expect(await ledger.transactions.get("local", "1")).not.toBeNull();
    await user.type(dialog.getByRole("textbox"), "Delete{Enter}");
    await screen.findByText(/The pane is as new/);
    expect((await ledger.export("local")).account_holders).toEqual([]);
    act(() => where.change({ choice: "own_server" }));
    expect(where.state()).toMatchObject({ key: "", settings: { address: "" } });
    expect(bench.defaults.chosen()).toEqual({ country: null, currency: null });
  });

  it("counts what was learned, and says whether a key is kept and what an export leaves out", async () => {
    const { user, client, where } = await openSettings();
    const pattern = { kind: "description", words: "tesco", entry_type: "outgoing" };
    await client.send("POST", "/v3/corrections", z.unknown(), {
      body: {
        pattern: { ...pattern, account_holder_id: null },
        expected: { merchant: "Corner shop" },
      },
    });
    await change(user, "What is kept, and where");
    expect(screen.getByText("No key is held.")).toBeVisible();
    expect(screen.getByText(/^An export leaves out keys, trained models/)).toBeVisible();
    act(() => where.change({ choice: "own_server", address: "https://rows.example.com" }));
    act(() => where.setKey("quartz-key"));
    act(() => where.change({ choice: "built_in" }));
    expect(screen.getByText(/^1 key is held until the workbook is closed; none is/)).toBeVisible();
    act(() => where.change({ keep: "device" }));
    expect(screen.getByText(/^1 key is kept on this computer/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show what is kept" }));
    expect((await screen.findByText("Learned corrections")).nextSibling).toHaveTextContent("1");
  });

  it("is exported as one file without keys", async () => {
    const made: Blob[] = [];
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) made.push(blob);
      return "blob:made";
    };
    URL.revokeObjectURL = () => undefined;
    const { user, where } = await openSettings();
    act(() => where.change({ choice: "own_server", address: "https://rows.example.com" }));
    act(() => where.setKey("quartz-key"));
    act(() => where.change({ choice: "built_in" }));
    await change(user, "What is kept, and where");
    await user.click(screen.getByRole("button", { name: "Export all as a file" }));
    await screen.findByText(/was handed to the browser's downloads/);
    const text = (await made[0]?.text()) ?? "";
    expect(JSON.parse(text)).toMatchObject({
      settings: { language: "excel" },
      kept: { account_holders: [{ id: "robin" }], transactions: [{ transaction: { id: "1" } }] },
    });
    expect(text).not.toContain("quartz-key");
  });

  it("lets the answers of formulas be forgotten, and says how to calculate anew", async () => {
    const { user, session } = await openSettings();
    await session.evaluate({
      description: ["LIDL 123"],
      amount: [20],
      entryType: ["outgoing"],
      currency: ["EUR"],
      date: [null],
      country: [null],
      accountHolderType: [null],
    });
    expect(await session.ask("formulas.remembered", null)).toEqual({ answers: 1 });
    await change(user, "What is kept, and where");
    await user.click(screen.getByRole("button", { name: "Show what is kept" }));
    await screen.findByText("Answers of formulas");
    await user.click(screen.getByRole("button", { name: "Forget answers of formulas" }));
    expect(await screen.findByText(/^1 answer was forgotten.*Ctrl\+Alt\+F9/)).toBeVisible();
    expect(screen.getByText("Answers of formulas").nextSibling).toHaveTextContent("0");
    expect(await session.ask("formulas.remembered", null)).toEqual({ answers: 0 });
  });

  it("can be taken out of the workbook, which is said plainly", async () => {
    const { user } = await openSettings();
    await change(user, "What is kept, and where");
    await user.click(
      screen.getByRole("button", { name: "Take our records out of this workbook …" })
    );
    const dialog = within(await screen.findByRole("alertdialog"));
    expect(dialog.getByText(/No cell changes.*count as yours/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Take them out" }));
    expect(await screen.findByText(/4 records were taken out/)).toBeVisible();
  });
});

describe("country and currency", () => {
  const group = (name: string) => within(screen.getByRole("group", { name }));

  it("are chosen for this workbook and, apart from it, for new ones on this computer", async () => {
    const storage = memoryStorage();
    const store = createDeviceStore(() => storage, "");
    const { user, desk, bench } = await openSettings(undefined, { store });
    await change(user, "Country and currency");
    const select = (within: string, name: string, code: string) =>
      user.selectOptions(group(within).getByRole("combobox", { name }), code);
    await select("In new workbooks", "Country of the account", "DE");
    await select("In new workbooks", "Currency, where the sheet names none", "EUR");
    await select("In this workbook", "Country of the account", "FR");
    const { sheet } = desk.state();
    expect(sheet.state === "ready" && sheet.choices.settings.country).toBe("FR");
    expect(bench.defaults.chosen()).toEqual({ country: "DE", currency: "EUR" });

    const again = createDeviceDefaults();
    again.open(createDeviceStore(() => storage, ""));
    expect(again.chosen()).toEqual({ country: "DE", currency: "EUR" });
  });

  it("are read from the device only where they are codes that we know", () => {
    const store = createDeviceStore(memoryStorage, "");
    const defaults = createDeviceDefaults();
    defaults.open({
      ...store,
      readPreference: (name) => (name === "country" ? "Quartz" : "EUR"),
    });
    expect(defaults.chosen()).toEqual({ country: null, currency: "EUR" });
  });
});

describe("cells with formulas", () => {
  /** A workbook with so many of them; what Excel was asked for. */
  const workbook = (cells: number) => ({
    count: async () => cells,
    recalculate: jest.fn(async () => cells),
  });

  it("are calculated anew on demand, and it is said how many they are", async () => {
    const formulas = workbook(731);
    const { user } = await openSettings(undefined, { formulas });
    await change(user, "Formulas in cells");
    expect(formulas.recalculate).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Recalculate formulas" }));
    expect(await screen.findByText(/^Excel calculates 731 cells anew/)).toBeVisible();
  });

  it("are said to be missing where there is none, and why Excel refuses where it does", async () => {
    const formulas = workbook(0);
    const { user } = await openSettings(undefined, { formulas });
    await change(user, "Formulas in cells");
    const button = screen.getByRole("button", { name: "Recalculate formulas" });
    await user.click(button);
    expect(await screen.findByText(/^No cell of this workbook holds/)).toBeVisible();
    formulas.recalculate.mockRejectedValueOnce(
      Object.assign(new Error("busy"), { code: "InvalidOperationInCellEditMode" })
    );
    await user.click(button);
    expect(await screen.findByText(/Press Enter or Esc/)).toBeVisible();
  });

  it("are told of after a change that they do not follow, only where there are any", async () => {
    const open = async (cells: number) => {
      const opened = await openSettings(undefined, { formulas: workbook(cells) });
      await change(opened.user, "Account holders");
      const part = section("Account holders");
      await opened.user.selectOptions(
        part.getByRole("combobox", { name: "Account holder" }),
        "robin"
      );
      await opened.user.click(await part.findByRole("button", { name: "Use for this workbook" }));
      await part.findByText(/^Rows of this workbook belong to Robin Doe/);
      return opened;
    };
    (await open(0)).page.unmount();
    expect(screen.queryByText(/until calculated anew/)).not.toBeInTheDocument();
    await open(3);
    expect(await screen.findByText(/^3 cells with NTROPY formulas keep/)).toBeVisible();
  });
});

describe("diagnostics", () => {
  const SECRETS = ["Robin Doe", "quartz-key", "rows.example.com", "Payroll Quartz", "Quartz Sheet"];

  it("hold no descriptor, header, name, address or key, whatever stands in the pane", async () => {
    const problem: SheetProblem = { code: "host", message: "Payroll Quartz" };
    const prepared = preparation({
      sheetName: "Quartz Sheet",
      tableName: "Quartz Sheet",
      columns: [{ index: 0, letter: "A", header: "Payroll Quartz", samples: ["Payroll Quartz"] }],
      settings: {
        ...preparation().settings,
        accountHolder: { id: "Robin Doe", type: "consumer", name: "Robin Doe" },
      },
    });
    for (const controller of [
      createFakeRunController({ sheet: prepared }),
      createFakeRunController({ problem }),
    ]) {
      const { user, where, page } = await openSettings(controller);
      act(() => where.change({ choice: "own_server", address: "https://rows.example.com" }));
      act(() => where.setKey("quartz-key"));
      await change(user, "Diagnostics");
      const text = screen.getByRole<HTMLTextAreaElement>("textbox", {
        name: "What would be copied",
      });
      expect(text.value).toContain("engine: 1.0.0-test");
      expect(text.value).toContain("destination: own_server");
      for (const secret of SECRETS) expect(text.value).not.toContain(secret);
      page.unmount();
    }
  });
});

it("can be used with every section open and no fault of accessibility", async () => {
  const { user, page } = await openSettings();
  for (const heading of [
    "Account holders",
    "Country and currency",
    "Formulas in cells",
    "What is kept, and where",
    "Diagnostics",
  ])
    await change(user, heading);
  await user.click(screen.getByRole("button", { name: "Add an account holder" }));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Id" })).toHaveFocus());
  const { violations } = await checkAccessibility(page.container);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
