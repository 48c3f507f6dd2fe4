/** Answers in JSON, which cost no text where the caller is in the same process. */

/**
 * An answer whose body is `value` as JSON. The text is made when somebody reads the body. `json()`
 * hands out the value itself, so a caller in this process spares both sides the way through text: it
 * must not change what it gets, which may belong to the ledger, and may meet keys that are undefined.
 */
export function jsonResponse(
  value: unknown,
  { status, headers }: { status: number; headers: Record<string, string> }
): Response {
  const text = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(JSON.stringify(value)));
        controller.close();
      },
    },
    { highWaterMark: 0 }
  );
  const response = new Response(text, {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
  // Not assigned: where hono's Node server runs in the same process, its responses forbid that.
  Object.defineProperty(response, "json", { value: async () => value, configurable: true });
  return response;
}
