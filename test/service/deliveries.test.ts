import { createMemoryLedger } from "../../src/ledger/memory";
import type { WebhookEvent, WebhookEventType } from "../../src/model";
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  MAXIMUM_DELIVERY_MILLISECONDS,
  patchWebhook,
  publish,
  runDelivery,
  type DeliveryAnswer,
  type DeliveryRequest,
  type Job,
  type JobEnd,
} from "../../src/service";

const TENANT = "local";
const HOUR = 60 * 60 * 1_000;
const gone: DeliveryAnswer = { ok: false, reason: "unreachable" };
const status = (code: number): DeliveryAnswer => ({ ok: true, status: code });

/** A ledger, a clock that stands, a queue that only takes note, and a receiver that answers as told. */
async function start(answer: () => DeliveryAnswer | Promise<DeliveryAnswer>) {
  let now = Date.UTC(2024, 0, 1);
  let made = 0;
  const submitted: Job[] = [];
  const sent: { at: number; request: DeliveryRequest }[] = [];
  const ports = {
    ledger: createMemoryLedger(),
    clock: { now: () => now },
    ids: { uuid: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}` },
    jobs: {
      submit: async (job: Job) => void submitted.push(job),
      cancel: async () => {},
    },
    deliver: {
      send: async (request: DeliveryRequest) => {
        sent.push({ at: now, request });
        return answer();
      },
    },
  };
  const webhook = await createWebhook(ports, TENANT, {
    url: "https://caller.example/hook",
    events: ["batches.completed"],
    token: "secret",
  });
  if (!webhook.ok) throw new Error("No webhook was made.");
  const { id } = webhook.value;
  const tell = (occasion: string, type: WebhookEventType = "batches.completed") =>
    publish(ports, TENANT, { type, occasion, data: { id: occasion } });
  const run = (job = submitted[0]): Promise<JobEnd> => {
    if (job === undefined) throw new Error("No job was submitted.");
    return runDelivery(ports, TENANT, job.id);
  };
  /** Runs a job as a queue does, until it is done or so much time has passed. */
  const runFor = async (milliseconds: number, job = submitted[0]): Promise<JobEnd["state"]> => {
    const until = now + milliseconds;
    for (;;) {
      const end = await run(job);
      if (end.state === "done") return "done";
      now = Math.min(until, now + end.afterMilliseconds);
      if (now === until) return "again";
    }
  };
  const enabled = async () => {
    const found = await getWebhook(ports, TENANT, id);
    return found.ok && found.value.enabled;
  };
  const waiting = () =>
    ports.ledger.documents.count(TENANT, "delivery", {
      statuses: null,
      subject: null,
      accountHolderId: null,
    });
  const pass = (milliseconds: number) => void (now += milliseconds);
  return { ports, id, tell, run, runFor, submitted, sent, enabled, waiting, pass };
}

describe("a delivery", () => {
  it("carries the event, the token and ten seconds of patience, and is over with a 2xx", async () => {
    const { tell, run, sent, waiting } = await start(() => status(204));
    await tell("b1");
    expect(await run()).toEqual({ state: "done" });
    expect(sent.map(({ request }) => request)).toEqual([
      {
        url: "https://caller.example/hook",
        token: "secret",
        timeoutMilliseconds: 10_000,
        body: {
          event_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          event_type: "batches.completed",
          data: { id: "b1" },
        } satisfies WebhookEvent,
      },
    ]);
    expect(await waiting()).toBe(0);
  });

  it.each([gone, status(301), status(404), status(500)])(
    "is tried again with the same event id after %j",
    async (answer) => {
      let tries = 0;
      const { tell, runFor, sent } = await start(() => ((tries += 1) < 4 ? answer : status(200)));
      await tell("b1");
      expect(await runFor(HOUR)).toBe("done");
      expect(sent).toHaveLength(4);
      expect(new Set(sent.map(({ request }) => request.body.event_id)).size).toBe(1);
    }
  );

  it("waits ever longer, from 20 seconds to an hour, and is given up after a day", async () => {
    const { ports, id, tell, runFor, submitted, sent, waiting } = await start(() => gone);
    await tell("b1");
    // Were it disabled, nothing would be tried any more.
    const job = submitted[0];
    for (let hours = 0; hours < 30; hours += 1) {
      await patchWebhook(ports, TENANT, id, { enabled: true });
      if ((await runFor(HOUR, job)) === "done") break;
    }
    const waits = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(waits[0]).toBeGreaterThanOrEqual(20_000);
    expect(waits[0]).toBeLessThanOrEqual(22_000);
    for (const [index, wait] of waits.entries())
      expect(wait).toBeGreaterThanOrEqual(waits[index - 1] ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1.1 * HOUR);
    const lasted = (sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0);
    expect(lasted).toBeGreaterThan(MAXIMUM_DELIVERY_MILLISECONDS - 1.2 * HOUR);
    expect(lasted).toBeLessThanOrEqual(MAXIMUM_DELIVERY_MILLISECONDS);
    expect(await waiting()).toBe(0);
  });

  it("is tried by one worker at a time", async () => {
    let answer: (value: DeliveryAnswer) => void = () => {};
    const { tell, run, sent } = await start(() => new Promise((resolve) => (answer = resolve)));
    await tell("b1");
    const first = run();
    while (sent.length === 0) await Promise.resolve();
    expect((await run()).state).toBe("again");
    answer(status(200));
    expect((await first).state).toBe("done");
    expect(sent).toHaveLength(1);
    expect((await run()).state).toBe("done");
  });

  it("is not put on its way twice where the same occasion is told again", async () => {
    const { tell, run, sent, submitted, waiting } = await start(() => status(200));
    await tell("b1");
    await tell("b1");
    expect(await waiting()).toBe(1);
    for (const job of submitted) expect((await run(job)).state).toBe("done");
    expect(sent).toHaveLength(1);
  });

  it("goes to no webhook that did not ask, and to none that was deleted or disabled since", async () => {
    const { ports, id, tell, run, sent, submitted, waiting } = await start(() => status(200));
    await tell("b0", "batches.error");
    expect(submitted).toHaveLength(0);
    await tell("b1");
    await patchWebhook(ports, TENANT, id, { enabled: false });
    await tell("b2");
    expect(submitted).toHaveLength(1);
    expect((await run()).state).toBe("done");
    await patchWebhook(ports, TENANT, id, { enabled: true });
    await tell("b3");
    await deleteWebhook(ports, TENANT, id);
    expect((await run(submitted[1])).state).toBe("done");
    expect([sent.length, await waiting()]).toEqual([0, 0]);
  });
});

describe("a webhook that fails", () => {
  it("is disabled after twenty failures in a row over at least an hour, until it is enabled", async () => {
    const { ports, id, tell, run, submitted, sent, enabled, pass } = await start(() => status(500));
    for (let count = 0; count < 25; count += 1) {
      await tell(`b${count}`);
      await run(submitted[count]);
    }
    expect(sent).toHaveLength(25);
    expect(await enabled()).toBe(true);
    pass(HOUR);
    await run(submitted[0]);
    expect(await enabled()).toBe(false);
    await run(submitted[1]);
    expect(sent).toHaveLength(26);
    await patchWebhook(ports, TENANT, id, { enabled: true });
    expect(await enabled()).toBe(true);
  });

  it("is not disabled where one try between them succeeded", async () => {
    let isUp = false;
    const { tell, run, submitted, enabled, pass } = await start(() => status(isUp ? 200 : 500));
    for (let count = 0; count < 36; count += 1) {
      isUp = count === 15;
      await tell(`b${count}`);
      await run(submitted[count]);
      if (count === 20) pass(2 * HOUR);
      if (count === 34) expect(await enabled()).toBe(true);
    }
    // Since then twenty failed, over two hours.
    expect(await enabled()).toBe(false);
  });
});
