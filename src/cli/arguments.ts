/** What was typed after `ntropy`, read into a command or a reason why not. */
import { parseArgs } from "node:util";
import { type AccountHolderType, isKnownCountry, isKnownCurrency } from "../model";

/** Settings that every command on a file takes. */
export interface FileSettings {
  file: string;
  /** Path, or `-` for standard output. */
  out: string;
  outFormat: OutFormat;
  accountHolderType: AccountHolderType;
  accountHolderName: string | null;
  currency: string | null;
  country: string | null;
  /** File of a label set to answer in (enrich alone). */
  categories: string | null;
}

export type OutFormat = "jsonl" | "csv" | "xlsx";
/** Commands that the server reads and runs itself. */
export type ServerCommandName = "serve" | "keys";
export type FileCommandName = "enrich" | "recurring" | "income";

export type Command =
  | { kind: "help" }
  | { kind: "version" }
  | { kind: "server"; name: ServerCommandName; argv: string[] }
  | { kind: "eval"; file: string; categories: string | null }
  | { kind: "file"; name: FileCommandName; settings: FileSettings };

export type ArgumentsRead = { ok: true; command: Command } | { ok: false; message: string };

const FILE_COMMANDS: readonly FileCommandName[] = ["enrich", "recurring", "income"];

const SERVER_COMMANDS: readonly ServerCommandName[] = ["serve", "keys"];

const refuse = (message: string): ArgumentsRead => ({ ok: false, message });

/** Reads the arguments; a message says in one line what is wrong with them. */
export function readArguments(argv: readonly string[]): ArgumentsRead {
  const server = SERVER_COMMANDS.find((known) => known === argv[0]);
  if (server !== undefined)
    return { ok: true, command: { kind: "server", name: server, argv: argv.slice(1) } };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: "string", short: "o" },
        "account-holder-type": { type: "string" },
        "account-holder-name": { type: "string" },
        currency: { type: "string" },
        country: { type: "string" },
        categories: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { ok: true, command: { kind: "help" } };
  if (values.version === true) return { ok: true, command: { kind: "version" } };
  const [first, file, ...more] = positionals;
  if (first === undefined || first === "help") return { ok: true, command: { kind: "help" } };
  if (first === "eval") {
    if (file === undefined || more.length > 0)
      return refuse("Which labelled rows? Try: ntropy eval GOLD.csv");
    return { ok: true, command: { kind: "eval", file, categories: values.categories ?? null } };
  }
  const name = FILE_COMMANDS.find((known) => known === first);
  if (name === undefined) {
    return refuse(
      `Unknown command "${first}". Known: ${[...FILE_COMMANDS, "eval", ...SERVER_COMMANDS].join(", ")}.`
    );
  }
  if (file === undefined) return refuse(`Which file? Try: ntropy ${name} FILE`);
  if (more.length > 0) return refuse(`One file at a time, please: "${more[0] ?? ""}" is too much.`);

  const type = values["account-holder-type"] ?? "consumer";
  if (type !== "consumer" && type !== "business") {
    return refuse(`--account-holder-type is consumer or business, not "${type}".`);
  }
  const currency = values.currency?.toUpperCase() ?? null;
  if (currency !== null && !isKnownCurrency(currency)) {
    return refuse(`--currency is an ISO 4217 code such as USD, not "${values.currency ?? ""}".`);
  }
  const country = values.country?.toUpperCase() ?? null;
  if (country !== null && !isKnownCountry(country)) {
    return refuse(`--country is an ISO 3166 code such as US, not "${values.country ?? ""}".`);
  }
  const out = values.out ?? "-";
  const outFormat = formatOf(out);
  if (outFormat === null) return refuse(`"${out}" must end in .csv, .xlsx or .jsonl, or be -.`);
  if (name !== "enrich" && outFormat === "xlsx") {
    return refuse(`ntropy ${name} writes .jsonl or .csv, not .xlsx.`);
  }
  const categories = values.categories ?? null;
  if (name !== "enrich" && categories !== null) {
    return refuse(`ntropy ${name} has no --categories; ntropy enrich and ntropy eval have.`);
  }
  return {
    ok: true,
    command: {
      kind: "file",
      name,
      settings: {
        file,
        out,
        outFormat,
        accountHolderType: type,
        accountHolderName: values["account-holder-name"] ?? null,
        currency,
        country,
        categories,
      },
    },
  };
}

function formatOf(out: string): OutFormat | null {
  if (out === "-") return "jsonl";
  const ending = /\.(csv|xlsx|jsonl)$/i.exec(out)?.[1]?.toLowerCase();
  return ending === "csv" || ending === "xlsx" || ending === "jsonl" ? ending : null;
}
