/** `--categories SET.json`: answers in labels of the user's own. */
import {
  createLabelMapper,
  CustomLabelSet,
  inOwnLabels,
  type LabelMapper,
  type MappingKnowledge,
} from "../engine/custom";
import type { AccountHolderType } from "../model";
import type { PreparedHolder } from "./prepare";
import type { AnsweredRow } from "./send";

export type LabelSetReading = { ok: true; set: CustomLabelSet } | { ok: false; message: string };

/** Reads a set as v3 takes it. The message names the direction, the label and what is wrong with it. */
export function readLabelSet(text: string): LabelSetReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? `: ${error.message}` : "";
    return { ok: false, message: `this is not JSON${why}.` };
  }
  const read = CustomLabelSet.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const [direction, index] = issue?.path ?? [];
    const where = [
      ...(direction === undefined ? [] : [`"${String(direction)}"`]),
      ...(typeof index === "number" ? [`label ${index + 1}`] : []),
    ];
    const what =
      issue?.code === "unrecognized_keys"
        ? `unknown key ${issue.keys.map((key) => `"${key}"`).join(", ")}`
        : issue?.code === "custom"
          ? issue.message
          : "must be an object";
    return {
      ok: false,
      message: `${[...where, what].join(where.length > 1 ? ", " : " ")}; a set is {"incoming": ["…"], "outgoing": ["…"]}.`,
    };
  }
  return { ok: true, set: read.data };
}

/** Answered rows with their labels in the set, each as the account holder of its row has it. */
export async function* inLabelSet(
  answered: AsyncIterable<AnsweredRow[]>,
  set: CustomLabelSet,
  knowledge: MappingKnowledge,
  holders: readonly PreparedHolder[]
): AsyncGenerator<AnsweredRow[]> {
  const types = new Map(holders.map(({ id, type }) => [id, type]));
  const mappers = new Map<AccountHolderType, LabelMapper>();
  const mapperFor = (type: AccountHolderType): LabelMapper => {
    const mapper = mappers.get(type) ?? createLabelMapper(knowledge, set, type);
    mappers.set(type, mapper);
    return mapper;
  };
  for await (const chunk of answered)
    yield chunk.map(({ row, answer }) => {
      const { account_holder_id: holder, entry_type: direction, mcc } = row.input;
      const type = types.get(holder ?? "") ?? "consumer";
      const entryType =
        direction === "incoming" || direction === "credit" ? "incoming" : "outgoing";
      return {
        row,
        answer: inOwnLabels(mapperFor(type), answer, { direction: entryType, mcc: mcc ?? null }),
      };
    });
}
