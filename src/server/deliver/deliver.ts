/**
 * Webhooks over HTTP. The address is checked after its name was resolved, in the moment of connecting,
 * so that no name can lead somewhere else in between. Redirects are not followed.
 */
import { lookup as resolveName } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Deliver, DeliveryAnswer, DeliveryRequest } from "../../service";
import { isAllowedAddress } from "./addresses";

export interface HttpDeliveryOptions {
  /** Whether receivers on this computer and in private networks are allowed. */
  allowsPrivate: boolean;
  /** How names become addresses; the system's way where it is left out. */
  resolve?: typeof resolveName;
}

/** Delivers by HTTP POST. */
export function httpDelivery({
  allowsPrivate,
  resolve = resolveName,
}: HttpDeliveryOptions): Deliver {
  const lookup = guardedLookup(allowsPrivate, resolve);
  return {
    async send(request) {
      const url = URL.canParse(request.url) ? new URL(request.url) : null;
      if (url === null || !/^https?:$/.test(url.protocol)) return FORBIDDEN;
      // An address in place of a name is never looked up.
      const host = url.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && !isAllowedAddress(host, allowsPrivate)) return FORBIDDEN;
      return post(url, request, lookup);
    },
  };
}

const FORBIDDEN: DeliveryAnswer = { ok: false, reason: "address_forbidden" };

function post(
  url: URL,
  { token, body, timeoutMilliseconds }: DeliveryRequest,
  lookup: LookupFunction
): Promise<DeliveryAnswer> {
  const text = JSON.stringify(body);
  return new Promise((resolve) => {
    const begin = url.protocol === "https:" ? requestSecure : requestPlain;
    const late = AbortSignal.timeout(timeoutMilliseconds);
    try {
      const sending = begin(
        url,
        {
          method: "POST",
          agent: false,
          lookup,
          signal: late,
          headers: {
            "Content-Type": "application/json",
            "Content-Length": Buffer.byteLength(text),
            "User-Agent": "ntropy-webhooks",
            ...(token === null ? {} : { "X-Ntropy-Token": token }),
          },
        },
        (answer) => {
          resolve({ ok: true, status: answer.statusCode ?? 0 });
          // What the receiver says beyond its status is of no use here.
          answer.destroy();
        }
      );
      sending.on("error", (error) => resolve(answerOf(error, late)));
      sending.end(text);
    } catch {
      // A token that may not stand in a header.
      resolve({ ok: false, reason: "unreachable" });
    }
  });
}

function answerOf(error: Error, late: AbortSignal): DeliveryAnswer {
  if (error instanceof ForbiddenAddress) return FORBIDDEN;
  return { ok: false, reason: late.aborted ? "timeout" : "unreachable" };
}

class ForbiddenAddress extends Error {}

/** Looks a name up and refuses it as a whole where one of its addresses is not allowed. */
function guardedLookup(allowsPrivate: boolean, resolve: typeof resolveName): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const [first] = addresses;
      const isRefused = addresses.some(({ address }) => !isAllowedAddress(address, allowsPrivate));
      if (isRefused || first === undefined)
        return callback(new ForbiddenAddress("This address is not delivered to."), []);
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
