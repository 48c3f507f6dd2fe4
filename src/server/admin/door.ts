/**
 * The door for `ntropy keys` into a running server whose data folder it cannot open: a socket of this
 * computer, with a token that lies in the data folder. Nothing of it is on the network.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ADMIN_FILE,
  KeyQuestion,
  TOKEN_HEADER,
  type AdminAddress,
  type KeyAnswer,
} from "./messages";

/** The longest path a socket may have on every system. */
const LONGEST_PATH = 100;
const MAXIMUM_BYTES = 64 * 1024;

export interface Door {
  close(): Promise<void>;
}

/** Opens the door of a data folder. The folder must be this process's own. */
export async function openDoor(
  folder: string,
  answer: (question: KeyQuestion) => Promise<KeyAnswer>
): Promise<Door> {
  const address: AdminAddress = {
    path: socketPath(folder),
    token: randomBytes(32).toString("base64url"),
  };
  const server = createServer((request, response) => {
    void reply(request, address.token, answer).then(({ status, body }) => {
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });
  // What a process that was killed left behind.
  if (process.platform !== "win32") await rm(address.path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address.path, resolve);
  });
  const file = join(folder, ADMIN_FILE);
  await writeFile(file, JSON.stringify(address), { mode: 0o600 });
  return {
    async close() {
      await rm(file, { force: true });
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function reply(
  request: IncomingMessage,
  token: string,
  answer: (question: KeyQuestion) => Promise<KeyAnswer>
): Promise<{ status: number; body: unknown }> {
  if (!isSame(String(request.headers[TOKEN_HEADER.toLowerCase()] ?? ""), token))
    return { status: 403, body: { detail: "Wrong token." } };
  try {
    const question = KeyQuestion.parse(JSON.parse(await textOf(request)));
    return { status: 200, body: await answer(question) };
  } catch {
    return { status: 500, body: { detail: "The server could not do this." } };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    const chunk = Buffer.from(piece as Uint8Array);
    bytes += chunk.byteLength;
    if (bytes > MAXIMUM_BYTES) throw new Error("The question is too long.");
    pieces.push(chunk);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function socketPath(folder: string): string {
  const name = `ntropy-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  const within = join(folder, "admin.sock");
  return within.length <= LONGEST_PATH ? within : join(tmpdir(), `${name}.sock`);
}
