/** The side of a remote destination: its address, its key's header and what it can do. */
import { HOSTED_URLS, type OwnServer, type RemoteDestination } from "./destination";
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
/** Header of the own server's key where `X-API-KEY` is Ntropy's: the relay takes it off. */
export const RELAY_KEY_HEADER = "X-Relay-Key";

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
  if (destination.kind === "own_server")
    return { url: destination.url, headers: keyHeader(KEY_HEADER, destination.key) };
  const { region, key, through } = destination;
  const headers = keyHeader(KEY_HEADER, key === "" ? null : key);
  if (through === null) return { url: HOSTED_URLS[region], headers };
  return relayOf(through, region, headers);
}

function relayOf(
  through: OwnServer,
  region: string,
  headers: Readonly<Record<string, string>>
): Target {
  return {
    url: `${through.url}/relay/${region}`,
    headers: { ...headers, ...keyHeader(RELAY_KEY_HEADER, through.key) },
  };
}

function keyHeader(name: string, key: string | null): Readonly<Record<string, string>> {
  return key === null ? {} : { [name]: key };
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
