/** The countries the histories come from. */
import { australia } from "./au";
import { canada } from "./ca";
import { germany } from "./de";
import { spain } from "./es";
import { france } from "./fr";
import { unitedKingdom } from "./gb";
import { italy } from "./it";
import { netherlands } from "./nl";
import type { Country } from "./types";
import { unitedStates } from "./us";

export const COUNTRIES: readonly Country[] = [
  unitedStates,
  unitedKingdom,
  germany,
  france,
  unitedStates,
  netherlands,
  spain,
  unitedKingdom,
  canada,
  italy,
  australia,
];

export {
  australia,
  canada,
  france,
  germany,
  italy,
  netherlands,
  spain,
  unitedKingdom,
  unitedStates,
};
export type { Bank, Biller, Country, Everyday, EverydayKind } from "./types";
