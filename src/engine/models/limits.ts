/** Most inputs and most labels of one model. */
export const MAXIMUM_TRAINING_ROWS = 50_000;
export const MAXIMUM_LABELS = 1_000;
