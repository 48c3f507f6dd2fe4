/** Whose the rows are, where the sheet says so, in English. */
import type { AccountHolderType } from "../../model";
import { list, number, rows } from "./numbers";

const types: Record<AccountHolderType, string> = {
  consumer: "private person",
  business: "business",
  freelance: "freelancer",
  unknown: "unknown type",
};

export const rowHolders = {
  types,
  intro: (holders: number) =>
    holders === 1
      ? "One other account holder is named in the rows:"
      : `${number(holders)} other account holders are named in the rows:`,
  line: (who: string, type: string, count: number) => `${who} (${type}): ${rows(count)}`,
  others: (holders: number, count: number) => `${number(holders)} more: ${rows(count)}`,
  newOnes: (names: readonly string[], further: number) =>
    `Not known here yet: ${list(further > 0 ? [...names, `${number(further)} more`] : names)}. The run makes ${
      names.length + further === 1 ? "this account holder" : "these account holders"
    }; check the spelling if that is a surprise.`,
  otherTypes: (who: string, type: string, count: number) =>
    `${rows(count)} of ${who} say another type; all its rows count as ${type}.`,
  workbookRows: (count: number) => `${rows(count)} stay with this workbook's account holder.`,
};
