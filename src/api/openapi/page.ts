/** The documents as pages for people: HTML made here, without any script. */
import { html } from "hono/html";
import type { ApiVersion, OpenApiDocument, OperationObject, ParameterObject } from "./document";
import { API_VERSIONS } from "./document";
import { exampleOf } from "./example";
import type { JsonSchema } from "./schema-book";

/** Text that was escaped already; `html` puts it in as it is. */
export type Html = ReturnType<typeof html>;

/** Most values of a list that are spelled out. */
const LISTED_VALUES = 16;

/** The page that leads to the versions' pages. */
export function indexPage(): Html {
  const links = API_VERSIONS.map(
    (version) =>
      html`<li>
        <a href="/docs/${version}">Version ${version.slice(1)}</a>
        (<a href="/openapi/${version}.json">OpenAPI document</a>)
      </li>`
  );
  const main = html`<h1>Transaction enrichment</h1>
    <p>
      Three versions of one API. Send your key in the header <code>X-API-KEY</code>; every answer
      has an <code>X-Request-ID</code>. Failures are JSON with <code>detail</code> (or
      <code>details</code>), but for an unknown batch of version 1.
    </p>
    <ul>
      ${links}
    </ul>`;
  return frame("Transaction enrichment API", main);
}

/** The page of one version: every operation, then every shape that has a name. */
export function versionPage(version: ApiVersion, document: OpenApiDocument): Html {
  const { schemas } = document.components;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method, one }))
  );
  const ofTag = (tag: string) => operations.filter(({ one }) => one.tags.includes(tag));
  const contents = document.tags.map(
    ({ name }) =>
      html`<li>
        <a href="#${anchorOf(name)}">${name}</a>
        <ul>
          ${ofTag(name).map(
            ({ path, method, one }) =>
              html`<li>
                <a href="#${one.operationId}"><code>${method.toUpperCase()} ${path}</code></a>
              </li>`
          )}
        </ul>
      </li>`
  );
  const sections = document.tags.map(
    ({ name }) =>
      html`<section>
        <h2 id="${anchorOf(name)}">${name}</h2>
        ${ofTag(name).map(({ path, method, one }) => operationPart(path, method, one, schemas))}
      </section>`
  );
  const shapes = Object.entries(schemas).map(
    ([name, schema]) =>
      html`<h3 id="shape-${name}">${name}</h3>
        ${shapePart(schema)}`
  );
  const main = html`<h1>${document.info.title}</h1>
    <p>
      ${document.info.description}
      <a href="/openapi/${version}.json">The same as an OpenAPI document.</a>
    </p>
    <nav aria-label="Operations">
      <ul>
        ${contents}
        <li><a href="#shapes">Shapes</a></li>
      </ul>
    </nav>
    ${sections}
    <section>
      <h2 id="shapes">Shapes</h2>
      ${shapes}
    </section>`;
  return frame(document.info.title, main);
}

function frame(title: string, main: Html): Html {
  const links = API_VERSIONS.map(
    (version) => html`<li><a href="/docs/${version}">Version ${version.slice(1)}</a></li>`
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <nav aria-label="Versions">
            <ul>
              <li><a href="/docs">Overview</a></li>
              ${links}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`;
}

function operationPart(
  path: string,
  method: string,
  one: OperationObject,
  schemas: Readonly<Record<string, JsonSchema>>
): Html {
  const body = Object.entries(one.requestBody?.content ?? {}).map(
    ([type, { schema }]) =>
      html`<h4>Body</h4>
        <p><code>${type}</code>: ${typeWords(schema)}</p>
        ${shapePart(schema)}`
  );
  return html`<article>
    <h3 id="${one.operationId}"><code>${method.toUpperCase()} ${path}</code></h3>
    <p>
      ${one.summary}.${one["x-ntropy-addition"] ? html` <em>An addition of ours.</em>` : ""}
      ${one.security === undefined ? "" : "Needs no key."}
    </p>
    ${
      one.parameters.length === 0
        ? ""
        : html`<h4>Parameters</h4>
            <dl>${one.parameters.map(parameterPart)}</dl>`
    }
    ${body}
    <h4>Answers</h4>
    <dl>
      ${Object.entries(one.responses).map(
        ([status, { description, content }]) =>
          html`<dt><code>${status}</code></dt>
            <dd>
              ${description}${Object.values(content ?? {}).map(
                ({ schema }) => html`: ${typeWords(schema)}`
              )}
            </dd>`
      )}
    </dl>
    <h4>Example</h4>
    ${examplePart(path, method, one, schemas)}
  </article>`;
}

function parameterPart(one: ParameterObject): Html {
  return html`<dt><code>${one.name}</code> ${one.required ? "required" : ""}</dt>
    <dd>
      In the ${one.in}, ${typeWords(one.schema)}.
      ${one.description === undefined ? "" : `${one.description}.`}
      ${one["x-ntropy-addition"] ? html`<em>An addition of ours.</em>` : ""}
    </dd>`;
}

/** An object's properties, or what else the shape is. */
function shapePart(schema: JsonSchema): Html {
  const { properties, required = [] } = schema;
  if (properties === undefined)
    return schema.$ref === undefined ? html`<p>${typeWords(schema)}</p>` : html``;
  return html`<dl>
    ${Object.entries(properties).map(([name, property]) => {
      const known = typeof property === "object" ? property : {};
      if (known.not !== undefined) return "";
      return html`<dt><code>${name}</code> ${required.includes(name) ? "required" : ""}</dt>
        <dd>
          ${typeWords(known)}. ${known.description === undefined ? "" : `${known.description}.`}
          ${known["x-ntropy-addition"] === true ? html`<em>An addition of ours.</em>` : ""}
          ${known.properties === undefined ? "" : shapePart(known)}
        </dd>`;
    })}
  </dl>`;
}

/** What a value may be, in words; names of shapes are links. */
function typeWords(schema: JsonSchema): Html {
  const { $ref, anyOf, enum: list, type, items, format } = schema;
  if ($ref !== undefined) {
    const name = $ref.split("/").pop() ?? "";
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (list !== undefined) {
    const shown = list.slice(0, LISTED_VALUES).map((value, index) => {
      const separator = index === 0 ? "" : ", ";
      return html`${separator}<code>${JSON.stringify(value)}</code>`;
    });
    return html`one of
    ${shown}${list.length > LISTED_VALUES ? ` and ${list.length - LISTED_VALUES} more` : ""}`;
  }
  if (anyOf !== undefined) {
    const options = anyOf.map((option, index) => {
      const separator = index === 0 ? "" : " or ";
      return html`${separator}${typeof option === "object" ? typeWords(option) : "anything"}`;
    });
    return html`${options}`;
  }
  if (type === "array")
    return html`list of
    ${typeof items === "object" && !Array.isArray(items) ? typeWords(items) : "anything"}`;
  const words = Array.isArray(type) ? type.join(" or ") : (type ?? "anything");
  return html`${words}${format === undefined ? "" : ` (${format})`}`;
}

function examplePart(
  path: string,
  method: string,
  one: OperationObject,
  schemas: Readonly<Record<string, JsonSchema>>
): Html {
  const filled = one.parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((at, { name, schema }) => {
      const value = exampleOf(schema, schemas, false);
      return at.replace(`{${name}}`, value === "text" ? "t1" : String(value));
    }, path);
  const lines = [`curl -X ${method.toUpperCase()} "https://HOST${filled}"`];
  if (one.security === undefined) lines.push('-H "X-API-KEY: KEY"');
  for (const [type, { schema }] of Object.entries(one.requestBody?.content ?? {})) {
    if (type === "multipart/form-data") lines.push('-F "file=@statement.pdf"');
    else {
      const body = JSON.stringify(exampleOf(schema, schemas, false), null, 2);
      lines.push('-H "Content-Type: application/json"', `-d '${body}'`);
    }
  }
  const answers = Object.entries(one.responses).filter(([status]) => status.startsWith("2"));
  const answered = answers.flatMap(([status, { content }]) =>
    Object.values(content ?? {}).map(
      ({ schema }) =>
        html`<details>
          <summary>What it may answer (${status})</summary>
          <pre
            tabindex="0"
          ><code>${JSON.stringify(exampleOf(schema, schemas, true), null, 2)}</code></pre>
        </details>`
    )
  );
  return html`<pre tabindex="0"><code>${lines.join(" \\\n  ")}</code></pre>
    ${answered}`;
}

function anchorOf(tag: string): string {
  return `tag-${tag.toLowerCase().replace(/\W+/g, "-")}`;
}
