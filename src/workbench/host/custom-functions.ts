/** Runs the add-in's own custom functions, as Excel does in the shared runtime. */
import { z } from "zod";
import {
  type CellValue,
  type FunctionCall,
  type FunctionDescription,
  type FunctionHost,
  type FunctionResult,
} from "../grid/grid";
import { type RichMessage } from "./events";
import { hostType, type HostObject } from "./rich-api/host-type";

/** Category of messages that call custom functions, and their types. */
const CALL_CATEGORY = 1;
const MessageType = { invoke: 1000, cancel: 1001 } as const;

/** Flags of a call. */
const CallFlag = { cancelable: 1, streaming: 2 } as const;

/** Errors by the number the runtime reports them with. */
const ERRORS: Record<number, string> = {
  0: "#VALUE!",
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

/** `[invocation id, whether it succeeded, value or message, error number]`. */
const resultList = z.array(z.tuple([z.number(), z.boolean(), z.unknown()]).rest(z.unknown()));

const resultObjects = z.array(
  z.object({
    id: z.number(),
    failed: z.boolean().nullish(),
    value: z.unknown(),
    errorCode: z.number().nullish(),
  })
);

/** A result, with what an error said. */
export interface CustomFunctionResult {
  value: FunctionResult;
  /** Message of a `CustomFunctions.Error`; null when there is none. */
  message: string | null;
}

/** Calls of the add-in's custom functions, by cells and by tests. */
export interface CustomFunctionCalls extends FunctionHost {
  /** The Rich API service by which the add-in's runtime reports. */
  readonly service: HostObject;
  /** Resolves when the add-in's runtime is ready to be called. */
  readonly ready: Promise<void>;
  /** Another page takes over: what the former one was working on is called again. */
  restart(): void;
  /** Calls a function outside any cell and waits for its (first) result. */
  invoke(
    name: string,
    values: FunctionCall["arguments"],
    options?: { address?: string; onResult?: (result: CustomFunctionResult) => void }
  ): { result: Promise<CustomFunctionResult>; cancel: () => void };
}

interface Pending {
  streaming: boolean;
  /** The invocation, to be sent again to another page. */
  invocation: unknown[];
  onResult: (result: CustomFunctionResult) => void;
}

/**
 * @param send hands messages to the add-in
 * @param address what a cell is called, for functions that ask for their address
 */
export function createCustomFunctionCalls(
  functions: readonly FunctionDescription[],
  send: (messages: RichMessage[]) => void,
  address: (cell: FunctionCall["cell"]) => string
): CustomFunctionCalls {
  const byId = new Map(functions.map((each) => [each.id, each]));
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let queue: RichMessage[] = [];
  let runtime = awaitedRuntime();

  /** Calls of one moment go out in one message, as a filled column's do. */
  const enqueue = (type: number, message: unknown) => {
    queue.push([CALL_CATEGORY, type, "", JSON.stringify(message), 0, false]);
    if (queue.length > 1) return;
    void runtime.ready.then(() => {
      setTimeout(() => {
        const messages = queue;
        queue = [];
        if (messages.length > 0) send(messages);
      }, 0);
    });
  };

  const finished = (id: number, succeeded: boolean, value: unknown, error: unknown) => {
    const call = pending.get(id);
    if (!call) return;
    if (!call.streaming) pending.delete(id);
    const code = typeof error === "number" ? error : 7;
    call.onResult(
      succeeded
        ? { value: resultValue(value), message: null }
        : {
            value: ERRORS[code] ?? "#VALUE!",
            message: typeof value === "string" && value !== "" ? value : null,
          }
    );
  };

  const start = (
    description: FunctionDescription,
    values: FunctionCall["arguments"],
    cell: string | undefined,
    argumentAddresses: string[] | undefined,
    onResult: Pending["onResult"]
  ): (() => void) => {
    const id = nextId++;
    const flags =
      (description.cancelable ? CallFlag.cancelable : 0) |
      (description.stream ? CallFlag.streaming : 0);
    const invocation = [
      id,
      description.id,
      values,
      description.requiresAddress ? cell : undefined,
      flags,
      ...(description.requiresParameterAddresses ? [argumentAddresses] : []),
    ];
    pending.set(id, { streaming: description.stream, invocation, onResult });
    enqueue(MessageType.invoke, invocation);
    return () => {
      if (!pending.delete(id)) return;
      if (description.cancelable || description.stream) {
        enqueue(MessageType.cancel, { invocationId: id });
      }
    };
  };

  const serviceType = hostType<null>("CustomFunctions", {
    methods: {
      _SetOsfControlContainerReadyForCustomFunctions: () => runtime.markReady(),
      // 2: results every 200 ms instead of 500 ms.
      _GetEnabledFeatures: () => [2],
      SetInvocationArrayResults: (_, results) => {
        for (const [id, succeeded, value, error] of resultList.parse(results)) {
          finished(id, succeeded, value, error);
        }
      },
      SetInvocationResults: (_, results) => {
        for (const { id, failed, value, errorCode } of resultObjects.parse(results)) {
          finished(id, !failed, value, errorCode);
        }
      },
    },
  });

  return {
    functions,
    service: serviceType.of(null),
    get ready() {
      return runtime.ready;
    },
    restart: () => {
      runtime = awaitedRuntime();
      queue = [];
      for (const { invocation } of pending.values()) enqueue(MessageType.invoke, invocation);
    },
    call: ({ functionId, arguments: values, cell, argumentAddresses, onResult }) => {
      const description = byId.get(functionId);
      if (!description) throw new Error(`There is no custom function ${functionId}.`);
      return start(description, values, address(cell), argumentAddresses, ({ value }) =>
        onResult(value)
      );
    },
    invoke: (name, values, options = {}) => {
      const folded = name.toUpperCase();
      const description = functions.find((each) => each.name.toUpperCase() === folded);
      if (!description) throw new Error(`There is no custom function ${name}.`);
      let cancel: () => void = () => undefined;
      const result = new Promise<CustomFunctionResult>((resolve) => {
        cancel = start(description, values, options.address, undefined, (each) => {
          options.onResult?.(each);
          resolve(each);
        });
      });
      return { result, cancel };
    },
  };
}

/** An add-in page whose custom functions are yet to start. */
function awaitedRuntime(): { ready: Promise<void>; markReady: () => void } {
  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  return { ready, markReady };
}

/** A result in the shapes a grid takes: one value, or rows of the same length. */
function resultValue(value: unknown): FunctionResult {
  if (!Array.isArray(value)) return scalar(value);
  const rows = value.map((row: unknown) =>
    (Array.isArray(row) ? row : [row]).map((cell: unknown) => scalar(cell))
  );
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<CellValue>(columns - row.length).fill("#N/A")]);
}

function scalar(value: unknown): CellValue {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : "#NUM!";
    default:
      return value === null || value === undefined ? "" : errorOf(value);
  }
}

/** A `CustomFunctions.Error` inside an array result, as the runtime passes it on. */
function errorOf(value: unknown): CellValue {
  const code = typeof value === "object" && value !== null && "code" in value ? value.code : null;
  return typeof code === "string" && code.startsWith("#") ? code : "#VALUE!";
}

const metadata = z.object({
  functions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string().optional(),
      parameters: z
        .array(
          z.object({
            name: z.string(),
            description: z.string().optional(),
            dimensionality: z.enum(["scalar", "matrix"]).optional(),
            optional: z.boolean().optional(),
            repeating: z.boolean().optional(),
          })
        )
        .default([]),
      result: z.object({ dimensionality: z.enum(["scalar", "matrix"]).optional() }).default({}),
      options: z
        .object({
          stream: z.boolean().optional(),
          cancelable: z.boolean().optional(),
          requiresAddress: z.boolean().optional(),
          requiresParameterAddresses: z.boolean().optional(),
        })
        .default({}),
    })
  ),
});

/**
 * Reads functions.json, as the build makes it.
 *
 * @param json its parsed content
 * @param namespace what cells put before the names, as `NTROPY`
 * @throws ZodError when it is not metadata of custom functions
 */
export function functionDescriptions(json: unknown, namespace: string): FunctionDescription[] {
  return metadata.parse(json).functions.map(({ parameters, result, options, ...each }) => ({
    id: each.id,
    name: `${namespace}.${each.name}`,
    ...(each.description === undefined ? {} : { description: each.description }),
    parameters: parameters.map(({ name, description, dimensionality, optional, repeating }) => ({
      name,
      ...(description === undefined ? {} : { description }),
      ...(dimensionality === undefined ? {} : { dimensionality }),
      ...(optional === undefined ? {} : { optional }),
      ...(repeating === undefined ? {} : { repeating }),
    })),
    returnsMatrix: result.dimensionality === "matrix",
    stream: options.stream ?? false,
    cancelable: options.cancelable ?? false,
    requiresAddress: options.requiresAddress ?? false,
    requiresParameterAddresses: options.requiresParameterAddresses ?? false,
  }));
}
