/**
 * Questions of the pane's panels. A question has a name; its answer is worked out in the worker, where
 * the API is spoken to and zod reads what it says. Inputs and answers are plain data, for they cross
 * the worker's port.
 */
import type { Client } from "../client";
import type { FormulaAnswerer } from "../formulas/answerer";

/** Whom a question may ask: each knows its `capabilities`, and `send` asks for any operation. */
export interface Sides {
  /** Where the user wants rows enriched; the same as `builtIn` where that is this computer. */
  chosen: Client;
  /** The API inside the add-in. */
  builtIn: Client;
}

/** Everybody a question may ask; most ask only the sides. */
export interface Asked extends Sides {
  /** Answers formulas, and remembers what it answered. */
  formulas: FormulaAnswerer;
}

/** Works out an answer; rejects with a `SessionError`. `signal` is raised when nobody waits any more. */
export type Question<Input, Answer> = (
  asked: Asked,
  input: Input,
  signal: AbortSignal
) => Promise<Answer>;

/** The questions of one subject, by name, such as `"categories.read"`. */
export type QuestionSet = Readonly<Record<string, Question<never, unknown>>>;
