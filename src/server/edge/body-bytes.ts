/** A request's body as bytes, never more of it than allowed. */

/** Null where the body is larger than `maximumBytes`. */
export async function readBytes(
  request: Request,
  maximumBytes: number
): Promise<Uint8Array | null> {
  const announced = Number(request.headers.get("content-length") ?? "NaN");
  if (announced > maximumBytes) return null;
  if (!Number.isNaN(announced)) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength;
    if (bytes > maximumBytes) {
      await reader.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
  return Buffer.concat(pieces);
}
