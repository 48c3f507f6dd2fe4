/** Questions about models trained on a user's own labels (docs/models.md). */
import { z } from "zod";
import { CustomModel } from "../../model";
import type { Client } from "../client";
import { RequestError } from "../request-error";
import type { QuestionSet, Sides } from "./question";
import { incompleteQuery, requestsOf, type QuestionRows } from "./question-rows";

const Models = z.object({ models: z.array(CustomModel), candidates: z.array(CustomModel) });

/** A model's name, and nothing else. */
interface Named {
  name: string;
}

/** All there are, and whose they are. */
export interface ModelsAnswer extends z.infer<typeof Models> {
  /** Where they lie: on this computer too where the destination knows no models. */
  place: "this_computer" | "destination";
  /** Whether rows can be given labels by them where they are enriched now. */
  areUsable: boolean;
}

/** Whether a model can be used where rows are enriched. */
export type ModelState = "ready" | "missing" | "not_ready" | "unsupported";

/** Rows of the sheet with the label of each. */
export interface TrainingRows extends QuestionRows {
  labels: string[];
}

const path = (name: string) => `/v3/models/${encodeURIComponent(name)}`;
/** Models are kept where rows are enriched, and on this computer where no models are known there. */
const keeper = ({ chosen, builtIn }: Sides): Client =>
  chosen.capabilities.models ? chosen : builtIn;

export const modelQuestions = {
  "models.list": async (
    sides: Sides,
    _input: Record<never, never>,
    signal: AbortSignal
  ): Promise<ModelsAnswer> => {
    const side = keeper(sides);
    const found = await side.send("GET", "/v3/models", Models, { signal });
    return {
      ...found,
      place: side === sides.builtIn ? "this_computer" : "destination",
      areUsable: sides.chosen.capabilities.models,
    };
  },

  /** Whether a run may use it. */
  "models.state": async (
    { chosen }: Sides,
    { name }: Named,
    signal: AbortSignal
  ): Promise<ModelState> => {
    if (!chosen.capabilities.models) return "unsupported";
    const { models } = await chosen.send("GET", "/v3/models", Models, { signal });
    const model = models.find((one) => one.name === name);
    if (model === undefined) return "missing";
    // One that is trained anew is in use meanwhile: it has a test, which comes with the training.
    return model.status === "ready" || model.test !== null ? "ready" : "not_ready";
  },

  /** Trains one to be looked at; `models.candidate` tells how far it is. */
  "models.train": (
    sides: Sides,
    { name, rows }: Named & { rows: TrainingRows },
    signal: AbortSignal
  ) => {
    const side = keeper(sides);
    const transactions = requestsOf(rows)
      .flat()
      .map((row, index) => ({
        ...row,
        // The history of an account holder is none of a model's business.
        account_holder_id: undefined,
        label: rows.labels[index] ?? "",
      }));
    return side.send("POST", `${path(name)}/candidate${incompleteQuery(side)}`, CustomModel, {
      body: { transactions },
      signal,
    });
  },

  "models.candidate": (sides: Sides, { name }: Named, signal: AbortSignal) =>
    keeper(sides).send("GET", `${path(name)}/candidate`, CustomModel, { signal }),

  "models.keep": (sides: Sides, { name }: Named, signal: AbortSignal) =>
    keeper(sides).send("POST", `${path(name)}/candidate/keep`, CustomModel, { signal }),

  /** Stops a training, or discards what it came to; one that is gone is no error. */
  "models.discard": async (sides: Sides, { name }: Named, signal: AbortSignal): Promise<null> => {
    const side = keeper(sides);
    await unlessGone(side.send("DELETE", `${path(name)}/candidate`, CustomModel, { signal }));
    return null;
  },

  "models.delete": async (sides: Sides, { name }: Named, signal: AbortSignal): Promise<null> => {
    const address = `/v2/models/${encodeURIComponent(name)}`;
    await unlessGone(keeper(sides).send("DELETE", address, CustomModel, { signal }));
    return null;
  },

  /** A model as the text of a file. */
  "models.export": async (sides: Sides, { name }: Named, signal: AbortSignal): Promise<string> =>
    JSON.stringify(await keeper(sides).send("GET", `${path(name)}/file`, z.unknown(), { signal })),

  /** Takes a model from the text of a file, under its name or, where that is taken, one like it. */
  "models.import": async (sides: Sides, { text }: { text: string }, signal: AbortSignal) => {
    const side = keeper(sides);
    const file = fileOf(text);
    const { models } = await side.send("GET", "/v3/models", Models, { signal });
    const name = freeName(file.name, new Set(models.map((model) => model.name)));
    return side.send("POST", `${path(name)}/file`, CustomModel, { body: file, signal });
  },
} satisfies QuestionSet;

const NamedFile = z.looseObject({ name: z.string().trim().min(1).max(128) });

function fileOf(text: string): z.infer<typeof NamedFile> {
  try {
    return NamedFile.parse(JSON.parse(text));
  } catch {
    throw new RequestError("rejected", "The file is no custom model.", 400);
  }
}

/** `name`, else `name 2`, `name 3` … */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name.slice(0, 120)} ${number}`;
  return free;
}

async function unlessGone(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (error instanceof RequestError && error.status === 404) return;
    throw error;
  });
}
