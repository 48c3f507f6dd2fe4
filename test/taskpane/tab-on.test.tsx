/** Tab from what only a script can focus, under a host that takes Tab for itself as Office.js does. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { watchTab } from "../../src/taskpane/tab-on";

/** Prevents what Tab does from a place that is no stop, and notes that the pane would be left. */
function officeTakesTab() {
  let left = 0;
  const onKey = (event: KeyboardEvent): void => {
    const { activeElement } = document;
    if (event.key !== "Tab" || (activeElement as HTMLElement).tabIndex >= 0) return;
    event.preventDefault();
    left += 1;
  };
  window.addEventListener("keydown", onKey);
  return { left: () => left, end: () => window.removeEventListener("keydown", onKey) };
}

let office: ReturnType<typeof officeTakesTab>;
let end: () => void;
beforeEach(() => {
  office = officeTakesTab();
  end = watchTab(document);
});
afterEach(() => {
  end();
  office.end();
});

it("goes on to what follows a message, and back to what stands before it", async () => {
  const user = userEvent.setup();
  render(
    <>
      <button>Before</button>
      <p tabIndex={-1}>
        Done. <button disabled>Not now</button>
        <button aria-hidden="true">Unseen</button>
        <button>Undo</button>
      </p>
    </>
  );
  const message = screen.getByText("Done.");
  message.focus();
  await user.tab();
  expect(screen.getByRole("button", { name: "Undo" })).toHaveFocus();
  message.focus();
  await user.tab({ shift: true });
  expect(screen.getByRole("button", { name: "Before" })).toHaveFocus();
  expect(office.left()).toBe(0);
});

it("stops at the chosen one of radio buttons, and stays within a dialog", async () => {
  const user = userEvent.setup();
  render(
    <>
      <div role="dialog" aria-label="Question">
        <h2 tabIndex={-1}>Sure?</h2>
        <input type="radio" name="a" aria-label="One" />
        <input type="radio" name="a" aria-label="Other" defaultChecked />
        <p tabIndex={-1}>End</p>
      </div>
      <button>Behind</button>
    </>
  );
  screen.getByRole("heading").focus();
  await user.tab();
  expect(screen.getByRole("radio", { name: "Other" })).toHaveFocus();
  screen.getByText("End").focus();
  await user.tab();
  expect(screen.getByRole("button", { name: "Behind" })).not.toHaveFocus();
});
