/** What each kind of job does. Queues (in memory, on Postgres) call these and nothing else. */
import { abandonBatch, processBatch } from "./batches";
import { abandonDelivery, runDelivery } from "./deliveries";
import type { Job, JobEnd, ServicePorts } from "./ports";
import { abandonStatement, readStatementJob } from "./read-statement";
import type { JobTurns } from "./slices";
import { abandonTraining, runTraining } from "./training";

/**
 * Runs a job. It may be run by another worker too, at the same time or after this one died: what it
 * stores is stored once. It rejects where something other than the job itself is at fault (the storage
 * is gone); the queue then runs it again, some times, and abandons it in the end.
 */
export async function runJob(ports: ServicePorts, job: Job, turns: JobTurns): Promise<JobEnd> {
  switch (job.kind) {
    case "batch":
      return processBatch(ports, job.tenant, job.id, turns);
    case "delivery":
      return runDelivery(ports, job.tenant, job.id);
    case "statement":
      return readStatementJob(ports, job.tenant, job.id);
    case "training":
      return runTraining(ports, job.tenant, job.id, turns);
  }
}

/**
 * Gives a job up that was run too often and never reached its end: what it was for ends with an error
 * that its owner sees. Does nothing where it has ended already.
 */
export async function abandonJob(ports: ServicePorts, job: Job): Promise<void> {
  switch (job.kind) {
    case "batch":
      return abandonBatch(ports, job.tenant, job.id);
    case "delivery":
      return abandonDelivery(ports, job.tenant, job.id);
    case "statement":
      return abandonStatement(ports, job.tenant, job.id);
    case "training":
      return abandonTraining(ports, job.tenant, job.id);
  }
}
