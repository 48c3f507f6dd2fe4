/** The workbench's page: a grid, the add-in's buttons and its pane, tied together by the emulated host. */
import { culture } from "../host/culture";
import { functionDescriptions } from "../host/custom-functions";
import { createExcelHost, type ExcelHost } from "../host/excel-host";
import { type UniverGrid } from "../grid/univer/univer-grid";
import { showCharts } from "./charts";
import { byId, make } from "./dom";
import { fillBook, fillGrid } from "./fill";
import { type AddinManifest, type Control, parseManifest } from "./manifest";
import { type OpenedFile, openSample, readFile, sampleNames } from "./open";
import { createPane, type Pane } from "./pane";
import { pageParameters } from "./parameters";
import { drawRibbon, type Ribbon } from "./ribbon";
import { toXlsx } from "./save";
import { sortArea } from "./sort-area";
import "./workbench.css";

/** What tests and people at the console reach as `window.workbench`. */
export interface Workbench {
  readonly host: ExcelHost;
  readonly grid: UniverGrid;
  readonly manifest: AddinManifest;
  /** Opens a sample of the server's as a new workbook. */
  openSample(name: string): Promise<void>;
  openEmpty(): Promise<void>;
  /** The workbook as the bytes of an .xlsx file. */
  save(): Promise<Uint8Array>;
}

declare global {
  interface Window {
    /** There once the grid shows its first workbook. */
    workbench?: Workbench;
  }
}

/** The sample shown when the address asks for none; without it, the first of the server. */
const FIRST_SAMPLE = "us-consumer-year.xlsx";

const parameters = pageParameters(location.search);
const regional = culture(parameters.culture);

function complain(message: string): void {
  const line = byId("message");
  line.textContent = message;
  line.hidden = false;
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** After the browser has painted what there is. */
function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  );
}

async function fetchText(address: string, missing: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(missing);
  return answer.text();
}

async function fetchFunctions({ functions }: AddinManifest) {
  if (!functions) return [];
  const answer = await fetch(functions.metadata);
  return answer.ok ? functionDescriptions(await answer.json(), functions.namespace) : [];
}

async function start(): Promise<void> {
  const dark = parameters.theme
    ? parameters.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.classList.toggle("dark", dark);
  const gridModule = import("../grid/univer/univer-grid");
  const [manifestText, samples] = await Promise.all([
    fetchText("/manifest.xml", "There is no manifest.xml to read the add-in's buttons from."),
    sampleNames(),
  ]);
  const manifest = parseManifest(manifestText);
  const wanted = parameters.sample ?? samples.find((name) => name === FIRST_SAMPLE) ?? samples[0];
  const [{ createUniverGrid }, functions, first] = await Promise.all([
    gridModule,
    fetchFunctions(manifest),
    wanted === undefined || wanted === "none"
      ? null
      : openSample(wanted, regional).catch((error: unknown) => {
          complain(words(error));
          return null;
        }),
  ]);

  let current: { host: ExcelHost; grid: UniverGrid; hideCharts: () => void } | null = null;
  let pane: Pane | null = null;
  let ribbon: Ribbon | null = null;

  async function press({ id, action }: Control): Promise<void> {
    if (!current) return;
    // Excel ends the typing, too, when a button of the ribbon is pressed.
    await current.grid.endEditing();
    if (action.kind === "ShowTaskpane") current.host.setTaskpaneVisible(true);
    else await current.host.runCommand(action.functionName, id);
  }

  /** A new workbook, as when Excel opens a file: new grid, new host, the add-in loaded anew. */
  async function openWorkbook(file: OpenedFile | null): Promise<void> {
    current?.hideCharts();
    current?.grid.dispose();
    byId("file-name").textContent = file?.name ?? "Book1.xlsx";
    const grid = createUniverGrid("grid", { dark });
    if (file) fillGrid(grid, file.workbook);
    const host = createExcelHost({
      grid,
      functions,
      culture: parameters.culture,
      documentUrl: `https://workbench.invalid/${encodeURIComponent(file?.name ?? "Book1.xlsx")}`,
      taskpaneVisible: current?.host.isTaskpaneVisible() ?? parameters.paneVisible,
      knobs: parameters.knobs,
      onTaskpane: (visible) => pane?.show(visible),
      onRibbon: (request) => ribbon?.update(request),
      onFault: (error) => console.error(error),
    });
    if (file) fillBook(host.book, file.workbook);
    current = { host, grid, hideCharts: showCharts(grid, host.book) };
    grid.onEditing((editing) => (host.knobs.cellEditMode = editing));
    grid.addCellMenu(manifest.cellMenu, (control) => void press(control));
    await grid.drawn();
    await painted();
    performance.mark("grid-drawn");
    window.workbench = {
      host,
      grid,
      manifest,
      openSample: async (name) => openWorkbook(await openSample(name, regional)),
      openEmpty: () => openWorkbook(null),
      save: () => toXlsx(grid, host.book),
    };
    pane?.load(host);
    grid.focus();
  }

  ribbon = drawRibbon(byId("ribbon"), manifest, press);
  pane = createPane(manifest.taskpane, manifest.name, () =>
    current?.host.setTaskpaneVisible(false)
  );
  pane.show(parameters.paneVisible);
  for (const [id, ascending] of [
    ["sort-ascending", true],
    ["sort-descending", false],
  ] as const) {
    byId(id).addEventListener("click", () => {
      const sorted = current && sortArea(current.grid);
      if (sorted) current?.grid.sortRows(sorted.area, sorted.column, ascending);
    });
  }
  byId("filter").addEventListener("click", () => current?.grid.toggleFilter());
  drawFileControls(samples, first?.name ?? null, openWorkbook);
  await openWorkbook(first);

  if (parameters.watch) {
    new EventSource("changes").addEventListener("message", ({ data }) => {
      if (data === "workbench") location.reload();
      else if (current) pane.load(current.host);
    });
  }
}

/** Sample chooser, "Open file…" and "Save as…". */
function drawFileControls(
  samples: readonly string[],
  shown: string | null,
  openWorkbook: (file: OpenedFile | null) => Promise<void>
): void {
  const chooser = byId("sample");
  const picker = byId("open-file");
  if (!(chooser instanceof HTMLSelectElement) || !(picker instanceof HTMLInputElement)) return;
  chooser.replaceChildren(
    ...[...samples, "none"].map((name) =>
      make(
        "option",
        { value: name, selected: name === (shown ?? "none") },
        name === "none" ? "Empty workbook" : name
      )
    )
  );
  const attempt = (opening: Promise<OpenedFile | null>) =>
    opening.then(openWorkbook).catch((error: unknown) => complain(words(error)));

  chooser.addEventListener("change", () => {
    const { value } = chooser;
    void attempt(value === "none" ? Promise.resolve(null) : openSample(value, regional));
  });
  byId("open").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    const [file] = picker.files ?? [];
    picker.value = "";
    if (!file) return;
    void attempt(
      file.arrayBuffer().then(async (buffer) => ({
        name: file.name,
        workbook: await readFile(file.name, new Uint8Array(buffer), regional),
      }))
    );
  });
  byId("save").addEventListener("click", () => {
    const { workbench } = window;
    if (!workbench) return;
    workbench.save().then(
      (bytes) => {
        const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
        const name = (byId("file-name").textContent ?? "Book1").replace(/\.[^.]*$/, "");
        make("a", { href: address, download: `${name}.xlsx` }).click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
      },
      (error: unknown) => complain(words(error))
    );
  });
}

start().catch((error: unknown) => complain(words(error)));
