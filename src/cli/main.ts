/** The command line: from arguments to an exit code. Everything it touches is handed in. */
import { resolve } from "node:path";
import type { Client } from "../client/client";
import type { CustomLabelSet, MappingKnowledge } from "../engine/custom";
import { readStatement, tableOfStatement } from "../statements";
import {
  type FileCommandName,
  type FileSettings,
  readArguments,
  type ServerCommandName,
} from "./arguments";
import { inLabelSet, readLabelSet } from "./categories";
import { type Destination, fileDestination, streamDestination } from "./destination";
import { readCustomSets } from "./eval/custom-sets";
import { evaluate } from "./eval/evaluate";
import { readGold } from "./eval/gold";
import { evaluateInSets } from "./eval/measure-sets";
import { HELP } from "./help";
import { prepareRows } from "./prepare";
import { answersOf, sendRows } from "./send";
import { printable, statementErrorWords } from "./words";
import { writeEnriched } from "./write-enriched";
import { type OwnedGroup, writeGroupLines, writeGroupTable } from "./write-groups";

/** What the process gives the command line. */
export interface CommandIo {
  /** Folder that relative paths start from. */
  directory: string;
  version: string;
  readFile(path: string): Promise<Uint8Array>;
  /** A client of an API in this process on an empty ledger; `onFault` is told what its work meets. */
  openClient(onFault: (error: unknown) => void): Promise<Client>;
  /** What labels mean, for sets of the user's own. */
  openMapping(): Promise<MappingKnowledge>;
  /** Runs one of the server's commands to its end. */
  runServer(name: ServerCommandName, argv: readonly string[]): Promise<ExitCode>;
  /** Resolves when the text has been taken. */
  writeOut(chunk: string | Uint8Array): Promise<void>;
  writeError(text: string): void;
  /** Whether progress may be drawn over itself. */
  isTerminal: boolean;
  now(): number;
}

/** 0 all well, 1 something failed, 2 nothing can be done with what was given. */
export type ExitCode = 0 | 1 | 2;

/** Runs a command. Never rejects for what a user or a file did wrong: that is words and a code. */
export async function main(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  const read = readArguments(argv);
  if (!read.ok) {
    io.writeError(`${printable(read.message)} See ntropy --help.\n`);
    return 2;
  }
  const { command } = read;
  switch (command.kind) {
    case "help":
      await io.writeOut(HELP);
      return 0;
    case "version":
      await io.writeOut(`${io.version}\n`);
      return 0;
    case "server":
      return io.runServer(command.name, command.argv);
    case "eval":
      return runEvaluation(command.file, command.categories, io);
    case "file":
      return runOnFile(command.name, command.settings, io);
  }
}

async function runEvaluation(
  file: string,
  categories: string | null,
  io: CommandIo
): Promise<ExitCode> {
  const gold = await readParsed(file, io, readGold);
  const sets = categories === null ? null : await readParsed(categories, io, readCustomSets);
  if (gold === null || (categories !== null && sets === null)) return 2;
  try {
    const client = await io.openClient((error) => io.writeError(`${systemWords(error)}\n`));
    await io.writeOut(
      sets === null
        ? await evaluate(client, gold.rows)
        : await evaluateInSets(client, await io.openMapping(), gold.rows, sets.sets)
    );
    return 0;
  } catch (error) {
    io.writeError(`${systemWords(error)}\n`);
    return 1;
  }
}

/** A text file read and parsed; null where it cannot be, which is then said. */
async function readParsed<Reading extends { ok: true } | { ok: false; message: string }>(
  file: string,
  io: CommandIo,
  parse: (text: string) => Reading
): Promise<Extract<Reading, { ok: true }> | null> {
  let text: string;
  try {
    text = new TextDecoder().decode(await io.readFile(resolve(io.directory, file)));
  } catch (error) {
    io.writeError(`${printable(file)}: ${systemWords(error)}\n`);
    return null;
  }
  const reading = parse(text);
  if (reading.ok) return reading as Extract<Reading, { ok: true }>;
  io.writeError(`${printable(file)}: ${printable(reading.message)}\n`);
  return null;
}

async function runOnFile(
  name: FileCommandName,
  settings: FileSettings,
  io: CommandIo
): Promise<ExitCode> {
  const began = io.now();
  let bytes: Uint8Array;
  try {
    bytes = await io.readFile(resolve(io.directory, settings.file));
  } catch (error) {
    io.writeError(`${printable(settings.file)}: ${systemWords(error)}\n`);
    return 2;
  }
  const reading = await readStatement({ name: settings.file, bytes });
  if (!reading.ok) {
    io.writeError(`${statementErrorWords(reading.error)}\n`);
    return 2;
  }
  const { content } = reading;
  const statement = content.kind === "table" ? content : tableOfStatement(content);
  const preparation = prepareRows(statement, settings);
  if (!preparation.ok) {
    io.writeError(`${statementErrorWords(preparation.error)}\n`);
    return 2;
  }
  const { prepared } = preparation;
  let set: CustomLabelSet | null = null;
  if (settings.categories !== null) {
    const reading = await readParsed(settings.categories, io, readLabelSet);
    if (reading === null) return 2;
    ({ set } = reading);
  }

  let destination: Destination | null = null;
  try {
    const client = await io.openClient((error) => io.writeError(`${systemWords(error)}\n`));
    const total = prepared.rows.length;
    const sent = await sendRows(client, prepared, (done) => {
      if (io.isTerminal) io.writeError(`\r${done} of ${total} rows …`);
    });
    destination = await openDestination(settings.out, io);
    if (name === "enrich") {
      const ours = answersOf(client, sent);
      const answers =
        set === null ? ours : inLabelSet(ours, set, await io.openMapping(), prepared.holders);
      await writeEnriched(
        settings.outFormat,
        { statement, headers: prepared.headers, answers },
        destination
      );
    } else {
      const groups = await groupsOf(
        client,
        name,
        prepared.holders.map(({ id }) => id)
      );
      if (settings.outFormat === "csv") await writeGroupTable(name, groups, destination);
      else await writeGroupLines(groups, destination);
    }
    await destination.finish();
    const seconds = ((io.now() - began) / 1_000).toFixed(1);
    io.writeError(`${io.isTerminal ? "\r" : ""}${total} rows in ${seconds} s.\n`);
    return 0;
  } catch (error) {
    await destination?.abandon();
    io.writeError(`${io.isTerminal ? "\n" : ""}${systemWords(error)}\n`);
    return 1;
  }
}

/** Where output goes; a folder that is not there is the user's to mend, and is named. */
async function openDestination(out: string, io: CommandIo): Promise<Destination> {
  if (out === "-") return streamDestination(io.writeOut);
  try {
    return await fileDestination(resolve(io.directory, out));
  } catch (error) {
    throw new Error(`${out} cannot be written: ${systemWords(error)}`, { cause: error });
  }
}

/** Groups of all account holders, one holder after another. */
async function groupsOf(
  client: Client,
  kind: "recurring" | "income",
  holders: readonly string[]
): Promise<OwnedGroup[]> {
  const groups: OwnedGroup[] = [];
  for (const id of holders) {
    if (kind === "recurring") {
      for (const group of await client.recurringGroups(id)) {
        groups.push({ account_holder_id: id, group });
      }
    } else {
      for (const group of await client.incomeGroups(id)) {
        groups.push({ account_holder_id: id, group });
      }
    }
  }
  return groups;
}

/** A fault of the system on one line. */
function systemWords(error: unknown): string {
  const { code, message } = faultOf(error);
  switch (code) {
    case "ENOENT":
      return "there is no such file or folder.";
    case "EISDIR":
      return "this is a folder, not a file.";
    case "EACCES":
    case "EPERM":
      return "this may not be read or written with your permissions.";
    case "ENOSPC":
      return "the disk is full.";
    default:
      return printable(message);
  }
}

/** Code and message of whatever was thrown, by Node or by us. */
function faultOf(error: unknown): { code: string | null; message: string } {
  if (typeof error !== "object" || error === null) return { code: null, message: String(error) };
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    code: typeof code === "string" ? code : null,
    message: typeof message === "string" ? message : "something failed for no known reason",
  };
}
