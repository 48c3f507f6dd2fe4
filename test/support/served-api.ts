/** An API function behind a Node http server of this process, as a user's own server would be. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Api } from "../../src/api";

export interface ServedApi {
  /** `http://localhost:49152`. */
  url: string;
  /** Every request that reached it, as `POST /v3/batches`, oldest first. */
  requests: string[];
  close(): Promise<void>;
}

/** Serves a function from `Request` to `Response` on a free port of localhost. */
export async function serveApi(api: Api): Promise<ServedApi> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      requests.push(`${incoming.method} ${incoming.url}`);
      const response = await api(await requestOf(incoming));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  return new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? "GET",
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    body: hasBody && parts.length > 0 ? Buffer.concat(parts) : null,
  });
}

/** Lets pages of other origins ask, as `Access-Control-Allow-*` do. */
export function withCors(api: Api): Api {
  return async (request) => {
    const leave = {
      "Access-Control-Allow-Origin": request.headers.get("Origin") ?? "*",
      "Access-Control-Allow-Headers": "Content-Type, X-API-KEY",
      "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
      "Access-Control-Allow-Private-Network": "true",
    };
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: leave });
    const response = await api(request);
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(leave)) headers.set(name, value);
    return new Response(await response.arrayBuffer(), { status: response.status, headers });
  };
}

/** Asks for a key as the contract says: none 403, a wrong one 401. */
export function withKey(api: Api, key: string): Api {
  return async (request) => {
    const given = request.headers.get("X-API-KEY");
    if (new URL(request.url).pathname === "/health" || given === key) return api(request);
    return given === null
      ? Response.json({ detail: "An API key is needed." }, { status: 403 })
      : Response.json({ detail: "The API key is not valid." }, { status: 401 });
  };
}
