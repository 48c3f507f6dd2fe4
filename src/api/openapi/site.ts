/** Where the documents and their pages are served; open to all, made when first asked for. */
import type { Hono, Env } from "hono";
import type { Operation } from "../operation";
import { API_VERSIONS, openApiDocument, type ApiVersion, type OpenApiDocument } from "./document";
import { indexPage, versionPage, type Html } from "./page";
import { STYLE } from "./style";

/** Nothing is loaded but the style, from here; nothing frames the pages and they send nothing. */
const PAGE_HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Content-Type": "text/html; charset=utf-8",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
const STYLE_HEADERS = {
  "Content-Type": "text/css; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

/** Adds `/openapi/v3.json`, `/docs`, `/docs/v3` and their like; `onlyRead` answers other methods than GET. */
export function serveDocuments<E extends Env>(
  app: Hono<E>,
  operations: readonly Operation[],
  onlyRead: () => Response
): void {
  const documents = new Map<ApiVersion, OpenApiDocument>();
  const pages = new Map<ApiVersion | "index", Html>();
  const documentOf = (version: ApiVersion): OpenApiDocument => {
    const document = documents.get(version) ?? openApiDocument(version, operations);
    documents.set(version, document);
    return document;
  };
  const pageOf = async (name: ApiVersion | "index"): Promise<Response> => {
    const page =
      pages.get(name) ?? (name === "index" ? indexPage() : versionPage(name, documentOf(name)));
    pages.set(name, page);
    return new Response(String(await page), { headers: PAGE_HEADERS });
  };

  const serve = (path: string, answer: () => Response | Promise<Response>): void => {
    app.get(path, answer);
    app.all(path, onlyRead);
  };
  for (const version of API_VERSIONS) {
    serve(`/openapi/${version}.json`, () => Response.json(documentOf(version)));
    serve(`/docs/${version}`, () => pageOf(version));
  }
  serve("/docs", () => pageOf("index"));
  serve("/docs/style.css", () => new Response(STYLE, { headers: STYLE_HEADERS }));
}
