/** Reading a request's body, never more of it than allowed. */

/** What was read, or why it was not. */
export type BodyRead =
  | { ok: true; json: unknown }
  | { ok: false; reason: "too_large" | "not_multipart" | "form_unreadable" }
  | { ok: false; reason: "not_json"; detail: string };

/** Reads the kind of body an operation takes; undefined where it takes none. */
export async function readBody(
  request: Request,
  kind: "json" | "multipart" | null,
  maximumBytes: number
): Promise<BodyRead> {
  if (kind === null) return { ok: true, json: undefined };
  return kind === "json" ? readJson(request, maximumBytes) : readForm(request, maximumBytes);
}

/** What JSON says, or undefined where the body is empty. `maximumBytes` counts UTF-8. */
export async function readJson(request: Request, maximumBytes: number): Promise<BodyRead> {
  const announced = announcedBytes(request);
  if (announced > maximumBytes) return { ok: false, reason: "too_large" };
  // A body whose length is announced ends there; one in the same process announces none.
  const text = Number.isNaN(announced)
    ? await readAtMost(request, maximumBytes)
    : await request.text();
  if (text === null) return { ok: false, reason: "too_large" };
  const spelled = typeof text === "string" ? text : new TextDecoder().decode(text);
  if (spelled.trim() === "") return { ok: true, json: undefined };
  try {
    return { ok: true, json: JSON.parse(spelled) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : "not JSON";
    return { ok: false, reason: "not_json", detail: detail.slice(0, 200) };
  }
}

/** The fields of a form (multipart/form-data) as an object; of those of one name the last. */
async function readForm(request: Request, maximumBytes: number): Promise<BodyRead> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) return { ok: false, reason: "not_multipart" };
  if (announcedBytes(request) > maximumBytes) return { ok: false, reason: "too_large" };
  const bytes = await readAtMost(request, maximumBytes);
  if (bytes === null) return { ok: false, reason: "too_large" };
  try {
    const form = await new Response(bytes, { headers: { "Content-Type": type } }).formData();
    return { ok: true, json: Object.fromEntries(form) };
  } catch {
    return { ok: false, reason: "form_unreadable" };
  }
}

function announcedBytes(request: Request): number {
  return Number(request.headers.get("content-length") ?? "NaN");
}

async function readAtMost(
  request: Request,
  maximumBytes: number
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maximumBytes) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
