/** Puts the parts together: one transaction and the knowledge in, one enriched transaction out. */
import {
  type Counterparty,
  type Evidence,
  type Intermediary,
  isKnownCurrency,
  MISSING_ACCOUNT_HOLDER,
  NOT_ENOUGH_INFORMATION,
  type Note,
  type Transaction,
} from "../model";
import { idOfName, idOfWebsite, type Knowledge, logoOf, type Merchant } from "../knowledge";
import { decideCategory } from "./category/category";
import { channelOf } from "./category/channel";
import { labelSetsOf } from "./category/labels";
import { personContext } from "./entities/context";
import { findCounterparty, type Party } from "./entities/counterparty";
import { findIntermediaries } from "./entities/intermediary";
import { findMerchant, type MerchantMatch } from "./entities/merchant";
import { findMisspelt } from "./entities/misspelt";
import type { MerchantContext } from "./entities/name-bounds";
import { incomeOf } from "./income/income";
import { locationOf } from "./location/answer";
import { findPlace } from "./location/location";
import { findStreet } from "./location/street";
import { createSeriesReader, recurrenceOf } from "./recurrence/recurrence";
import { completeCutWords } from "./text/complete";
import { type Token, tokensOf } from "./text/descriptor";
import { countryOfCurrency, expectedLanguages } from "./text/languages";
import { readRoles } from "./text/roles";
import { type ExpectedLanguages, findPhrases, type PhraseSpan } from "./text/phrases";
import { labelWordsOf } from "./rules/label-words";
import type { Engine, EnrichmentAnswer, HolderContext } from "./types";

/** Changes with every change of the code that can change an answer. */
const CODE_VERSION = "1";

/** An engine over loaded knowledge. Pure: the same input gives the same answer on every host. */
export function createEngine(knowledge: Knowledge): Engine {
  const reader = createSeriesReader(knowledge);
  return {
    version: `${CODE_VERSION}+${knowledge.hash}`,
    merchants: knowledge.merchants.length,
    enrich: (transaction, holder) => enrich(knowledge, transaction, holder),
    labelWords: labelWordsOf(knowledge.taxonomy),
    recurrence: (history) => recurrenceOf(reader, history),
    income: (history) => incomeOf(reader, history),
  };
}

function enrich(
  knowledge: Knowledge,
  transaction: Transaction,
  holder: HolderContext | null
): EnrichmentAnswer {
  const account = transaction.country?.slice(0, 2) ?? countryOfCurrency(transaction.currency);
  const printed = tokensOf(transaction.description);
  const tokens = completeCutWords(knowledge, printed);
  const languages = expectedLanguages(knowledge, account, transaction.currency);
  const phrases = findPhrases(knowledge, tokens, languages);
  const intermediaries = findIntermediaries(knowledge, tokens, phrases);
  const context = personContext(knowledge, phrases, intermediaries);
  const sent = context === "transfer" || context === "person rail";
  const roles = readRoles(knowledge, tokens, phrases, intermediaries, sent);
  const place = findPlace(knowledge, tokens, account, roles);
  const merchantContext: MerchantContext = {
    country: place?.country ?? account,
    isPadding: (index) => roles.isEdge(index) || inPlace(place, index),
    isFiller: roles.isFiller,
    isLed: (index) => roles.fieldAt(index) === "lead" && roles.fieldFrom(index) === index,
    isProcessor: roles.isProcessor,
    phrases,
    sent,
    city: place?.city ?? null,
    place: { from: place?.from ?? tokens.length, to: place?.to ?? tokens.length },
  };
  // A name that is known as it was cut needs no completing.
  const match =
    (printed === tokens ? null : findMerchant(knowledge, printed, merchantContext)) ??
    findMerchant(knowledge, tokens, merchantContext) ??
    findMisspelt(knowledge, printed, merchantContext);
  const holderName = transaction.account_holder_name ?? holder?.name ?? null;
  const party = findCounterparty(knowledge, {
    tokens,
    roles,
    phrases,
    intermediaries,
    merchant: match,
    place,
    holderName,
    // A city is printed where a card was used.
    context: context === "unknown" && (place?.city ?? null) !== null ? "card" : context,
    incoming: transaction.entry_type === "incoming",
  });
  const textOf = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ surface }) => surface)
      .join(" ");

  const spoken = phrases.filter(
    ({ from, kind }) => kind === "processor" || !isAddress(tokens, from, place, party)
  );
  const evidence: Evidence[] = [];
  const decision =
    holder === null
      ? null
      : decideCategory(knowledge, {
          type: holder.type,
          direction: transaction.entry_type,
          mcc: transaction.mcc ?? printedCode(tokens),
          merchant: party.merchant,
          phrases: spoken,
          intermediaries: party.intermediaries,
          organization: party.kind === "organization",
          person: party.kind === "person",
          ownName: party.kind === "own",
          nameWords: tokens
            .slice(party.from, party.to)
            .filter(({ kind }) => kind === "word" || kind === "host")
            .map(({ text }) => text),
          tradeOfWords: (words) => tradeOfWords(knowledge, words, languages),
          channel: channelOf(
            knowledge,
            tokens,
            party.intermediaries,
            (place?.city ?? null) !== null
          ),
          amount: sent ? null : transaction.amount,
          currency: transaction.currency,
          nameFrom: party.from,
          textOf,
        });
  if (decision !== null) evidence.push(decision.evidence);
  const counterparty = counterpartyOf(knowledge, party, account, evidence, textOf);
  const carried: Intermediary[] = [];
  for (const { processor, from, to } of party.intermediaries) {
    const known = knowledge.processors[processor];
    if (known === undefined || known.kind === "network" || known.kind === "scheme") continue;
    carried.push({
      id: known.id,
      name: known.name,
      website: known.website,
      logo: logoOf(known.website),
      mccs: [],
    });
    evidence.push({ field: "intermediary", source: "rail", detail: textOf(from, to) });
  }
  if (place !== null)
    evidence.push({ field: "location", source: "words", detail: textOf(place.from, place.to) });

  const street = findStreet(tokens, [place, party.kind === "none" ? null : party]);
  // TARGET 50 BEALE STREET: the house's number is no store's.
  const isOfPlace = [street?.houseNumber, place?.postcode].includes(party.storeNumber ?? "");
  const storeNumber = isOfPlace ? null : party.storeNumber;
  const general =
    holder === null ? MISSING_ACCOUNT_HOLDER : (decision?.label ?? NOT_ENOUGH_INFORMATION);
  return {
    id: transaction.id,
    entities: { counterparty, intermediaries: carried },
    categories: { general, accounting: accountingOf(knowledge, holder, transaction, general) },
    location: locationOf(knowledge, place, storeNumber, street, transaction.raw_address),
    confidence: Math.round((decision?.confidence ?? 0) * 1000) / 1000,
    evidence,
    notes: notesOn(transaction),
  };
}

/** The trade that the longest phrase for one names among plain words, or null. */
function tradeOfWords(
  knowledge: Knowledge,
  words: readonly string[],
  languages: ExpectedLanguages
): number | null {
  const phrases = findPhrases(knowledge, tokensOf(words.join(" ")), languages);
  let best: PhraseSpan | null = null;
  for (const phrase of phrases)
    if (phrase.kind === "trade" && !phrase.weak && (best === null || phrase.length > best.length))
      best = phrase;
  return best?.value ?? null;
}

/** The merchant category code that some banks print: `MCC: 5411`. */
function printedCode(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(
    ({ text }, index) => text === "mcc" && /^\d{4}$/.test(tokens[index + 1]?.text ?? "")
  );
  return at === -1 ? null : Number(tokens[at + 1]?.text);
}

const inPlace = (place: { from: number; to: number } | null, index: number): boolean =>
  place !== null && index >= place.from && index < place.to;

/** Whether a token belongs to the place, or to the street printed between a name and its place. */
function isAddress(
  tokens: readonly Token[],
  index: number,
  place: { from: number; to: number } | null,
  party: Party
): boolean {
  if (place === null || index < party.to) return false;
  if (inPlace(place, index)) return true;
  if (index > place.from) return false;
  for (let at = party.to; at < index; at++) if (tokens[at]?.kind === "number") return true;
  return false;
}

function counterpartyOf(
  knowledge: Knowledge,
  party: Party,
  account: string | null,
  evidence: Evidence[],
  textOf: (from: number, to: number) => string
): Counterparty | null {
  switch (party.kind) {
    case "none":
    case "own":
      return null;
    case "merchant": {
      const known = knowledge.merchants[party.merchant.merchant];
      if (known === undefined) return null;
      const { from, to, trade, how } = party.merchant;
      evidence.push({
        field: "counterparty",
        source: how === "host" ? "website" : "knowledge",
        detail: textOf(from, to),
      });
      const parent = known.parent === null ? null : { name: known.parent };
      const website = websiteOf(known, party.merchant, account);
      return {
        type: "organization",
        id: known.id,
        name: known.name,
        website,
        logo: logoOf(website),
        mccs: trade === known.trade ? [...known.mccs] : [...(knowledge.trades[trade]?.mccs ?? [])],
        ...(parent === null ? {} : { parent }),
      };
    }
    case "person":
      evidence.push({ field: "person", source: "words", detail: textOf(party.from, party.to) });
      return {
        type: "person",
        id: idOfName("person", party.name),
        name: party.name,
        website: null,
        logo: null,
        mccs: [],
      };
    case "organization":
      evidence.push({
        field: "counterparty",
        source: party.website === null ? "words" : "website",
        detail: textOf(party.from, party.to),
      });
      return {
        type: "organization",
        id:
          party.website === null
            ? idOfName("organization", party.name)
            : idOfWebsite(party.website),
        name: party.name,
        website: party.website,
        logo: logoOf(party.website),
        mccs: [],
      };
  }
}

/** The host that is printed where it is one of the name's, else the one of the account's country. */
function websiteOf(
  { website, websites }: Merchant,
  { host }: MerchantMatch,
  account: string | null
): string | null {
  if (website === null) return null;
  if (host !== undefined && host.split(".")[0] === website.split(".")[0]) return host;
  return (account === null ? undefined : websites?.[account]) ?? website;
}

function accountingOf(
  knowledge: Knowledge,
  holder: HolderContext | null,
  transaction: Transaction,
  label: string
) {
  if (holder === null) return null;
  for (const set of labelSetsOf(holder.type)) {
    const facts = knowledge.taxonomy[set][transaction.entry_type].get(label);
    if (facts !== undefined) return facts.accounting;
  }
  return null;
}

/** What was missing or wrong in the row and did not stop the answer. */
function notesOn(transaction: Transaction): Note[] {
  const notes: Note[] = [];
  if (transaction.description.trim() === "") notes.push({ code: "description_missing" });
  if (transaction.amount === null) notes.push({ code: "amount_missing" });
  if (transaction.date === null) notes.push({ code: "date_missing" });
  if (transaction.currency === null) notes.push({ code: "currency_missing" });
  else if (!isKnownCurrency(transaction.currency))
    notes.push({ code: "currency_unknown", value: transaction.currency });
  return notes;
}
