/** Where output goes: standard output, or a file that appears only when it is whole. */
import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface Destination {
  write(chunk: string | Uint8Array): Promise<void>;
  /** Makes the output visible under its name. */
  finish(): Promise<void>;
  /** Takes back whatever was written to a file. */
  abandon(): Promise<void>;
}

/** Standard output: what is written is out. */
export function streamDestination(
  write: (chunk: string | Uint8Array) => Promise<void>
): Destination {
  return { write, finish: async () => {}, abandon: async () => {} };
}

/** A file beside its final place, moved there at the end in one step. */
export async function fileDestination(path: string): Promise<Destination> {
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${randomBytes(6).toString("hex")}.part`
  );
  const handle = await open(temporary, "wx");
  return {
    async write(chunk) {
      await handle.writeFile(chunk);
    },
    async finish() {
      await handle.close();
      await rename(temporary, path);
    },
    async abandon() {
      await handle.close().catch(() => {});
      await rm(temporary, { force: true });
    },
  };
}
