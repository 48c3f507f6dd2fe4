/** Whose the rows are, where the sheet says so, in Spanish. */
import type { AccountHolderType } from "../../model";
import type { Strings } from "..";
import { list, number, rows } from "./numbers";

const types: Record<AccountHolderType, string> = {
  consumer: "particular",
  business: "empresa",
  freelance: "autónomo",
  unknown: "de tipo desconocido",
};

export const rowHolders: Strings["rowHolders"] = {
  types,
  intro: (holders) =>
    holders === 1
      ? "Las filas nombran a otro titular:"
      : `Las filas nombran a otros ${number(holders)} titulares:`,
  line: (who, type, count) => `${who} (${type}): ${rows(count)}`,
  others: (holders, count) => `${number(holders)} más: ${rows(count)}`,
  newOnes: (names, further) =>
    `Aún no se conoce aquí a: ${list(further > 0 ? [...names, `${number(further)} más`] : names)}. Al enriquecer se ${
      names.length + further === 1 ? "creará este titular" : "crearán estos titulares"
    }; revise la ortografía si le sorprende.`,
  otherTypes: (who, type, count) =>
    `${rows(count)} de ${who} indican otro tipo; todas sus filas cuentan como ${type}.`,
  workbookRows: (count) => `Siguen siendo del titular de este libro: ${rows(count)}`,
};
