/** What tests of the text formats share: reading, files of other projects, broken files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readStatement, type StatementContent, statementReader } from "../../src/statements";

export const bytesOf = (text: string) => new TextEncoder().encode(text);
const asBytes = (file: string | Uint8Array) => (typeof file === "string" ? bytesOf(file) : file);

/** The statement as it is written; throws where the file is none. */
export async function written(file: string | Uint8Array) {
  const reading = await readStatement({ name: "statement", bytes: asBytes(file) });
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return asStatement(reading.content).statement;
}

function asStatement(content: StatementContent) {
  if (content.kind !== "statement") throw new Error(`It was read as a ${content.kind}.`);
  return content;
}

/** The named error of a file that cannot be read. */
export async function errorOf(file: string | Uint8Array) {
  const reading = await readStatement({ name: "statement", bytes: asBytes(file) });
  if (reading.ok) throw new Error("It was read.");
  const { code, row, detail } = reading.error;
  return { code, row, detail };
}

/** The statement as the API answers it. */
export async function answered(file: string | Uint8Array, currency = "USD") {
  const reading = await statementReader().read({ name: "f", bytes: asBytes(file), currency });
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.statement;
}

const shared = join(__dirname, "../../../shared/statements");

/** Files of other projects, by name; none where they are not at hand, which `itWith` then says. */
export function sharedFiles(folder: string): Map<string, Uint8Array> {
  const path = join(shared, folder);
  if (!existsSync(path)) return new Map();
  return new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]));
}

/** `it`, which skips and says so where the files are not at hand. */
export const itWith = (files: ReadonlyMap<string, unknown>) => (files.size > 0 ? it : it.skip);

/** The same sequence for the same seed: numbers from 0 up to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Reads many broken copies of files: each ends in a statement or a named error, and soon. */
export async function expectNoneToThrow(files: readonly Uint8Array[], count: number) {
  const random = randomNumbers(20_261_120);
  const pick = (below: number) => Math.floor(random() * below);
  const ends = { read: 0, refused: 0, slowest: 0 };
  for (let index = 0; index < count; index += 1) {
    const bytes = mutated(files[index % files.length] ?? new Uint8Array(), pick);
    const began = performance.now();
    const reading = await readStatement({ name: "broken", bytes });
    ends.slowest = Math.max(ends.slowest, performance.now() - began);
    if (reading.ok) ends.read += 1;
    else ends.refused += 1;
    const answer = await statementReader().read({ name: "broken", bytes, currency: "EUR" });
    // What the API says no to, the reader has named; tables may be refused for want of columns.
    if (answer.ok && !reading.ok) throw new Error("The two readings differ.");
  }
  expect(ends.read + ends.refused).toBe(count);
  expect(ends.slowest).toBeLessThan(2_000);
  return ends;
}

function mutated(bytes: Uint8Array, pick: (below: number) => number): Uint8Array {
  let copy = Array.from(bytes);
  const times = 1 + pick(6);
  for (let time = 0; time < times; time += 1) {
    const at = pick(copy.length + 1);
    const length = pick(40);
    switch (pick(6)) {
      case 0:
        copy[at] = pick(256);
        break;
      case 1:
        copy.splice(at, length);
        break;
      case 2:
        copy.splice(at, 0, ...copy.slice(pick(copy.length + 1)).slice(0, length));
        break;
      case 3:
        copy = copy.slice(0, at);
        break;
      case 4:
        copy.splice(at, 0, ...bytesOf(ODD[pick(ODD.length)] ?? ""));
        break;
      default:
        copy.splice(at, 0, pick(256), pick(256), 0);
    }
  }
  return Uint8Array.from(copy, (byte) => byte ?? 0);
}

const ODD = [
  "<",
  ">",
  "&#0;",
  "]]>",
  "<!DOCTYPE a>",
  "\n:61:",
  "\n-\n",
  "^\n",
  "\r",
  "\ufeff",
  "9".repeat(30),
  "-",
  ",",
  "<A>".repeat(80),
  "NaN",
  "1e9",
];
