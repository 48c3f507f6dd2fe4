/** The side of a remote destination: its address, its key's header and what it can do. */
import { HOSTED_URLS, type RemoteDestination } from "./destination";
import { respellAnswer } from "./hosted";
import {
  HOSTED_CAPABILITIES,
  OUR_CAPABILITIES,
  remoteSide,
  type Capabilities,
  type Side,
  type Sleep,
  type Transport,
} from "./transport";

/** Header of an API key (contract section 2). */
export const KEY_HEADER = "X-API-KEY";

export interface Network {
  fetch: Transport;
  sleep: Sleep;
}

/** Where a destination's requests go, and the headers they bear. */
export interface Target {
  /** Without a slash at its end. */
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** The target of a destination. */
export function targetOf(destination: RemoteDestination): Target {
  const { key } = destination;
  const headers: Target["headers"] = key === null || key === "" ? {} : { [KEY_HEADER]: key };
  if (destination.kind === "own_server") return { url: destination.url, headers };
  const { region, through } = destination;
  const url = through === null ? HOSTED_URLS[region] : `${through}/relay/${region}`;
  return { url, headers };
}

/** What a destination can do. */
export function capabilitiesOf({ kind }: RemoteDestination): Capabilities {
  return kind === "hosted" ? HOSTED_CAPABILITIES : OUR_CAPABILITIES;
}

/** The side of a destination. */
export function sideOf(destination: RemoteDestination, network: Network): Side {
  return remoteSide({
    ...targetOf(destination),
    ...network,
    capabilities: capabilitiesOf(destination),
    ...(destination.kind === "hosted" ? { respell: respellAnswer } : {}),
  });
}
