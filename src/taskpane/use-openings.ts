import { useState } from "react";

/**
 * How often something was opened, as the key of a dialog: one on its way out does not come back, so each
 * opening gets a dialog of its own; left to go by itself, for it hides the pane behind it from screen
 * readers until it has gone.
 */
export function useOpenings(isOpen: boolean): number {
  const [seen, setSeen] = useState({ isOpen, times: 0 });
  if (seen.isOpen !== isOpen) setSeen({ isOpen, times: isOpen ? seen.times + 1 : seen.times });
  return seen.times;
}
