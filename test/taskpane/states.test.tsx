/** What the pane says when it cannot go on, and that everybody can read it. */
import { act, screen } from "@testing-library/react";
import { run as checkAccessibility } from "axe-core";
import type { SheetProblem } from "../../src/run/types";
import { createFakeRunController, plan, preparation } from "../support/fake-run-controller";
import { change, openPane, startedRun } from "../support/pane";

jest.setTimeout(30_000);

/** Every problem there is: the compiler refuses this list when one is missing. */
const problems: {
  [Code in SheetProblem["code"]]: [Extract<SheetProblem, { code: Code }>, RegExp];
} = {
  nothing_selected: [{ code: "nothing_selected" }, /select the rows/],
  empty_sheet: [{ code: "empty_sheet", sheet: "Checking" }, /Paste or open/],
  no_description_column: [
    { code: "no_description_column", sheet: "Checking", headerRow: 3 },
    /headings in row 3/,
  ],
  several_areas: [{ code: "several_areas", count: 2 }, /one block of rows/],
  protected_sheet: [{ code: "protected_sheet", sheet: "Checking" }, /Unprotect Sheet/],
  cell_edit_mode: [{ code: "cell_edit_mode" }, /Press Enter or Esc/],
  merged_cells: [{ code: "merged_cells", address: "B4:C4" }, /Unmerge B4:C4/],
  no_free_columns: [{ code: "no_free_columns", sheet: "Checking", needed: 3 }, /fewer columns/],
  sheet_gone: [{ code: "sheet_gone", sheet: "Checking" }, /Select your transactions again/],
  rows_moved: [{ code: "rows_moved", count: 4 }, /4 rows could not be found/],
  newer_workbook: [{ code: "newer_workbook", version: 9 }, /Update the add-in/],
  unsupported_host: [{ code: "unsupported_host", missing: "ExcelApi 1.9" }, /Update Excel/],
  payload_too_large: [{ code: "payload_too_large" }, /fewer rows/],
  nothing_to_undo: [{ code: "nothing_to_undo" }, /Every run is already taken back/],
  too_many_holders: [
    { code: "too_many_holders", sheet: "Checking", count: 2_400 },
    /seems to hold something else/,
  ],
  busy: [{ code: "busy" }, /stop it first/],
  model: [{ code: "model", name: "My books", state: "missing" }, /Import it from its file/],
  service: [
    {
      code: "service",
      failure: "quota_exceeded",
      host: "api.ntropy.com",
      message: "No credits.",
      written: 250,
      remaining: 750,
    },
    /250 rows are written and stay.*Continue for the other 750 rows/,
  ],
  engine: [{ code: "engine", message: "worker died" }, /worker died/],
  host: [{ code: "host", message: "GeneralException" }, /GeneralException/],
};

it.each(Object.values(problems))("answers %j with the next step", async (problem, nextStep) => {
  const { user, controller } = await openPane(createFakeRunController({ problem }));
  expect(screen.getByText(nextStep)).toBeVisible();
  controller.problem = null;
  await user.click(screen.getByRole("button", { name: "Look again" }));
  expect(screen.queryByText(nextStep)).not.toBeInTheDocument();
  expect(screen.getByRole("region", { name: "Rows" })).toHaveTextContent("120 rows");
});

it("says which rows to select where there is no heading row", async () => {
  await openPane(
    createFakeRunController({
      problem: { code: "no_description_column", sheet: "Checking", headerRow: null },
    })
  );
  expect(screen.getByText(/together with their heading row/)).toBeVisible();
});

it("shows a problem met while counting beside the counts", async () => {
  await openPane(
    createFakeRunController({
      planProblem: { code: "no_free_columns", sheet: "Checking", needed: 3 },
    })
  );
  expect(screen.getByText("No room for 3 columns on Checking")).toBeVisible();
});

it("explains itself when it is opened outside Excel", async () => {
  await openPane(undefined, { place: "outside" });
  expect(screen.getByText("This page is the panel of an Excel add-in")).toBeVisible();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it("shows text from the sheet as text, whatever it says", async () => {
  const nasty = '<img src=x onerror="alert(1)">';
  const { page } = await openPane(
    createFakeRunController({
      sheet: preparation({
        sheetName: nasty,
        columns: [{ index: 1, letter: "B", header: nasty, samples: [nasty] }],
      }),
    })
  );
  expect(page.container.querySelector("img")).toBeNull();
  expect(screen.getAllByText(/onerror/).length).toBeGreaterThan(0);
});

describe("axe finds nothing to complain about", () => {
  async function findings() {
    const { violations } = await checkAccessibility(
      { include: document.body, exclude: ["[data-tabster-dummy]"] },
      // jsdom draws nothing, so colours are looked at in the browser.
      { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } }
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  it("on the page with everything unfolded", async () => {
    const { user } = await openPane(
      createFakeRunController({
        sheet: preparation({ hiddenRows: 3 }),
        counts: plan({
          upToDate: 4,
          lockedCells: 2,
          skipped: [{ reason: "blank", count: 1, firstRow: 3 }],
          noted: [{ code: "date_missing", count: 1, firstRow: 4 }],
        }),
      })
    );
    for (const heading of ["Columns read", "Whose account", "Columns written"])
      await change(user, heading);
    expect(await findings()).toEqual([]);
  });

  it("during a run and after it", async () => {
    const { user, controller } = await openPane();
    await user.click(screen.getByRole("button", { name: "Enrich 117 rows" }));
    const run = startedRun(controller);
    act(() => run.progress({ done: 20, rowsPerSecond: 100, secondsLeft: 3 }));
    expect(await findings()).toEqual([]);
    await act(async () => run.finish({ locked: 1 }));
    expect(await findings()).toEqual([]);
  });

  it("on a problem, and outside Excel", async () => {
    const { page } = await openPane(
      createFakeRunController({ problem: { code: "nothing_selected" } })
    );
    expect(await findings()).toEqual([]);
    page.unmount();
    await openPane(undefined, { place: "outside" });
    expect(await findings()).toEqual([]);
  });
});
