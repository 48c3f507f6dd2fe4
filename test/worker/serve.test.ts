import { createMemoryLedger } from "../../src/ledger";
import { sessionWhenBuilt, tidyLedger } from "../../src/worker/serve";
import { batch } from "../ledger/contract";
import { startEmbeddedSession } from "../support/embedded-session";

describe("a session that is still being built", () => {
  it("lets calls wait until it is there", async () => {
    const { session } = startEmbeddedSession();
    let finish = (): void => {};
    const early = sessionWhenBuilt(
      () => new Promise((resolve) => (finish = () => resolve(session)))
    );
    const waiting = early.status();
    finish();
    expect((await waiting).version).toBe("fake-1");
  });

  it("is built once for many calls", async () => {
    const { session } = startEmbeddedSession();
    const build = jest.fn(async () => session);
    const early = sessionWhenBuilt(build);
    await Promise.all([early.status(), early.status(), early.closeRun("none")]);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it("rejects calls with the fault of building, and tries again at the next", async () => {
    const { session } = startEmbeddedSession();
    let attempts = 0;
    const early = sessionWhenBuilt(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("The merchant knowledge could not be loaded (404).");
      return session;
    });
    await expect(early.status()).rejects.toThrow("404");
    expect((await early.status()).version).toBe("fake-1");
  });
});

describe("tidying the ledger at the start", () => {
  const now = Date.UTC(2024, 0, 3);
  const clock = { now: () => now };
  const moment = (secondsAgo: number) => new Date(now - secondsAgo * 1_000).toISOString();
  const made = (id: string, secondsAgo: number) => ({
    ...batch(id, 1),
    created_at: moment(secondsAgo),
    updated_at: moment(secondsAgo),
  });

  it("ends batches of a page that is gone, leaves moving ones, and forgets old ones", async () => {
    const ledger = createMemoryLedger();
    await ledger.batches.create("local", made("gone", 120), []);
    await ledger.batches.create("local", made("moving", 5), []);
    await ledger.batches.create("local", made("old", 200_000), []);
    await ledger.batches.finish("local", "old", "completed", moment(100_000));
    await tidyLedger({ ledger, clock });
    expect((await ledger.batches.get("local", "gone"))?.status).toBe("error");
    expect((await ledger.batches.get("local", "moving"))?.status).toBe("processing");
    expect(await ledger.batches.get("local", "old")).toBeNull();
  });

  it("does not stop the start where the storage fails", async () => {
    const ledger = createMemoryLedger();
    await ledger.close();
    const faults: unknown[] = [];
    await tidyLedger({ ledger, clock, onFault: (fault) => faults.push(fault) });
    expect(faults).toHaveLength(1);
  });
});
