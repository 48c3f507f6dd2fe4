import { type RibbonRequest } from "../../src/workbench/host/shell-services";
import { type RunningExcel, startExcelHost } from "../support/excel-host";

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("the common API", () => {
  let excel: RunningExcel;
  const ribbon: RibbonRequest[] = [];
  const taskpane: boolean[] = [];
  beforeEach(async () => {
    ribbon.length = 0;
    taskpane.length = 0;
    excel = await startExcelHost({
      sheets: {
        Bank: [
          ["a", 1],
          ["b", 2],
        ],
      },
      settings: { holder: { name: "Ann" } },
      onRibbon: (request) => ribbon.push(request),
      onTaskpane: (visible) => taskpane.push(visible),
    });
  });
  afterEach(() => excel.close());

  it("reads and saves document settings, which outlast the page", async () => {
    const { settings } = Office.context.document;
    expect(settings.get("holder")).toEqual({ name: "Ann" });
    settings.set("fields", ["label"]);
    settings.remove("holder");
    const saved = await new Promise((resolve) =>
      settings.saveAsync((result) => resolve(result.status))
    );
    expect(saved).toBe("succeeded");
    expect(Object.fromEntries(excel.host.settings)).toEqual({ fields: '["label"]' });
    await excel.reload();
    expect(excel.Office.context.document.settings.get("fields")).toEqual(["label"]);
  });

  it("tells of settings another page saved", async () => {
    let changed = 0;
    await new Promise((resolve) =>
      Office.context.document.settings.addHandlerAsync(
        Office.EventType.SettingsChanged,
        () => changed++,
        resolve
      )
    );
    await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    await settle();
    expect(changed).toBe(1);
  });

  it("runs a ribbon command to its end", async () => {
    let from = "";
    Office.actions.associate("enrich", (event: Office.AddinCommands.Event) => {
      from = event.source.id;
      void Excel.run(async (context) => {
        context.workbook.getActiveCell().values = [["from ribbon"]];
        await context.sync();
        event.completed();
      });
    });
    await excel.host.runCommand("enrich", "EnrichButton");
    expect(from).toBe("EnrichButton");
    expect(excel.read("A1")).toEqual([["from ribbon"]]);
  });

  it("shows and hides the task pane, and tells the add-in", async () => {
    const seen: string[] = [];
    await Office.addin.onVisibilityModeChanged(
      ({ visibilityMode }) => void seen.push(visibilityMode)
    );
    await Office.addin.hide();
    await Office.addin.showAsTaskpane();
    excel.host.setTaskpaneVisible(false);
    await settle();
    expect(taskpane).toEqual([false, true, false]);
    expect(seen).toEqual(["Hidden", "Taskpane", "Hidden"]);
  });

  it("keeps the start-up behaviour", async () => {
    await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
    expect(await Office.addin.getStartupBehavior()).toBe("Load");
  });

  it("hands ribbon updates to the ribbon", async () => {
    await Office.ribbon.requestUpdate({
      tabs: [{ id: "Tab", groups: [{ id: "G", controls: [{ id: "Undo", enabled: false }] }] }],
    });
    await settle();
    expect(JSON.stringify(ribbon)).toContain('"Undo"');
  });

  it("gives and takes the selected data", async () => {
    excel.user.select("Bank!A1:B2");
    const { document } = Office.context;
    const data = await new Promise((resolve) =>
      document.getSelectedDataAsync(Office.CoercionType.Matrix, (result) => resolve(result.value))
    );
    expect(data).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    await new Promise((resolve) => document.setSelectedDataAsync([["c", 3]], resolve));
    expect(excel.read("Bank!A1:B1")).toEqual([["c", 3]]);
  });

  it("starts again on the same workbook when the page is loaded again", async () => {
    await excel.reload();
    const name = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst().load("name");
      await context.sync();
      return sheet.name;
    });
    expect(name).toBe("Bank");
  });
});
