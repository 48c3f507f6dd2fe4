/**
 * Options from the command line, and where they are not there from the environment: `--max-body` is
 * `NTROPY_MAX_BODY`. What is wrong is told in one line for a person.
 */
import { parseArgs } from "node:util";
import type { z } from "zod";

/** One option of a command. */
export interface OptionSpec {
  /** Stands in help for its value; null for one that is there or not. */
  value: string | null;
  /** What it does, for help; lines of at most some seventy characters. */
  help: string;
  /** May be given several times; in the environment its values are separated by commas. */
  repeats?: boolean;
  /** Its value is not repeated in what is said about it. */
  isSecret?: boolean;
}

export type OptionTable<Schema extends z.ZodObject> = Record<
  keyof z.input<Schema> & string,
  OptionSpec
>;

export type OptionsRead<Schema extends z.ZodObject> =
  { ok: true; options: z.output<Schema>; positionals: string[] } | { ok: false; message: string };

/** Name of an option's variable in the environment. */
export function variableOf(name: string): string {
  return `NTROPY_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** Reads options. Those the schema does not default are undefined where nobody gave them. */
export function readOptions<Schema extends z.ZodObject>(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  table: OptionTable<Schema>,
  schema: Schema
): OptionsRead<Schema> {
  const specs: [string, OptionSpec][] = Object.entries(table);
  const typed = readTyped(argv, specs);
  if (!typed.ok) return typed;
  const given: Record<string, unknown> = {};
  const sources = new Map<string, string>();
  for (const [name, spec] of specs) {
    const value = typed.values[name] ?? fromEnvironment(environment[variableOf(name)], spec);
    if (value === undefined) continue;
    given[name] = value === true ? "on" : value;
    sources.set(name, typed.values[name] === undefined ? variableOf(name) : `--${name}`);
  }
  const read = schema.safeParse(given);
  if (read.success) return { ok: true, options: read.data, positionals: typed.positionals };
  const [issue] = read.error.issues;
  const name = String(issue?.path[0] ?? "");
  const source = sources.get(name) ?? `--${name}`;
  const wrong = wrongValue(given[name], issue?.path[1]);
  const isTold = wrong !== null && !specs.some(([one, spec]) => one === name && spec.isSecret);
  return {
    ok: false,
    message: `${source} ${issue?.message ?? "is wrong"}${isTold ? `, not "${wrong}"` : ""}.`,
  };
}

type Typed =
  | { ok: true; values: Record<string, string | boolean | string[]>; positionals: string[] }
  | { ok: false; message: string };

function readTyped(argv: readonly string[], specs: readonly [string, OptionSpec][]): Typed {
  const options = Object.fromEntries(
    specs.map(([name, { value, repeats = false }]) => [
      name,
      { type: value === null ? ("boolean" as const) : ("string" as const), multiple: repeats },
    ])
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const typed: Record<string, string | boolean | string[]> = {};
    for (const [name, value] of Object.entries(values))
      if (value !== undefined) typed[name] = Array.isArray(value) ? value.map(String) : value;
    return { ok: true, values: typed, positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, message: message.split("\n")[0] ?? message };
  }
}

function fromEnvironment(
  value: string | undefined,
  { repeats = false }: OptionSpec
): string | string[] | undefined {
  if (value === undefined || value === "") return undefined;
  if (!repeats) return value;
  return value
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function wrongValue(given: unknown, index: PropertyKey | undefined): string | null {
  const value: unknown = Array.isArray(given) && typeof index === "number" ? given[index] : given;
  return typeof value === "string" ? value.slice(0, 200) : null;
}

/** Help for a table of options. */
export function optionsHelp(table: Record<string, OptionSpec>): string {
  return Object.entries(table)
    .map(([name, { value, help }]) => {
      const head = `  --${name}${value === null ? "" : ` ${value}`}`;
      const [first = "", ...more] = help.split("\n");
      const lead =
        head.length < 32 ? `${head.padEnd(32)}${first}` : `${head}\n${" ".repeat(32)}${first}`;
      return [lead, ...more.map((line) => " ".repeat(32) + line)].join("\n");
    })
    .join("\n");
}
