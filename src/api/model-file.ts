/** A custom model as a file: JSON with what is told of it, and its bytes with their fingerprint. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { z } from "zod";
import { AccountHolderType, MAXIMUM_MODEL_LABEL, ModelTest } from "../model";
import type { ModelFile as KeptFile, ModelFileFault } from "../service";
import { unwrap, type BodyOutcome } from "./operation";

/** A greatest model has some 9 MB of bytes, which are 12 in base64; its test is told beside it. */
export const MAXIMUM_MODEL_FILE_BYTES = 24 * 1024 * 1024;
const VERSION = 1;
const KIND = "ntropy custom model";

/** What files of all versions say. */
const Versions = z.object({ kind: z.literal(KIND), version: z.number().int() });

export const ModelFile = z
  .object({
    kind: z.literal(KIND),
    version: z.literal(VERSION),
    name: z.string().min(1).max(128),
    account_holder_type: AccountHolderType.nullable(),
    transactions: z.number().int().min(0),
    test: ModelTest.nullable(),
    /** SHA-256 of the bytes, in hexadecimal digits. */
    sha256: z.string().length(64),
    /** The bytes, in base64. */
    model: z.string(),
  })
  .meta({ id: "CustomModelFile" });

/** Labels in a test are shown: they are as long as labels may be. */
const LONGEST_LABEL = MAXIMUM_MODEL_LABEL;
const MOST_LABELS = 1_000;

/** A file that was read, or why it is none. */
export type ReadFile = { ok: true; file: KeptFile } | { ok: false; why: ModelFileFault };

/** The file of a model. */
export function modelFileReply({ bytes, ...told }: KeptFile): z.infer<typeof ModelFile> {
  const { name, account_holder_type, transactions, test } = told;
  return {
    kind: KIND,
    version: VERSION,
    name,
    account_holder_type,
    transactions,
    test,
    sha256: bytesToHex(sha256(bytes)),
    model: toBase64(bytes),
  };
}

/** Reads a file that may be anything. What is wrong with it is told by the operation. */
export function readModelFile(json: unknown): BodyOutcome<ReadFile> {
  const sent = unwrap(json, "body");
  return { ok: true, body: fileOf(sent) };
}

function fileOf(sent: unknown): ReadFile {
  const versions = Versions.safeParse(sent);
  if (!versions.success) return { ok: false, why: "not_a_model" };
  if (versions.data.version > VERSION) return { ok: false, why: "newer" };
  const read = ModelFile.safeParse(sent);
  if (!read.success) return { ok: false, why: "damaged" };
  const { name, account_holder_type, transactions, test, model, sha256: told } = read.data;
  const bytes = fromBase64(model);
  if (bytes === null || bytesToHex(sha256(bytes)) !== told) return { ok: false, why: "damaged" };
  if (test !== null && !isShowable(test)) return { ok: false, why: "damaged" };
  return { ok: true, file: { name, account_holder_type, transactions, test, bytes } };
}

function isShowable({ labels, confusions }: ModelTest): boolean {
  if (labels.length > MOST_LABELS || confusions.length > MOST_LABELS) return false;
  const told = [
    ...labels.map(({ label }) => label),
    ...confusions.flatMap(({ label, answered }) => [label, answered]),
  ];
  return told.every((label) => label.length <= LONGEST_LABEL);
}

/** Bytes turned into characters at a time: a call takes so many arguments. */
const PIECE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += PIECE)
    text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array | null {
  try {
    const spelled = atob(text);
    return Uint8Array.from(spelled, (_, at) => spelled.charCodeAt(at));
  } catch {
    return null;
  }
}
