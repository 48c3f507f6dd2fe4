/**
 * Where the add-in's page is put together: one worker, one session, one desk, shared by the pane, the
 * ribbon's commands and the formulas. The worker starts at once, beside Office; commands and formulas
 * are associated before Office is ready, for Excel may call them first.
 */
import { createRoot } from "react-dom/client";
import { BUILT_IN } from "../client/destination";
import { createRestartingSession } from "../client/connect-session";
import { createCommands } from "../commands/commands";
import "../functions/functions";
import { createFormulaQueue } from "../functions/queue";
import { connectFormulas } from "../functions/runtime";
import { createRunController } from "../run/controller";
import { App, type Place } from "./app";
import { createDesk } from "./enrich/desk";
import {
  isExcel,
  missingRequirement,
  officeLanguage,
  officeTheme,
  showPane,
  storagePartition,
  watchAttention,
  watchSelection,
} from "./office-surroundings";
import { createReadingPace } from "./reading-pace";
import { en } from "./strings/en";
import { stringsFor } from "./strings/use-strings";
import { createDeviceStore } from "./where/device-store";
import { createWhere, followDestination, permissionOf } from "./where/where";

const session = createRestartingSession(
  () => new Worker(new URL("../worker/index.ts", import.meta.url), { name: "engine" })
);
const where = createWhere((destination) => session.testConnection(destination));
const controller = createRunController(
  session,
  () => performance.now(),
  () => where.state().destination ?? BUILT_IN
);
const desk = createDesk(controller, { permission: permissionOf(where) });
followDestination(where, () => desk.recount());
// The two marks are what `npm run bench` measures: the engine ready, the sheet read and the pane usable.
void desk.watchEngine(() => session.status()).then(() => performance.mark("engine-ready"));

connectFormulas({
  queue: createFormulaQueue({ evaluate: (rows) => session.evaluate(rows) }),
  defaults: () => {
    const settings = desk.settings();
    return {
      accountHolderType: settings?.accountHolder.type ?? "consumer",
      country: settings?.country ?? null,
      currency: settings?.currency ?? null,
    };
  },
});

const { enrichSelection, openPanel, undoLastRun } = createCommands(desk, showPane);
Office.actions.associate(
  "enrichSelection",
  (event: Office.AddinCommands.Event) => void enrichSelection(event)
);
Office.actions.associate("openPanel", (event: Office.AddinCommands.Event) => void openPanel(event));
Office.actions.associate(
  "undoLastRun",
  (event: Office.AddinCommands.Event) => void undoLastRun(event)
);

const element = document.getElementById("pane");
if (!element) throw new Error("taskpane.html has lost its #pane.");
const root = createRoot(element);
const draw = (place: Place) => {
  const isReady = place === "excel";
  root.render(
    <App
      desk={desk}
      where={where}
      place={place}
      officeTheme={isReady ? officeTheme() : null}
      words={isReady ? stringsFor(officeLanguage()) : en}
    />
  );
};

draw("starting");
void Office.onReady((info) => {
  draw(isExcel(info) ? "excel" : "outside");
  if (!isExcel(info)) return;
  where.open(createDeviceStore(() => window.localStorage, storagePartition()));
  const missing = missingRequirement();
  if (missing !== null) {
    desk.refuse({ code: "unsupported_host", missing });
    return;
  }
  const pace = createReadingPace(
    () => desk.refresh(),
    () => performance.now()
  );
  watchSelection(pace.moved);
  watchAttention(pace.turnedTo);
  void desk.refresh().then(() => performance.mark("pane-interactive"));
});
