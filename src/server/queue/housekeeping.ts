/** What is done once in a while by one process for all. */
import type PgBoss from "pg-boss";
import { HOUSEKEEPING } from "./boss";

export interface HousekeepingOptions {
  boss: PgBoss;
  everySeconds: number;
  keepHouse: () => Promise<void>;
  onFault: (error: unknown) => void;
}

/**
 * Begins now and goes on; in each span of time one process does it, whichever comes first. Answers what
 * ends it and waits for what is under way.
 */
export function startHousekeeping({
  boss,
  everySeconds,
  keepHouse,
  onFault,
}: HousekeepingOptions): () => Promise<void> {
  const oncePerSpan = { singletonKey: HOUSEKEEPING, singletonSeconds: everySeconds };
  const comeBy = async (): Promise<void> => {
    await boss.send(HOUSEKEEPING, {}, oncePerSpan);
    const [task] = await boss.fetch(HOUSEKEEPING);
    if (task === undefined) return;
    try {
      await keepHouse();
      // It stays in the table as completed: that keeps the other processes from doing it again.
      await boss.complete(HOUSEKEEPING, task.id);
    } catch (error) {
      onFault(error);
      await boss.fail(HOUSEKEEPING, task.id);
    }
  };
  let underWay: Promise<void> = Promise.resolve();
  const next = (): void => {
    underWay = underWay.then(comeBy).catch(onFault);
  };
  next();
  const timer = setInterval(next, everySeconds * 1_000);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
