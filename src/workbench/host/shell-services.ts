/** Services of the shell around the workbook: task pane, start-up behaviour, ribbon. */
import { textArgument, booleanArgument } from "./rich-api/arguments";
import { hostType, type HostObject } from "./rich-api/host-type";

/** What the add-in asked of the ribbon. */
export type RibbonRequest =
  | { kind: "tab"; id: string; visible: boolean }
  | { kind: "button"; id: string; enabled: boolean }
  | { kind: "create" | "update"; definition: unknown };

/** What the services reach. */
export interface ShellServiceOptions {
  isTaskpaneVisible: () => boolean;
  setTaskpaneVisible: (visible: boolean) => void;
  onRibbon: (request: RibbonRequest) => void;
}

/** The services by the names the add-in makes them with. */
export function shellServices(options: ShellServiceOptions): Map<string, HostObject> {
  const state = { startUp: "Inactive" };
  const runtime = hostType<null>("AppRuntimeService", {
    methods: {
      GetAppRuntimeState: () => (options.isTaskpaneVisible() ? "Visible" : "Background"),
      SetAppRuntimeState: (_, wanted) =>
        options.setTaskpaneVisible(textArgument(wanted) === "Visible"),
    },
  });
  const persistence = hostType<typeof state>("AppRuntimePersistenceService", {
    methods: {
      GetAppRuntimeStartState: ({ startUp }) => startUp,
      SetAppRuntimeStartState: (held, wanted) => {
        held.startUp = textArgument(wanted);
      },
    },
  });
  const tab = hostType<string>("RibbonTab", {
    methods: {
      SetVisibility: (id, visible) =>
        options.onRibbon({ kind: "tab", id, visible: booleanArgument(visible) }),
    },
  });
  const setEnabled = (id: string, enabled: unknown) =>
    options.onRibbon({ kind: "button", id, enabled: booleanArgument(enabled) });
  const button = hostType<string>("RibbonButton", {
    properties: { enabled: () => true },
    writable: { enabled: setEnabled },
    methods: { SetEnabled: setEnabled },
  });
  const ribbon = hostType<null>("DynamicRibbon", {
    methods: {
      ExecuteRequestCreate: (_, json) =>
        options.onRibbon({ kind: "create", definition: JSON.parse(textArgument(json)) }),
      ExecuteRequestUpdate: (_, json) =>
        options.onRibbon({ kind: "update", definition: JSON.parse(textArgument(json)) }),
      GetButton: (_, id) => button.of(textArgument(id)),
      GetTab: (_, id) => tab.of(textArgument(id)),
    },
  });
  const internal = hostType<null>("AddinInternalService", {
    methods: { NotifyActionHandlerReady: () => undefined },
  });
  return new Map([
    ["Microsoft.AppRuntime.AppRuntimeService", runtime.of(null)],
    ["Microsoft.AppRuntime.AppRuntimePersistenceService", persistence.of(state)],
    ["Microsoft.DynamicRibbon.DynamicRibbon", ribbon.of(null)],
    ["Microsoft.InternalService.AddinInternalService", internal.of(null)],
  ]);
}
