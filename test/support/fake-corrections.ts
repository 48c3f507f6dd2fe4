/**
 * The panels' questions about wrong results, answered from memory: rows whose description holds certain
 * words are coffee shops, as long as no learned correction says otherwise.
 */
import { groupEdits } from "../../src/client/learn/group-edits";
import { inScope, type LearnScope } from "../../src/client/learn/scope";
import type { Ask, QuestionAnswer, QuestionInput, QuestionName } from "../../src/client/questions";
import type { Candidate, ToLearn } from "../../src/client/questions/corrections";
import type {
  CorrectionPattern,
  EnrichedTransaction,
  LearnedCorrection,
  Report,
} from "../../src/model";
import { CategorySet } from "../../src/model";

const AT = "2026-11-20T09:00:00.000Z";

export interface FakeCorrections {
  ask: Ask;
  learned: LearnedCorrection[];
  reports: Report[];
  /** What a row of that description is labelled. */
  label(description: string): string;
}

type Answered = {
  [Name in QuestionName]?: (input: QuestionInput<Name>) => QuestionAnswer<Name>;
};

export function createFakeCorrections(): FakeCorrections {
  let ids = 0;
  const fake: FakeCorrections = {
    learned: [],
    reports: [],
    label: (description) => labelOf(description, fake.learned),
    ask: async (name, input) => {
      const answer = answers[name];
      if (answer === undefined) throw new Error(`Nobody answers ${name} here.`);
      return answer(input);
    },
  };

  const learn = (
    { pattern, expected, id, isOn = true }: ToLearn,
    report_id: string | null
  ): LearnedCorrection => {
    const known = fake.learned.find((one) => one.id === id);
    if (known !== undefined) return known;
    const made = {
      id: id ?? `c${(ids += 1)}`,
      created_at: AT,
      is_on: isOn,
      pattern,
      expected,
      report_id,
    };
    fake.learned = [...fake.learned, made];
    return made;
  };
  const correction = (id: string): LearnedCorrection => {
    const found = fake.learned.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no correction ${id}.`);
    return found;
  };
  const explain = (id: string, description: string) => {
    const engine = answerOf(id, description, []);
    const now = answerOf(id, description, fake.learned);
    return { id, kept: now, engine, now, patterns: patternsOf(description) };
  };

  const answers: Answered = {
    "categories.read": () =>
      CategorySet.parse({ incoming: ["salary"], outgoing: ["coffee shop", "groceries"] }),
    "corrections.why": ({ columns }) => ({
      explanation: explain(columns.id[0] ?? "", columns.description[0] ?? ""),
      corrections: fake.learned,
      rules: [],
      isBuiltIn: false,
    }),
    "corrections.preview": ({ candidates, rows: { columns } }) => {
      const tried = candidates.map((one, index) => ({ ...learnable(one), id: `tried${index}` }));
      const changed = columns.description.flatMap((description, index) => {
        const before = labelOf(description, fake.learned);
        const after = labelOf(description, [...fake.learned, ...tried]);
        const id = columns.id[index] ?? "";
        return before === after ? [] : [{ id, property: "label", before, after }];
      });
      return {
        rows: columns.id.length,
        candidates: tried.map((one) => {
          const about = columns.description.filter((description) => isAbout(description, one));
          const others = about.filter(
            (description) =>
              labelOf(description, fake.learned) !== labelOf(description, [...fake.learned, one])
          );
          return { matched: about.length, changed: others.length, overrides: [] };
        }),
        examples: changed,
        changed: changed.map(({ id }) => id),
        isBuiltIn: false,
      };
    },
    "corrections.learn": ({ candidates }) => ({
      learned: candidates.map((one) => learn(one, one.reportId ?? null)),
      isBuiltIn: false,
    }),
    "corrections.forget-all": ({ ids }) => {
      const gone = fake.learned.filter(({ id }) => ids.includes(id));
      fake.learned = fake.learned.filter(({ id }) => !ids.includes(id));
      return gone;
    },
    "corrections.list": () => ({
      corrections: [...fake.learned].reverse(),
      next: null,
      holderNames: {},
      isBuiltIn: false,
    }),
    "corrections.switch": ({ id, isOn }) => {
      const switched = { ...correction(id), is_on: isOn };
      fake.learned = fake.learned.map((one) => (one.id === id ? switched : one));
      return switched;
    },
    "corrections.forget": ({ id }) => {
      const gone = correction(id);
      fake.learned = fake.learned.filter((one) => one.id !== id);
      return gone;
    },
    "corrections.group-edits": ({ rows: { columns, accountHolder }, edited }) => {
      const grouped = (scope: LearnScope) =>
        groupEdits(
          columns.id.map((id, index) => {
            const description = columns.description[index] ?? "";
            return {
              id,
              edited: edited[index] ?? {},
              answered: {
                label: labelOf(description, fake.learned),
                merchant: null,
                person: null,
                website: null,
                location: null,
              },
              patterns: patternsOf(description).map((one) => inScope(one, scope, accountHolder.id)),
            };
          })
        );
      return { holder: grouped("holder"), everyone: grouped("everyone"), isBuiltIn: false };
    },
    "reports.create": ({ transactionId, notes, expected, learn: candidate }) => {
      const id = `r${(ids += 1)}`;
      const report: Report = {
        id,
        created_at: AT,
        status: candidate === null ? "open" : "resolved",
        rejection_reason: null,
        transaction_id: transactionId,
        description: notes,
        fields: Object.keys(expected),
        expected,
      };
      fake.reports = [report, ...fake.reports];
      const correctionMade = candidate === null ? null : learn(candidate, id);
      return { report, correction: correctionMade, isLearnedBuiltIn: false };
    },
    "reports.list": ({ status }) => ({
      reports: fake.reports.filter((one) => status === null || one.status === status),
      next: null,
      canDecide: true,
    }),
    "reports.decide": ({ id, status, reason }) => {
      const found = fake.reports.find((one) => one.id === id);
      if (found === undefined) throw new Error(`There is no report ${id}.`);
      const decided = { ...found, status, rejection_reason: reason };
      fake.reports = fake.reports.map((one) => (one.id === id ? decided : one));
      return decided;
    },
    "reports.withdraw": ({ id }) => {
      const forgotten = fake.learned.filter(({ report_id }) => report_id === id);
      fake.learned = fake.learned.filter(({ report_id }) => report_id !== id);
      fake.reports = fake.reports.filter((one) => one.id !== id);
      return { forgotten };
    },
  };
  return fake;
}

const scope = { entry_type: null, account_holder_id: null };
const isCoffee = (description: string) => /starbucks/i.test(description);

function patternsOf(description: string): CorrectionPattern[] {
  const name = isCoffee(description) ? "Starbucks" : description;
  return [
    { kind: "counterparty", counterparty_id: name.toLowerCase(), name, ...scope },
    { kind: "description", words: name.toLowerCase(), ...scope },
  ];
}

function isAbout(description: string, { pattern }: Pick<LearnedCorrection, "pattern">): boolean {
  const text = pattern.kind === "counterparty" ? pattern.counterparty_id : pattern.words;
  return description.toLowerCase().includes(text);
}

function labelOf(description: string, learned: readonly LearnedCorrection[]): string {
  const found = isCoffee(description) ? "coffee shop" : "streaming";
  return learned
    .filter((one) => one.is_on && isAbout(description, one))
    .reduce((label, { expected }) => expected.label ?? label, found);
}

function learnable({ pattern, expected }: Candidate): LearnedCorrection {
  return { id: "", created_at: AT, is_on: true, pattern, expected, report_id: null };
}

function answerOf(
  id: string,
  description: string,
  learned: readonly LearnedCorrection[]
): EnrichedTransaction {
  const general = labelOf(description, learned);
  const by = learned.find((one) => one.is_on && isAbout(description, one));
  return {
    id,
    created_at: AT,
    entities: {
      counterparty: { type: "organization", name: "Starbucks", website: "starbucks.com", mccs: [] },
      intermediaries: [],
    },
    categories: { general },
    location: null,
    confidence: by === undefined ? 0.95 : 1,
    evidence: [
      by === undefined
        ? { field: "category", source: "knowledge", detail: "starbucks" }
        : { field: "category", source: "correction", detail: by.id },
    ],
    notes: [],
  };
}
