/** One Enrich run, from read to undo. */
export { createRunController } from "./controller";
export * from "./types";
