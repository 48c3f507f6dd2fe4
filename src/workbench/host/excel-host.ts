/**
 * The emulated Excel host: a grid, the book around it, and the answers office.js expects. The same
 * host runs in a page around a frame and in a test around a jsdom window.
 */
import {
  type FunctionDescription,
  type GridEngine,
  type SheetChange,
  type StructureChange,
} from "../grid/grid";
import { follow, quoteSheetName } from "../grid/references";
import { rectangleAddress } from "../grid/area";
import {
  appContext,
  DEFAULT_REQUIREMENT_SETS,
  frameName,
  hostInfo,
  type RequirementSets,
} from "./app-context";
import { type Book, createBook } from "./book/book";
import { createCommonApi, type RequestRecord } from "./common-api";
import { culture } from "./culture";
import { createCustomFunctionCalls, type CustomFunctionCalls } from "./custom-functions";
import { createEventHub, type RichMessage } from "./events";
import { type Conversation, createConversation } from "./frame";
import { createKnobs, type KnobOptions, type Knobs } from "./knobs";
import { rangeType } from "./objects/range";
import { workbookType } from "./objects/workbook";
import { createInterpreter } from "./rich-api/interpreter";
import { type RibbonRequest, shellServices } from "./shell-services";

/** Message type of a change of the task pane's visibility. */
const VISIBILITY_EVENT = [65_536, 65_539] as const;

/** What a host starts with. */
export interface ExcelHostOptions {
  grid: GridEngine;
  /** Custom functions of the add-in, see `functionDescriptions`. */
  functions?: readonly FunctionDescription[];
  requirementSets?: RequirementSets;
  /** Document settings (`Office.context.document.settings`) the workbook comes with. */
  settings?: Readonly<Record<string, unknown>>;
  /** Regional settings and language, as `de-DE`; see `culture`. */
  culture?: string;
  documentUrl?: string;
  taskpaneVisible?: boolean;
  knobs?: KnobOptions;
  onTaskpane?: (visible: boolean) => void;
  onRibbon?: (request: RibbonRequest) => void;
  /** Hears of faults of the emulation itself. */
  onFault?: (error: unknown) => void;
}

/** How one add-in page is tied to the host. A page that is loaded again needs a new frame. */
export interface Frame {
  /** The `name` its window must have before office.js starts. */
  windowName: string;
  /** The value of `_host_Info` in the page's address. */
  hostInfo: string;
  /** Takes a message the page posted to its parent. */
  receive(text: string): void;
  close(): void;
}

/** What the add-in did with the Rich API. */
export interface ApiUse {
  /** How often each member was used, as `Range.values`, `Range.values=`, `Range.getCell()`. */
  readonly calls: ReadonlyMap<string, number>;
  /** Rich API requests in order. */
  readonly requests: readonly RequestRecord[];
  /** How many objects the add-in tracks. */
  readonly trackedObjects: () => number;
}

/** A running host. */
export interface ExcelHost {
  readonly grid: GridEngine;
  readonly book: Book;
  readonly knobs: Knobs;
  readonly api: ApiUse;
  readonly customFunctions: CustomFunctionCalls;
  /** Document settings as the file holds them: JSON by key. */
  readonly settings: Map<string, string>;
  isTaskpaneVisible(): boolean;
  /** Shows or hides the task pane, as the user does with its close button. */
  setTaskpaneVisible(visible: boolean): void;
  /**
   * Ties an add-in page to the host.
   *
   * @param origin of the host page; its host name must be the add-in page's
   * @param post hands a message to the page
   */
  attach(origin: string, post: (text: string) => void): Frame;
  /** Presses a ribbon button; resolves when the add-in calls `event.completed()`. */
  runCommand(functionName: string, controlId: string): Promise<void>;
}

/** Makes a host around a grid. It answers once a page is attached. */
export function createExcelHost(options: ExcelHostOptions): ExcelHost {
  const { grid } = options;
  const onFault =
    options.onFault ??
    ((error: unknown) => {
      throw error;
    });
  const hostCulture = culture(options.culture);
  const settings = new Map(
    Object.entries(options.settings ?? {}).map(([key, value]) => [key, JSON.stringify(value)])
  );
  const requests: RequestRecord[] = [];
  const commands = new Map<string, () => void>();
  let conversation: Conversation | null = null;
  let taskpaneVisible = options.taskpaneVisible ?? true;
  let nextFrame = 1;
  let nextCommand = 1;

  const sendMessages = (messages: RichMessage[]) =>
    conversation?.raise("richApiMessage", { ArrayData: messages }, true);

  const events = createEventHub(sendMessages);
  const book = createBook(grid, hostCulture, events);
  const knobs = createKnobs(options.knobs ?? {});

  const setTaskpaneVisible = (visible: boolean) => {
    if (visible === taskpaneVisible) return;
    taskpaneVisible = visible;
    options.onTaskpane?.(visible);
    const message = JSON.stringify({ visibility: visible ? "Visible" : "Hidden" });
    sendMessages([[...VISIBILITY_EVENT, "", message, 0, false]]);
  };

  const customFunctions = createCustomFunctionCalls(
    options.functions ?? [],
    sendMessages,
    ({ sheet, row, column }) => {
      const cell = rectangleAddress({ row, column, rows: 1, columns: 1 });
      return `${quoteSheetName(book.sheetName(sheet))}!${cell}`;
    }
  );

  const services = shellServices({
    isTaskpaneVisible: () => taskpaneVisible,
    setTaskpaneVisible,
    onRibbon: (request) => options.onRibbon?.(request),
  });
  services.set("Microsoft.ExcelServices.CustomFunctions", customFunctions.service);

  const interpreter = createInterpreter({
    root: () =>
      workbookType.of({
        book,
        tracked: {
          release: (referenceId) => interpreter.release(referenceId),
          releaseAll: () => interpreter.releaseAll(),
        },
      }),
    services,
    beforeMember: knobs.beforeMember,
    onFault,
  });

  book.onStructureChange((change: StructureChange) => {
    for (const object of interpreter.references.values()) {
      const range = rangeType.stateOf(object);
      if (range?.area) range.area = follow(range.area, change);
    }
  });

  const commonApi = createCommonApi({
    book,
    interpreter,
    knobs,
    settings,
    onRequest: (record) => requests.push(record),
    onCommandCompleted: (id) => {
      commands.get(id)?.();
      commands.delete(id);
    },
    onSettingsSaved: () => conversation?.raise("settingsChanged", {}, false),
  });

  grid.listen({
    cellsChanged: (area) => {
      book.contentsChanged(area, "user");
      book.flush();
    },
    formatChanged: (area) => book.formatChanged(area, "user"),
    structureChanged: (change) => book.structureChanged(change, "user"),
    selectionChanged: (selection) => {
      book.selectionChanged(selection);
      conversation?.raise("documentSelectionChanged", {}, false);
    },
    sheetsChanged: (change: SheetChange) => book.sheetsChanged(change, "user"),
  });
  grid.connectFunctions(customFunctions);

  return {
    grid,
    book,
    knobs,
    api: {
      calls: interpreter.calls,
      requests,
      trackedObjects: () => interpreter.references.size,
    },
    customFunctions,
    settings,
    isTaskpaneVisible: () => taskpaneVisible,
    setTaskpaneVisible,
    attach: (origin, post) => {
      const conversationId = `emulated-${Date.now().toString(36)}-${nextFrame++}`;
      const appId = "emulated-add-in";
      const own = createConversation({
        id: conversationId,
        origin,
        post,
        onFault,
        answer: async (action, data) => {
          switch (action) {
            case "ContextActivationManager_getAppContextAsync":
              return appContext({
                appId,
                documentUrl: options.documentUrl ?? "https://emulated.invalid/Book1.xlsx",
                language: hostCulture.name,
                requirementSets: options.requirementSets ?? DEFAULT_REQUIREMENT_SETS,
                settings,
                taskpaneVisible,
              });
            case "executeMethod":
              return commonApi(data);
            // Focus, keys and windows: nothing to do, but office.js waits for an answer.
            case "ContextActivationManager_notifyHost":
            case "ContextActivationManager_openWindowInHost":
              return null;
            default:
              throw new Error(`The host knows no action ${action}.`);
          }
        },
      });
      conversation = own;
      interpreter.releaseAll();
      events.clear();
      customFunctions.restart();
      return {
        windowName: frameName(conversationId, appId, origin),
        hostInfo: hostInfo(hostCulture.name),
        receive: (text) => void own.receive(text),
        close: () => {
          if (conversation === own) conversation = null;
        },
      };
    },
    runCommand: (functionName, controlId) =>
      new Promise((resolve) => {
        const id = `command-${nextCommand++}`;
        commands.set(id, resolve);
        const source = JSON.stringify({ source: { id: controlId } });
        conversation?.raise("appCommandInvoked", [id, functionName, source], true);
      }),
  };
}
