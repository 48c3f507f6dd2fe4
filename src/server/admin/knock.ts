/** Asks a server that runs on a data folder about its keys. */
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { ADMIN_FILE, AdminAddress, KeyAnswer, TOKEN_HEADER, type KeyQuestion } from "./messages";

const TIMEOUT_MILLISECONDS = 10_000;

/** Null where no server runs there. Rejects where one runs and does not answer as it should. */
export async function knock(folder: string, question: KeyQuestion): Promise<KeyAnswer | null> {
  const address = await addressOf(folder);
  if (address === null) return null;
  const reply = await send(address, JSON.stringify(question));
  if (reply === null) return null;
  if (reply.status !== 200) throw new Error("The running server refused to do this.");
  return KeyAnswer.parse(JSON.parse(reply.text));
}

async function addressOf(folder: string): Promise<AdminAddress | null> {
  try {
    const text = await readFile(join(folder, ADMIN_FILE), "utf8");
    return AdminAddress.parse(JSON.parse(text));
  } catch {
    // No file, or one that a killed process left half written: no server is to be reached through it.
    return null;
  }
}

function send(
  { path, token }: AdminAddress,
  body: string
): Promise<{ status: number; text: string } | null> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        socketPath: path,
        method: "POST",
        path: "/",
        headers: { [TOKEN_HEADER]: token, "Content-Type": "application/json" },
        timeout: TIMEOUT_MILLISECONDS,
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(pieces).toString("utf8");
          resolve({ status: response.statusCode ?? 0, text });
        });
      }
    );
    asking.on("timeout", () => asking.destroy(new Error("The running server does not answer.")));
    asking.on("error", (error: NodeJS.ErrnoException) => {
      // The file of a process that was killed: nobody listens any more.
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(null);
      else reject(error);
    });
    asking.end(body);
  });
}
