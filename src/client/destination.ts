/**
 * Where rows are enriched: built in, on a server of the user's own, or by Ntropy's hosted API. A
 * destination crosses the port to the worker with its key; it is never written into the workbook, a
 * URL or a log. What may be written there is its id.
 */

/** Ntropy's two hosted regions. */
export type HostedRegion = "us" | "eu";

export type Destination =
  | { kind: "built_in" }
  | {
      /** A server of the user's own that speaks our API. */
      kind: "own_server";
      /** As `readServerAddress` gives it. */
      url: string;
      /** Null where the server asks for none. */
      key: string | null;
    }
  | {
      kind: "hosted";
      region: HostedRegion;
      /** The key of Ntropy. */
      key: string;
      /** Address of the own server that passes requests on, where the browser may not ask Ntropy. */
      through: string | null;
    };

/** A destination outside this page. */
export type RemoteDestination = Exclude<Destination, { kind: "built_in" }>;

export const BUILT_IN: Destination = { kind: "built_in" };

/** Addresses of the hosted API (contract section 2). */
export const HOSTED_URLS: Readonly<Record<HostedRegion, string>> = {
  us: "https://api.ntropy.com",
  eu: "https://api.eu.ntropy.com",
};

/**
 * Names a destination without its key: consent and batches under way hold for one id and no other.
 * A relay is part of it, for its operator sees the rows too.
 */
export function destinationId(destination: Destination): string {
  switch (destination.kind) {
    case "built_in":
      return "built in";
    case "own_server":
      return destination.url;
    case "hosted": {
      const { region, through } = destination;
      const url = HOSTED_URLS[region];
      return through === null ? url : `${url} through ${through}`;
    }
  }
}

/** The host that rows are sent to, as a person reads it: `api.ntropy.com`, `localhost:8080`. */
export function destinationHost(destination: RemoteDestination): string {
  return destination.kind === "hosted"
    ? hostOf(HOSTED_URLS[destination.region])
    : hostOf(destination.url);
}

/** Host and port of an address that `readServerAddress` has read. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

export type AddressProblem = "empty" | "not_an_address" | "not_https" | "has_secrets";

/**
 * Reads the address of a server as a person types it. Only `https`, or `http` to `localhost`, for
 * keys and rows would else cross the network in the clear. A path is kept, for servers behind one; a
 * user, a query or a fragment is refused, for they are where keys get lost.
 */
export function readServerAddress(
  text: string
): { ok: true; url: string } | { ok: false; problem: AddressProblem } {
  const typed = text.trim();
  if (typed === "") return { ok: false, problem: "empty" };
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const read = urlOf(hasScheme ? typed : `${isLocalName(typed) ? "http" : "https"}://${typed}`);
  if (read === null || read.hostname === "") return { ok: false, problem: "not_an_address" };
  const isLocal = read.hostname === "localhost";
  if (read.protocol !== "https:" && !(read.protocol === "http:" && isLocal))
    return { ok: false, problem: "not_https" };
  if (read.username !== "" || read.password !== "" || read.search !== "" || read.hash !== "")
    return { ok: false, problem: "has_secrets" };
  return { ok: true, url: `${read.origin}${read.pathname.replace(/\/+$/, "")}` };
}

function isLocalName(typed: string): boolean {
  return /^localhost(?=$|[:/])/i.test(typed);
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
