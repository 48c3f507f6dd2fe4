/** Questions about rules, to the built-in API and to a service that has the published v3 only. */
import { type createEmbeddedApi } from "../../src/api";
import { createClient, type Client } from "../../src/client/client";
import { ruleQuestions, type RuleChange } from "../../src/client/questions/rules";
import { embeddedSide, HOSTED_CAPABILITIES } from "../../src/client/transport";
import { startEmbeddedSession } from "../support/embedded-session";

const KIM = { id: "kim", type: "consumer", name: "Kim" } as const;
const signal = new AbortController().signal;
const label = (text: string) => ({ set_labels: [text] });
const tesco = {
  if: { is_substring: [{ get: "description" }, "TESCO"] },
  then: [{ set: "merchant", to: "Tesco Express" }],
};
const rows = ["TESCO 1", "ASDA 2", "TESCO 3"].map((description, index) => ({
  id: String(index),
  description,
  entry_type: "outgoing" as const,
}));

/** A service with the paths of the published v3 alone. */
function publishedOnly(api: ReturnType<typeof createEmbeddedApi>): Client {
  const asked: string[] = [];
  const side = embeddedSide(
    async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(`${request.method} ${pathname}`);
      if (/\/(list|dry_run)$/.test(pathname)) return new Response("{}", { status: 404 });
      return api(request);
    },
    { checksAnswers: true }
  );
  const client = createClient({ ...side, capabilities: HOSTED_CAPABILITIES }, async () => {});
  return Object.assign(client, { asked });
}

const start = () => {
  const { client, api } = startEmbeddedSession();
  return { ours: { chosen: client, builtIn: client }, api, builtIn: client };
};
const insert = (...rules: Record<string, unknown>[]): RuleChange[] =>
  rules.map((rule) => ({ do: "insert", rule }));

describe("the list of rules, asked for", () => {
  it("is our own with all there is to it, an account's too before anything was enriched for it", async () => {
    const { ours } = start();
    expect(await ruleQuestions["rules.list"](ours, { holder: KIM }, signal)).toEqual({
      rules: [],
      isOurs: true,
    });
    await ruleQuestions["rules.change"](ours, { holder: KIM, changes: insert(tesco) }, signal);
    const changed = await ruleQuestions["rules.change"](
      ours,
      { holder: KIM, changes: [{ do: "change", id: "1", is_on: false }] },
      signal
    );
    expect(changed.rules).toMatchObject([{ id: "1", is_on: false, rule: tesco }]);
    expect((await ruleQuestions["rules.list"](ours, { holder: null }, signal)).rules).toEqual([]);
  });

  it("is plain at a service that has the published v3 only, and can be changed all the same", async () => {
    const { api, builtIn } = start();
    const sides = { chosen: publishedOnly(api), builtIn };
    const change = (changes: RuleChange[]) =>
      ruleQuestions["rules.change"](sides, { holder: null, changes }, signal);
    const labels = async () =>
      (await ruleQuestions["rules.list"](sides, { holder: null }, signal)).rules.map(
        ({ rule }) => rule["set_labels"]
      );
    await change(insert(label("one")));
    await change(insert(label("two")));
    const { rules, isOurs } = await change(insert(label("three")));
    expect(isOurs).toBe(false);
    const [first, , third] = rules;
    // Moved: the whole list is put in the place of the old one.
    await change([{ do: "change", id: third?.id ?? "", position: 0 }]);
    expect(await labels()).toEqual([["three"], ["one"], ["two"]]);
    const [top] = (await ruleQuestions["rules.list"](sides, { holder: null }, signal)).rules;
    await change([{ do: "change", id: top?.id ?? "", rule: label("3") }]);
    await change([{ do: "remove", id: top?.id ?? "" }]);
    expect(await labels()).toEqual([["one"], ["two"]]);
    await expect(
      change([{ do: "change", id: first?.id ?? "", position: 0 }])
    ).rejects.toMatchObject({ code: "rejected" });
  });
});

describe("rules tried on rows of the sheet", () => {
  it("say which rows they match and what would be another", async () => {
    const { ours } = start();
    const tried = await ruleQuestions["rules.try"](
      ours,
      { holder: null, rules: [tesco], rows },
      signal
    );
    expect(tried).toMatchObject({
      isBuiltIn: false,
      rules: [{ index: 0, matched: 2, changed: 2 }],
      rows: [
        { id: "0", matched: [0], changes: [{ property: "merchant", after: "Tesco Express" }] },
        { id: "2" },
      ],
    });
    expect(
      await ruleQuestions["rules.try"](ours, { holder: null, rules: null, rows: [] }, signal)
    ).toMatchObject({ rows: [] });
  });

  it("of an account that is not there yet run behind everyone's", async () => {
    const { ours } = start();
    await ruleQuestions["rules.change"](
      ours,
      { holder: null, changes: insert({ set: "merchant", to: "Everyone’s" }) },
      signal
    );
    const tried = await ruleQuestions["rules.try"](
      ours,
      { holder: KIM, rules: [tesco], rows },
      signal
    );
    expect(tried.rules).toEqual([{ index: 0, matched: 2, changed: 2 }]);
    expect(tried.rows).toMatchObject([
      {
        id: "0",
        matched: [0],
        changes: [{ property: "merchant", after: "Tesco Express", rules: [0] }],
      },
      { id: "2" },
    ]);
  });

  it("are tried built in where the service cannot", async () => {
    const { api, builtIn } = start();
    const sides = { chosen: publishedOnly(api), builtIn };
    const tried = await ruleQuestions["rules.try"](
      sides,
      { holder: null, rules: [tesco], rows },
      signal
    );
    expect(tried).toMatchObject({ isBuiltIn: true, rules: [{ matched: 2 }] });
  });
});

describe("what rows would be answered now", () => {
  const asked = rows.map((row) => ({
    ...row,
    account_holder_id: KIM.id,
    account_holder_type: KIM.type,
    account_holder_name: KIM.name,
  }));

  it("is told by the rules in force, and nothing is stored", async () => {
    const { ours } = start();
    await ruleQuestions["rules.change"](ours, { holder: null, changes: insert(tesco) }, signal);
    const now = await ruleQuestions["rules.answers"](ours, { rows: asked }, signal);
    expect(now?.id).toEqual(["0", "1", "2"]);
    expect(now?.merchant[0]).toBe("Tesco Express");
    expect(now?.merchant[1]).not.toBe("Tesco Express");
    const none = await ruleQuestions["rules.answers"](ours, { rows: [] }, signal);
    expect(none?.id).toEqual([]);
    await expect(ours.chosen.getAccountHolder(KIM.id, signal)).rejects.toThrow();
  });

  it("is not told by a service that would have to enrich them", async () => {
    const { api, builtIn } = start();
    const sides = { chosen: publishedOnly(api), builtIn };
    expect(await ruleQuestions["rules.answers"](sides, { rows: asked }, signal)).toBeNull();
  });
});
