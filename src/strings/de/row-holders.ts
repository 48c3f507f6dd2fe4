/** Whose the rows are, where the sheet says so, in German. */
import type { AccountHolderType } from "../../model";
import type { Strings } from "..";
import { list, number, rows } from "./numbers";

const types: Record<AccountHolderType, string> = {
  consumer: "Privatperson",
  business: "Unternehmen",
  freelance: "selbstständig",
  unknown: "unbekannter Art",
};

export const rowHolders: Strings["rowHolders"] = {
  types,
  intro: (holders) =>
    holders === 1
      ? "Die Zeilen nennen einen weiteren Kontoinhaber:"
      : `Die Zeilen nennen ${number(holders)} weitere Kontoinhaber:`,
  line: (who, type, count) => `${who} (${type}): ${rows(count)}`,
  others: (holders, count) => `${number(holders)} weitere: ${rows(count)}`,
  newOnes: (names, further) =>
    `Hier noch unbekannt: ${list(further > 0 ? [...names, `${number(further)} weitere`] : names)}. Der Lauf legt ${
      names.length + further === 1 ? "diesen Kontoinhaber" : "diese Kontoinhaber"
    } an; prüfen Sie die Schreibweise, falls Sie das überrascht.`,
  otherTypes: (who, type, count) =>
    `${rows(count)} von ${who} nennen eine andere Art; alle Zeilen gelten als ${type}.`,
  workbookRows: (count) => `Beim Kontoinhaber dieser Arbeitsmappe bleiben: ${rows(count)}`,
};
