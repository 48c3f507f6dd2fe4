/** Reading a request's JSON body, never more of it than allowed. */

export type BodyRead =
  | { ok: true; json: unknown }
  | { ok: false; reason: "too_large" }
  | { ok: false; reason: "not_json"; detail: string };

/** What JSON says, or undefined where the body is empty. `maximumBytes` counts UTF-8. */
export async function readJson(request: Request, maximumBytes: number): Promise<BodyRead> {
  const announced = Number(request.headers.get("content-length") ?? "NaN");
  if (announced > maximumBytes) return { ok: false, reason: "too_large" };
  // A body whose length is announced ends there; one in the same process announces none.
  const text = Number.isNaN(announced)
    ? await readAtMost(request, maximumBytes)
    : await request.text();
  if (text === null) return { ok: false, reason: "too_large" };
  if (text.trim() === "") return { ok: true, json: undefined };
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : "not JSON";
    return { ok: false, reason: "not_json", detail: detail.slice(0, 200) };
  }
}

async function readAtMost(request: Request, maximumBytes: number): Promise<string | null> {
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces.join("") + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maximumBytes) {
      await reader.cancel();
      return null;
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
}
