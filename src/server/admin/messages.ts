/** What `ntropy keys` asks of a server that runs on the same data folder, and what that answers. */
import { z } from "zod";
import { KeptKey, KeyFields, KeyName } from "../keys/key";

export const KeyQuestion = z.discriminatedUnion("ask", [
  z.object({
    ask: z.literal("create"),
    name: KeyName.nullable(),
    fields: KeyFields,
    accounting: z.boolean(),
  }),
  z.object({ ask: z.literal("list") }),
  z.object({ ask: z.literal("revoke"), id: z.string().min(1).max(100) }),
]);
export type KeyQuestion = z.infer<typeof KeyQuestion>;

export const KeyAnswer = z.discriminatedUnion("told", [
  z.object({ told: z.literal("created"), key: z.string(), kept: KeptKey }),
  z.object({ told: z.literal("listed"), keys: z.array(KeptKey) }),
  z.object({ told: z.literal("revoked"), kept: KeptKey }),
  z.object({ told: z.literal("unknown"), id: z.string() }),
]);
export type KeyAnswer = z.infer<typeof KeyAnswer>;

/** How a running server is reached: a file in its data folder that only its user can read. */
export const AdminAddress = z.object({
  /** Of a socket, or on Windows of a named pipe. */
  path: z.string().min(1),
  /** Who knows it may read the file, and so may ask. */
  token: z.string().min(1),
});
export type AdminAddress = z.infer<typeof AdminAddress>;

export const ADMIN_FILE = "admin.json";
export const TOKEN_HEADER = "X-Admin-Token";
