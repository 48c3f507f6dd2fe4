import { act, screen, waitFor, within } from "@testing-library/react";
import { createFakeRunController, preparation } from "../../support/fake-run-controller";
import { openPane } from "../../support/pane";
import { createFakeModels } from "./fake-models";
import { sheetRow } from "./sheet-row";

jest.setTimeout(60_000);

const TEXTS = { Fuel: "ACME OIL STATION", Bread: "CITY BAKERY", Wages: "PAYROLL DEPOSIT" } as const;
type Label = keyof typeof TEXTS;

const rowsOf = (
  count: number,
  change: (label: Label, index: number) => string = (label) => label
) =>
  Array.from({ length: count }, (_, index) => {
    const label = (["Fuel", "Bread", "Wages"] as const)[index % 3] ?? "Fuel";
    return sheetRow(index, `${TEXTS[label]} ${"ABCDEFGH"[index % 8] ?? ""}`, change(label, index));
  });

/** A sheet whose column D holds labels of the user's own. */
const sheet = preparation({
  columns: [
    { index: 0, letter: "A", header: "Posted", samples: ["01/15/2024"] },
    { index: 1, letter: "B", header: "Details", samples: ["SQ *BLUE BOTTLE"] },
    { index: 2, letter: "C", header: "Value", samples: ["-4.50"] },
    { index: 3, letter: "D", header: "Category", samples: ["Fuel"] },
  ],
});

async function openModels(rows = rowsOf(60)) {
  const fake = createFakeModels();
  const controller = createFakeRunController({ sheet });
  controller.sheetRows = rows;
  const pane = await openPane(controller, { ask: fake.ask });
  await pane.user.click(screen.getByRole("tab", { name: "Models" }));
  await screen.findByRole("heading", { name: "Models", level: 1 });
  await screen.findByRole("region", { name: "Your models" });
  const chooseColumn = () =>
    pane.user.selectOptions(screen.getByLabelText("Column with your labels"), "Category (D)");
  const train = async () => {
    await chooseColumn();
    await pane.user.click(await screen.findByRole("button", { name: /^Train on/ }));
  };
  const trained = async () => {
    await train();
    await screen.findByRole("button", { name: "Cancel training" });
    fake.reach(100);
    return screen.findByRole("button", { name: "Keep model" }, { timeout: 5_000 });
  };
  return { ...pane, fake, chooseColumn, train, trained };
}

/** A button once it can be pressed: while the panel reads its models it cannot. */
const ready = (name: string) =>
  waitFor(() => {
    const button = screen.getByRole("button", { name });
    expect(button).not.toHaveAttribute("aria-disabled", "true");
    return button;
  });

describe("the Models panel", () => {
  it("says what to do where there is no column with labels", async () => {
    const { user } = await openPane(
      createFakeRunController({
        sheet: preparation({ columns: preparation().columns.slice(0, 3) }),
      }),
      { ask: createFakeModels().ask }
    );
    await user.click(screen.getByRole("tab", { name: "Models" }));
    expect(await screen.findByText("There is no column with labels yet")).toBeVisible();
    expect(await screen.findByText(/No models yet/)).toBeVisible();
  });

  it("counts labels and warns before anything is trained", async () => {
    const rows = rowsOf(60, (label, index) => (index === 0 ? "" : index === 1 ? "bread" : label));
    const { chooseColumn } = await openModels(rows);
    await chooseColumn();
    expect(await screen.findByText("59 rows with 4 labels.")).toBeVisible();
    expect(screen.getByText(/1 row without a label/)).toBeVisible();
    expect(screen.getByText(/Are these meant to be one\? “Bread” and “bread”/)).toBeVisible();
    expect(screen.getByText(/Too few rows to learn 1 label, such as “bread”/)).toBeVisible();
    expect(screen.getByRole("table")).toHaveTextContent("Wages20");
  });

  it("offers no training where all rows have the same label", async () => {
    const { chooseColumn } = await openModels(rowsOf(10, () => "Fuel"));
    await chooseColumn();
    expect(await screen.findByText(/All rows have the label “Fuel”/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Train on/ })).toBeNull();
  });

  it("trains on the labelled rows, tells its progress, then honestly what its test found", async () => {
    const rows = rowsOf(60, (label, index) => (index === 59 ? "" : label));
    const { user, fake, train } = await openModels(rows);
    await train();
    await screen.findByRole("button", { name: "Cancel training" });
    expect(screen.getByText("Training “My labels”", { selector: "p" })).toBeInTheDocument();
    const [asked] = fake.trained;
    expect(asked).toMatchObject({ name: "My labels", rows: { country: null } });
    expect(asked?.rows.labels).toHaveLength(59);
    expect(asked?.rows.columns.description[1]).toBe("CITY BAKERY B");
    expect(asked?.rows.accountHolder.type).toBe("consumer");
    fake.reach(40);
    expect(await screen.findByText("40% done")).toBeVisible();
    fake.reach(100);
    await screen.findByRole("button", { name: "Keep model" });
    expect(screen.getByText("“My labels” is trained", { selector: "p" })).toBeInTheDocument();
    expect(screen.getByText(/^98% of 59 rows were labelled right/)).toBeVisible();
    expect(screen.getByText("Nothing uses it until you keep it.")).toBeVisible();
    await user.click(screen.getByText("Label by label"));
    const table = screen.getByRole("table", { name: "Label by label" });
    expect(within(table).getByRole("row", { name: "Fuel 20 95% 100%" })).toBeVisible();
    expect(within(table).getByRole("row", { name: "Bread 20 100% 95%" })).toBeVisible();
    await user.click(screen.getByText("Most frequent mistakes"));
    expect(screen.getByText("“Fuel” taken for “Bread”: 1 row")).toBeVisible();
  });

  it("has what is kept chosen to enrich, here or on Enrich", async () => {
    const { user, trained, desk, bench } = await openModels();
    await user.click(await trained());
    await waitFor(() => expect(screen.getByText("“My labels” is kept")).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Use “My labels” to enrich" }));
    expect(desk.settings()?.model).toBe("My labels");
    expect(screen.getByRole("button", { name: "Stop using “My labels”" })).toBeVisible();
    act(() => bench.navigation.show("enrich"));
    const section = await screen.findByRole("region", { name: "Labels" });
    expect(section).toHaveTextContent("your labels, by the model “My labels”");
    await user.click(within(section).getByRole("button", { name: "Change" }));
    await user.click(within(section).getByLabelText("Those of the add-in"));
    expect(desk.settings()?.model).toBeNull();
  });

  it("leaves the model in use as it is where a new training is discarded", async () => {
    const { user, fake, trained } = await openModels();
    await user.click(await trained());
    await screen.findByText("“My labels” is kept");
    const before = fake.models.get("My labels");
    await user.click(screen.getByRole("button", { name: /^Train on/ }));
    await screen.findByRole("button", { name: "Cancel training" });
    fake.reach(100);
    await screen.findByRole("button", { name: "Keep model" });
    expect(screen.getByText("The model in use until now was right on 98%.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Discard model" }));
    const told = await screen.findByText("The training of “My labels” is discarded");
    await waitFor(() => expect(told).toHaveFocus());
    expect(fake.models.get("My labels")).toBe(before);
    expect(fake.candidates.size).toBe(0);
  });

  it("cancels a training, and finds one again that went on meanwhile", async () => {
    const { user, fake, train, bench } = await openModels();
    await train();
    await screen.findByRole("button", { name: "Cancel training" });
    act(() => bench.navigation.show("settings"));
    fake.reach(60);
    act(() => bench.navigation.show("models"));
    expect(await screen.findByText("60% done")).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Progress of the training" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel training" }));
    expect(await screen.findByText("The training of “My labels” is cancelled")).toBeVisible();
    expect(fake.candidates.size).toBe(0);
  });

  it("takes a model out as a file, deletes it when that is confirmed, and brings it in again", async () => {
    const { user, trained, fake } = await openModels();
    await user.click(await trained());
    await screen.findByText("“My labels” is kept");
    const text = await fake.ask("models.export", { name: "My labels" });
    await user.click(await ready("Delete “My labels”"));
    const dialog = await screen.findByRole("alertdialog", { name: "Delete “My labels”?" });
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    expect(screen.getByRole("heading", { name: "My labels" })).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    await user.click(await ready("Delete “My labels”"));
    await user.click(
      within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete model" })
    );
    expect(await screen.findByText("“My labels” is deleted")).toBeInTheDocument();
    const upload = (content: string) =>
      user.upload(
        screen.getByLabelText("Import a model", { selector: "input" }),
        // jsdom's files cannot be read as text.
        Object.assign(new File([content], "model.json", { type: "application/json" }), {
          text: async () => content,
        })
      );
    await upload("no model at all");
    expect(await screen.findByText("The file was not imported")).toBeVisible();
    await upload(text);
    expect(await screen.findByText("“My labels” is imported")).toBeVisible();
    expect(screen.getByRole("heading", { name: "My labels" })).toBeVisible();
  });

  it("warns on Enrich where the model of the workbook is not here", async () => {
    const { settings } = preparation();
    await openPane(
      createFakeRunController({
        sheet: preparation({ settings: { ...settings, model: "Her books" } }),
      }),
      { ask: createFakeModels().ask }
    );
    expect(await screen.findByText(/The model “Her books” is not here/)).toBeVisible();
  });
});
