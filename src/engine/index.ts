export { createCatalogue, type Catalogue } from "./catalogue";
export { createEngine } from "./engine";
export type * from "./types";
