/**
 * Ids of organisations and people on the wire (docs/architecture.md, decision 5): with a website, the
 * version-3 UUID of the bare host in the DNS namespace, as the contract has it; without, of the name
 * in a namespace of ours.
 */
import { parse, v3 as uuidV3 } from "uuid";
import { compactName } from "./text";

const encoder = new TextEncoder();

/** Version-3 UUID of `entities.ntropy-excel.invalid` in the DNS namespace: fixed for ever. */
export const NAME_NAMESPACE: string = uuidV3("entities.ntropy-excel.invalid", uuidV3.DNS);

/** The namespaces as bytes: parsed once. */
const DNS_BYTES = parse(uuidV3.DNS);
const NAME_BYTES = parse(NAME_NAMESPACE);

/** Id of an organisation known by its website, a bare host without `www.`. */
export function idOfWebsite(host: string): string {
  return uuidV3(encoder.encode(host), DNS_BYTES);
}

/** Id of an organisation or person known by name only. */
export function idOfName(kind: "organization" | "person", name: string): string {
  return uuidV3(encoder.encode(`${kind}:${compactName(name) || name}`), NAME_BYTES);
}

/** Address of an organisation's logo; null without a website. */
export function logoOf(website: string | null): string | null {
  return website === null ? null : `https://logos.ntropy.com/${website}`;
}
