/** The compiled knowledge as it lies in a file. */
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { type Knowledge, KnowledgeError, openKnowledge } from "../knowledge";

/**
 * Opens it. Node decompresses all of it at once in a third of the time that a stream, the browser's
 * only way, takes. Rejects with a KnowledgeError where the file holds something else.
 */
export async function openKnowledgeFile(path: string): Promise<Knowledge> {
  const packed = await readFile(path);
  let bytes: Uint8Array;
  try {
    bytes = gunzipSync(packed);
  } catch (error) {
    throw new KnowledgeError(
      "not_knowledge",
      `${path} is not compressed merchant knowledge: ${error instanceof Error ? error.message : ""}`
    );
  }
  return openKnowledge(bytes);
}
