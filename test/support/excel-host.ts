/**
 * The emulated Excel host in a test: the real, unmodified office.js in jsdom, talking to the host
 * in the same process over a grid in memory. Code under test uses the global `Excel` and `Office`
 * as it does in Excel.
 *
 *   const excel = await startExcelHost({ sheets: { Bank: [["Date", "Amount"], [45659, -12.5]] } });
 *   await excel.Excel.run(async (context) => { … });   // or Excel.run: the globals are installed
 *   excel.user.type("Bank!B3", "-7.20");               // what the user does
 *   excel.read("Bank!A1:B3");                          // what the cells hold now
 *   excel.host.knobs.failNext({ code: "GeneralException", member: "Range.values=" });
 *   await excel.close();
 *
 * Several hosts can run one after another, or beside each other; the globals are the last one's.
 * Use it in Jest's node environment. Starting one takes about a tenth of a second.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { type DOMWindow, JSDOM, VirtualConsole } from "jsdom";
import { type Area, onSheet, parseRectangle } from "../../src/workbench/grid/area";
import {
  type CellContent,
  type CellValue,
  type FunctionDescription,
} from "../../src/workbench/grid/grid";
import { createMemoryGrid, type MemoryGrid } from "../../src/workbench/grid/memory/memory-grid";
import { unquoteSheetName } from "../../src/workbench/grid/references";
import {
  createExcelHost,
  type ExcelHost,
  type ExcelHostOptions,
} from "../../src/workbench/host/excel-host";
import { createUser, type User } from "./user";

/** A cell of a prepared sheet; a text beginning with `=` is a formula, null leaves it empty. */
export type PreparedCell = CellContent | null;

export interface StartOptions extends Omit<ExcelHostOptions, "grid" | "functions"> {
  /** Sheets by name, in order, with their cells from A1 on. One empty `Sheet1` unless given. */
  sheets?: Readonly<Record<string, readonly (readonly PreparedCell[])[]>>;
  functions?: readonly FunctionDescription[];
  /** Whether to put `Excel`, `Office` … on the global object; true unless given. */
  globals?: boolean;
}

/** The API as the add-in sees it. */
interface OfficeGlobals {
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension;
  CustomFunctions: typeof CustomFunctions;
  OfficeRuntime: typeof OfficeRuntime;
}

export interface RunningExcel extends OfficeGlobals {
  host: ExcelHost;
  grid: MemoryGrid;
  window: DOMWindow;
  /** Acts as the user does in the grid. */
  user: User;
  /** Values of cells, as `read("Bank!A1:C5")`; without a sheet, of the active one. */
  read(address: string): CellValue[][];
  /** What was entered into cells: formulas and quoted texts as such. */
  contents(address: string): CellContent[][];
  /** The area of an address. */
  area(address: string): Area;
  /** Loads the add-in page again: a new office.js on the same workbook. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

const GLOBAL_NAMES = [
  "Excel",
  "Office",
  "OfficeExtension",
  "CustomFunctions",
  "OfficeRuntime",
] as const;
const ORIGIN = "https://localhost:3000";
const OFFICE_FOLDER = join(__dirname, "../../node_modules/@microsoft/office-js/dist");

/** Office.js's files, compiled once for all hosts of a test file. */
const scripts = new Map<string, Script>();

function script(file: string): Script {
  const known = scripts.get(file);
  if (known) return known;
  const compiled = new Script(readFileSync(join(OFFICE_FOLDER, file), "utf8"), { filename: file });
  scripts.set(file, compiled);
  return compiled;
}

/** Starts a host with a workbook and loads office.js into it; ready when `Office.onReady` is. */
export async function startExcelHost(options: StartOptions = {}): Promise<RunningExcel> {
  const { sheets = { Sheet1: [] }, functions = [], globals = true, ...hostOptions } = options;
  const grid = createMemoryGrid(Object.keys(sheets)[0]);
  for (const name of Object.keys(sheets).slice(1)) grid.addSheet(name);
  const host = createExcelHost({ grid, functions, ...hostOptions });
  for (const [name, rows] of Object.entries(sheets)) fill(host, name, rows);

  let page = await loadOfficeJs(host);
  let restore = globals ? install(page.globals) : () => undefined;

  const area = (address: string): Area => {
    const split = address.lastIndexOf("!");
    const name = unquoteSheetName(address.slice(0, Math.max(0, split)));
    const sheet = split < 0 ? grid.activeSheet() : host.book.findSheet(name);
    const rectangle = parseRectangle(address.slice(split + 1));
    if (sheet === null || !rectangle) throw new Error(`There are no cells ${address}.`);
    return onSheet(sheet, rectangle);
  };

  const running: RunningExcel = {
    ...page.globals,
    host,
    grid,
    window: page.window,
    user: createUser(host, grid, area),
    area,
    read: (address) => grid.readValues(area(address)),
    contents: (address) => grid.readContents(area(address)),
    reload: async () => {
      restore();
      page.close();
      page = await loadOfficeJs(host);
      restore = globals ? install(page.globals) : () => undefined;
      Object.assign(running, page.globals, { window: page.window });
    },
    close: async () => {
      // Messages under way still find their window.
      await new Promise((resolve) => setImmediate(resolve));
      restore();
      page.close();
    },
  };
  return running;
}

/** Puts cells into a sheet as they would be after loading a file: nothing is interpreted. */
function fill(host: ExcelHost, name: string, rows: readonly (readonly PreparedCell[])[]): void {
  const sheet = host.book.findSheet(name);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (sheet === null || columns === 0) return;
  const contents = rows.map((row) =>
    Array.from({ length: columns }, (_, column): CellContent | null => {
      const cell = row[column] ?? null;
      return typeof cell === "string" && /^=./.test(cell) ? { formula: cell } : cell;
    })
  );
  host.grid.writeContents({ sheet, row: 0, column: 0, rows: rows.length, columns }, contents);
}

interface Page {
  window: DOMWindow;
  globals: OfficeGlobals;
  close: () => void;
}

async function loadOfficeJs(host: ExcelHost): Promise<Page> {
  const faults: Error[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error) => faults.push(error));
  const dom = new JSDOM("<!doctype html><html><head></head><body></body></html>", {
    url: `${ORIGIN}/taskpane.html`,
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole,
  });
  const { window } = dom;
  const context = dom.getInternalVMContext();
  let open = true;
  const frame = host.attach(ORIGIN, (text) => {
    if (!open) return;
    window.dispatchEvent(new window.MessageEvent("message", { data: text, origin: ORIGIN }));
  });
  dom.reconfigure({
    url: `${ORIGIN}/taskpane.html?_host_Info=${encodeURIComponent(frame.hostInfo)}`,
  });
  window.name = frame.windowName;
  // jsdom lacks document.domain, by which office.js trusts the host page.
  Object.defineProperty(window.document, "domain", { value: "localhost", configurable: true });
  Object.defineProperty(window, "parent", {
    configurable: true,
    value: {
      postMessage: (text: string) => {
        setImmediate(() => {
          if (open) frame.receive(text);
        });
      },
    },
  });
  serveOfficeScripts(window, (file) => script(file).runInContext(context));
  // office.js looks for its own tag to know where its siblings are.
  const tag = window.document.createElement("script");
  tag.setAttribute("src", `${ORIGIN}/office/office.js`);
  tag.type = "text/plain";
  window.document.head.appendChild(tag);
  script("office.js").runInContext(context);
  const globals = window as unknown as OfficeGlobals;
  const close = () => {
    open = false;
    frame.close();
    window.close();
  };
  try {
    await globals.Office.onReady();
    await host.customFunctions.ready;
    if (faults[0]) throw faults[0];
  } catch (error) {
    close();
    throw error;
  }
  return {
    window,
    globals: Object.fromEntries(
      GLOBAL_NAMES.map((name) => [name, globals[name]])
    ) as unknown as OfficeGlobals,
    close,
  };
}

/** Runs office.js's further files when it appends their tags; they come from the package. */
function serveOfficeScripts(window: DOMWindow, run: (file: string) => void): void {
  const { appendChild } = window.HTMLHeadElement.prototype;
  window.HTMLHeadElement.prototype.appendChild = function <Appended extends Node>(
    this: HTMLHeadElement,
    node: Appended
  ): Appended {
    const element = node as unknown as HTMLScriptElement;
    const file = element.tagName === "SCRIPT" ? element.src.split("/office/")[1] : undefined;
    if (file === undefined || file === "office.js") return appendChild.call(this, node) as Appended;
    setImmediate(() => {
      run(file);
      element.onload?.(new window.Event("load"));
    });
    return node;
  };
}

/** Puts the API on the global object and returns what takes it away again. */
function install(globals: OfficeGlobals): () => void {
  const target = globalThis as unknown as Record<string, unknown>;
  const before = new Map(GLOBAL_NAMES.map((name) => [name, target[name]]));
  for (const name of GLOBAL_NAMES) target[name] = globals[name];
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete target[name];
      else target[name] = value;
    }
  };
}
