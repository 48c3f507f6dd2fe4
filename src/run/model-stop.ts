/** A run that was refused because the custom model it names cannot be used. */

/** As data, for the pane's words. Nothing was written. */
export interface ModelProblem {
  code: "model";
  name: string;
  /** Not there, not trained to its end, or rows are enriched where there are no models. */
  state: "missing" | "not_ready" | "unsupported";
}

/** Thrown through a run. */
export class ModelStop extends Error {
  constructor(readonly problem: ModelProblem) {
    super(`The custom model "${problem.name}" cannot be used: ${problem.state}.`);
    this.name = "ModelStop";
  }
}
