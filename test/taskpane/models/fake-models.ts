/**
 * The models' questions answered from memory: a training stands where the test puts it, and finds that
 * one row of the first label is taken for the second.
 */
import type { Ask, QuestionInput, QuestionName } from "../../../src/client/questions";
import { SessionError } from "../../../src/client/session";
import type { CustomModel } from "../../../src/model";

export interface FakeModels {
  ask: Ask;
  models: Map<string, CustomModel>;
  candidates: Map<string, CustomModel>;
  /** What was sent to be trained on. */
  trained: QuestionInput<"models.train">[];
  /** Moves trainings on. */
  reach: (progress: number) => void;
}

export function createFakeModels(): FakeModels {
  const models = new Map<string, CustomModel>();
  const candidates = new Map<string, CustomModel>();
  const trained: FakeModels["trained"] = [];
  const of = (kept: Map<string, CustomModel>, name: string): CustomModel => {
    const model = kept.get(name);
    if (model === undefined) throw new SessionError("rejected", `There is no model ${name}.`, 404);
    return model;
  };
  const answers: { [Name in QuestionName]?: (input: QuestionInput<Name>) => unknown } = {
    "models.list": () => ({
      models: [...models.values()],
      candidates: [...candidates.values()],
      place: "this_computer",
      areUsable: true,
    }),
    "models.train"(input) {
      trained.push(input);
      const made: CustomModel = {
        name: input.name,
        status: "queued",
        progress: 0,
        created_at: "2024-05-06T10:00:00.000Z",
        account_holder_type: "consumer",
        updated_at: "2024-05-06T10:00:00.000Z",
        transactions: input.rows.labels.length,
        error: null,
        test: null,
      };
      candidates.set(input.name, made);
      return made;
    },
    "models.keep"({ name }) {
      models.set(name, of(candidates, name));
      candidates.delete(name);
      return of(models, name);
    },
    "models.discard": ({ name }) => (candidates.delete(name), null),
    "models.delete": ({ name }) => (models.delete(name), null),
    "models.export": ({ name }) => JSON.stringify(of(models, name)),
    "models.import"({ text }) {
      if (!text.startsWith("{"))
        throw new SessionError("rejected", "The file is no custom model.", 400);
      const model = JSON.parse(text) as CustomModel;
      models.set(model.name, model);
      return model;
    },
  };
  const ask = async (name: QuestionName, input: never) => {
    const answer = answers[name];
    if (answer === undefined) throw new SessionError("rejected", `Nobody answers ${name}.`);
    return answer(input);
  };
  return {
    ask: ask as Ask,
    models,
    candidates,
    trained,
    reach(progress) {
      for (const [name, model] of candidates) {
        const labels = trained.at(-1)?.rows.labels ?? [];
        const isDone = progress === 100;
        candidates.set(name, {
          ...model,
          status: isDone ? "ready" : "training",
          progress,
          test: isDone ? testOf(labels) : null,
        });
      }
    },
  };
}

/** As if every row had been asked, and one of the first label were taken for the second. */
function testOf(labels: readonly string[]): CustomModel["test"] {
  const names = [...new Set(labels)];
  const [first = "", second = ""] = names;
  return {
    tested: labels.length,
    accuracy: (labels.length - 1) / labels.length,
    labels: names.map((label, index) => {
      const rows = labels.filter((one) => one === label).length;
      return {
        label,
        rows,
        tested: rows,
        right: index === 0 ? rows - 1 : rows,
        answered: index === 0 ? rows - 1 : index === 1 ? rows + 1 : rows,
      };
    }),
    confusions: [{ label: first, answered: second, count: 1 }],
  };
}
