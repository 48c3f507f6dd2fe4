/** A user's corrections on an answer: what they say is sure, and stays through another look at the row. */
import { idOfName, idOfWebsite, logoOf } from "../knowledge";
import {
  NOT_ENOUGH_INFORMATION,
  type Correction,
  type Counterparty,
  type Evidence,
  type Intermediary,
} from "../model";
import type { EnrichmentAnswer } from "./types";

/** Who says so: the user of this transaction, or a learned correction by its id. */
type Teller = { source: "user" } | { source: "correction"; id: string };

const THE_USER: Teller = { source: "user" };

/** The answer with a correction, and evidence of who said so for each field it speaks of. */
export function corrected(
  answer: EnrichmentAnswer,
  correction: Correction,
  by: Teller = THE_USER
): EnrichmentAnswer {
  let changed = answer;
  if (speaksOfCounterparty(correction)) changed = withCounterparty(changed, correction, by);
  if (correction.intermediaries !== undefined)
    changed = withIntermediaries(changed, correction.intermediaries, by);
  if (correction.label !== undefined) changed = withLabel(changed, correction.label, by);
  if (correction.location !== undefined) {
    const { location } = correction;
    changed = told({ ...changed, location }, "location", location?.raw_address ?? "", by);
  }
  return withSaid(changed, correction);
}

/** What is said and stands in no evidence: null takes it back. */
function withSaid(
  { transaction_type, recurrence_type, ...answer }: EnrichmentAnswer,
  correction: Pick<Correction, "transaction_type" | "recurrence">
): EnrichmentAnswer {
  const { transaction_type: type = transaction_type, recurrence = recurrence_type } = correction;
  return {
    ...answer,
    ...(type === undefined || type === null ? {} : { transaction_type: type }),
    ...(recurrence === undefined || recurrence === null ? {} : { recurrence_type: recurrence }),
  };
}

/** What a user corrected in the answer before, in the answer the same row got since. */
export function withEarlierCorrections(
  before: EnrichmentAnswer,
  after: EnrichmentAnswer
): EnrichmentAnswer {
  const said = (before.evidence ?? []).filter(({ source }) => source === "user");
  const { recurrence_type } = before;
  const kept = recurrence_type === undefined ? after : { ...after, recurrence_type };
  return said.reduce((answer, { field, detail }) => {
    const entities = answer.entities ?? { counterparty: null, intermediaries: [] };
    switch (field) {
      case "counterparty":
      case "person": {
        const counterparty = before.entities?.counterparty ?? null;
        const changed = { ...answer, entities: { ...entities, counterparty } };
        return told(changed, field, detail, THE_USER);
      }
      case "intermediary": {
        const intermediaries = before.entities?.intermediaries ?? [];
        const changed = { ...answer, entities: { ...entities, intermediaries } };
        return told(changed, field, detail, THE_USER);
      }
      case "category": {
        const { categories, confidence } = before;
        return told({ ...answer, categories, confidence }, field, detail, THE_USER);
      }
      case "location":
        return told({ ...answer, location: before.location }, field, detail, THE_USER);
    }
  }, kept);
}

function speaksOfCounterparty({ merchant, person, website, logo, mccs }: Correction): boolean {
  return [merchant, person, website, logo, mccs].some((value) => value !== undefined);
}

function withCounterparty(
  answer: EnrichmentAnswer,
  correction: Correction,
  by: Teller
): EnrichmentAnswer {
  const intermediaries = answer.entities?.intermediaries ?? [];
  const counterparty = counterpartyOf(answer.entities?.counterparty ?? null, correction);
  const field = counterparty?.type === "person" ? "person" : "counterparty";
  const changed = { ...answer, entities: { counterparty, intermediaries } };
  return told(changed, field, counterparty?.name ?? counterparty?.website ?? "", by);
}

/** A person where one is named; else an organisation, unless there is nothing left to tell of it. */
function counterpartyOf(
  before: Counterparty | null,
  { merchant, person, website, logo, mccs }: Correction
): Counterparty | null {
  if (typeof person === "string")
    return { type: "person", id: idOfName("person", person), name: person, mccs: mccs ?? [] };
  const isPersonGone = person === null && before?.type === "person";
  const isMerchantGone = merchant === null && before?.type === "organization";
  const isOther = before?.type === "person" && typeof merchant === "string";
  const known = isPersonGone || isMerchantGone || isOther ? null : before;
  const told: Counterparty = {
    ...(known ?? { type: "organization" }),
    ...(typeof merchant === "string" ? { name: merchant } : {}),
    ...(website === undefined ? {} : { website, logo: logoOf(website) }),
    ...(logo === undefined ? {} : { logo }),
    mccs: mccs ?? known?.mccs ?? [],
  };
  const { name = null, website: host = null } = told;
  const isNothing =
    name === null && host === null && (told.logo ?? null) === null && told.mccs.length === 0;
  if (isNothing) return null;
  if (merchant === undefined && website === undefined) return told;
  return { ...told, id: host !== null ? idOfWebsite(host) : idOf(told) };
}

function idOf({ type, name }: Counterparty): string | null {
  return name === null || name === undefined ? null : idOfName(type, name);
}

function withIntermediaries(
  answer: EnrichmentAnswer,
  given: readonly Intermediary[],
  by: Teller
): EnrichmentAnswer {
  const intermediaries = given.map((one) => {
    const { name = null, website = null } = one;
    const named = name === null ? null : idOfName("organization", name);
    const id = one.id ?? (website === null ? named : idOfWebsite(website));
    return { ...one, id, logo: one.logo ?? logoOf(website) };
  });
  const counterparty = answer.entities?.counterparty ?? null;
  const names = intermediaries.map(({ name, website }) => name ?? website ?? "").join(", ");
  const changed = { ...answer, entities: { counterparty, intermediaries } };
  return told(changed, "intermediary", names, by);
}

/** The accounting category was found with the label before and goes with it, as with rules. */
function withLabel(answer: EnrichmentAnswer, label: string | null, by: Teller): EnrichmentAnswer {
  const general = label ?? NOT_ENOUGH_INFORMATION;
  const isSame = answer.categories?.general === general;
  const categories = isSame ? answer.categories : { general, accounting: null };
  const confidence = general === NOT_ENOUGH_INFORMATION ? 0 : 1;
  return told({ ...answer, categories, confidence }, "category", general, by);
}

/** The teller speaks for the field; what decided on it before does so no more. */
function told(
  answer: EnrichmentAnswer,
  field: Evidence["field"],
  detail: string,
  by: Teller
): EnrichmentAnswer {
  const isParty = (one: Evidence["field"]) => one === "counterparty" || one === "person";
  const kept = (answer.evidence ?? []).filter(
    (one) => one.field !== field && !(isParty(field) && isParty(one.field))
  );
  const said: Evidence =
    by.source === "user"
      ? { field, source: by.source, detail }
      : { field, source: by.source, detail: by.id };
  return { ...answer, evidence: [...kept, said] };
}
