/** An HTTP or HTTPS listener around a function from `Request` to `Response`, with a graceful end. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { Server as NetServer } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Api } from "../api";

export interface ListenOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Certificate chain and private key, PEM; null serves plain HTTP. */
  tls: { cert: Uint8Array; key: Uint8Array } | null;
}

export interface Listener {
  /** The address that answers, as `http://127.0.0.1:8080`. */
  url: string;
  /**
   * Takes no more connections, lets requests under way end, and after `milliseconds` ends them. Resolves
   * when none is left.
   */
  close(milliseconds: number): Promise<void>;
}

/** Headers must be there within ten seconds, a body within five minutes: slow senders hold nothing for long. */
const HEADERS_MILLISECONDS = 10_000;
const REQUEST_MILLISECONDS = 300_000;
/** Longer than load balancers keep theirs (60 s as a rule), so that none sends into a closed connection. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
const MAXIMUM_HEADER_BYTES = 16 * 1024;

/** Listens. Rejects where the port is taken or may not be used. */
export async function listen(answer: Api, options: ListenOptions): Promise<Listener> {
  const { host, port, tls } = options;
  let closing = false;
  const respond = getRequestListener(async (request) => {
    const response = await answer(request);
    if (closing) response.headers.set("Connection", "close");
    return response;
  });
  const underWay = new Set<ServerResponse>();
  let onNoneLeft = (): void => {};
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    underWay.add(outgoing);
    // Not before the last byte of its answer is on its way.
    outgoing.once("close", () => {
      underWay.delete(outgoing);
      if (underWay.size === 0) onNoneLeft();
    });
    void respond(incoming, outgoing);
  };
  const settings = {
    headersTimeout: HEADERS_MILLISECONDS,
    requestTimeout: REQUEST_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    maxHeaderSize: MAXIMUM_HEADER_BYTES,
  };
  const server: Server =
    tls === null
      ? createServer(settings, handle)
      : createSecureServer(
          { ...settings, cert: Buffer.from(tls.cert), key: Buffer.from(tls.key) },
          handle
        );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${tls === null ? "http" : "https"}://${name}:${bound}`,
    async close(milliseconds) {
      closing = true;
      // Node's own `close` for HTTP would cut answers off that are written and not yet sent.
      const closed = new Promise<void>((resolve) => {
        NetServer.prototype.close.call(server, () => resolve());
      });
      let deadline: ReturnType<typeof setTimeout> | undefined;
      await new Promise<void>((resolve) => {
        onNoneLeft = resolve;
        deadline = setTimeout(resolve, milliseconds);
        if (underWay.size === 0) resolve();
      });
      clearTimeout(deadline);
      server.closeAllConnections();
      // Ends the timers that it keeps for connections.
      server.close(() => {});
      await closed;
    },
  };
}
