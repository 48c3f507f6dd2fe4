/**
 * Tab from a place that only a script can focus, such as a message that says what was done. In Excel for
 * the web Office.js moves the focus itself, knows no such place, and hands the keyboard to Excel: whoever
 * just heard a message would be out of the pane. Here Tab goes on to what follows, as in any page.
 */

const STOPS = "a[href], button, input, select, textarea, [tabindex], [contenteditable=true]";
const NO_STOPS = ":disabled, [hidden], [inert] *, [aria-hidden=true]";
const DIALOGS = "[role=dialog], [role=alertdialog]";

/** Watches a page until the result is called. */
export function watchTab(page: Document): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (key !== "Tab" || altKey || ctrlKey || metaKey || event.defaultPrevented) return;
    const from = page.activeElement;
    if (!(from instanceof HTMLElement) || from === page.body || from.tabIndex >= 0) return;
    const next = stopFrom(from, shiftKey);
    if (next === null) return;
    next.focus();
    // Office.js listens on the window.
    event.preventDefault();
    event.stopPropagation();
  };
  page.addEventListener("keydown", onKey);
  return () => page.removeEventListener("keydown", onKey);
}

/** The next place for Tab, or the one before; null where there is none. */
function stopFrom(from: HTMLElement, backwards: boolean): HTMLElement | null {
  const within = from.closest(DIALOGS) ?? from.ownerDocument.body;
  const wanted = backwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const stops = [...within.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) => (from.compareDocumentPosition(one) & wanted) !== 0 && isStop(one)
  );
  return (backwards ? stops.at(-1) : stops[0]) ?? null;
}

function isStop(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(NO_STOPS) || isOtherChosen(element)) return false;
  // What is folded away has no boxes; where nothing is laid out nobody can tell.
  return !("checkVisibility" in element) || element.checkVisibility({ visibilityProperty: true });
}

/** Of radio buttons that belong together Tab stops at the chosen one. */
function isOtherChosen(element: HTMLElement): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== "radio" || element.checked)
    return false;
  const chosen = element.ownerDocument.querySelectorAll<HTMLInputElement>("[type=radio]:checked");
  return [...chosen].some(({ name, form }) => name === element.name && form === element.form);
}
