/**
 * The calls office.js sends under `executeMethod`: Rich API requests, document settings, selected
 * data, completed commands. Each has a number; errors are numbers too.
 */
import { z } from "zod";
import { type CellValue } from "../grid/grid";
import { type Book } from "./book/book";
import { writeInput } from "./book/cells";
import { HostError } from "./rich-api/errors";
import { type KnobState } from "./knobs";
import { type Interpreter } from "./rich-api/interpreter";
import { type RichAnswer, richRequest } from "./rich-api/request";

const Dispatch = {
  getSelectedData: 64,
  setSelectedData: 65,
  loadSettings: 75,
  saveSettings: 76,
  richApiRequest: 93,
  commandCompleted: 94,
} as const;

/** Error numbers of the common API. */
const CommonError = {
  internal: 5001,
  cellEditMode: 5004,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  noPermission: 7000,
} as const;

/** Places of the body's text and of the flags in a Rich API request. */
const BODY = 4;
const FLAGS = 6;

/** Flag of requests that would rather wait than be refused while a cell is edited. */
const DELAY_FOR_CELL_EDIT = 64;

const call = z.looseObject({ DdaMethod: z.object({ DispatchId: z.number() }) });
const richCall = z.object({ ArrayData: z.array(z.unknown()) });
const settingsCall = z.object({
  DdaSettingsMethod: z.object({ Properties: z.array(z.tuple([z.string(), z.string()])) }),
});
const completedCall = z.object({ 0: z.string(), 1: z.number(), 2: z.unknown() });
const selectedCall = z.object({
  DdaGetBindingData: z.object({ CoerceType: z.string().nullish() }).nullish(),
  DdaSetBindingData: z.object({ Data: z.unknown() }).nullish(),
});

/** One Rich API request of the add-in, office.js's own left out, for tests that count them. */
export interface RequestRecord {
  requestBytes: number;
  answerBytes: number;
  actions: number;
  /** The refusal's code, null when all went well. */
  errorCode: string | null;
}

/** What the common API works on. */
export interface CommonApiOptions {
  book: Book;
  interpreter: Interpreter;
  knobs: KnobState;
  /** Document settings, as JSON by key. */
  settings: Map<string, string>;
  onRequest: (record: RequestRecord) => void;
  onCommandCompleted: (id: string, status: number) => void;
  onSettingsSaved: () => void;
}

/** Answers one `executeMethod`. */
export function createCommonApi(
  options: CommonApiOptions
): (data: unknown) => Promise<Record<string, unknown>> {
  const { book, interpreter, knobs, settings } = options;

  const richApi = async (data: unknown) => {
    const parts = richCall.parse(data).ArrayData;
    const text = z.string().parse(parts[BODY]);
    const flags = z.number().catch(0).parse(parts[FLAGS]);
    const record: RequestRecord = {
      requestBytes: byteLength(text),
      answerBytes: 0,
      actions: 0,
      errorCode: null,
    };
    if (knobs.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, knobs.latencyMs));
    const request = richRequest.parse(JSON.parse(text));
    record.actions = request.Actions?.length ?? 0;
    const ownRequest = !isHousekeeping(request);
    if (ownRequest) options.onRequest(record);
    if ((flags & DELAY_FOR_CELL_EDIT) !== 0) await knobs.whenEditingEnds();
    if (knobs.cellEditMode && ownRequest) {
      record.errorCode = "InvalidOperationInCellEditMode";
      return { Error: CommonError.cellEditMode };
    }
    if (record.requestBytes > knobs.payloadLimit) {
      record.errorCode = "RequestPayloadSizeLimitExceeded";
      return { Error: CommonError.requestTooLarge };
    }
    const answer = ownRequest ? await execute(request) : await interpreter.execute(request);
    record.errorCode = answer.Error?.Code ?? null;
    book.flush();
    const answerText = JSON.stringify(answer);
    record.answerBytes = byteLength(answerText);
    if (record.answerBytes > knobs.payloadLimit) {
      record.errorCode = "ResponsePayloadSizeLimitExceeded";
      return { Error: CommonError.responseTooLarge };
    }
    return { Error: 0, Data: [200, ["Content-Type", "application/json"], answerText] };
  };

  const execute = async (request: z.infer<typeof richRequest>): Promise<RichAnswer> => {
    try {
      knobs.beforeRequest();
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const { code, message } = error;
      return {
        Results: [],
        Error: { Code: code, Message: message, Location: "", ActionIndex: 0, HttpStatusCode: 500 },
      };
    }
    return interpreter.execute(request);
  };

  const selected = () => {
    const [area] = book.grid.selection().areas;
    if (!area) throw new Error("Nothing is selected.");
    return area;
  };

  return async (data) => {
    const { DispatchId } = call.parse(data).DdaMethod;
    switch (DispatchId) {
      case Dispatch.richApiRequest:
        return { Version: 1, ...(await richApi(data)) };
      case Dispatch.commandCompleted: {
        const { 0: id, 1: status } = completedCall.parse(data);
        options.onCommandCompleted(id, status);
        return { Version: 1, Error: 0 };
      }
      case Dispatch.loadSettings: {
        const Settings = [...settings].map(([Name, Value]) => ({ Name, Value }));
        return { Version: 1, Error: 0, Properties: { Settings } };
      }
      case Dispatch.saveSettings: {
        const { Properties } = settingsCall.parse(data).DdaSettingsMethod;
        settings.clear();
        for (const [key, value] of Properties) settings.set(key, value);
        options.onSettingsSaved();
        return { Version: 1, Error: 0 };
      }
      case Dispatch.getSelectedData: {
        const values: CellValue[][] = book.grid.readValues(selected());
        const asText = selectedCall.parse(data).DdaGetBindingData?.CoerceType === "text";
        const Data = asText ? values.map((row) => row.join("\t")).join("\n") : values;
        return { Version: 1, Error: 0, Data };
      }
      case Dispatch.setSelectedData: {
        const given = selectedCall.parse(data).DdaSetBindingData?.Data;
        const rows: unknown[][] = Array.isArray(given) ? given : [[given]];
        const area = { ...selected(), rows: rows.length, columns: rows[0]?.length ?? 1 };
        try {
          writeInput(book, area, rows);
        } catch (error) {
          if (error instanceof HostError) return { Version: 1, Error: CommonError.noPermission };
          throw error;
        }
        book.flush();
        return { Version: 1, Error: 0 };
      }
      default:
        return { Version: 1, Error: CommonError.internal };
    }
  };
}

/** What office.js asks for on its own account: at the start, after a run, after a custom function. */
const HOUSEKEEPING = new Set([
  "_RemoveReference",
  "_RemoveAllReferences",
  "_SetOsfControlContainerReadyForCustomFunctions",
  "NotifyActionHandlerReady",
  "SetInvocationArrayResults",
  "SetInvocationResults",
]);

function isHousekeeping({ Actions }: z.infer<typeof richRequest>): boolean {
  return (Actions ?? []).some(({ Name }) => HOUSEKEEPING.has(Name ?? ""));
}

/** Bytes of a text in UTF-8. */
function byteLength(text: string): number {
  // A surrogate pair is two units and four bytes: three for each would overcount.
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}
