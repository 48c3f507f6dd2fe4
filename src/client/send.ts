/** Sends one request to a side and reads what it answers. */
import type { z } from "zod";
import { asRequestError, refusal, RequestError } from "./request-error";
import type { Side } from "./transport";

/** What a request carries besides method and path. */
export interface Sending {
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/**
 * Asks for one answer, read with a schema. Rejects with a `RequestError`: whatever goes wrong on the
 * way, a refusal, or an answer that is not understood.
 */
export type Send = <Value>(
  method: string,
  path: string,
  schema: z.ZodType<Value>,
  sending: Sending
) => Promise<Value>;

/** The sending of one side. */
export function sender({ transport, baseUrl, checksAnswers, respell }: Side): Send {
  return async <Value>(
    method: string,
    path: string,
    schema: z.ZodType<Value>,
    { body, signal }: Sending
  ): Promise<Value> => {
    let response: Response;
    let json: unknown;
    try {
      signal?.throwIfAborted();
      const request = new Request(`${baseUrl}${path}`, {
        method,
        signal: signal ?? null,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
      });
      response = await transport(request);
      json = await readJson(response, checksAnswers);
    } catch (error) {
      throw asRequestError(error, signal);
    }
    if (!response.ok) throw refusal(response.status, json);
    // The built-in API is of this build: its answers have the schema's type because its code does.
    if (!checksAnswers) return json as Value;
    const read = schema.safeParse(respell === null ? json : respell(json));
    if (read.success) return read.data;
    const at = read.error.issues[0]?.path.join(".") ?? "";
    throw new RequestError(
      "engine_failed",
      `The service's answer is not understood at "${at}".`,
      response.status
    );
  };
}

/** An answer of this process is taken as the value it is; one of another machine is text to be read. */
async function readJson(response: Response, isText: boolean): Promise<unknown> {
  if (!isText && response.ok && response.body !== null) return response.json();
  const text = await response.text();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page, say: its status tells enough.
    if (!response.ok) return null;
    throw new RequestError("engine_failed", "The service's answer is not JSON.", response.status);
  }
}
