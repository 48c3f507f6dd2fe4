/** What a column was found to be, and why. */
import type { ColumnProfile } from "./profile";
import type { ColumnRole } from "./types";

/** Why a column has its role, as data; the pane and the docs have the words. */
export type RoleReason =
  | { code: "header"; phrase: string }
  | { code: "content"; what: "dates" | "amounts" | "texts" | "currencies" | "directions" | "codes" }
  | { code: "arithmetic"; what: "running balance" | "one side per row" };

export interface AssignedRole {
  role: ColumnRole;
  reason: RoleReason;
}

/** A column that has no role yet. */
export interface FreeColumn {
  profile: ColumnProfile;
  column: number;
}

/** Gives a column a role. */
export type Give = (column: number, role: ColumnRole, reason: RoleReason) => void;
