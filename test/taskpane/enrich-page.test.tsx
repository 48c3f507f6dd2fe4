/** The pane as a person meets it: read, check, enrich, stop, undo. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { createFakeRunController, plan, preparation } from "../support/fake-run-controller";
import { change, openPane, startedRun } from "../support/pane";

const enrichButton = () => screen.getByRole("button", { name: /^(Enrich|Continue|Everything)/ });
const region = (name: string) => screen.getByRole("region", { name });

describe("before the run", () => {
  it("says which rows are meant", async () => {
    await openPane();
    expect(region("Rows")).toHaveTextContent("120 rows on Checking, A2:D121");
  });

  it("names the table, where the rows are one", async () => {
    await openPane(createFakeRunController({ sheet: preparation({ tableName: "Bank" }) }));
    expect(region("Rows")).toHaveTextContent("on Checking, table Bank, A2:D121");
  });

  it("reads the whole table when asked to", async () => {
    const { user, controller } = await openPane();
    await user.selectOptions(screen.getByLabelText("Which rows"), "Whole table");
    expect(controller.scopes.at(-1)).toBe("table");
  });

  it("tells in one sentence what the columns mean", async () => {
    await openPane();
    expect(region("Columns read")).toHaveTextContent(
      "Reading description from “Details” (B), date from “Posted” (A), and amount from “Value” (C); " +
        "dates are month, day, year; minus is money out; amounts are in USD."
    );
  });

  it("does not speak of an order that dates do not need, nor of signs that decide nothing", async () => {
    const { reasons } = preparation();
    await openPane(
      createFakeRunController({
        sheet: preparation({
          reasons: { ...reasons, dateOrder: "no order needed", sign: "direction given" },
        }),
      })
    );
    expect(region("Columns read")).toHaveTextContent(/\(C\); amounts are in USD\.$/);
  });

  it("counts what will happen and why rows are left out", async () => {
    await openPane(
      createFakeRunController({
        counts: plan({
          toFill: 100,
          toUpdate: 5,
          upToDate: 7,
          locked: 2,
          lockedCells: 9,
          skipped: [
            { reason: "blank", count: 4, firstRow: 17 },
            { reason: "totals_row", count: 1, firstRow: 121 },
          ],
          noted: [{ code: "amount_missing", count: 3, firstRow: 8 }],
        }),
      })
    );
    const section = within(region("What will happen"));
    const value = (name: string) => section.getByText(name).nextElementSibling?.textContent;
    expect(value("To fill")).toBe("100");
    expect(value("To update")).toBe("5");
    expect(value("Up to date")).toBe("7");
    expect(value("Locked by your edits")).toBe("2");
    expect(value("Skipped")).toBe("5");
    expect(region("What will happen")).toHaveTextContent(
      "Skipped: 4 blank (row 17 and others), 1 a total (row 121)."
    );
    expect(region("What will happen")).toHaveTextContent("9 cells you edited");
    expect(region("What will happen")).toHaveTextContent("3 rows with no amount, first in row 8");
    expect(region("What will happen")).toHaveTextContent(
      "New columns: Label (E), Merchant (F), Recurrence (G)."
    );
    expect(enrichButton()).toHaveAccessibleName("Enrich 105 rows");
  });

  it("has nothing to start when all is up to date, and renews on request", async () => {
    const { user, controller } = await openPane(
      createFakeRunController({ counts: plan({ toFill: 0, upToDate: 117 }) })
    );
    expect(enrichButton()).toHaveAccessibleName("Everything is up to date.");
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(0);
    controller.counts = plan({ toFill: 0, toUpdate: 117 });
    await user.click(screen.getByLabelText("Also renew rows that are up to date"));
    await waitFor(() => expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows"));
    expect(controller.planned.at(-1)?.refreshUpToDate).toBe(true);
  });

  it("offers to continue a run that was stopped", async () => {
    await openPane(
      createFakeRunController({ counts: plan({ toFill: 117, remaining: 40, resumes: true }) })
    );
    expect(enrichButton()).toHaveAccessibleName("Continue with 40 rows");
  });

  it("says that it works on this computer alone", async () => {
    await openPane();
    expect(screen.getByText("Runs on this computer. Nothing is sent anywhere.")).toBeVisible();
  });

  it("says so when history cannot be kept", async () => {
    await openPane(undefined, {
      engine: async () => ({
        version: "1",
        merchants: 1,
        storage: "memory",
        storageProblem: "storage is partitioned",
        starts: 1,
      }),
    });
    expect(screen.getByText(/kept only while this workbook is open/)).toBeVisible();
    expect(screen.getByText(/storage is partitioned/)).toBeVisible();
  });

  it("does not start without its engine, and says what to do", async () => {
    const { user, controller } = await openPane(undefined, {
      engine: () => Promise.reject(new Error("no WebAssembly")),
    });
    expect(
      screen.getByText(/Close this panel and open it again. \(no WebAssembly\)/)
    ).toBeVisible();
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(0);
  });
});

describe("what the user changes", () => {
  it("gives a column another meaning, and a meaning one column only", async () => {
    const { user, controller } = await openPane();
    await change(user, "Columns read");
    await user.selectOptions(screen.getByLabelText("Branch (D)"), "Description");
    expect(screen.getByLabelText("Details (B)")).toHaveDisplayValue("Not read");
    await waitFor(() =>
      expect(controller.planned.at(-1)?.mapping).toEqual({ date: 0, description: 3, amount: 2 })
    );
  });

  it("shows sample values beside each column", async () => {
    const { user } = await openPane();
    await change(user, "Columns read");
    expect(screen.getByLabelText("Details (B)")).toHaveAccessibleDescription(
      "such as SQ *BLUE BOTTLE · PAYROLL ACME"
    );
  });

  it("asks for the description column where none was recognised", async () => {
    const { user, controller } = await openPane(
      createFakeRunController({ sheet: preparation({ mapping: { date: 0, amount: 2 } }) })
    );
    expect(screen.getByText("Which column says what each payment was?")).toBeVisible();
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(0);
    await user.selectOptions(screen.getByLabelText("Details (B)"), "Description");
    await waitFor(() => expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows"));
  });

  it("asks how dates are meant where they could be read either way", async () => {
    const { conventions } = preparation();
    const { user, controller } = await openPane(
      createFakeRunController({
        sheet: preparation({ conventions: { ...conventions, dateOrderUncertain: true } }),
      })
    );
    const dates = screen.getByLabelText("Dates");
    expect(dates).toHaveDisplayValue("Choose …");
    await user.selectOptions(dates, "03/04/2024 is 3 April 2024");
    await waitFor(() =>
      expect(controller.planned.at(-1)?.conventions).toMatchObject({
        dateOrder: "dmy",
        dateOrderUncertain: false,
      })
    );
    // The answer folds nothing away under the user's hand.
    expect(dates).toHaveDisplayValue("03/04/2024 is 3 April 2024");
    expect(region("Columns read")).toHaveTextContent("dates are day, month, year");
    expect(screen.queryByLabelText("Details (B)")).not.toBeInTheDocument();
  });

  it("turns the sign convention round for card exports", async () => {
    const { user, controller } = await openPane();
    await change(user, "Columns read");
    await user.selectOptions(screen.getByLabelText("Amounts"), "Plus is money out (card export)");
    await waitFor(() => expect(controller.planned.at(-1)?.conventions.sign).toBe("card"));
  });

  it("asks for the currency where rows would go without one", async () => {
    const { conventions } = preparation();
    const { user, controller } = await openPane(
      createFakeRunController({
        sheet: preparation({ conventions: { ...conventions, currency: null } }),
        counts: plan({ noted: [{ code: "currency_missing", count: 117, firstRow: 2 }] }),
      })
    );
    expect(screen.getByText(/Which currency are the amounts in/)).toBeVisible();
    await user.selectOptions(screen.getByLabelText("Currency"), "EUR – Euro");
    await waitFor(() => expect(controller.planned.at(-1)?.settings.currency).toBe("EUR"));
  });

  it("asks whether hidden rows count, and leaves them out until told", async () => {
    const { user, controller } = await openPane(
      createFakeRunController({ sheet: preparation({ hiddenRows: 12 }) })
    );
    expect(screen.getByText("12 rows are hidden. Include them?")).toBeVisible();
    expect(screen.getByLabelText("No, only the rows I see")).toBeChecked();
    expect(controller.planned.at(-1)?.includeHiddenRows).toBe(false);
    await user.click(screen.getByLabelText("Yes, hidden rows too"));
    await waitFor(() => expect(controller.planned.at(-1)?.includeHiddenRows).toBe(true));
  });

  it("takes down whose account it is", async () => {
    const { user, controller } = await openPane();
    expect(region("Whose account")).toHaveTextContent("A person");
    await change(user, "Whose account");
    await user.click(screen.getByLabelText("A business"));
    await user.type(screen.getByLabelText("Name on the account (optional)"), "Maple Bikes");
    await user.selectOptions(screen.getByLabelText("Country of the account"), "Canada");
    await waitFor(() =>
      expect(controller.planned.at(-1)?.settings).toMatchObject({
        accountHolder: { id: "holder-1", type: "business", name: "Maple Bikes" },
        country: "CA",
      })
    );
    await change(user, "Whose account");
    expect(region("Whose account")).toHaveTextContent("A business, Maple Bikes, Canada");
  });

  it("writes the columns that are ticked, in their fixed order", async () => {
    const { user, controller } = await openPane();
    expect(region("Columns written")).toHaveTextContent("Label, Merchant, and Recurrence");
    await change(user, "Columns written");
    await user.click(screen.getByLabelText("Confidence"));
    await user.click(screen.getByLabelText("Website"));
    await user.click(screen.getByLabelText("Merchant"));
    await waitFor(() =>
      expect(controller.planned.at(-1)?.settings.fields).toEqual([
        "label",
        "recurrence",
        "website",
        "confidence",
      ])
    );
  });

  it("offers all twelve columns and does not start with none", async () => {
    const { user, controller } = await openPane();
    await change(user, "Columns written");
    const boxes = within(region("Columns written")).getAllByRole("checkbox");
    expect(boxes).toHaveLength(12);
    for (const name of ["Label", "Merchant", "Recurrence"])
      await user.click(screen.getByLabelText(name));
    expect(screen.getByText("Choose at least one column.")).toBeVisible();
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(0);
  });

  it("keeps what was chosen when the selection moves within the same table", async () => {
    const { user, controller, desk } = await openPane();
    await change(user, "Columns read");
    await user.selectOptions(screen.getByLabelText("Amounts"), "Plus is money out (card export)");
    controller.sheet = preparation({ address: "A2:D10", rowCount: 9 });
    await act(() => desk.refresh());
    expect(controller.planned.at(-1)?.conventions.sign).toBe("card");
    controller.sheet = preparation({ sheetId: "{sheet-2}", sheetName: "Savings" });
    await act(() => desk.refresh());
    expect(controller.planned.at(-1)?.conventions.sign).toBe("account");
  });
});

describe("the run", () => {
  it("shows rows done, speed and time left, and how it ended", async () => {
    const { user, controller } = await openPane();
    await user.click(enrichButton());
    const run = startedRun(controller);
    act(() => run.progress({ done: 50, rowsPerSecond: 2_500.4, secondsLeft: 12 }));
    expect(screen.getByRole("progressbar", { name: "Progress" })).toHaveAttribute(
      "aria-valuenow",
      "50"
    );
    expect(screen.getByText("50 of 117 rows")).toBeVisible();
    expect(screen.getByText("2,500 rows a second")).toBeVisible();
    expect(screen.getByText("12 seconds left")).toBeVisible();
    await act(async () => run.finish({ written: 117, locked: 2, noted: 1, putBack: 1 }));
    expect(screen.getByText("117 rows written in 2 seconds")).toBeVisible();
    expect(screen.getByText("2 rows left alone, because you edited them.")).toBeVisible();
    expect(screen.getByText(/1 cell changed under our hands and was put back/)).toBeVisible();
    expect(enrichButton()).toHaveAccessibleName("Everything is up to date.");
  });

  it("tells a screen reader every tenth and not every chunk", async () => {
    const { user, controller } = await openPane();
    await user.click(enrichButton());
    const run = startedRun(controller);
    const spoken = () =>
      screen
        .getAllByRole("status")
        .map((one) => one.textContent)
        .join("|");
    act(() => run.progress({ done: 60 }));
    const first = spoken();
    expect(first).toContain("Enriching 50 percent");
    act(() => run.progress({ done: 65 }));
    expect(spoken()).toBe(first);
    act(() => run.progress({ done: 71 }));
    expect(spoken()).toContain("Enriching 60 percent");
    await act(async () => run.finish());
  });

  it("hands the run what was shown", async () => {
    const { user, controller } = await openPane();
    await user.click(enrichButton());
    const run = startedRun(controller);
    expect(run.choices).toEqual(controller.planned.at(-1));
    expect(run.preparation.address).toBe("A2:D121");
    await act(async () => run.finish());
  });

  it("stops on request, and then offers to continue", async () => {
    const { user, controller } = await openPane();
    await user.click(enrichButton());
    const run = startedRun(controller);
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(run.signal.aborted).toBe(true);
    expect(screen.getByRole("button", { name: "Stopping …" })).toBeVisible();
    controller.counts = plan({ toFill: 117, remaining: 57, resumes: true });
    await act(async () => run.finish({ state: "stopped", written: 60 }));
    expect(screen.getByText("Stopped after 60 rows")).toBeVisible();
    expect(enrichButton()).toHaveAccessibleName("Continue with 57 rows");
  });

  it("locks the choices while it runs, and leaves the reading of the sheet alone", async () => {
    const { user, controller, desk } = await openPane();
    const readings = controller.scopes.length;
    await user.click(enrichButton());
    expect(screen.getByLabelText("Which rows")).toBeDisabled();
    await act(() => desk.refresh());
    expect(controller.scopes).toHaveLength(readings);
    await act(async () => startedRun(controller).finish());
    expect(screen.getByLabelText("Which rows")).toBeEnabled();
  });

  it("leads the keyboard from Enrich to Stop and back", async () => {
    const { user, controller } = await openPane();
    enrichButton().focus();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "Stop" })).toHaveFocus();
    await act(async () => startedRun(controller).finish());
    expect(enrichButton()).toHaveFocus();
  });

  it("leaves the keyboard to the sheet once the user has gone there", async () => {
    const { user, controller } = await openPane();
    enrichButton().focus();
    await user.keyboard("{Enter}");
    screen.getByRole("button", { name: "Stop" }).blur();
    const elsewhere = jest.spyOn(document, "hasFocus").mockReturnValue(false);
    try {
      await act(async () => startedRun(controller).finish());
      expect(document.body).toHaveFocus();
    } finally {
      elsewhere.mockRestore();
    }
  });

  it("takes no focus for a run that the ribbon started", async () => {
    const { controller, desk } = await openPane();
    await act(() => desk.enrichSelection());
    expect(screen.getByRole("button", { name: "Stop" })).not.toHaveFocus();
    await act(async () => startedRun(controller).finish());
    expect(document.body).toHaveFocus();
  });

  it("says what went wrong and can be tried again", async () => {
    const { user, controller } = await openPane();
    await user.click(enrichButton());
    await act(async () => startedRun(controller).fail({ code: "cell_edit_mode" }));
    expect(screen.getByText("A cell is being edited")).toBeVisible();
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(2);
    await act(async () => startedRun(controller, 1).finish());
  });

  it("survives a controller that throws", async () => {
    const controller = createFakeRunController();
    controller.run = () => Promise.reject(new Error("connection lost"));
    const { user } = await openPane(controller);
    await user.click(enrichButton());
    expect(await screen.findByText(/connection lost/)).toBeVisible();
  });
});

describe("undo", () => {
  it("puts the last run back, and says how much", async () => {
    const { user, controller } = await openPane();
    expect(screen.queryByRole("button", { name: "Undo last run" })).not.toBeInTheDocument();
    await user.click(enrichButton());
    await act(async () => startedRun(controller).finish());
    controller.undoAnswer = { ok: true, value: { cells: 351, kept: 2 } };
    await user.click(screen.getByRole("button", { name: "Undo last run" }));
    expect(screen.getByText("351 cells put back as before the run")).toBeVisible();
    expect(screen.getByText(/2 cells you changed since then left alone/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Undo last run" })).not.toBeInTheDocument();
    expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows");
    // The button that was pressed is gone: the keyboard goes on at the next one.
    expect(enrichButton()).toHaveFocus();
  });

  it("shows the result only as long as the user stays with its table", async () => {
    const { user, controller, desk } = await openPane();
    await user.click(enrichButton());
    await act(async () => startedRun(controller).finish());
    controller.sheet = preparation({ address: "A5:D9" });
    await act(() => desk.refresh());
    expect(screen.getByText(/117 rows written/)).toBeVisible();
    controller.sheet = preparation({ sheetId: "{sheet-2}" });
    await act(() => desk.refresh());
    expect(screen.queryByText(/117 rows written/)).not.toBeInTheDocument();
  });
});
