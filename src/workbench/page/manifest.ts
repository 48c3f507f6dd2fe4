/** What the workbench reads from the add-in's manifest: its buttons, their words and pictures, its pages. */

/** What pressing a button does. */
export type ControlAction =
  { kind: "ExecuteFunction"; functionName: string } | { kind: "ShowTaskpane" };

/** A button on the ribbon or in a menu. */
export interface Control {
  id: string;
  label: string;
  /** Title and description of the tip shown over it. */
  tip: { title: string; description: string };
  /** Paths of its pictures on this server, by width in pixels. */
  icons: ReadonlyMap<number, string>;
  action: ControlAction;
}

/** A labelled group of buttons on the ribbon. */
export interface ControlGroup {
  id: string;
  label: string;
  controls: readonly Control[];
}

/** The add-in as the workbench shows it. Addresses are paths on this server. */
export interface AddinManifest {
  name: string;
  groups: readonly ControlGroup[];
  /** Entries of the menu that opens over a cell. */
  cellMenu: readonly Control[];
  taskpane: string;
  functions: { metadata: string; namespace: string } | null;
}

const children = (parent: Element, name: string): Element[] =>
  [...parent.children].filter(({ localName }) => localName === name);

function descendants(parent: Element | Document, name: string): Element[] {
  return [...parent.getElementsByTagNameNS("*", name)];
}

/** A manifest names one host for its files; here all of them lie on this server. */
function path(address: string): string {
  const { pathname, search } = new URL(address, "https://localhost");
  return pathname + search;
}

/**
 * Reads a manifest.
 *
 * @throws Error when the text is no XML or a control refers to words that are not there.
 */
export function parseManifest(xml: string): AddinManifest {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const [fault] = descendants(document, "parsererror");
  if (fault) throw new Error(`manifest.xml is no XML: ${fault.textContent ?? ""}`);

  const words = new Map<string, string>();
  const [resources] = descendants(document, "Resources");
  for (const kind of resources ? [...resources.children] : []) {
    for (const each of [...kind.children]) {
      words.set(each.getAttribute("id") ?? "", each.getAttribute("DefaultValue") ?? "");
    }
  }
  const resource = (element: Element | undefined): string => {
    const id = element?.getAttribute("resid") ?? "";
    const text = words.get(id);
    if (text === undefined) throw new Error(`manifest.xml has no resource "${id}".`);
    return text;
  };
  const resourceOf = (parent: Element, name: string): string => resource(children(parent, name)[0]);

  function action(control: Element): ControlAction {
    const [element] = children(control, "Action");
    const kind = element?.getAttribute("xsi:type");
    if (element && kind === "ExecuteFunction") {
      const functionName = children(element, "FunctionName")[0]?.textContent?.trim() ?? "";
      return { kind, functionName };
    }
    if (kind === "ShowTaskpane") return { kind };
    throw new Error(`manifest.xml has a control whose action is "${kind ?? ""}".`);
  }

  function control(element: Element): Control {
    const [supertip] = children(element, "Supertip");
    const [icon] = children(element, "Icon");
    const label = resourceOf(element, "Label");
    return {
      id: element.getAttribute("id") ?? "",
      label,
      tip: supertip
        ? {
            title: resourceOf(supertip, "Title"),
            description: resourceOf(supertip, "Description"),
          }
        : { title: label, description: "" },
      icons: new Map(
        (icon ? children(icon, "Image") : []).map((image) => [
          Number(image.getAttribute("size")),
          path(resource(image)),
        ])
      ),
      action: action(element),
    };
  }

  const points = descendants(document, "ExtensionPoint");
  const pointsOf = (type: string) =>
    points.filter((point) => point.getAttribute("xsi:type") === type);

  const groups = pointsOf("PrimaryCommandSurface")
    .flatMap((point) => descendants(point, "Group"))
    .map((group) => ({
      id: group.getAttribute("id") ?? "",
      label: resourceOf(group, "Label"),
      controls: children(group, "Control").map(control),
    }));
  const cellMenu = pointsOf("ContextMenu")
    .flatMap((point) => descendants(point, "OfficeMenu"))
    .filter((menu) => menu.getAttribute("id") === "ContextMenuCell")
    .flatMap((menu) => children(menu, "Control").map(control));

  const [functionsPoint] = pointsOf("CustomFunctions");
  const [metadata] = functionsPoint ? descendants(functionsPoint, "Metadata") : [];
  const [namespace] = functionsPoint ? descendants(functionsPoint, "Namespace") : [];
  const [settings] = descendants(document, "DefaultSettings");
  const [source] = settings ? children(settings, "SourceLocation") : [];
  const [displayName] = descendants(document, "DisplayName");
  return {
    name: displayName?.getAttribute("DefaultValue") ?? "",
    groups,
    cellMenu,
    taskpane: path(source?.getAttribute("DefaultValue") ?? "/taskpane.html"),
    functions:
      metadata && namespace
        ? {
            metadata: path(resourceOf(metadata, "SourceLocation")),
            namespace: resource(namespace),
          }
        : null,
  };
}

/** The picture nearest to a width and not smaller, or the largest there is; null when there is none. */
export function iconFor({ icons }: Pick<Control, "icons">, pixels: number): string | null {
  const sizes = [...icons.keys()].sort((one, other) => one - other);
  const size = sizes.find((each) => each >= pixels) ?? sizes.at(-1);
  return size === undefined ? null : (icons.get(size) ?? null);
}
