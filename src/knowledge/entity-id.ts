/**
 * Ids of organisations and people on the wire (docs/architecture.md, decision 5): with a website, the
 * version-3 UUID of the bare host in the DNS namespace, as the contract has it; without, of the name
 * in a namespace of ours.
 */
import { v3 as uuidV3 } from "uuid";
import { compactName } from "./text";

/** Version-3 UUID of `entities.ntropy-excel.invalid` in the DNS namespace: fixed for ever. */
export const NAME_NAMESPACE: string = uuidV3("entities.ntropy-excel.invalid", uuidV3.DNS);

/** Id of an organisation known by its website, a bare host without `www.`. */
export function idOfWebsite(host: string): string {
  return uuidV3(host, uuidV3.DNS);
}

/** Id of an organisation or person known by name only. */
export function idOfName(kind: "organization" | "person", name: string): string {
  return uuidV3(`${kind}:${compactName(name) || name}`, NAME_NAMESPACE);
}

/** Address of an organisation's logo; null without a website. */
export function logoOf(website: string | null): string | null {
  return website === null ? null : `https://logos.ntropy.com/${website}`;
}
