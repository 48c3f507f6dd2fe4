/** The ribbon's buttons pressed in the emulated host, through the real office.js. */
import { createCommands } from "../../src/commands/commands";
import { createDesk } from "../../src/taskpane/enrich/desk";
import { showPane, watchSelection } from "../../src/taskpane/office-surroundings";
import { type RunningExcel, startExcelHost } from "../support/excel-host";
import {
  createFakeRunController,
  type FakeRunController,
  preparation,
} from "../support/fake-run-controller";

let excel: RunningExcel;

/** Excel with our commands behind its buttons and its pane closed. */
async function start(controller: FakeRunController = createFakeRunController()) {
  excel = await startExcelHost({ sheets: { Bank: [["Coffee"]] } });
  excel.host.setTaskpaneVisible(false);
  const desk = createDesk(controller);
  const commands = createCommands(desk, showPane);
  for (const [name, command] of Object.entries(commands))
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => void command(event));
  return { controller, desk };
}

afterEach(() => excel.close());

it("Enrich starts and gives the button back while the run goes on", async () => {
  const { controller, desk } = await start();
  await excel.host.runCommand("enrichSelection", "Ntropy.Enrich");
  expect(controller.runs).toHaveLength(1);
  expect(desk.state().run.state).toBe("running");
  expect(excel.host.isTaskpaneVisible()).toBe(false);
});

it("Enrich opens the pane where the user has to decide", async () => {
  const { controller } = await start(
    createFakeRunController({ sheet: preparation({ hiddenRows: 3 }) })
  );
  await excel.host.runCommand("enrichSelection", "Ntropy.Cell.EnrichSelection");
  expect(controller.runs).toHaveLength(0);
  expect(excel.host.isTaskpaneVisible()).toBe(true);
});

it("Undo last run opens the pane only to say why it could not", async () => {
  const { controller } = await start();
  await excel.host.runCommand("undoLastRun", "Ntropy.UndoLastRun");
  expect(excel.host.isTaskpaneVisible()).toBe(false);
  controller.undoAnswer = { ok: false, problem: { code: "nothing_to_undo" } };
  await excel.host.runCommand("undoLastRun", "Ntropy.UndoLastRun");
  expect(excel.host.isTaskpaneVisible()).toBe(true);
});

it("the pane follows the selection while it is shown", async () => {
  await start();
  excel.host.setTaskpaneVisible(true);
  let moves = 0;
  watchSelection(() => (moves += 1));
  const rest = () => new Promise((resolve) => setTimeout(resolve, 30));
  await rest();
  excel.user.select("Bank!A1:B2");
  await rest();
  expect(moves).toBe(1);
  excel.host.setTaskpaneVisible(false);
  await rest();
  excel.user.select("Bank!B2");
  await rest();
  expect(moves).toBe(1);
  excel.host.setTaskpaneVisible(true);
  await rest();
  expect(moves).toBe(2);
});
