/** Values given to areas of cells, later ones over earlier ones; they follow their cells. */
import { type Area, holds, intersection, onSheet, type Rectangle } from "../../grid/area";
import { type StructureChange } from "../../grid/grid";
import { follow } from "../../grid/references";

/** A part of an area and the value it has. */
export interface Fragment<Value> {
  area: Area;
  value: Value;
}

/** Values by area, as locked cells and data validations are kept. */
export interface AreaValues<Value> {
  set(area: Area, value: Value): void;
  /** The area in parts, each with its one value. */
  fragments(area: Area): Fragment<Value>[];
  /** The value all cells share, undefined where they differ. */
  common(area: Area): Value | undefined;
  follow(change: StructureChange): void;
}

/** @param otherwise what cells have that were given nothing */
export function createAreaValues<Value>(otherwise: Value): AreaValues<Value> {
  let given: Fragment<Value>[] = [];

  const fragments = (area: Area): Fragment<Value>[] => {
    const found: Fragment<Value>[] = [];
    let rest: Rectangle[] = [area];
    for (const entry of given.toReversed()) {
      if (entry.area.sheet !== area.sheet) continue;
      rest = rest.flatMap((part) => {
        const shared = intersection(part, entry.area);
        if (!shared) return [part];
        found.push({ area: onSheet(area.sheet, shared), value: entry.value });
        return subtract(part, shared);
      });
      if (rest.length === 0) break;
    }
    return [
      ...found,
      ...rest.map((part) => ({ area: onSheet(area.sheet, part), value: otherwise })),
    ];
  };

  return {
    set: (area, value) => {
      given = given.filter((entry) => entry.area.sheet !== area.sheet || !holds(area, entry.area));
      const known = fragments(area);
      if (known.length === 1 && known[0]?.value === value) return;
      given.push({ area, value });
    },
    fragments,
    common: (area) => {
      const [first, ...others] = fragments(area);
      return others.every((other) => other.value === first?.value) ? first?.value : undefined;
    },
    follow: (change) => {
      given = given.flatMap((entry) => {
        const area = follow(entry.area, change);
        return area ? [{ area, value: entry.value }] : [];
      });
    },
  };
}

/** What is left of a rectangle without a part of it: at most four rectangles. */
function subtract(whole: Rectangle, part: Rectangle): Rectangle[] {
  const rest: Rectangle[] = [
    { ...whole, rows: part.row - whole.row },
    {
      ...whole,
      row: part.row + part.rows,
      rows: whole.row + whole.rows - part.row - part.rows,
    },
    { row: part.row, rows: part.rows, column: whole.column, columns: part.column - whole.column },
    {
      row: part.row,
      rows: part.rows,
      column: part.column + part.columns,
      columns: whole.column + whole.columns - part.column - part.columns,
    },
  ];
  return rest.filter(({ rows, columns }) => rows > 0 && columns > 0);
}
