import { SessionError } from "../../src/client/session";
import type { FormulaCall } from "../../src/functions/arguments";
import { echo, recordedQueue } from "../support/formula-host";

const call = (description: string): FormulaCall => ({
  description,
  amount: null,
  entryType: null,
  currency: null,
  date: null,
  country: null,
  accountHolderType: "consumer",
});
const never = () => new AbortController().signal;

it("answers a whole filled column with one request", async () => {
  const { queue, requests } = recordedQueue();
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, row) => queue.ask(call(`SHOP ${row}`), never()))
  );
  expect(requests).toHaveLength(1);
  expect(results[7]).toEqual({
    ok: true,
    answer: { label: "label of SHOP 7", merchant: "merchant of SHOP 7" },
  });
});

it("never sends more than 2,000 rows at a time", async () => {
  const { queue, requests } = recordedQueue();
  const results = await Promise.all(
    Array.from({ length: 4_500 }, (_, row) => queue.ask(call(`SHOP ${row}`), never()))
  );
  expect(requests.map((rows) => rows.description.length)).toEqual([2_000, 2_000, 500]);
  expect(results.every((result) => result.ok)).toBe(true);
  expect(results[4_499]).toMatchObject({ answer: { label: "label of SHOP 4499" } });
});

it("asks equal rows once and answers each of them", async () => {
  const { queue, requests } = recordedQueue();
  const results = await Promise.all([
    queue.ask(call("COFFEE"), never()),
    queue.ask(call("COFFEE"), never()),
    queue.ask(call("TEA"), never()),
  ]);
  expect(requests[0]?.description).toEqual(["COFFEE", "TEA"]);
  expect(results[0]).toEqual(results[1]);
});

it("tells rows apart that differ in any argument", async () => {
  const { queue, requests } = recordedQueue();
  await Promise.all([
    queue.ask(call("COFFEE"), never()),
    queue.ask({ ...call("COFFEE"), amount: 3 }, never()),
    queue.ask({ ...call("COFFEE"), accountHolderType: "business" }, never()),
  ]);
  expect(requests[0]?.description).toHaveLength(3);
});

it("remembers answers, and forgets the least recently used when there are too many", async () => {
  const { queue, requests } = recordedQueue(echo, { remembered: 2 });
  await queue.ask(call("A"), never());
  await queue.ask(call("B"), never());
  await queue.ask(call("A"), never());
  expect(requests).toHaveLength(2);
  await queue.ask(call("C"), never()); // B is now the oldest and goes
  await queue.ask(call("A"), never());
  expect(requests).toHaveLength(3);
  await queue.ask(call("B"), never());
  expect(requests).toHaveLength(4);
});

it("joins a question that is already on its way", async () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const { queue, requests } = recordedQueue(async (rows) => {
    await gate;
    return echo(rows);
  });
  const first = queue.ask(call("COFFEE"), never());
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(requests).toHaveLength(1);
  const second = queue.ask(call("COFFEE"), never());
  release();
  expect(await second).toEqual(await first);
  expect(requests).toHaveLength(1);
});

it("tells every caller when the engine fails, and asks again next time", async () => {
  let broken = true;
  const { queue } = recordedQueue((rows) => {
    if (broken) throw new SessionError("engine_failed", "no knowledge");
    return echo(rows);
  });
  const failed = await Promise.all([
    queue.ask(call("A"), never()),
    queue.ask(call("A"), never()),
    queue.ask(call("B"), never()),
  ]);
  expect(failed).toEqual(
    Array(3).fill({ ok: false, code: "failed", cause: "engine_failed", message: "no knowledge" })
  );
  broken = false;
  expect(await queue.ask(call("A"), never())).toMatchObject({ ok: true });
});

it("answers the chunks that worked when another one failed", async () => {
  let request = 0;
  const { queue } = recordedQueue((rows) => {
    request += 1;
    if (request === 1) throw new Error("first chunk lost");
    return echo(rows);
  });
  const results = await Promise.all(
    Array.from({ length: 2_001 }, (_, row) => queue.ask(call(`SHOP ${row}`), never()))
  );
  expect(results[0]).toMatchObject({ ok: false, code: "failed", cause: "unknown" });
  expect(results[2_000]).toMatchObject({ ok: true });
});

it("gives up on an engine that never answers, for callers in the next chunk too", async () => {
  const { queue, requests } = recordedQueue(() => new Promise(() => undefined), {
    timeoutMilliseconds: 5,
  });
  const results = await Promise.all(
    Array.from({ length: 2_001 }, (_, row) => queue.ask(call(`SHOP ${row}`), never()))
  );
  expect(results[0]).toEqual({ ok: false, code: "timeout" });
  expect(results[2_000]).toEqual({ ok: false, code: "timeout" });
  expect(requests).toHaveLength(1);
});

it("settles a cancelled caller at once and does not ask what nobody wants any more", async () => {
  const { queue, requests } = recordedQueue();
  const cancelled = new AbortController();
  const unwanted = queue.ask(call("UNWANTED"), cancelled.signal);
  const wanted = queue.ask(call("WANTED"), never());
  cancelled.abort();
  expect(await unwanted).toEqual({ ok: false, code: "cancelled" });
  expect(await wanted).toMatchObject({ ok: true });
  expect(requests[0]?.description).toEqual(["WANTED"]);
});

it("sends nothing when every caller cancelled, and works on afterwards", async () => {
  const { queue, requests } = recordedQueue();
  const cancelled = new AbortController();
  const unwanted = queue.ask(call("UNWANTED"), cancelled.signal);
  cancelled.abort();
  await unwanted;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(requests).toHaveLength(0);
  expect(await queue.ask(call("UNWANTED"), never())).toMatchObject({ ok: true });
  expect(await queue.ask(call("LATER"), AbortSignal.abort())).toEqual({
    ok: false,
    code: "cancelled",
  });
});

it("keeps the other caller of an equal row when one of them cancels", async () => {
  const { queue } = recordedQueue();
  const cancelled = new AbortController();
  const one = queue.ask(call("COFFEE"), cancelled.signal);
  const other = queue.ask(call("COFFEE"), never());
  cancelled.abort();
  expect(await one).toEqual({ ok: false, code: "cancelled" });
  expect(await other).toMatchObject({ ok: true });
});
