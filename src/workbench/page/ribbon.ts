/** The add-in's buttons above the grid. */
import { type RibbonRequest } from "../host/shell-services";
import { make } from "./dom";
import { type AddinManifest, type Control, iconFor } from "./manifest";

/** Pixels of a button's picture. */
const ICON_PIXELS = 32;

/** The add-in's part of the ribbon. */
export interface Ribbon {
  /** Does what the add-in asked for: enables, disables, shows or hides its buttons and groups. */
  update(request: RibbonRequest): void;
}

/** A button or group in the definition that `Office.ribbon.requestUpdate` sends. */
interface Update {
  id?: string;
  enabled?: boolean;
  visible?: boolean;
  [part: string]: unknown;
}

/** Every part of an update that names a control, however deep it lies. */
function* parts(definition: unknown): Generator<Update> {
  if (typeof definition !== "object" || definition === null) return;
  if (Array.isArray(definition)) {
    for (const each of definition) yield* parts(each);
    return;
  }
  const part = definition as Update;
  if (typeof part.id === "string") yield part;
  for (const value of Object.values(part)) yield* parts(value);
}

/**
 * Draws the manifest's groups into an element.
 *
 * @param press - carries out a button's action; the button shows that it works until it is done.
 */
export function drawRibbon(
  into: HTMLElement,
  { groups }: AddinManifest,
  press: (control: Control) => Promise<void>
): Ribbon {
  const elements = new Map<string, HTMLElement>();
  into.replaceChildren(
    ...groups.map((group) => {
      const buttons = group.controls.map((control) => {
        const icon = iconFor(control, ICON_PIXELS);
        const picture = icon
          ? [
              make("img", {
                src: icon,
                width: String(ICON_PIXELS),
                height: String(ICON_PIXELS),
                alt: "",
              }),
            ]
          : [];
        const tip = [control.tip.title, control.tip.description].filter(Boolean).join("\n");
        const button = make(
          "button",
          { type: "button", class: "ribbon-button", "data-control": control.id, title: tip },
          ...picture,
          make("span", {}, control.label)
        );
        button.addEventListener("click", () => {
          button.setAttribute("aria-busy", "true");
          void press(control).finally(() => button.removeAttribute("aria-busy"));
        });
        elements.set(control.id, button);
        return button;
      });
      const drawn = make(
        "section",
        { class: "ribbon-group", "aria-label": group.label },
        make("div", { class: "ribbon-buttons" }, ...buttons),
        make("div", { class: "ribbon-label" }, group.label)
      );
      elements.set(group.id, drawn);
      return drawn;
    })
  );

  function apply({ id, enabled, visible }: Update): void {
    const element = elements.get(id ?? "");
    if (!element) return;
    if (enabled !== undefined && element instanceof HTMLButtonElement) element.disabled = !enabled;
    if (visible !== undefined) element.hidden = !visible;
  }

  return {
    update(request) {
      if (request.kind === "button" || request.kind === "tab") apply({ ...request });
      else for (const part of parts(request.definition)) apply(part);
    },
  };
}
