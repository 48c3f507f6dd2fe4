/** The words of where enrichment runs: the choice, the statement, the test and a service's refusals. */
import type { ConnectionProblem } from "../../client/connection";
import type { AddressProblem, HostedRegion } from "../../client/destination";
import type { ServiceProblem } from "../../run/types";
import { count, list, rows } from "./numbers";
import type { Message } from "../message";

/** Choose another place: the same next step of many problems. */
const OTHERWISE = "Or choose “On this computer” under “Where it runs”.";

const addressProblems: Record<AddressProblem, string> = {
  empty: "Type the address of your server.",
  not_an_address: "This is not an address. Write it like https://ntropy.example.com.",
  not_https:
    "Use https://. Plain http:// works for localhost only, for rows and keys would be readable on the way.",
  has_secrets: "Give the address alone: no name, password, ? or #. The key has a field of its own.",
};

/** Where rows go, as the pane knows it when it speaks of it. */
export interface Addressee {
  kind: "own_server" | "hosted";
  host: string;
  /** Own server on the way to a hosted API; null where there is none. */
  through: string | null;
}

export const where = {
  heading: "Where it runs",
  legend: "Enrich rows",
  choices: {
    built_in: "On this computer",
    own_server: "On your own server",
    hosted: "With Ntropy's hosted API",
  },
  builtInHint: "No key, no server, no network. Nothing is sent anywhere.",
  address: "Address of the server",
  addressHint: "As https://ntropy.example.com, or http://localhost:8080.",
  addressProblems,
  region: "Region",
  regions: {
    us: "United States (api.ntropy.com)",
    eu: "European Union (api.eu.ntropy.com)",
  } satisfies Record<HostedRegion, string>,
  key: "API key",
  optionalKey: "API key (if the server asks for one)",
  keyHint: "Never written into the workbook.",
  keyMissing: "Paste the key Ntropy gave you.",
  keepLegend: "Keep the key",
  keep: { session: "Until this workbook is closed", device: "On this device" },
  keepHint: "On this device: in the browser's storage, readable by whoever uses this account.",
  notKept:
    "This browser keeps nothing here: settings last until the workbook is closed. Enter them again then.",
  forget: "Forget the key",
  forgotten: "The key is forgotten.",
  relay: "Through my own server",
  relayHint: "Where the browser may not ask Ntropy itself. Your server passes rows and key on.",
  test: "Test connection",
  testing: "Testing …",
  sentence: {
    builtIn: "On this computer. Nothing is sent anywhere.",
    sent: ({ host, through }: Addressee) =>
      through === null
        ? `Rows are sent to ${host}.`
        : `Rows are sent to ${host} through ${through}.`,
    incomplete: "Not complete yet: open this section.",
  },
  /** What the hosted API lacks and how we make up for it. */
  limits: (columns: readonly string[]) => [
    "Rows without an amount, date, currency or direction are enriched on this computer and say so in the Note column.",
    "When a payment comes next is worked out on this computer, from the same rows.",
    ...(columns.length > 0
      ? [`${list(columns)} stays blank: the service does not answer it.`]
      : []),
    "Formulas are always answered on this computer.",
  ],
  report: {
    ok: (host: string): string => `${host} answers`,
    version: (version: string | null, milliseconds: number) =>
      version === null
        ? `Healthy, in ${milliseconds} ms. It does not tell its version.`
        : `Healthy, in ${milliseconds} ms. Version ${version}.`,
    problem: connectionMessage,
  },
  consent: {
    title: ({ host }: Addressee) => `Send rows to ${host}?`,
    intro: ({ kind, host, through }: Addressee) =>
      kind === "hosted"
        ? `Built in, everything stays on this computer. From now on Enrich sends rows to ${host}${through === null ? "" : `, passed on by your server ${through}`}.`
        : `Built in, everything stays on this computer. From now on Enrich sends rows to ${host}.`,
    leavesLegend: "What leaves this computer, for each row you enrich:",
    leaves: [
      "description, amount, currency, date, and whether money came in or went out",
      "country, where the sheet or the account has one, and an id of the row: your own id column, or a code made of the row",
      "the account holder: an id made for this workbook, its type, and its name if you gave one",
    ],
    sends: "what you save or send in the other panels: rules, sets of labels, wrong results",
    furtherLeaves: [
      "merchant category code, where the sheet has one",
      "for an account report: the ids of the sheet's rows, with the labels and merchants that stand there",
      "for “Why this label?”, previews, corrections and models: the rows they are about, and your labels",
    ],
    stays: "Everything else in the workbook stays here: other columns, sheets, file name.",
    who: ({ kind }: Addressee) =>
      kind === "hosted"
        ? "The receiver is Ntropy Network Inc., under its terms and prices (ntropy.com). It stores the rows; each enriched row costs a credit."
        : "The receiver is whoever runs that server, under their terms. It stores the rows.",
    once: "You are asked once for this destination on this device.",
    agree: ({ host }: Addressee) => `Send rows to ${host}`,
    refuse: "Not now",
  },
};

function connectionMessage(
  problem: ConnectionProblem,
  { kind, host, through }: Addressee,
  page: string
): Message {
  const asked = through ?? host;
  switch (problem.code) {
    case "unreachable":
      return {
        title: `${asked} does not answer`,
        text:
          kind === "own_server" || through !== null
            ? "Is the server running, and the address right? Open it in a browser tab: if a warning about its certificate appears, this computer does not trust the certificate yet."
            : "Check that this computer is online. A company network may also block the address: ask whoever runs it.",
      };
    case "refused_by_browser":
      return {
        title: `${asked} is there, but the browser may not ask it`,
        text:
          kind === "own_server" || through !== null
            ? `Start the server with --allow-origin ${page}, so that it gives this panel leave (CORS). Where the browser asks about the local network, press Allow.`
            : "The service gives pages no leave to call it (CORS). Run your own server and tick “Through my own server”.",
      };
    case "insecure":
      return {
        title: "This panel may not call http",
        text: "Use an https address. Plain http works for localhost only.",
      };
    case "too_slow":
      return {
        title: `${asked} did not answer in time`,
        text: "Try again in a moment; if it stays so, look at the server.",
      };
    case "redirected":
      return {
        title: `${asked} points to another address`,
        text: "Type the address it points to: rows and keys are not sent on by themselves.",
      };
    case "wrong_key":
      return {
        title: "The key is wrong",
        text: "Paste it again, whole and without blanks around.",
      };
    case "key_missing":
      return { title: `${asked} asks for a key`, text: "Paste one into “API key”." };
    case "key_not_allowed":
      return {
        title: "The key may not do this",
        text: `Ask for a key that may enrich transactions. (${problem.message})`,
      };
    case "out_of_credits":
      return {
        title: "The key is right, but its credits are used up",
        text: "Buy credits, or wait until they are renewed.",
      };
    case "busy":
      return { title: `${asked} is busy`, text: "Wait a minute, then test again." };
    case "not_ntropy":
      return {
        title: `${asked} is not an API of Ntropy's`,
        text: `Something else answers there (${problem.status}). Check the address, and the path behind it.`,
      };
    case "no_relay":
      return {
        title: `${asked} does not pass requests on`,
        text: `Start your server with --relay, or with --allow-origin ${page}.`,
      };
    case "server_fault":
      return {
        title: `${asked} has a fault (${problem.status})`,
        text: "Try again later, or look at the server's log.",
      };
  }
}

/** What a run says that its destination ended: what is done, and the next step. */
export function serviceMessage(problem: ServiceProblem): Message {
  const { failure, host, message, written, remaining } = problem;
  const done =
    written === 0
      ? "No row was written."
      : `${rows(written)} ${written === 1 ? "is" : "are"} written and ${written === 1 ? "stays" : "stay"}.`;
  const rest =
    remaining === 0
      ? ""
      : ` Then choose Enrich or Continue for the other ${count(remaining, "row", "rows")}.`;
  const end = (title: string, step: string): Message => ({
    title,
    text: `${done} ${step}${rest} ${OTHERWISE}`,
  });
  switch (failure) {
    case "unauthorized":
      return end(`${host} refuses the key`, "Paste the right key under “Where it runs”.");
    case "forbidden":
      return end(
        `${host} does not allow this`,
        `Use a key that may enrich transactions. (${message})`
      );
    case "quota_exceeded":
      return end(
        `The credits of ${host} are used up`,
        "Buy credits, or wait until they are renewed."
      );
    case "busy":
      return end(`${host} is busy`, "We tried several times. Wait a minute.");
    case "network":
      return end(`${host} cannot be reached`, "Choose “Test connection” under “Where it runs”.");
    case "rejected":
      return end(`${host} does not take the rows`, message);
    case "engine_failed":
    case "cancelled":
      return end(`${host} could not answer`, `Try again in a moment. (${message})`);
  }
}
