/** An HTTP or HTTPS listener around a function from `Request` to `Response`, with a graceful end. */
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
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
/** How often a closing listener ends connections that have become idle. */
const SWEEP_MILLISECONDS = 50;

/** Listens. Rejects where the port is taken or may not be used. */
export async function listen(answer: Api, options: ListenOptions): Promise<Listener> {
  const { host, port, tls } = options;
  let closing = false;
  const handle = getRequestListener(async (request) => {
    const response = await answer(request);
    if (closing) response.headers.set("Connection", "close");
    return response;
  });
  const settings = {
    headersTimeout: HEADERS_MILLISECONDS,
    requestTimeout: REQUEST_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    maxHeaderSize: MAXIMUM_HEADER_BYTES,
  };
  const server: Server =
    tls === null
      ? createServer(settings, (incoming, outgoing) => void handle(incoming, outgoing))
      : createSecureServer(
          { ...settings, cert: Buffer.from(tls.cert), key: Buffer.from(tls.key) },
          (incoming, outgoing) => void handle(incoming, outgoing)
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
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MILLISECONDS);
      const deadline = setTimeout(() => server.closeAllConnections(), milliseconds);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };
}
