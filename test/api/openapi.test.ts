import { Validator } from "@seriousme/openapi-schema-validator";
import { z } from "zod";
import { OPERATIONS } from "../../src/api";
import { openApiDocument, versionsOf, type OpenApiDocument } from "../../src/api/openapi/document";
import { exampleOf } from "../../src/api/openapi/example";
import { createSchemaBook } from "../../src/api/openapi/schema-book";
import { startEmbeddedSession } from "../support/embedded-session";
import { startTenantsApi } from "../support/tenants-api";
import { send } from "./http";

const VERSIONS = ["v1", "v2", "v3"] as const;
const document = async (version: string): Promise<OpenApiDocument> => {
  const { json } = await send(startEmbeddedSession().api, "GET", `/openapi/${version}.json`);
  return json as OpenApiDocument;
};
const operationsOf = ({ paths }: OpenApiDocument) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method, one }))
  );

describe.each(VERSIONS)("the OpenAPI document of %s", (version) => {
  it("is valid, and every reference in it leads somewhere", async () => {
    const found = await document(version);
    expect(found.openapi).toBe("3.1.0");
    expect(await new Validator().validate({ ...found })).toEqual({ valid: true });
    const references = [...JSON.stringify(found).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, to]) => to
    );
    expect(references.length).toBeGreaterThan(10);
    for (const reference of new Set(references)) {
      const steps = (reference ?? "").replace("#/", "").split("/");
      const target = steps.reduce<unknown>(
        (at, step) => (at as Record<string, unknown> | undefined)?.[step],
        found
      );
      expect([reference, typeof target]).toEqual([reference, "object"]);
    }
  });

  it("holds every operation of its version and no other", async () => {
    const told = operationsOf(await document(version)).map(
      ({ path, method }) => `${method} ${path}`
    );
    const ours = OPERATIONS.filter((one) => versionsOf(one).includes(version));
    expect(told.sort()).toEqual(ours.map(({ path, method }) => `${method} ${path}`).sort());
  });

  it("names each operation once, with its key, its errors and its parameters", async () => {
    const found = await document(version);
    const all = operationsOf(found);
    const ids = all.map(({ one }) => one.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(found.components.securitySchemes).toEqual({
      apiKey: { type: "apiKey", in: "header", name: "X-API-KEY" },
    });
    for (const { path, one } of all) {
      const isOpen = one.security !== undefined;
      expect(Object.keys(one.responses)).toContain("500");
      if (!isOpen)
        expect(Object.keys(one.responses)).toEqual(expect.arrayContaining(["401", "403"]));
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = one.parameters.filter((parameter) => parameter.in === "path");
      expect(told.map(({ name, required }) => [name, required])).toEqual(
        inPath.map((name) => [name, true])
      );
      for (const response of Object.values(one.responses))
        expect(response.headers).toHaveProperty("X-Request-ID");
    }
  });

  it("gives examples of bodies that the operations take", async () => {
    const found = await document(version);
    const { api } = startEmbeddedSession();
    let tried = 0;
    for (const { path, method, one } of operationsOf(found)) {
      const json = one.requestBody?.content["application/json"];
      if (json === undefined) continue;
      const example = exampleOf(json.schema, found.components.schemas, false);
      const at = path.replace(/\{\w+\}/g, "0");
      const answer = await send(api, method.toUpperCase(), at, example);
      const isRefused = answer.status === 422 || JSON.stringify(answer.json).includes('"loc"');
      expect([path, isRefused ? answer.json : "taken"]).toEqual([path, "taken"]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(3);
  });
});

describe("what the documents tell", () => {
  it("marks what the contract does not have", async () => {
    const v3 = await document("v3");
    expect(v3.paths["/v3/batches/{id}/cancel"]?.post).toHaveProperty("x-ntropy-addition", true);
    expect(v3.paths["/v3/batches"]?.post).not.toHaveProperty("x-ntropy-addition");
    const { properties = {} } = v3.components.schemas["EnrichedTransaction"] ?? {};
    expect(properties["evidence"]).toHaveProperty("x-ntropy-addition", true);
    expect(properties["entities"]).not.toHaveProperty("x-ntropy-addition");
    const parameters = v3.paths["/v3/transactions"]?.post?.parameters;
    expect(parameters).toMatchObject([{ name: "incomplete", "x-ntropy-addition": true }]);
  });

  it("has the words and the shapes of errors: 422 in v2 and v3, 400 in v1", async () => {
    const [v1, v3] = [await document("v1"), await document("v3")];
    expect(v1.paths["/classifier/consumer"]?.post?.responses).not.toHaveProperty("422");
    expect(v3.paths["/v3/transactions"]?.post?.responses["422"]).toMatchObject({
      content: { "application/json": { schema: { $ref: "#/components/schemas/ValidationError" } } },
    });
    expect(v1.paths["/classifier/consumer/batch/{id}"]?.get?.responses["404"]).not.toHaveProperty(
      "content"
    );
    expect(v3.paths["/v3/transactions"]?.get?.responses["429"]?.headers).toHaveProperty(
      "Retry-After"
    );
  });

  it("is what is taken for bodies, and what is answered for answers", () => {
    const schema = z.object({ size: z.number().default(1) }).meta({ id: "Sized" });
    const book = createSchemaBook();
    expect([
      book.add(schema, "output"),
      book.add(schema, "input"),
      book.add(schema, "input"),
    ]).toEqual([
      { $ref: "#/components/schemas/Sized" },
      { $ref: "#/components/schemas/SizedInput" },
      { $ref: "#/components/schemas/SizedInput" },
    ]);
    const { Sized, SizedInput } = book.components();
    expect([Sized?.required, SizedInput?.required]).toEqual([["size"], undefined]);
  });

  it("can be read without a key", async () => {
    const { api } = startTenantsApi();
    for (const path of ["/openapi/v3.json", "/docs", "/docs/v1", "/docs/style.css"])
      expect((await api(new Request(`http://api.example${path}`))).status).toBe(200);
    expect((await send(api, "GET", "/v3/transactions")).status).toBe(403);
  });

  it("is not there for other versions", async () => {
    const { api } = startEmbeddedSession();
    expect((await send(api, "GET", "/openapi/v4.json")).status).toBe(404);
    expect((await send(api, "GET", "/docs/v4")).status).toBe(404);
  });
});

describe("the pages for people", () => {
  const page = async (path: string): Promise<{ text: string; headers: Headers }> => {
    const { api } = startEmbeddedSession();
    const response = await api(new Request(`http://api.example${path}`));
    expect(response.status).toBe(200);
    return { text: await response.text(), headers: response.headers };
  };

  it.each(VERSIONS)(
    "tell every operation of %s, with an anchor and an example",
    async (version) => {
      const { text } = await page(`/docs/${version}`);
      const found = openApiDocument(version, OPERATIONS);
      for (const { path, method, one } of operationsOf(found)) {
        expect(text).toContain(`<h3 id="${one.operationId}">`);
        expect(text).toContain(`${method.toUpperCase()} ${path}`);
      }
      expect(text.match(/curl -X/g)).toHaveLength(operationsOf(found).length);
      const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      expect(anchors.length).toBeGreaterThan(10);
      for (const id of new Set(anchors)) expect(text).toContain(`id="${id}"`);
    }
  );

  it.each(["/docs", "/docs/v3"])(
    "%s holds no script and loads nothing from elsewhere",
    async (path) => {
      const { text, headers } = await page(path);
      expect(text).not.toMatch(/<script|\son\w+=|javascript:|style="/i);
      expect([...text.matchAll(/(?:src|href)="(?!\/|#)([^"]*)"/g)]).toEqual([]);
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
    }
  );

  it("say their language, lead past the navigation, and fit small and dark screens", async () => {
    const { text } = await page("/docs/v2");
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<a class="skip" href="#main">');
    expect(text).toContain('<main id="main"');
    expect(text.match(/<h1>/g)).toHaveLength(1);
    const style = await page("/docs/style.css");
    expect(style.text).toContain("prefers-color-scheme: dark");
    expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });

  it("spell what stands in schemas as text, never as markup", async () => {
    const { text } = await page("/docs/v3");
    expect(text).toContain("&quot;incoming&quot;");
    expect(text).not.toMatch(/<code>"/);
  });
});
