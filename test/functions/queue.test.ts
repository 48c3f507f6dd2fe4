import { SessionError } from "../../src/client/session";
import type { FormulaCall } from "../../src/functions/arguments";
import type { FormulaQueue } from "../../src/functions/queue";
import { echo, NOTHING_KNOWN, recordedQueue } from "../support/formula-host";

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
/** What one formula on one row is answered. */
const askOne = async (queue: FormulaQueue, one: FormulaCall, signal = never()) =>
  (await queue.ask([one], signal))[0];

it("answers a whole filled column with one request", async () => {
  const { queue, requests } = recordedQueue();
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, row) => askOne(queue, call(`SHOP ${row}`)))
  );
  expect(requests).toHaveLength(1);
  expect(results[7]).toEqual({
    ok: true,
    answer: { ...NOTHING_KNOWN, label: "label of SHOP 7", merchant: "merchant of SHOP 7" },
  });
});

it("never sends more than 2,000 rows at a time", async () => {
  const { queue, requests } = recordedQueue();
  const results = await Promise.all(
    Array.from({ length: 4_500 }, (_, row) => askOne(queue, call(`SHOP ${row}`)))
  );
  expect(requests.map((rows) => rows.description.length)).toEqual([2_000, 2_000, 500]);
  expect(results.every((result) => result?.ok)).toBe(true);
  expect(results[4_499]).toMatchObject({ answer: { label: "label of SHOP 4499" } });
});

it("asks equal rows once and answers each of them", async () => {
  const { queue, requests } = recordedQueue();
  const results = await Promise.all([
    askOne(queue, call("COFFEE")),
    askOne(queue, call("COFFEE")),
    askOne(queue, call("TEA")),
  ]);
  expect(requests[0]?.description).toEqual(["COFFEE", "TEA"]);
  expect(results[0]).toEqual(results[1]);
});

it("tells rows apart that differ in any argument", async () => {
  const { queue, requests } = recordedQueue();
  await Promise.all([
    askOne(queue, call("COFFEE")),
    askOne(queue, { ...call("COFFEE"), amount: 3 }),
    askOne(queue, { ...call("COFFEE"), accountHolderType: "business" }),
  ]);
  expect(requests[0]?.description).toHaveLength(3);
});

it("asks again what was answered before: it is remembered behind the session, with what decided it", async () => {
  const { queue, requests } = recordedQueue();
  await askOne(queue, call("A"));
  await askOne(queue, call("A"));
  expect(requests).toHaveLength(2);
});

it("answers all calls of one formula together, and cancels them together", async () => {
  const { queue, requests } = recordedQueue();
  const calls = ["A", "B", "A"].map(call);
  const results = await queue.ask(calls, never());
  expect(results.map((result) => result.ok && result.answer.label)).toEqual([
    "label of A",
    "label of B",
    "label of A",
  ]);
  expect(requests[0]?.description).toEqual(["A", "B"]);
  const cancelled = new AbortController();
  const unwanted = queue.ask(calls, cancelled.signal);
  cancelled.abort();
  expect(await unwanted).toEqual(Array(3).fill({ ok: false, code: "cancelled" }));
  expect(await queue.ask([], never())).toEqual([]);
});

it("says of a row that the engine failed on that it has no answer", async () => {
  const { queue } = recordedQueue((rows) => echo(rows).map((one, row) => (row === 1 ? null : one)));
  const results = await queue.ask(["A", "B"].map(call), never());
  expect(results).toMatchObject([{ ok: true }, { ok: false, code: "unanswered" }]);
});

it("joins a question that is already on its way", async () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const { queue, requests } = recordedQueue(async (rows) => {
    await gate;
    return echo(rows);
  });
  const first = askOne(queue, call("COFFEE"));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(requests).toHaveLength(1);
  const second = askOne(queue, call("COFFEE"));
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
    askOne(queue, call("A")),
    askOne(queue, call("A")),
    askOne(queue, call("B")),
  ]);
  expect(failed).toEqual(
    Array(3).fill({ ok: false, code: "failed", cause: "engine_failed", message: "no knowledge" })
  );
  broken = false;
  expect(await askOne(queue, call("A"))).toMatchObject({ ok: true });
});

it("answers the chunks that worked when another one failed", async () => {
  let request = 0;
  const { queue } = recordedQueue((rows) => {
    request += 1;
    if (request === 1) throw new Error("first chunk lost");
    return echo(rows);
  });
  const results = await Promise.all(
    Array.from({ length: 2_001 }, (_, row) => askOne(queue, call(`SHOP ${row}`)))
  );
  expect(results[0]).toMatchObject({ ok: false, code: "failed", cause: "unknown" });
  expect(results[2_000]).toMatchObject({ ok: true });
});

it("gives up on an engine that never answers, for callers in the next chunk too", async () => {
  const { queue, requests } = recordedQueue(() => new Promise(() => undefined), {
    timeoutMilliseconds: 5,
  });
  const results = await Promise.all(
    Array.from({ length: 2_001 }, (_, row) => askOne(queue, call(`SHOP ${row}`)))
  );
  expect(results[0]).toEqual({ ok: false, code: "timeout" });
  expect(results[2_000]).toEqual({ ok: false, code: "timeout" });
  expect(requests).toHaveLength(1);
});

it("settles a cancelled caller at once and does not ask what nobody wants any more", async () => {
  const { queue, requests } = recordedQueue();
  const cancelled = new AbortController();
  const unwanted = askOne(queue, call("UNWANTED"), cancelled.signal);
  const wanted = askOne(queue, call("WANTED"));
  cancelled.abort();
  expect(await unwanted).toEqual({ ok: false, code: "cancelled" });
  expect(await wanted).toMatchObject({ ok: true });
  expect(requests[0]?.description).toEqual(["WANTED"]);
});

it("sends nothing when every caller cancelled, and works on afterwards", async () => {
  const { queue, requests } = recordedQueue();
  const cancelled = new AbortController();
  const unwanted = askOne(queue, call("UNWANTED"), cancelled.signal);
  cancelled.abort();
  await unwanted;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(requests).toHaveLength(0);
  expect(await askOne(queue, call("UNWANTED"))).toMatchObject({ ok: true });
  expect(await askOne(queue, call("LATER"), AbortSignal.abort())).toEqual({
    ok: false,
    code: "cancelled",
  });
});

it("keeps the other caller of an equal row when one of them cancels", async () => {
  const { queue } = recordedQueue();
  const cancelled = new AbortController();
  const one = askOne(queue, call("COFFEE"), cancelled.signal);
  const other = askOne(queue, call("COFFEE"));
  cancelled.abort();
  expect(await one).toEqual({ ok: false, code: "cancelled" });
  expect(await other).toMatchObject({ ok: true });
});
