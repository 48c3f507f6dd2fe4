/** Figures for Prometheus. They name routes and statuses, never a tenant or anything a caller sent. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Engine } from "../service";

export interface Metrics {
  /** A request was answered. `route` is null where no operation was asked for. */
  answered(method: string, route: string | null, status: number, seconds: number): void;
  /** The engine, counting what it enriches. */
  counting(engine: Engine): Engine;
  /** In Prometheus' text format. */
  text(): Promise<{ contentType: string; text: string }>;
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** `countJobs` tells how many jobs wait or run. */
export function createMetrics(countJobs: () => Promise<number>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const requests = new Counter({
    name: "ntropy_http_requests_total",
    help: "Requests answered",
    labelNames: ["method", "route", "status"] as const,
    registers,
  });
  const durations = new Histogram({
    name: "ntropy_http_request_duration_seconds",
    help: "Time from a request's headers to its answer",
    labelNames: ["method", "route"] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const rows = new Counter({
    name: "ntropy_rows_enriched_total",
    help: "Transactions that the engine of this process answered",
    registers,
  });
  new Gauge({
    name: "ntropy_queue_jobs",
    help: "Jobs that wait or run, of all processes on the same storage",
    registers,
    async collect() {
      this.set(await countJobs());
    },
  });
  return {
    answered(method, route, status, seconds) {
      const labels = { method: METHODS.has(method) ? method : "other", route: route ?? "none" };
      requests.inc({ ...labels, status });
      durations.observe(labels, seconds);
    },
    counting: (engine) => ({
      ...engine,
      enrich(transaction, holder) {
        rows.inc();
        return engine.enrich(transaction, holder);
      },
    }),
    text: async () => ({ contentType: register.contentType, text: await register.metrics() }),
  };
}
