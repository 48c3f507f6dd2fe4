/** The pane on a page of its own, over a fake run controller. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ConnectionReport } from "../../src/client/connection";
import type { RemoteDestination } from "../../src/client/destination";
import type { Ask } from "../../src/client/questions";
import type { EngineStatus } from "../../src/client/session";
import { App, type Place } from "../../src/taskpane/app";
import { createBench } from "../../src/taskpane/bench";
import type { Device } from "../../src/taskpane/device";
import { createDeviceDefaults } from "../../src/taskpane/device-defaults";
import { createDesk } from "../../src/taskpane/enrich/desk";
import { createFirstRun, type SampleSheets } from "../../src/taskpane/first-run/first-run";
import { createLanguage } from "../../src/taskpane/language";
import { createNavigation } from "../../src/taskpane/navigation";
import type { OfficeColours } from "../../src/taskpane/use-office-theme";
import { createDeviceStore, type DeviceStore } from "../../src/taskpane/where/device-store";
import { createWhere, followDestination, permissionOf } from "../../src/taskpane/where/where";
import { createFakeSession } from "./fake-session";
import { createFakeSheets } from "./fake-sheets";
import { memoryStorage } from "./memory-storage";
import { createFakeRunController, type FakeRunController } from "./fake-run-controller";

export const readyEngine: EngineStatus = {
  version: "1.0.0-test",
  merchants: 1_234,
  storage: "indexeddb",
  storageProblem: null,
  starts: 1,
};

interface PaneOptions {
  engine?: () => Promise<EngineStatus>;
  place?: Place;
  officeTheme?: OfficeColours | null;
  /** What a connection test says. */
  report?: (destination: RemoteDestination) => Promise<ConnectionReport>;
  store?: DeviceStore;
  /** Answers the panels' questions. */
  ask?: Ask;
  /** Language Excel is shown in. */
  excelLanguage?: string;
  /** Cells with formulas of ours; none unless given. */
  formulas?: Device["formulas"];
  /** Where the sample goes. */
  sheets?: SampleSheets;
}

/** A device whose workbook holds three records, and whose host is plain to see. */
function fakeDevice(formulas: Device["formulas"]): Device {
  let parts = 2;
  const count = async () => ({ parts, names: 1, settings: 1 });
  return {
    host: () => ({
      platform: "Emulated",
      version: "16.0",
      sets: ["ExcelApi 1.9"],
      displayLanguage: "en-US",
      contentLanguage: "en-US",
    }),
    workbook: {
      count,
      async forget() {
        const found = await count();
        parts = 0;
        return found;
      },
    },
    formulas,
    forgetSent: () => undefined,
  };
}

/** Opens the pane and waits until it has read and counted. */
export async function openPane(
  controller: FakeRunController = createFakeRunController(),
  {
    engine = async () => readyEngine,
    place = "excel",
    officeTheme = null,
    report = async () => ({ ok: false, problem: { code: "unreachable" } }),
    store,
    ask = createFakeSession().ask,
    excelLanguage = "en-US",
    sheets = createFakeSheets(),
    formulas = { count: async () => 0, recalculate: async () => 0 },
  }: PaneOptions = {}
) {
  const where = createWhere(report);
  if (store) where.open(store);
  const desk = createDesk(controller, {
    countAfterMilliseconds: 0,
    permission: permissionOf(where),
  });
  followDestination(where, () => desk.recount());
  const navigation = createNavigation();
  const language = createLanguage();
  await language.open(excelLanguage, store ?? createDeviceStore(memoryStorage, ""));
  const defaults = createDeviceDefaults();
  if (store) defaults.open(store);
  const firstRun = createFirstRun(sheets);
  if (store) firstRun.open(store);
  const device = fakeDevice(formulas);
  const bench = createBench({
    ask,
    desk,
    where,
    navigation,
    firstRun,
    language,
    defaults,
    device,
    controller,
  });
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  const page = render(
    <App bench={bench} place={place} officeTheme={officeTheme} words={language.words()} />
  );
  await act(async () => {
    void desk.watchEngine(engine);
    await desk.refresh();
  });
  return { bench, desk, where, user, controller, page };
}

/** The n-th run that was started, 0 the first. */
export function startedRun({ runs }: FakeRunController, index = 0) {
  const run = runs[index];
  if (!run) throw new Error(`run ${index} was not started`);
  return run;
}

/** Opens a folded section by the button beside its heading. */
export async function change(user: ReturnType<typeof userEvent.setup>, heading: string) {
  const section = screen.getByRole("region", { name: heading });
  const button = section.querySelector("button[aria-expanded]");
  if (!button) throw new Error(`${heading} cannot be changed now`);
  await user.click(button);
}
