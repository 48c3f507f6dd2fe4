import { simulateDay, workersNeeded } from "./queue-simulation";

const SEED = 7;

describe("a simulated day of the queue", () => {
  it("is the same for the same seed, and another for another", () => {
    const day = () => simulateDay(1_000_000, 1, 500, SEED);
    expect(day()).toEqual(day());
    expect(simulateDay(1_000_000, 1, 500, SEED + 1)).not.toEqual(day());
  });

  it("keeps workers busy for as long as the rows take", () => {
    // A million rows at 100 a second on 4 workers: 2,500 s each, and some for the jobs themselves.
    const { busy } = simulateDay(1_000_000, 4, 100, SEED);
    expect(busy * 24 * 3_600).toBeGreaterThan(2_200);
    expect(busy * 24 * 3_600).toBeLessThan(2_900);
  });

  it("has batches wait less with more workers, and finds how many are enough", () => {
    const enough = workersNeeded(10_000_000, 100, 60, SEED);
    expect(enough.p99).toBeLessThanOrEqual(60);
    const fewer = simulateDay(10_000_000, enough.workers - 1, 100, SEED);
    expect(fewer.p99).toBeGreaterThan(60);
    expect(fewer.backlog).toBeGreaterThanOrEqual(enough.backlog);
  });
});
