/** Where a list of rules lies and whose it is: what is changed in it must go there and nowhere else. */
import { type Destination, destinationHost, destinationId } from "../../client/destination";
import type { RunAccountHolder } from "../../client/session";
import type { Strings } from "../../strings";

/** One list of rules. */
export interface Place {
  destination: Destination;
  /** Whose rules these are; null: everyone's. */
  holder: RunAccountHolder | null;
}

/** Whether two places are one list; a key, a name or a type may have changed since. */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    destinationId(one.destination) === destinationId(other.destination) &&
    one.holder?.id === other.holder?.id
  );
}

/** The account holders a list may be of: the workbook's own first, then the others by name. */
export function holdersToChoose(
  own: RunAccountHolder | null,
  known: readonly RunAccountHolder[]
): RunAccountHolder[] {
  const others = known.filter(({ id }) => id !== own?.id);
  const nameOf = ({ name, id }: RunAccountHolder) => name ?? id;
  others.sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return own === null ? others : [own, ...others];
}

/** An account holder as a person reads it; one of several with a name bears its id too. */
export function holderWords(
  { id, name }: RunAccountHolder,
  all: readonly RunAccountHolder[],
  ownId: string | null,
  { scope }: Strings["rules"]
): string {
  const isName = name !== null && name.trim() !== "";
  if (!isName) return id === ownId ? scope.own : scope.unnamed(id);
  const isShared = all.some((other) => other.id !== id && other.name === name);
  const shown = isShared ? `${name} (${id})` : name;
  return id === ownId ? scope.ownNamed(shown) : shown;
}

/** The host beyond this computer where the list lies; null where it lies here. */
export function placeHost({ destination }: Place): string | null {
  return destination.kind === "built_in" ? null : destinationHost(destination);
}
