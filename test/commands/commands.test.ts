import { type CommandDesk, createCommands } from "../../src/commands/commands";

/** A desk that answers as told, a pane that counts its openings, and the event Office hands over. */
function ribbon(given: Partial<CommandDesk> = {}) {
  const shown: string[] = [];
  const completed: number[] = [];
  const event = {
    completed: () => completed.push(shown.length),
  } as unknown as Office.AddinCommands.Event;
  const commands = createCommands(
    { enrichSelection: async () => "started", undo: async () => ({ ok: true }), ...given },
    async () => void shown.push("pane")
  );
  return { commands, event, shown, completed };
}

it("starts without the pane when nothing is left to ask", async () => {
  const { commands, event, shown, completed } = ribbon();
  await commands.enrichSelection(event);
  expect(shown).toEqual([]);
  expect(completed).toHaveLength(1);
});

it.each(["needs_user", "nothing_to_do"] as const)(
  "opens the pane when the desk says %s",
  async (answer) => {
    const { commands, event, shown, completed } = ribbon({ enrichSelection: async () => answer });
    await commands.enrichSelection(event);
    expect(shown).toEqual(["pane"]);
    expect(completed).toHaveLength(1);
  }
);

it("undoes without the pane, and opens it to say why it could not", async () => {
  const well = ribbon();
  await well.commands.undoLastRun(well.event);
  expect(well.shown).toEqual([]);
  expect(well.completed).toHaveLength(1);

  const badly = ribbon({ undo: async () => ({ ok: false }) });
  await badly.commands.undoLastRun(badly.event);
  expect(badly.shown).toEqual(["pane"]);
  expect(badly.completed).toHaveLength(1);
});

it("opens the pane on request", async () => {
  const { commands, event, shown, completed } = ribbon();
  await commands.openPanel(event);
  expect(shown).toEqual(["pane"]);
  expect(completed).toHaveLength(1);
});

it("completes the command even when all goes wrong", async () => {
  const completed: string[] = [];
  const event = {
    completed: () => completed.push("done"),
  } as unknown as Office.AddinCommands.Event;
  const commands = createCommands(
    {
      enrichSelection: () => Promise.reject(new Error("no sheet")),
      undo: () => Promise.reject(new Error("no sheet")),
    },
    () => Promise.reject(new Error("no pane"))
  );
  await commands.enrichSelection(event);
  await commands.undoLastRun(event);
  await expect(commands.openPanel(event)).resolves.toBeUndefined();
  expect(completed).toHaveLength(3);
});
