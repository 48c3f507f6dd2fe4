import { OfficeMockObject } from "office-addin-mock";
import {
  isExcel,
  missingRequirement,
  officeLanguage,
  officeTheme,
  showPane,
  watchSelection,
} from "../../src/taskpane/office-surroundings";

// The mock needs one enumeration of this package, whose own dependencies Jest cannot load.
jest.mock("office-addin-manifest", () => ({ OfficeApp: { Excel: "excel" } }));

/** Office with the requirement sets and the theme given, and what the page asked of it. */
function installOffice({
  lacks = [] as string[],
  theme = undefined as unknown,
  language = undefined as string | undefined,
} = {}) {
  const asked = { shown: 0, selection: () => {}, visibility: (_mode: string) => {} };
  const office = new OfficeMockObject({
    HostType: { Excel: "Excel", Word: "Word" },
    EventType: { DocumentSelectionChanged: "documentSelectionChanged" },
    VisibilityMode: { hidden: "Hidden", taskpane: "Taskpane" },
  }) as unknown as Record<string, unknown>;
  office.context = {
    displayLanguage: language,
    officeTheme: theme,
    requirements: { isSetSupported: (name: string) => !lacks.includes(name) },
    document: {
      addHandlerAsync: (_type: string, handler: () => void) => (asked.selection = handler),
    },
  };
  office.addin = {
    showAsTaskpane: async () => void asked.shown++,
    onVisibilityModeChanged: async (handler: (message: { visibilityMode: string }) => void) => {
      asked.visibility = (visibilityMode) => handler({ visibilityMode });
    },
  };
  Object.assign(globalThis, { Office: office });
  return asked;
}

it("tells Excel from other programs and from a page by itself", () => {
  installOffice();
  expect(isExcel({ host: "Excel" as unknown as Office.HostType })).toBe(true);
  expect(isExcel({ host: "Word" as unknown as Office.HostType })).toBe(false);
  expect(isExcel({ host: null })).toBe(false);
});

it("names the first thing an old Excel lacks", () => {
  installOffice();
  expect(missingRequirement()).toBeNull();
  installOffice({ lacks: ["SharedRuntime"] });
  expect(missingRequirement()).toBe("SharedRuntime 1.1");
  installOffice({ lacks: ["ExcelApi", "SharedRuntime"] });
  expect(missingRequirement()).toBe("ExcelApi 1.9");
});

it("knows no theme and speaks English where Office says nothing", () => {
  installOffice();
  expect(officeTheme()).toBeNull();
  expect(officeLanguage()).toBe("en-US");
  installOffice({ theme: { isDarkTheme: true }, language: "de-CH" });
  expect(officeTheme()).toEqual({ isDarkTheme: true });
  expect(officeLanguage()).toBe("de-CH");
});

it("brings the pane to the front", async () => {
  const asked = installOffice();
  await showPane();
  expect(asked.shown).toBe(1);
});

it("says nothing while the pane is hidden, and speaks up when it is shown", () => {
  const asked = installOffice();
  let moves = 0;
  watchSelection(() => (moves += 1));
  asked.selection();
  expect(moves).toBe(1);
  asked.visibility("Hidden");
  asked.selection();
  expect(moves).toBe(1);
  asked.visibility("Taskpane");
  expect(moves).toBe(2);
});
