/** Rules without an API: a list in memory that the panel asks for, and trials that a test answers. */
import { BUILT_IN, destinationId } from "../../src/client/destination";
import type {
  Ask,
  Asking,
  QuestionAnswer,
  QuestionInput,
  QuestionName,
} from "../../src/client/questions";
import type { ListedRule, TrialAnswer, TrialInput } from "../../src/client/questions/rules";
import { fromResults } from "../../src/client/rows";
import { SessionError } from "../../src/client/session";
import type { EnrichedTransaction } from "../../src/model";

export interface FakeRules {
  ask: Ask;
  list: ListedRule[];
  isOurs: boolean;
  /** Whose list was asked for last; null is everyone's. */
  holder: string | null;
  /** Account holders that are known where rules are kept. */
  holders: QuestionAnswer<"holders.list">["holders"];
  /** Each change, with where it was sent to and whose list it was. */
  changed: {
    at: string;
    holder: string | null;
    changes: QuestionInput<"rules.change">["changes"];
  }[];
  /** Each look at a list, likewise. */
  read: { at: string; holder: string | null }[];
  /** The next change is refused with this. */
  refusal: SessionError | null;
  /** Each trial that was asked for. */
  tried: TrialInput[];
  /** What rows are answered by the rules in force, where a test tells it. */
  now: Record<string, { label: string; merchant?: string }>;
  trial: (input: TrialInput) => Omit<TrialAnswer, "isBuiltIn">;
}

export function createFakeRules(...rules: Record<string, unknown>[]): FakeRules {
  let last = rules.length;
  const fake: FakeRules = {
    list: rules.map((rule, index) => ({ id: String(index + 1), is_on: true, usage: null, rule })),
    isOurs: true,
    holder: null,
    holders: [],
    changed: [],
    read: [],
    refusal: null,
    tried: [],
    now: {},
    trial: () => ({ rows: [], rules: [] }),
    ask: async <Name extends QuestionName>(
      name: Name,
      input: QuestionInput<Name>,
      asking?: Asking
    ) => {
      const answered = await answer(name, input, destinationId(asking?.destination ?? BUILT_IN));
      return answered as QuestionAnswer<Name>;
    },
  };

  const answer = async (name: QuestionName, input: unknown, at: string): Promise<unknown> => {
    switch (name) {
      case "rules.list":
        fake.holder = (input as QuestionInput<"rules.list">).holder?.id ?? null;
        fake.read.push({ at, holder: fake.holder });
        return { rules: [...fake.list], isOurs: fake.isOurs };
      case "rules.change":
        change(input as QuestionInput<"rules.change">, at);
        return { rules: [...fake.list], isOurs: fake.isOurs };
      case "rules.answers": {
        const { rows } = input as QuestionInput<"rules.answers">;
        const known = rows.filter(({ id }) => Object.hasOwn(fake.now, id));
        const results = known.map(({ id }) => answered(id, fake.now[id]));
        return fromResults(
          known.map(({ id }) => id),
          results
        );
      }
      case "holders.list":
        return { holders: fake.holders, isHere: true };
      case "rules.try": {
        const trial = input as TrialInput;
        fake.tried.push(trial);
        return { ...fake.trial(trial), isBuiltIn: !fake.isOurs };
      }
      case "categories.read":
        return { incoming: ["salary"], outgoing: ["groceries", "coffee shop"] };
      default:
        throw new SessionError("rejected", `Nobody answers ${name} here.`);
    }
  };

  const change = ({ changes, holder }: QuestionInput<"rules.change">, at: string): void => {
    fake.changed.push({ at, holder: holder?.id ?? null, changes });
    const { refusal } = fake;
    fake.refusal = null;
    if (refusal !== null) throw refusal;
    const list = [...fake.list];
    for (const step of changes) {
      if (step.do === "insert") {
        const { rule, is_on = true, position = list.length, id = String((last += 1)) } = step;
        list.splice(position, 0, { id, is_on, usage: null, rule });
        continue;
      }
      const at = list.findIndex(({ id }) => id === step.id);
      const found = list[at];
      if (found === undefined) throw new SessionError("rejected", `Rule not found: "${step.id}".`);
      list.splice(at, 1);
      if (step.do === "remove") continue;
      const { rule = found.rule, is_on = found.is_on, position = at } = step;
      list.splice(position, 0, { ...found, rule, is_on });
    }
    fake.list = list;
  };
  return fake;
}

function answered(id: string, now: FakeRules["now"][string] | undefined): EnrichedTransaction {
  const counterparty = {
    type: "organization" as const,
    id: null,
    name: now?.merchant ?? null,
    website: null,
    logo: null,
    mccs: [],
  };
  return {
    id,
    entities: { counterparty, intermediaries: [] },
    categories: { general: now?.label ?? null },
    location: null,
    confidence: 0.5,
    created_at: "2024-03-05T12:00:00.000Z",
  };
}
