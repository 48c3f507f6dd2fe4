/**
 * Use cases on category sets (contract section 5.5). A set is chosen by an id: `consumer` and
 * `business` stand for the account holders of that type, any other id for those that name it as their
 * `category_id`. Rows are kept in our labels; the set in force when they are read is what they are
 * shown in, so that another set, or none, shows all of them anew.
 */
import { inOwnLabels, type LabelMapper } from "../engine/custom";
import {
  MISSING_ACCOUNT_HOLDER,
  NOT_ENOUGH_INFORMATION,
  type AccountHolder,
  type AccountHolderType,
  type CategorySet,
  type EntryType,
  type RecurrenceGroup,
} from "../model";
import { readCategorySet } from "./category-labels";
import { recurringGroups } from "./history";
import { done, stopped, type Outcome } from "./outcome";
import type {
  LabelPath,
  LedgerRow,
  NamedCategorySet,
  OwnSetName,
  ServicePorts,
  TenantId,
} from "./ports";

type CategoryPorts = Pick<ServicePorts, "ledger" | "categories">;

/** The set that is in force for an id: the tenant's own, or ours for an account holder type. */
export async function getCategorySet(
  { ledger, categories }: CategoryPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<CategorySet>> {
  const set = await ledger.categories.get(tenant, id);
  if (set !== null) return done(set);
  return isOwnSet(id)
    ? done(categories.ownSet(id))
    : stopped({ code: "category_set_not_found", id });
}

/** A set that can be chosen by its id. */
export interface ChoosableSet extends NamedCategorySet {
  /** Whether it is the tenant's own; else one of ours, in force as long as there is no own one. */
  isOwn: boolean;
}

/** Every set of a tenant's own, and ours where it has none for the type; by id. */
export async function listCategorySets(
  { ledger, categories }: CategoryPorts,
  tenant: TenantId
): Promise<ChoosableSet[]> {
  const own = await ledger.categories.list(tenant);
  const ours = OWN_SETS.filter((name) => own.every(({ id }) => id !== name));
  return [
    ...own.map((set) => ({ ...set, isOwn: true })),
    ...ours.map((id) => ({ id, set: categories.ownSet(id), isOwn: false })),
  ].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Puts a set that `readCategorySet` found right in force. */
export async function setCategorySet(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string,
  set: CategorySet
): Promise<CategorySet> {
  await ledger.categories.put(tenant, id, set);
  return set;
}

/** The tenant's own set of an id; null where there is none. */
export async function ownCategorySet(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<CategorySet | null> {
  return ledger.categories.get(tenant, id);
}

/** Takes a tenant's own set away; false where there was none. */
export async function removeCategorySet(
  { ledger }: Pick<ServicePorts, "ledger">,
  tenant: TenantId,
  id: string
): Promise<boolean> {
  return ledger.categories.remove(tenant, id);
}

/**
 * Takes a tenant's own set away. Answers what is in force instead: ours for an account holder type,
 * null for a name, whose holders then have the set of their type.
 */
export async function resetCategorySet(
  { ledger, categories }: CategoryPorts,
  tenant: TenantId,
  id: string
): Promise<Outcome<CategorySet | null>> {
  const removed = await ledger.categories.remove(tenant, id);
  if (isOwnSet(id)) return done(categories.ownSet(id));
  return removed ? done(null) : stopped({ code: "category_set_not_found", id });
}

/** A row as it is shown. */
export interface ShownRow {
  row: LedgerRow;
  /** Whether a set is in force whose labels stand alone, without the groups of ours. */
  isInOtherSet: boolean;
}

/** Rows as they are shown: each in the set of its account holder. The rows themselves stay as they are. */
export async function shownRows(
  ports: CategoryPorts,
  tenant: TenantId,
  rows: readonly LedgerRow[]
): Promise<ShownRow[]> {
  const mapperOf = await activeMappers(ports, tenant, rows);
  return rows.map((row) => {
    const mapper = mapperOf(row);
    return mapper === null
      ? { row, isInOtherSet: false }
      : { row: { ...row, answer: shownAnswer(mapper, row) }, isInOtherSet: true };
  });
}

/** Labels of v2, from general to specific; one of another set, and one that says nothing, stands alone. */
export function v2LabelsOf(
  { row: { transaction, answer }, isInOtherSet }: ShownRow,
  labelPath: LabelPath
): string[] | null {
  const general = answer.categories?.general ?? null;
  if (general === null) return null;
  const holderType = transaction.account_holder_type;
  const isSpecial = general === MISSING_ACCOUNT_HOLDER || general === NOT_ENOUGH_INFORMATION;
  return isSpecial || isInOtherSet || holderType === null
    ? [general]
    : [...labelPath(general, transaction.entry_type, holderType)];
}

/** The same where it makes no difference whose the labels are. */
export async function inActiveSets(
  ports: CategoryPorts,
  tenant: TenantId,
  rows: readonly LedgerRow[]
): Promise<LedgerRow[]> {
  return (await shownRows(ports, tenant, rows)).map(({ row }) => row);
}

/** The same for one row a use case ended with. */
export async function shownOutcome(
  ports: CategoryPorts,
  tenant: TenantId,
  outcome: Outcome<LedgerRow>
): Promise<Outcome<LedgerRow>> {
  if (!outcome.ok) return outcome;
  const [row] = await inActiveSets(ports, tenant, [outcome.value]);
  return row === undefined ? outcome : done(row);
}

/** Recurrence groups of an account holder (section 5.4), found in our labels, shown in its set. */
export async function shownRecurringGroups(
  ports: Pick<ServicePorts, "ledger" | "engine" | "categories">,
  tenant: TenantId,
  accountHolderId: string
): Promise<Outcome<RecurrenceGroup[]>> {
  const found = await recurringGroups(ports, tenant, accountHolderId);
  if (!found.ok || found.value.length === 0) return found;
  const history = await ports.ledger.transactions.history(tenant, accountHolderId);
  return done(await groupsInActiveSets(ports, tenant, found.value, history));
}

/** Recurrence groups found among rows in our labels, shown in the sets in force. */
export async function groupsInActiveSets(
  ports: CategoryPorts,
  tenant: TenantId,
  groups: readonly RecurrenceGroup[],
  rows: readonly LedgerRow[]
): Promise<RecurrenceGroup[]> {
  const mapperOf = await activeMappers(ports, tenant, rows);
  const byId = new Map(rows.map((row) => [row.transaction.id, row]));
  return groups.map((group) => {
    // A row that has the group's label says, unlike the group, what decided on it.
    const row = group.transaction_ids
      .map((id) => byId.get(id))
      .find((one) => one?.answer.categories?.general === group.categories.general);
    const mapper = row === undefined ? null : mapperOf(row);
    if (row === undefined || mapper === null) return group;
    const general = shownAnswer(mapper, row).categories?.general ?? null;
    return { ...group, categories: { ...group.categories, general } };
  });
}

/** The labels that rows of an account holder of that type may get, in the set in force, as answered. */
export async function labelsInForce(
  { ledger, categories }: CategoryPorts,
  tenant: TenantId,
  type: AccountHolderType
): Promise<Record<EntryType, string[]>> {
  const sets = await ledger.categories.getMany(tenant, setIdsOf(type));
  const set = activeSet(categories, sets, type);
  const inForce =
    set === null ? labelSetNamesOf(type).map((name) => categories.ownSet(name)) : [set];
  const labels = (direction: EntryType) => [
    ...new Set(
      inForce.flatMap(
        (one) => readCategorySet(one).data?.[direction].map(({ label }) => label) ?? []
      )
    ),
  ];
  return { incoming: labels("incoming"), outgoing: labels("outgoing") };
}

/** A kept row's answer, told by a mapper. */
export function shownAnswer(
  mapper: LabelMapper,
  { transaction, answer }: LedgerRow
): LedgerRow["answer"] {
  // A label that a rule, a correction or a custom model gave is the user's own word already.
  const isOwnWord = (source: string) =>
    ["rule", "correction", "user", "custom model"].includes(source);
  if (answer.evidence?.some(({ field, source }) => field === "category" && isOwnWord(source)))
    return answer;
  const { entry_type: direction, mcc } = transaction;
  return inOwnLabels(mapper, answer, { direction, mcc });
}

/** How rows of these account holders are told in the sets in force; null where our own labels are. */
export async function activeMappers(
  { ledger, categories }: CategoryPorts,
  tenant: TenantId,
  rows: readonly LedgerRow[]
): Promise<(row: LedgerRow) => LabelMapper | null> {
  const holderIds = new Set<string>();
  const setIds = new Set<string>();
  for (const { transaction } of rows) {
    if (transaction.account_holder_id !== null) holderIds.add(transaction.account_holder_id);
    if (transaction.account_holder_type !== null)
      for (const id of setIdsOf(transaction.account_holder_type)) setIds.add(id);
  }
  const holders =
    holderIds.size === 0
      ? new Map<string, AccountHolder>()
      : await ledger.holders.getMany(tenant, [...holderIds]);
  for (const holder of holders.values()) for (const id of setIdsOf(holder)) setIds.add(id);
  const sets = await ledger.categories.getMany(tenant, [...setIds]);
  const mappers = new Map<string, LabelMapper | null>();

  return ({ transaction: { account_holder_id: holderId, account_holder_type: type } }) => {
    // Without a type nothing was categorised.
    if (type === null) return null;
    const key = `${type} ${holderId ?? ""}`;
    const known = mappers.get(key);
    if (known !== undefined) return known;
    const set = activeSet(categories, sets, holders.get(holderId ?? "") ?? type);
    const mapper = set === null ? null : categories.mapper(set, type);
    mappers.set(key, mapper);
    return mapper;
  };
}

/** The set in force; null for our own labels, which need no telling. */
function activeSet(
  categories: ServicePorts["categories"],
  sets: ReadonlyMap<string, CategorySet>,
  whose: AccountHolder | AccountHolderType
): CategorySet | null {
  const own = ownSetOf(typeof whose === "string" ? whose : whose.type);
  for (const id of setIdsOf(whose)) {
    const set = sets.get(id);
    if (set !== undefined) return set;
    if (isOwnSet(id)) return id === own ? null : categories.ownSet(id);
  }
  return null;
}

/** Ids of the sets that may be in force, first wish first; one that is not there is passed over. */
function setIdsOf(whose: AccountHolder | AccountHolderType): string[] {
  const type = typeof whose === "string" ? whose : whose.type;
  const named = typeof whose === "string" ? null : (whose.category_id ?? null);
  return [...(named === null ? [] : [named]), type, ownSetOf(type)];
}

/** Our own sets that labels of an account holder of that type come from, first wish first. */
export function labelSetNamesOf(type: AccountHolderType): readonly OwnSetName[] {
  return type === "freelance" ? ["business", "consumer"] : [ownSetOf(type)];
}

/** v3's type of an account holder: a freelance one has the business set, an unknown one the consumer's. */
export function ownSetOf(type: AccountHolderType): OwnSetName {
  return type === "business" || type === "freelance" ? "business" : "consumer";
}

const OWN_SETS: readonly OwnSetName[] = ["business", "consumer"];

function isOwnSet(id: string): id is OwnSetName {
  return OWN_SETS.some((name) => name === id);
}
