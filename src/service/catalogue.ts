/** Use cases on what is known without any transaction (contract sections 4.7, 4.11 and 5.6). */
import {
  MISSING_ACCOUNT_HOLDER,
  NOT_ENOUGH_INFORMATION,
  type AccountHolderType,
  type ChartOfAccounts,
  type LabelHierarchy,
  type Location,
  type MccDescription,
} from "../model";
import { done, stopped, type Outcome } from "./outcome";
import type { CatalogueQuery, KnownEntity, ServicePorts } from "./ports";

type CataloguePorts = Pick<ServicePorts, "catalogue">;

/** An organisation, and the place that was asked for, or its own where it has but one. */
export interface EntityFound {
  entity: KnownEntity;
  location: Location | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An organisation by its id, a UUID. Other requests have their turn while ids are made. */
export async function getEntity(
  { catalogue, pause }: Pick<ServicePorts, "catalogue" | "pause">,
  id: string
): Promise<Outcome<EntityFound>> {
  if (!UUID.test(id)) return stopped({ code: "entity_id_invalid", id });
  while (catalogue.indexMore()) await pause();
  const entity = catalogue.entityById(id.toLowerCase());
  if (entity === null) return stopped({ code: "entity_not_found", asked: id });
  return done({ entity, location: entity.location });
}

/**
 * The organisation of a name or of a website; only ever one that the knowledge holds. Blank is the
 * same as not given.
 */
export function resolveEntity(
  { catalogue }: CataloguePorts,
  given: { [Key in keyof CatalogueQuery]?: string | null | undefined }
): Outcome<EntityFound> {
  const name = spoken(given.name);
  const website = spoken(given.website);
  const location = spoken(given.location);
  const asked = name ?? website;
  if (asked === null || (name !== null && website !== null))
    return stopped({
      code: "entity_question_invalid",
      given: asked === null ? "neither" : "both",
    });
  const entity = catalogue.resolve({ name, website, location });
  if (entity === null) return stopped({ code: "entity_not_found", asked });
  const place = location === null ? entity.location : catalogue.placeOf(location);
  return done({ entity, location: place });
}

function spoken(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

/** Merchant category codes, lowest first, without those of private use. */
export function listMccs({ catalogue }: CataloguePorts): MccDescription[] {
  return [...catalogue.mccs()];
}

/** Labels of businesses by account of the books; labels of no account are left out. */
export function chartOfAccounts({ catalogue }: CataloguePorts): ChartOfAccounts {
  const labels = new Map<string, Set<string>>();
  for (const { account, label } of catalogue.accounts()) {
    const of = labels.get(account) ?? new Set();
    labels.set(account, of.add(label));
  }
  return Object.fromEntries([...labels].map(([account, of]) => [account, [...of]]));
}

/**
 * The labels that a holder type's transactions may get in v2, both directions in one tree of the shape
 * of the contract (section 4.7): a group holds a list of labels, or groups that hold lists. The two
 * special labels stand beside the groups.
 */
export function labelHierarchy(
  { catalogue }: CataloguePorts,
  type: AccountHolderType
): LabelHierarchy {
  const groups = new Map<string, Map<string, Set<string>>>();
  const paths = [...catalogue.labelPaths(type), [NOT_ENOUGH_INFORMATION], [MISSING_ACCOUNT_HOLDER]];
  for (const [group, below, ...rest] of paths) {
    if (group === undefined) continue;
    const at = groups.get(group) ?? new Map<string, Set<string>>();
    groups.set(group, at);
    if (below === undefined) continue;
    const leaves = at.get(below) ?? new Set<string>();
    at.set(below, leaves);
    for (const leaf of rest) leaves.add(leaf);
  }
  return Object.fromEntries(
    [...groups].map(([group, at]) => {
      const isFlat = [...at.values()].every((leaves) => leaves.size === 0);
      return [
        group,
        isFlat
          ? [...at.keys()]
          : Object.fromEntries([...at].map(([below, leaves]) => [below, [...leaves]])),
      ];
    })
  );
}
