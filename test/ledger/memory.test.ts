import { createMemoryLedger } from "../../src/ledger/memory";
import { describeLedger } from "./contract";

describeLedger({ name: "memory", open: async () => createMemoryLedger() });

it("says that rows lie in memory, and why", () => {
  expect(createMemoryLedger().status()).toEqual({ storage: "memory", problem: null });
  expect(createMemoryLedger("denied").status()).toEqual({ storage: "memory", problem: "denied" });
});
