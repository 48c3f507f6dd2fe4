/**
 * The workbench's web server: https, this computer only, one port for the workbench, the add-in in
 * its frame, office.js and the samples. Office.js trusts a host page only under the add-in's own
 * host name, hence one origin for all of them.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { join } from "node:path";
import sirv from "sirv";
import { type ServerIdentity } from "./certificate";
import { withOfficeJsCopy } from "./office-js";

/** The port manifest.xml names. */
export const MANIFEST_PORT = 3000;
/** How many ports after the wanted one are tried when it is taken. */
const PORTS_TRIED = 20;

/** What to serve. Folders are absolute; a missing one answers 404. */
export interface SiteOptions {
  /** The add-in as built: its pages at the root of the site. */
  addin: string;
  /** The manifest as sideloaded, served as `/manifest.xml`. */
  manifest: string;
  /** The workbench's page, under `/workbench/`; left out, there is none and office.js stays Microsoft's. */
  workbench?: {
    page: string;
    /** The npm package's `dist`, under `/office-js/`. */
    officeJs: string;
    /** Workbooks, under `/samples/`, listed in `/samples/index.json`. */
    samples: string;
  };
}

/** Tells every open workbench page what was built anew. */
export type Announce = (what: "addin" | "workbench") => void;

/** A site to be served: what answers requests, and what tells open pages about a new build. */
export interface Site {
  answer: RequestListener;
  announce: Announce;
}

/**
 * What the workbench's own page may do: nothing beyond this server. The grid draws with inline
 * styles and keeps its fonts in its style sheet.
 */
const WORKBENCH_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The samples' file names, in the order of the alphabet. */
function sampleNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(xlsx|csv)$/i.test(name))
    .sort((one, other) => (one < other ? -1 : 1));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-cache",
  });
  response.end(body);
}

/** Puts a site together from its folders. Files are read when asked for, so a new build shows at once. */
export function workbenchSite({ addin, manifest, workbench }: SiteOptions): Site {
  const listeners = new Set<ServerResponse>();
  const files = (folder: string) =>
    sirv(folder, { dev: true, etag: true, extensions: [], onNoMatch: notFound });
  const addinFiles = files(addin);
  const mounts = workbench
    ? {
        "/workbench/": files(workbench.page),
        "/office-js/": files(workbench.officeJs),
        "/samples/": files(workbench.samples),
      }
    : {};

  function notFound(_request: IncomingMessage, response: ServerResponse): void {
    send(response, 404, "text/plain;charset=utf-8", "There is no such file.\n");
  }

  function listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(": open\n\n");
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
  }

  /** A page of the add-in by its file's name alone, which therefore lies in the folder itself. */
  function addinPage(path: string, response: ServerResponse): boolean {
    const name = /^\/([\w-]+\.html)$/.exec(path)?.[1];
    if (name === undefined || !existsSync(join(addin, name))) return false;
    const html = readFileSync(join(addin, name), "utf8");
    send(response, 200, "text/html;charset=utf-8", withOfficeJsCopy(html));
    return true;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      send(response, 405, "text/plain;charset=utf-8", "This server only hands out files.\n");
      return;
    }
    const url = request.url ?? "/";
    const path = url.replace(/[?#].*$/s, "");
    if (path === "/manifest.xml") {
      if (!existsSync(manifest)) notFound(request, response);
      else send(response, 200, "text/xml;charset=utf-8", readFileSync(manifest, "utf8"));
      return;
    }
    if (workbench) {
      if (path === "/" || path === "/workbench") {
        response.writeHead(302, { Location: `/workbench/${url.slice(path.length)}` });
        response.end();
        return;
      }
      if (path === "/workbench/changes") return listen(request, response);
      if (path === "/samples/index.json") {
        const names = JSON.stringify(sampleNames(workbench.samples));
        return send(response, 200, "application/json", names);
      }
      for (const [prefix, serve] of Object.entries(mounts)) {
        if (!path.startsWith(prefix)) continue;
        if (prefix === "/workbench/") {
          response.setHeader("Content-Security-Policy", WORKBENCH_POLICY);
        }
        request.url = url.slice(prefix.length - 1);
        if (prefix === "/workbench/" && path === prefix) request.url = "/index.html";
        return serve(request, response);
      }
      if (addinPage(path, response)) return;
    }
    // Excel on the web reads functions.json and the icons from its own origin.
    response.setHeader("Access-Control-Allow-Origin", "*");
    addinFiles(request, response);
  }

  return {
    answer,
    announce: (what) => {
      for (const listener of listeners) listener.write(`data: ${what}\n\n`);
    },
  };
}

/** A server that runs. */
export interface RunningServer {
  port: number;
  /** `https://localhost:3000`, without a slash at its end. */
  origin: string;
  close(): Promise<void>;
}

function listenOn(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: address, exclusive: true }, () => {
      server.off("error", reject);
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

const errorCode = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/**
 * Serves a site on `localhost` and nowhere else: on 127.0.0.1, and on ::1 where the computer has
 * it, so that nobody else answers to the name. `port` 0 takes any free one.
 *
 * @returns null when the port is taken.
 */
async function serveOn(
  site: Site,
  identity: ServerIdentity,
  port: number
): Promise<RunningServer | null> {
  const make = () => createServer({ key: identity.key, cert: identity.certificate }, site.answer);
  const servers = [make()];
  const close = async () => {
    await Promise.all(
      servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          })
      )
    );
  };
  const [first] = servers;
  if (!first) return null;
  let bound: number;
  try {
    bound = await listenOn(first, port, "127.0.0.1");
  } catch (error) {
    if (errorCode(error) === "EADDRINUSE") return null;
    throw error;
  }
  const second = make();
  try {
    await listenOn(second, bound, "::1");
    servers.push(second);
  } catch (error) {
    if (errorCode(error) === "EADDRINUSE") {
      await close();
      return null;
    }
    if (!["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"].includes(errorCode(error))) throw error;
  }
  return { port: bound, origin: `https://localhost:${bound}`, close };
}

/**
 * Serves a site on the wanted port or, unless `strict`, on the next free one.
 *
 * @returns null when the port is taken (and, without `strict`, the twenty after it too).
 */
export async function serve(
  site: Site,
  identity: ServerIdentity,
  { port, strict = false }: { port: number; strict?: boolean }
): Promise<RunningServer | null> {
  const last = strict || port === 0 ? port : port + PORTS_TRIED;
  for (let candidate = port; candidate <= last; candidate++) {
    const running = await serveOn(site, identity, candidate);
    if (running !== null) return running;
  }
  return null;
}
