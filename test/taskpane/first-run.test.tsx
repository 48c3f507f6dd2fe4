/** The first minutes in the pane: the welcome, the sample, the tour, and Help. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { run as checkAccessibility } from "axe-core";
import { createDeviceStore } from "../../src/taskpane/where/device-store";
import { createFakeRunController } from "../support/fake-run-controller";
import { createFakeSheets } from "../support/fake-sheets";
import { memoryStorage } from "../support/memory-storage";
import { openPane } from "../support/pane";

function device() {
  const storage = memoryStorage();
  return () => createDeviceStore(() => storage, "");
}

/** What axe finds. jsdom lays nothing out, so colours are judged in the browser. */
async function violations(element: Element): Promise<string[]> {
  const { violations: found } = await checkAccessibility(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

const welcome = () => screen.queryByText("New here?");
const button = (name: string | RegExp) => screen.getByRole("button", { name });

describe("the welcome", () => {
  it("stands there the first time and never again after it was put away", async () => {
    const open = device();
    const first = await openPane(undefined, { store: open() });
    expect(welcome()).not.toBeNull();
    await first.user.click(button("Not now"));
    expect(welcome()).toBeNull();
    first.page.unmount();

    await openPane(undefined, { store: open() });
    expect(welcome()).toBeNull();
  });

  it("offers the sample, says where it is, and takes it away again", async () => {
    const sheets = createFakeSheets();
    const { user } = await openPane(undefined, { store: device()(), sheets });
    await user.click(button("Try it with sample transactions"));
    expect(await screen.findByText(/are on the sheet “Sample transactions”/)).toBeTruthy();
    expect(sheets.shown).toEqual(["Sample transactions"]);
    await user.click(button("Remove the sample"));
    expect(await screen.findByText("The sample is removed")).toBeTruthy();
    expect(sheets.inserted.size).toBe(0);
  });

  it("asks before a sample goes that was worked on, and keeps it when told so", async () => {
    const sheets = createFakeSheets();
    sheets.changedCells = 186;
    const { user } = await openPane(undefined, { store: device()(), sheets });
    await user.click(button("Try it with sample transactions"));
    await user.click(await screen.findByRole("button", { name: "Remove the sample" }));
    expect(await screen.findByText(/186 cells on it changed/)).toBeTruthy();
    await user.click(button("Keep the sheet"));
    expect(sheets.inserted.size).toBe(1);
    await user.click(button("Remove the sample"));
    await user.click(await screen.findByRole("button", { name: "Remove the sheet" }));
    expect(await screen.findByText("The sample is removed")).toBeTruthy();
    expect(sheets.inserted.size).toBe(0);
  });

  it("shows the sample that is there instead of adding another", async () => {
    const sheets = createFakeSheets();
    const open = device();
    const first = await openPane(undefined, { store: open(), sheets });
    await first.user.click(button("Try it with sample transactions"));
    await screen.findByText(/are on the sheet/);
    first.page.unmount();
    const again = await openPane(undefined, { store: open(), sheets });
    await again.user.click(button("Try it with sample transactions"));
    await screen.findByText(/are on the sheet/);
    expect(sheets.inserted.size).toBe(1);
    expect(sheets.shown).toEqual(["Sample transactions", "Sample transactions"]);
  });

  it("says what to do where the workbook takes no sheet", async () => {
    const sheets = createFakeSheets();
    sheets.problem = { code: "protected_workbook" };
    const { user } = await openPane(undefined, { store: device()(), sheets });
    await user.click(button("Try it with sample transactions"));
    expect(await screen.findByText(/Review tab, Protect Workbook/)).toBeTruthy();
    expect(button("Try it with sample transactions")).toBeTruthy();
  });
});

it("offers the sample where there is nothing to enrich, also to who is not new", async () => {
  const open = device();
  open().writePreference("tour", "seen");
  const controller = createFakeRunController();
  controller.problem = { code: "empty_sheet", sheet: "Sheet1" };
  const sheets = createFakeSheets();
  const { user } = await openPane(controller, { store: open(), sheets });
  await user.click(button("Try it with sample transactions"));
  await waitFor(() => expect(sheets.inserted.size).toBe(1));
});

describe("the tour", () => {
  const tour = () => screen.queryByRole("dialog");
  const heading = () => within(screen.getByRole("dialog")).getByRole("heading").textContent;

  it("leads by keyboard through every step, is remembered, and gives the focus back", async () => {
    const open = device();
    const { user } = await openPane(undefined, { store: open() });
    const start = button("Show me around");
    start.focus();
    await user.keyboard("{Enter}");
    const seen: (string | null)[] = [];
    for (let step = 1; step <= 7; step++) {
      expect(screen.getByText(`Step ${step} of 7`)).toBeTruthy();
      seen.push(heading());
      expect(document.activeElement?.textContent).toBe(step === 7 ? "Done" : "Next");
      await user.keyboard("{Enter}");
    }
    expect(seen).toEqual([
      "Your rows",
      "What each column means",
      "Enrich",
      "Undo",
      "Rules",
      "Reports",
      "Formulas and help",
    ]);
    await waitFor(() => expect(tour()).toBeNull());
    expect(document.activeElement?.textContent).toMatch(/^Enrich/);
    expect(open().readPreference("tour")).toBe("seen");
  });

  it("goes back a step, and Esc skips the rest", async () => {
    const { user } = await openPane(undefined, { store: device()() });
    await user.click(button("Show me around"));
    await user.click(button("Next"));
    await user.click(button("Back"));
    expect(heading()).toBe("Your rows");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(tour()).toBeNull());
    expect(welcome()).toBeNull();
  });

  it("starts again from Help, on the Enrich tab", async () => {
    const open = device();
    open().writePreference("tour", "seen");
    const { user, bench } = await openPane(undefined, { store: open() });
    await act(async () => bench.navigation.show("help"));
    await user.click(await screen.findByRole("button", { name: "Show me around" }));
    expect(heading()).toBe("Your rows");
    expect(bench.navigation.current()).toBe("enrich");
    await user.click(button("Skip the tour"));
    await waitFor(() => expect(tour()).toBeNull());
  });
});

describe("Help", () => {
  const openHelp = async (options: Parameters<typeof openPane>[1] = {}) => {
    const opened = await openPane(undefined, options);
    await act(async () => opened.bench.navigation.show("help"));
    await screen.findByRole("heading", { level: 1 });
    return opened;
  };

  it("copies an example and says so", async () => {
    const { user } = await openHelp();
    await user.click(await screen.findByRole("button", { name: "Copy the example of LABEL" }));
    expect(await screen.findByText(/The example of LABEL is copied/)).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe("=NTROPY.LABEL(B2,C2)");
  });

  it("says how to copy where the browser does not let the pane", async () => {
    const { user } = await openHelp();
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
    await user.click(await screen.findByRole("button", { name: "Copy the example of LABEL" }));
    expect(await screen.findByText(/press Ctrl\+C/)).toBeTruthy();
  });

  it("shows examples as they are typed where the decimal mark is a comma", async () => {
    await openHelp({ excelLanguage: "de-DE" });
    expect(await screen.findByText("=NTROPY.LABEL(B2;C2)")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Hilfe");
  });

  it("has nothing axe complains about, nor have the welcome and the tour", async () => {
    const { page, user, bench } = await openHelp({ store: device()() });
    await screen.findByRole("button", { name: "Copy the example of LABEL" });
    expect(await violations(page.baseElement)).toEqual([]);
    await act(async () => bench.navigation.show("enrich"));
    expect(await violations(page.baseElement)).toEqual([]);
    await user.click(button("Show me around"));
    expect(await violations(page.baseElement)).toEqual([]);
  }, 60_000);
});
