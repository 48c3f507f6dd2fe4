/** What the panels ask about wrong results: built in, and beside the hosted API. */
import type { Destination } from "../../src/client/destination";
import type { QuestionRows } from "../../src/client/questions/question-rows";
import type { EnrichmentSession, TransactionColumns } from "../../src/client/session";
import { send } from "../api/http";
import { startEmbeddedSession } from "../support/embedded-session";
import { hostedStub } from "../support/hosted-stub";
import { watchedNetwork } from "../support/networks";
import { serveApi, withKey, type ServedApi } from "../support/served-api";

const accountHolder = { id: "workbook-1", type: "consumer", name: null } as const;

function sheet(descriptions: string[]): QuestionRows {
  const all = <Value>(value: Value): Value[] => descriptions.map(() => value);
  const columns: TransactionColumns = {
    id: descriptions.map((_, index) => `row-${index}`),
    description: descriptions,
    amount: all(4.5),
    entryType: all("outgoing"),
    currency: all("USD"),
    date: all("2024-03-05"),
    country: all(null),
    mcc: all(null),
  };
  return { columns, accountHolder, country: null };
}

const CUPS = sheet(["SQ *STARBUCKS SEATTLE", "NETFLIX", "STARBUCKS 0815 SEATTLE"]);
const words = {
  kind: "description",
  words: "starbucks seattle",
  entry_type: null,
  account_holder_id: null,
} as const;
const toGroceries = { pattern: words, expected: { label: "groceries" } };

async function enrich(
  session: EnrichmentSession,
  rows: QuestionRows,
  destination?: Destination
): Promise<(string | null)[]> {
  const to = destination === undefined ? {} : { destination };
  const run = await session.openRun({ accountHolder, country: null, ...to });
  const { label } = await session.enrich(run, rows.columns);
  await session.closeRun(run);
  return label;
}

describe("a wrong result, reported and learned from built in", () => {
  it("is tried first, then learned, acts at the next run and goes back when it is withdrawn", async () => {
    const { session } = startEmbeddedSession();
    expect((await enrich(session, CUPS))[0]).toBe("coffee shop");
    const tried = await session.ask("corrections.preview", {
      candidates: [toGroceries],
      rows: CUPS,
    });
    expect(tried).toEqual({
      rows: 3,
      candidates: [{ matched: 2, changed: 2, overrides: [] }],
      examples: [
        { id: "row-0", property: "label", before: "coffee shop", after: "groceries" },
        { id: "row-2", property: "label", before: "coffee shop", after: "groceries" },
      ],
      changed: ["row-0", "row-2"],
      isBuiltIn: false,
    });
    const { report, correction } = await session.ask("reports.create", {
      transactionId: "row-0",
      accountHolder,
      notes: "No café.",
      expected: { labels: "groceries" },
      learn: toGroceries,
    });
    expect(report).toMatchObject({ status: "resolved", expected: { labels: "groceries" } });
    expect(correction).toMatchObject({ is_on: true, report_id: report?.id });
    expect(await enrich(session, CUPS)).toEqual([
      "groceries",
      "digital content and streaming",
      "groceries",
    ]);
    const { reports, canDecide } = await session.ask("reports.list", {
      status: "resolved",
      cursor: null,
    });
    expect([reports.map(({ id }) => id), canDecide]).toEqual([[report?.id], true]);
    const gone = await session.ask("reports.withdraw", { id: report?.id ?? "" });
    expect(gone).toEqual({ forgotten: [correction] });
    expect((await enrich(session, CUPS))[0]).toBe("coffee shop");
  });

  it("resolves its report again when what was learned is deleted and brought back", async () => {
    const { session } = startEmbeddedSession();
    await enrich(session, CUPS);
    const made = await session.ask("reports.create", {
      transactionId: "row-0",
      accountHolder,
      notes: "",
      expected: { labels: "groceries" },
      learn: toGroceries,
    });
    const report = async () =>
      (await session.ask("reports.list", { status: null, cursor: null })).reports[0]?.status;
    const reportId = made.report?.id ?? "";
    await session.ask("corrections.forget", { id: made.correction?.id ?? "" });
    expect(await report()).toBe("open");
    const candidates = [{ ...toGroceries, reportId }];
    await session.ask("corrections.learn", { candidates, accountHolder });
    expect(await report()).toBe("resolved");
    const { forgotten } = await session.ask("reports.withdraw", { id: reportId });
    expect(forgotten).toHaveLength(1);
    // Its report is gone: it comes back all the same.
    await session.ask("corrections.learn", { candidates, accountHolder });
    expect((await enrich(session, CUPS))[0]).toBe("groceries");
  });

  it("is learned from without a report where the row was not enriched yet", async () => {
    const { session } = startEmbeddedSession();
    const made = await session.ask("reports.create", {
      transactionId: "row-0",
      accountHolder,
      notes: "",
      expected: {},
      learn: toGroceries,
    });
    expect(made).toMatchObject({ report: null, correction: { report_id: null } });
    expect((await enrich(session, CUPS))[0]).toBe("groceries");
  });

  it("tells why: what decided, by which correction and which rule", async () => {
    const { session, api } = startEmbeddedSession();
    const { learned } = await session.ask("corrections.learn", {
      candidates: [toGroceries],
      accountHolder,
    });
    for (const to of ["Cup", "Cup & Co"])
      await send(api, "POST", "/v3/rules", { set: "merchant", to });
    const why = await session.ask("corrections.why", sheet(["SQ *STARBUCKS SEATTLE"]));
    expect(why.corrections).toEqual(learned);
    expect(why.rules).toEqual([
      { id: "1", place: 1 },
      { id: "2", place: 2 },
    ]);
    expect(why.isBuiltIn).toBe(false);
    expect(why.explanation).toMatchObject({
      kept: null,
      engine: { categories: { general: "coffee shop" } },
      now: { categories: { general: "groceries" } },
    });
  });

  it("is learned all or nothing, once where it is tried again, and withdrawn in one step", async () => {
    const { session } = startEmbeddedSession();
    const id = "33333333-3333-4333-8333-333333333333";
    const nothing = { ...toGroceries, pattern: { ...words, words: "0815" } };
    const films = {
      pattern: { ...words, words: "netflix" },
      expected: { label: "films" },
    };
    const learn = (candidates: (typeof films & { id?: string })[]) =>
      session.ask("corrections.learn", { candidates, accountHolder });
    const list = async () =>
      (await session.ask("corrections.list", { cursor: null })).corrections.length;
    await expect(learn([{ ...films, id }, nothing])).rejects.toMatchObject({ status: 400 });
    expect(await list()).toBe(0);
    await learn([{ ...films, id }, toGroceries]);
    const { learned } = await learn([{ ...films, id }]);
    expect(learned.map((one) => one.id)).toEqual([id]);
    expect(await list()).toBe(2);
    const { corrections } = await session.ask("corrections.list", { cursor: null });
    const ids = corrections.map((one) => one.id);
    expect(await session.ask("corrections.forget-all", { ids })).toHaveLength(2);
    expect(await list()).toBe(0);
  });

  it("leaves no report behind where nothing can be learned from it", async () => {
    const { session } = startEmbeddedSession();
    await enrich(session, CUPS);
    const asked = session.ask("reports.create", {
      transactionId: "row-0",
      accountHolder,
      notes: "",
      expected: { labels: "groceries" },
      learn: { ...toGroceries, pattern: { ...words, words: "0815" } },
    });
    await expect(asked).rejects.toMatchObject({ status: 400 });
    const { reports } = await session.ask("reports.list", { status: null, cursor: null });
    expect(reports).toEqual([]);
  });

  it("is switched, listed and forgotten", async () => {
    const { session } = startEmbeddedSession();
    const { learned } = await session.ask("corrections.learn", {
      candidates: [toGroceries],
      accountHolder,
    });
    const id = learned[0]?.id ?? "";
    expect(await session.ask("corrections.switch", { id, isOn: false })).toMatchObject({
      is_on: false,
    });
    expect((await enrich(session, CUPS))[0]).toBe("coffee shop");
    expect(await session.ask("corrections.list", { cursor: null })).toMatchObject({
      corrections: [{ id, is_on: false }],
      next: null,
    });
    expect(await session.ask("corrections.forget", { id })).toMatchObject({ id });
    await expect(session.ask("corrections.forget", { id })).rejects.toMatchObject({ status: 404 });
  });

  it("groups what the user edited in the sheet", async () => {
    const { session } = startEmbeddedSession();
    const edited = [{ label: "groceries" }, { label: "fun" }, { label: "groceries" }];
    const found = await session.ask("corrections.group-edits", { rows: CUPS, edited });
    expect(
      found.holder.groups.map(({ property, before, options }) => ({
        property,
        before,
        options: options.map(({ value, rows }) => [value, ...rows]),
      }))
    ).toEqual([
      {
        property: "label",
        before: ["coffee shop"],
        options: [["groceries", "row-0", "row-2"]],
      },
      {
        property: "label",
        before: ["digital content and streaming"],
        options: [["fun", "row-1"]],
      },
    ]);
  });

  it("is learned for the account holder of its payments, or for everyone", async () => {
    const { session } = startEmbeddedSession();
    const edited = [{ label: "groceries" }, {}, { label: "fun" }];
    const ofTwo = {
      ...CUPS,
      columns: { ...CUPS.columns, accountHolder: [null, null, "kim"] },
    };
    await session.ask("holders.create", { id: "kim", type: "consumer", name: "Kim" });
    const found = await session.ask("corrections.group-edits", { rows: ofTwo, edited });
    const told = ({ groups }: (typeof found)["holder"]) =>
      groups.map(({ pattern, options }) => [pattern.account_holder_id, options.length]);
    expect(told(found.holder)).toEqual([
      ["workbook-1", 1],
      ["kim", 1],
    ]);
    expect(told(found.everyone)).toEqual([[null, 2]]);
    const candidates = found.holder.groups.map(({ pattern, options: [option] }) => ({
      pattern,
      expected: { label: option?.value ?? "" },
    }));
    const tried = await session.ask("corrections.preview", { candidates, rows: ofTwo });
    expect(tried.changed).toEqual(["row-0", "row-2"]);
    // Nothing was enriched yet: whom it is for is made known with it.
    await session.ask("corrections.learn", { candidates, accountHolder });
    expect(await enrich(session, ofTwo)).toEqual([
      "groceries",
      "digital content and streaming",
      "fun",
    ]);
    const listed = await session.ask("corrections.list", { cursor: null });
    expect(listed.holderNames).toEqual({ kim: "Kim" });
  });
});

describe("a wrong result of the hosted API", () => {
  let served: ServedApi;
  let destination: Destination;
  beforeEach(async () => {
    const hosted = withKey(hostedStub(startEmbeddedSession().api).api, "key");
    served = await serveApi((request) =>
      hosted(new Request(request.url.replace("/relay/us", ""), request))
    );
    destination = { kind: "hosted", region: "us", through: served.url, key: "key" };
  });
  afterEach(() => served.close());

  it("is reported nowhere where nothing can be learned from it here", async () => {
    const { session } = startEmbeddedSession({ network: watchedNetwork() });
    await enrich(session, sheet(["SQ *STARBUCKS SEATTLE"]), destination);
    const learn = { ...toGroceries, pattern: { ...words, words: "0815" } };
    const asked = session.ask(
      "reports.create",
      {
        transactionId: "row-0",
        accountHolder,
        notes: "",
        expected: { labels: "groceries" },
        learn,
      },
      { destination }
    );
    await expect(asked).rejects.toMatchObject({ status: 400 });
    const { reports } = await session.ask(
      "reports.list",
      { status: null, cursor: null },
      { destination }
    );
    expect(reports).toEqual([]);
  });

  it("is reported there, learned from here, and cannot be decided on", async () => {
    const { session } = startEmbeddedSession({ network: watchedNetwork() });
    const rows = sheet(["SQ *STARBUCKS SEATTLE"]);
    await enrich(session, rows, destination);
    const made = await session.ask(
      "reports.create",
      {
        transactionId: "row-0",
        accountHolder,
        notes: "No café.",
        expected: { labels: "groceries" },
        learn: toGroceries,
      },
      { destination }
    );
    expect(made).toMatchObject({
      report: { status: "open", description: "No café.\nlabels: groceries", expected: {} },
      correction: { report_id: made.report?.id },
      isLearnedBuiltIn: true,
    });
    const listed = await session.ask(
      "reports.list",
      { status: null, cursor: null },
      { destination }
    );
    expect(listed).toMatchObject({ reports: [{ id: made.report?.id }], canDecide: false });
    const why = await session.ask("corrections.why", rows, { destination });
    expect(why).toMatchObject({ isBuiltIn: true, corrections: [made.correction] });
    const other = { ...toGroceries, pattern: { ...words, words: "netflix" } };
    const { learned } = await session.ask("corrections.learn", {
      candidates: [other],
      accountHolder,
    });
    const id = made.report?.id ?? "";
    const gone = await session.ask("reports.withdraw", { id }, { destination });
    expect(gone.forgotten).toEqual([made.correction]);
    const kept = await session.ask("corrections.list", { cursor: null }, { destination });
    expect(kept.corrections).toEqual(learned);
    const after = await session.ask(
      "reports.list",
      { status: null, cursor: null },
      { destination }
    );
    expect(after.reports).toEqual([]);
  });
});
