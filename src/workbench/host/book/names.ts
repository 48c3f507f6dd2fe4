/** Defined names. Their references follow the cells; a name whose cells are deleted says `#REF!`. */
import { type Area, onSheet, parseRectangle } from "../../grid/area";
import { type GridEngine, type StructureChange } from "../../grid/grid";
import { followFormula, renameSheetIn, unquoteSheetName } from "../../grid/references";
import { invalidArgument, itemAlreadyExists } from "../rich-api/errors";

/** A name as it stands in the workbook; changed in place. */
export interface DefinedName {
  name: string;
  /** Id of the sheet it belongs to, null for the workbook. */
  scope: string | null;
  /** With leading `=`. */
  formula: string;
  visible: boolean;
  comment: string;
}

/** The names of a workbook. */
export interface Names {
  all(): readonly DefinedName[];
  /** A name in a scope, ignoring case; null when there is none. */
  find(name: string, scope: string | null): DefinedName | null;
  /** @throws HostError InvalidArgument for a name Excel would refuse, ItemAlreadyExists for one taken */
  add(name: DefinedName): DefinedName;
  delete(name: DefinedName): void;
  /** The cells a name means; null when it means none (a constant, `#REF!`). */
  area(name: DefinedName): Area | null;
  follow(change: StructureChange, sheetId: (name: string) => string | null): void;
  sheetRenamed(before: string, after: string): void;
  sheetDeleted(sheet: string, name: string): void;
}

/** Words of letters, digits, `_`, `.` and `\` that are no cell address. */
const VALID_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

/** @param grid whose sheets the names refer to */
export function createNames(grid: GridEngine): Names {
  let names: DefinedName[] = [];
  const find = (name: string, scope: string | null) => {
    const folded = name.toLowerCase();
    return names.find((each) => each.scope === scope && each.name.toLowerCase() === folded) ?? null;
  };
  const sheetNamed = (name: string) => {
    const folded = name.toLowerCase();
    return grid.sheets().find((sheet) => sheet.name.toLowerCase() === folded)?.id ?? null;
  };
  return {
    all: () => names,
    find,
    add: (name) => {
      const isAddress = parseRectangle(name.name) !== null || /^([rc]|r\d*c\d*)$/i.test(name.name);
      if (!VALID_NAME.test(name.name) || isAddress) throw invalidArgument();
      if (find(name.name, name.scope)) throw itemAlreadyExists();
      names.push(name);
      return name;
    },
    delete: (name) => {
      names = names.filter((each) => each !== name);
    },
    area: ({ formula }) => {
      const body = formula.slice(1);
      const split = body.lastIndexOf("!");
      if (split < 0) return null;
      const sheet = sheetNamed(unquoteSheetName(body.slice(0, split)));
      const rectangle = parseRectangle(body.slice(split + 1));
      return sheet !== null && rectangle ? onSheet(sheet, rectangle) : null;
    },
    follow: (change, sheetId) => {
      for (const name of names) {
        name.formula = followFormula(name.formula, name.scope ?? "", change, sheetId);
      }
    },
    sheetRenamed: (before, after) => {
      for (const name of names) name.formula = renameSheetIn(name.formula, before, after);
    },
    sheetDeleted: (sheet, deletedName) => {
      names = names.filter((name) => name.scope !== sheet);
      for (const name of names) name.formula = renameSheetIn(name.formula, deletedName, null);
    },
  };
}
