import { createMemoryLedger } from "../../src/ledger/memory";
import { getModel, trainModelOf, type Job } from "../../src/service";

const TENANT = "local";

it("a training that was lost before its job was submitted is submitted again, once in ten minutes", async () => {
  let now = Date.UTC(2024, 0, 1);
  const submitted: Job[] = [];
  const ports = {
    ledger: createMemoryLedger(),
    clock: { now: () => now },
    ids: { uuid: () => "00000000-0000-4000-8000-000000000001" },
    jobs: { submit: async (job: Job) => void submitted.push(job), cancel: async () => {} },
  };
  await trainModelOf(ports, TENANT, "mine", []);
  const job = submitted.pop();
  expect(job).toMatchObject({ kind: "training" });
  now += 9 * 60_000;
  await getModel(ports, TENANT, "mine");
  expect(submitted).toEqual([]);
  now += 60_000;
  await Promise.all([getModel(ports, TENANT, "mine"), getModel(ports, TENANT, "mine")]);
  expect(submitted).toEqual([job]);
});
