/** What each kind of job does. Queues (in memory, on Postgres) call this and nothing else. */
import { processBatch } from "./batches";
import { runDelivery } from "./deliveries";
import type { Job, JobEnd, ServicePorts } from "./ports";
import type { Turns } from "./slices";

/**
 * Runs a job. It may be run by another worker too, at the same time or after this one died: what it
 * stores is stored once. It rejects where something other than the job itself is at fault (the storage
 * is gone), and may then be run again.
 */
export async function runJob(ports: ServicePorts, job: Job, turns: Turns): Promise<JobEnd> {
  switch (job.kind) {
    case "batch":
      await processBatch(ports, job.tenant, job.id, turns);
      return { state: "done" };
    case "delivery":
      return runDelivery(ports, job.tenant, job.id);
  }
}
