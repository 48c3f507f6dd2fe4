/** A run that its destination brought to an end: what it was, and how far the run had come. */
import type { SessionErrorCode } from "../client/session";

/** As data, for the pane's words. What is written stays. */
export interface ServiceProblem {
  code: "service";
  failure: SessionErrorCode;
  /** Host the rows were sent to. */
  host: string;
  /** The service's own words. */
  message: string;
  /** Rows written before. */
  written: number;
  /** Rows the run was still to write. */
  remaining: number;
}

/** Thrown through a run. */
export class ServiceStop extends Error {
  constructor(readonly problem: ServiceProblem) {
    super(problem.message);
    this.name = "ServiceStop";
  }
}
