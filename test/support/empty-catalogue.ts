/** A catalogue that knows nothing, for tests of what stands beside it. */
import type { Catalogue } from "../../src/engine";

export const EMPTY_CATALOGUE: Catalogue = {
  entityById: () => null,
  indexMore: () => false,
  resolve: () => null,
  placeOf: () => null,
  mccs: () => [],
  labelPaths: () => [],
  accounts: () => [],
};
