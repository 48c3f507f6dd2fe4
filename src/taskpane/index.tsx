/**
 * Where the add-in's page is put together: one worker, one session, one desk, shared by the pane, the
 * ribbon's commands and the formulas. The worker starts at once, beside Office; commands and formulas
 * are associated before Office is ready, for Excel may call them first.
 */
import { createRoot } from "react-dom/client";
import { BUILT_IN } from "../client/destination";
import { createRestartingSession } from "../client/connect-session";
import { createCommands } from "../commands/commands";
import { contentLanguage, insertSheets, listInsertions, showSheet, undoInsertion } from "../excel";
import { createFirstRun } from "./first-run/first-run";
import "../functions/functions";
import { calendarDate } from "../model/calendar";
import { createFormulaQueue } from "../functions/queue";
import { connectFormulas } from "../functions/runtime";
import { createRunController } from "../run/controller";
import { App, type Place } from "./app";
import { createBench } from "./bench";
import { createDeviceDefaults } from "./device-defaults";
import { createDesk } from "./enrich/desk";
import { createNavigation } from "./navigation";
import {
  formulaCells,
  hostFacts,
  isExcel,
  missingRequirement,
  officeLanguage,
  officeTheme,
  showPane,
  storagePartition,
  watchAttention,
  watchSelection,
  workbookRecords,
} from "./office-surroundings";
import { createLanguage } from "./language";
import { createReadingPace } from "./reading-pace";
import { watchTab } from "./tab-on";
import { createDeviceStore } from "./where/device-store";
import { createWhere, followDestination, permissionOf } from "./where/where";

const session = createRestartingSession(
  () => new Worker(new URL("../worker/index.ts", import.meta.url), { name: "engine" })
);
const where = createWhere((destination) => session.testConnection(destination));
const defaults = createDeviceDefaults();
const controller = createRunController(
  session,
  () => performance.now(),
  () => where.state().destination ?? BUILT_IN,
  () => where.state().isConfirmed,
  defaults.chosen
);
const desk = createDesk(controller, { permission: permissionOf(where) });
followDestination(where, () => desk.recount());
const navigation = createNavigation();
const language = createLanguage();
const firstRun = createFirstRun({
  insert: insertSheets,
  undo: undoInsertion,
  list: listInsertions,
  show: showSheet,
  look: () => desk.refresh(),
  now: () => {
    const now = new Date();
    const day = calendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
    return { day, at: now.toISOString() };
  },
});
const bench = createBench({
  ask: session.ask,
  desk,
  where,
  navigation,
  firstRun,
  language,
  defaults,
  device: {
    host: hostFacts,
    workbook: workbookRecords,
    formulas: formulaCells,
    forgetSent: controller.forgetSent,
  },
  controller,
});
// The two marks are what `npm run bench` measures: the engine ready, the sheet read and the pane usable.
void desk.watchEngine(() => session.status()).then(() => performance.mark("engine-ready"));

connectFormulas({
  queue: createFormulaQueue({ evaluate: (rows) => session.evaluate(rows) }),
  ask: (name, input, asking) => session.ask(name, input, asking),
  words: () => language.words().functions,
  defaults: () => {
    const settings = desk.settings();
    const { country, currency } = settings ?? defaults.chosen();
    return { accountHolderType: settings?.accountHolder.type ?? "consumer", country, currency };
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
watchTab(document);
const draw = (place: Place) => {
  const isReady = place === "excel";
  const words = language.words();
  document.documentElement.lang = words.language;
  root.render(
    <App bench={bench} place={place} officeTheme={isReady ? officeTheme() : null} words={words} />
  );
};

draw("starting");
void Office.onReady((info) => {
  if (!isExcel(info)) {
    draw("outside");
    return;
  }
  const store = createDeviceStore(() => window.localStorage, storagePartition());
  void language.open(officeLanguage(), store, contentLanguage());
  defaults.open(store);
  firstRun.open(store);
  language.subscribe(() => draw("excel"));
  draw("excel");
  where.open(store);
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
