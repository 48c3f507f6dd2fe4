/**
 * The buttons of the ribbon and of the cells' context menu, by the names manifest.xml gives them.
 * They share desk and worker with the pane, and open it where the user has to decide or to read.
 */

/** What the commands need of the pane's desk. */
export interface CommandDesk {
  /** Starts enriching the selection; `needs_user` and `nothing_to_do` are for the user to see. */
  enrichSelection(): Promise<"started" | "nothing_to_do" | "needs_user">;
  /** Takes the last run back and tells whether that worked. */
  undo(): Promise<{ ok: boolean }>;
}

/** The names in manifest.xml, and the function behind each. */
export interface Commands {
  enrichSelection(event: Office.AddinCommands.Event): Promise<void>;
  openPanel(event: Office.AddinCommands.Event): Promise<void>;
  undoLastRun(event: Office.AddinCommands.Event): Promise<void>;
}

/**
 * The commands over one desk. Each tells Office that it is done, whatever happens: a button that does
 * not is dead until Excel is restarted. Enrich is done when the run has started, for a run may take
 * longer than Office waits for a command.
 */
export function createCommands(desk: CommandDesk, showPane: () => Promise<void>): Commands {
  const command =
    (act: () => Promise<void>) =>
    async (event: Office.AddinCommands.Event): Promise<void> => {
      try {
        await act();
      } catch {
        // The pane shows what the desk knows; there is nobody else to tell.
        await showPane().catch(() => undefined);
      } finally {
        event.completed();
      }
    };

  return {
    enrichSelection: command(async () => {
      if ((await desk.enrichSelection()) !== "started") await showPane();
    }),
    openPanel: command(showPane),
    undoLastRun: command(async () => {
      if (!(await desk.undo()).ok) await showPane();
    }),
  };
}
