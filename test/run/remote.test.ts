/** Runs whose rows go to a destination beyond the page: what is sent, kept on record, taken up again. */
import type { Destination } from "../../src/client/destination";
import { SessionError } from "../../src/client/session";
import { createFakeSession, type FakeSession } from "../support/fake-session";
import { type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(60_000);

const BANK = [
  ["Date", "Description", "Amount"],
  ...Array.from({ length: 1_000 }, (_, index) => [
    45_000 + (index % 300),
    `shop${index % 7} ${index}`,
    -1,
  ]),
];
const SERVER: Destination = { kind: "own_server", url: "https://own.example", key: "secret-key" };
const HOSTED: Destination = { kind: "hosted", region: "us", key: "secret-key", through: null };

let desk: Desk;
let session: FakeSession;
let destination: Destination;
beforeEach(async () => {
  session = createFakeSession();
  destination = SERVER;
  desk = await sitDown({ sheets: { Bank: BANK } }, session, () => destination);
});
afterEach(() => desk.close());

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
const run = async () => {
  const [preparation, choices] = await desk.look();
  return desk.controller.run(preparation, choices, quiet());
};
const labels = () => desk.excel.read("Bank!D2:D1001").flat();
const blank = () => labels().filter((label) => label === "").length;
const stored = () => JSON.stringify([...desk.excel.host.book.settings]);
const submitted = () => [...session.batches.values()].flatMap(({ id }) => id);

it("sends each row once, in batches, and tells the session where", async () => {
  expect(await desk.enrich()).toMatchObject({ state: "completed", written: 1_000, builtIn: 0 });
  expect(blank()).toBe(0);
  expect(session.opened[0]?.destination).toEqual(SERVER);
  expect(session.sent).toEqual([]);
  expect(submitted()).toHaveLength(1_000);
  expect(new Set(submitted()).size).toBe(1_000);
});

it("never writes the key into the workbook", async () => {
  session.beforeAnswer = () => {
    throw new SessionError("network", "gone");
  };
  await run();
  expect(stored()).toContain("https://own.example");
  expect(stored()).not.toContain("secret-key");
});

it("takes up batches that are under way after a reload, and sends no row again", async () => {
  let answered = 0;
  session.beforeAnswer = () => {
    answered += 1;
    if (answered === 2) throw new SessionError("network", "The page was closed.");
  };
  expect(await run()).toMatchObject({ ok: false });
  expect(blank()).toBe(750);
  const before = submitted().length;
  expect(before).toBe(1_000);

  session.beforeAnswer = () => undefined;
  const after = desk.another();
  const preparation = valueOf(await after.prepare("selection"));
  const [, choices] = await desk.look();
  expect(valueOf(await after.plan(preparation, choices))).toMatchObject({
    resumes: true,
    remaining: 750,
  });
  expect(valueOf(await after.run(preparation, choices, quiet()))).toMatchObject({
    state: "completed",
  });
  expect(blank()).toBe(0);
  expect(submitted()).toHaveLength(before);
});

it("sends again what the service no longer has, and rows corrected since", async () => {
  let answered = 0;
  session.beforeAnswer = () => {
    answered += 1;
    if (answered === 2) throw new SessionError("network", "The page was closed.");
  };
  await run();
  session.beforeAnswer = () => undefined;
  const [first = "", second = ""] = session.batches.keys();
  session.batches.delete(second);
  desk.excel.user.type("Bank!B1001", "another shop");
  await desk.enrich();
  expect(blank()).toBe(0);
  expect(labels().at(-1)).toBe("label of another");
  expect(session.batches.has(first)).toBe(true);
});

it("does not take up what another destination was sent", async () => {
  session.beforeAnswer = () => {
    throw new SessionError("network", "gone");
  };
  await run();
  session.beforeAnswer = () => undefined;
  const before = session.batches.size;
  destination = HOSTED;
  await desk.enrich();
  expect(blank()).toBe(0);
  expect(session.batches.size).toBeGreaterThan(before);
});

it.each([
  ["unauthorized", "The key is wrong."],
  ["forbidden", "Not for this key."],
  ["quota_exceeded", "No credits."],
  ["busy", "Too many requests."],
] as const)(
  "ends on %s with what was answered written, and says how much that is",
  async (failure, message) => {
    session.beforeSubmit = ({ id }) => {
      if (id.length === 500) throw new SessionError(failure, message);
    };
    const result = await run();
    expect(result).toEqual({
      ok: false,
      problem: {
        code: "service",
        failure,
        host: "own.example",
        message,
        written: 250,
        remaining: 750,
      },
    });
    expect(blank()).toBe(750);
    session.beforeSubmit = () => undefined;
    expect(await desk.plan()).toMatchObject({ resumes: true, remaining: 750 });
    await desk.enrich();
    expect(blank()).toBe(0);
  }
);

it("stops at once while the service is at work, and goes on from there", async () => {
  const stop = new AbortController();
  let answered = 0;
  session.beforeAnswer = () => {
    answered += 1;
    if (answered < 2) return undefined;
    stop.abort();
    return new Promise(() => undefined);
  };
  expect(await desk.enrich({}, { signal: stop.signal })).toMatchObject({ state: "stopped" });
  session.beforeAnswer = () => undefined;
  const before = submitted().length;
  await desk.enrich();
  expect(blank()).toBe(0);
  expect(submitted()).toHaveLength(before);
});

it("brings rows up to date when the destination changes, and not when it stays", async () => {
  await desk.enrich();
  expect(await desk.plan()).toMatchObject({ upToDate: 1_000 });
  destination = { kind: "built_in" };
  expect(await desk.plan()).toMatchObject({ toUpdate: 1_000, upToDate: 0 });
});

it("pays for no row twice when only recurrence is missing after a reload", async () => {
  await desk.enrich();
  const paid = submitted().length;
  desk.excel.user.type("Bank!A1002", 45_400);
  desk.excel.user.type("Bank!B1002", "shop1 new");
  desk.excel.user.type("Bank!C1002", -1);
  const after = desk.another();
  const preparation = valueOf(await after.prepare("region"));
  const [, choices] = await desk.look("region");
  valueOf(await after.run(preparation, choices, quiet()));
  expect(submitted()).toHaveLength(paid + 1);
  expect(session.recalled.flatMap(({ id }) => id)).toHaveLength(1_000);
});

it("counts rows the destination did not take", async () => {
  const collect = session.collect;
  session.collect = async (...call) => {
    const answers = await collect(...call);
    if (answers !== null) answers.notes[0] = [{ code: "built_in", value: null }];
    return answers;
  };
  const outcome = await desk.enrich();
  expect(outcome.builtIn).toBe(session.collected.length);
});
