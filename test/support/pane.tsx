/** The pane on a page of its own, over a fake run controller. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ConnectionReport } from "../../src/client/connection";
import type { RemoteDestination } from "../../src/client/destination";
import type { EngineStatus } from "../../src/client/session";
import { App, type Place } from "../../src/taskpane/app";
import { createDesk } from "../../src/taskpane/enrich/desk";
import { en } from "../../src/taskpane/strings/en";
import type { OfficeColours } from "../../src/taskpane/use-office-theme";
import type { DeviceStore } from "../../src/taskpane/where/device-store";
import { createWhere, followDestination, permissionOf } from "../../src/taskpane/where/where";
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
  }: PaneOptions = {}
) {
  const where = createWhere(report);
  if (store) where.open(store);
  const desk = createDesk(controller, {
    countAfterMilliseconds: 0,
    permission: permissionOf(where),
  });
  followDestination(where, () => desk.recount());
  const user = userEvent.setup();
  const page = render(
    <App desk={desk} where={where} place={place} officeTheme={officeTheme} words={en} />
  );
  await act(async () => {
    void desk.watchEngine(engine);
    await desk.refresh();
  });
  return { desk, where, user, controller, page };
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
