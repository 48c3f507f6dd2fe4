import type { Api } from "../../src/api";
import { OPERATIONS } from "../../src/api";
import { errorSchemas, errorStatusesOf } from "../../src/api/openapi/errors";
import { startTenantsApi } from "../support/tenants-api";
import {
  ask,
  EVERY_OPERATION,
  makeOneOfEverything,
  nameOf,
  type Operation,
} from "./every-operation";

/** The answer is exactly what the schema says: no key more, no key less. */
function expectAnswer(one: Operation, status: number, json: unknown): void {
  const answer = one.answers[status];
  if (answer !== undefined) {
    if (answer.schema === null) expect(json).toBeUndefined();
    else expect(answer.schema.parse(json)).toEqual(json);
    return;
  }
  const error = errorStatusesOf(one).find((known) => known.status === status);
  expect([nameOf(one), status, error === undefined ? json : "documented"]).toEqual([
    nameOf(one),
    status,
    "documented",
  ]);
  if (error !== undefined) expect(errorSchemas[error.schema].parse(json)).toEqual(json);
}

describe("what the API answers is what its schemas say", () => {
  let api: Api;
  beforeAll(() => {
    ({ api } = startTenantsApi());
  });

  it.each(OPERATIONS.map((one) => [nameOf(one), one] as const))("%s", async (name, one) => {
    const entry = EVERY_OPERATION[name];
    if (entry === undefined) throw new Error(`${name} has no entry in EVERY_OPERATION.`);
    const tenant = name.replace(/\W+/g, "-");
    const made = await makeOneOfEverything(api, tenant);
    const { status, json } = await ask(api, tenant, one.method.toUpperCase(), entry.request(made));
    expect([status < 300, status < 300 ? null : json]).toEqual([true, null]);
    expectAnswer(one, status, json);
  });

  it.each(OPERATIONS.map((one) => [nameOf(one), one] as const))(
    "%s, where nothing is there",
    async (name, one) => {
      const at = one.path
        .replace("{account_holder_type}", "nobody")
        .replace("{index}", "7")
        .replace(/\{\w+\}/g, "00000000-0000-4000-8000-ffffffffffff");
      const tenant = `nobody of ${name.replace(/\W+/g, "-")}`;
      const sent = {
        path: at,
        ...(one.schemas.body === undefined ? {} : { body: { no: "body" } }),
      };
      const { status, json } = await ask(api, tenant, one.method.toUpperCase(), sent);
      expect(status).toBeLessThan(500);
      expectAnswer(one, status, json);
    }
  );
});
