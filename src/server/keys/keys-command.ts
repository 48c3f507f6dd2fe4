/** `ntropy keys`: makes, lists and revokes API keys, also while a server runs on the same folder. */
import type { KeyAnswer, KeyQuestion } from "../admin/messages";
import { knock } from "../admin/knock";
import type { ServerCommandIo, ServerExitCode } from "../command-io";
import { dataFolder } from "../data-folder";
import { readOptions } from "../read-options";
import { KEYS_HELP } from "../serve-help";
import { openStorage, type StoragePlace } from "../storage";
import { LedgerError } from "../../ledger";
import { storageWords } from "../words";
import { answerQuestion } from "./answer-question";
import { createKeyRing } from "./key-ring";
import type { KeptKey } from "./key";
import { CREATE_OPTIONS, KEYS_TABLE, KeysOptions } from "./keys-options";
import { randomUUID } from "node:crypto";

type Read =
  { ok: true; question: KeyQuestion; options: KeysOptions } | { ok: false; message: string };

/** Runs the command. */
export async function keysCommand(
  argv: readonly string[],
  io: ServerCommandIo
): Promise<ServerExitCode> {
  if (argv.length === 0 || argv.includes("--help") || argv.includes("-h")) {
    await io.writeOut(KEYS_HELP);
    return argv.length === 0 ? 2 : 0;
  }
  const read = readQuestion(argv, io.environment);
  if (!read.ok) {
    io.writeError(`${read.message} See ntropy keys --help.\n`);
    return 2;
  }
  try {
    return await tell(await ask(read.question, read.options, io), io);
  } catch (error) {
    const words =
      error instanceof LedgerError
        ? storageWords(error)
        : error instanceof Error
          ? error.message
          : String(error);
    io.writeError(`${words}\n`);
    return 1;
  }
}

function readQuestion(argv: readonly string[], environment: ServerCommandIo["environment"]): Read {
  const read = readOptions(argv, environment, KEYS_TABLE, KeysOptions);
  if (!read.ok) return read;
  const { options, positionals } = read;
  const [verb = "", id, ...more] = positionals;
  const question = questionOf(verb, id, options);
  if (question === null) {
    const message =
      verb === "revoke"
        ? "Which key? ntropy keys list shows their ids."
        : `"${verb}" is none of create, list and revoke.`;
    return { ok: false, message };
  }
  const tooMuch = verb === "revoke" ? more[0] : id;
  if (tooMuch !== undefined) return { ok: false, message: `"${tooMuch}" is too much.` };
  const misplaced = CREATE_OPTIONS.find((name) => argv.some((one) => one.startsWith(`--${name}`)));
  if (verb !== "create" && misplaced !== undefined)
    return { ok: false, message: `--${misplaced} goes with ntropy keys create.` };
  return { ok: true, question, options };
}

function questionOf(
  verb: string,
  id: string | undefined,
  { name, fields, accounting }: KeysOptions
): KeyQuestion | null {
  switch (verb) {
    case "create":
      return { ask: "create", name: name ?? null, fields: fields ?? null, accounting };
    case "list":
      return { ask: "list" };
    case "revoke":
      return id === undefined ? null : { ask: "revoke", id };
    default:
      return null;
  }
}

/** Asks the server that runs on the folder, and where none does the storage itself. */
async function ask(
  question: KeyQuestion,
  options: KeysOptions,
  { directory, environment }: ServerCommandIo
): Promise<KeyAnswer> {
  const url = options["database-url"];
  if (url !== undefined) return askStorage(question, { url });
  const folder = dataFolder(options.data, directory, environment);
  const told = await knock(folder, question);
  if (told !== null) return told;
  try {
    return await askStorage(question, { folder });
  } catch (error) {
    // A server that was just starting has the folder, and by now its door may be open.
    const late = error instanceof LedgerError ? await knock(folder, question) : null;
    if (late === null) throw error;
    return late;
  }
}

async function askStorage(question: KeyQuestion, place: StoragePlace): Promise<KeyAnswer> {
  const storage = await openStorage(place);
  try {
    const clock = { now: () => Date.now() };
    const ports = { ledger: storage.ledger, clock, ids: { uuid: randomUUID } };
    return await answerQuestion(createKeyRing(ports), question);
  } finally {
    await storage.close();
  }
}

async function tell(answer: KeyAnswer, io: ServerCommandIo): Promise<ServerExitCode> {
  switch (answer.told) {
    case "created":
      io.writeError(
        `Key ${answer.kept.key_id}, shown this once. Send it in the header X-API-Key:\n`
      );
      await io.writeOut(`${answer.key}\n`);
      return 0;
    case "listed":
      await io.writeOut(answer.keys.length === 0 ? "No keys yet.\n" : keysTable(answer.keys));
      return 0;
    case "revoked":
      io.writeError(`Key ${answer.kept.key_id} is revoked.\n`);
      return 0;
    case "unknown":
      io.writeError(`There is no key with the id "${answer.id}". ntropy keys list shows them.\n`);
      return 2;
  }
}

/** A line for each key, columns below their heads. */
function keysTable(keys: readonly KeptKey[]): string {
  const rows = keys.map((key) => [
    key.key_id,
    `${key.beginning}…`,
    key.revoked_at === null ? "active" : "revoked",
    key.created_at.slice(0, 10),
    key.accounting ? "on" : "off",
    key.fields?.join(",") ?? "all",
    key.name ?? "",
  ]);
  const table = [["ID", "KEY", "STATUS", "CREATED", "ACCOUNTING", "FIELDS", "NAME"], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0))
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join("  ")
        .trimEnd()
    )
    .map((line) => `${line}\n`)
    .join("");
}
