/** Arguments and results of custom functions, between the host's words and Univer's. */
import {
  ArrayValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
  type ErrorType,
  ErrorValueObject,
  ValueObjectFactory,
} from "@univerjs/engine-formula";
import { CELL_ERRORS, type CellValue, type FunctionArgument, type FunctionResult } from "../grid";

/** What Univer hands a function: a value, an array or a reference to cells. */
export type Argument = BaseValueObject | BaseReferenceObject;

/** Whether an argument refers to cells. */
export const isReference = (argument: Argument): argument is BaseReferenceObject =>
  argument.isReferenceObject();

/** A value as Univer calculates with it, as the host knows it. */
function plain(value: unknown): CellValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return "";
}

/** Whole columns as far as the sheet is filled: Univer would make a value for each of a million rows. */
function wholeColumns(reference: BaseReferenceObject): CellValue[][] {
  const { startColumn, endColumn } = reference.getRangeData();
  const used = Math.max(
    1,
    reference.getCurrentActiveSheetData().cellData.getLength(),
    reference.getCurrentRuntimeSheetData()?.getLength() ?? 0
  );
  return Array.from({ length: used }, (_, row) =>
    Array.from({ length: endColumn - startColumn + 1 }, (_unused, column) => {
      const cell = reference.getCellData(row, startColumn + column);
      return cell ? plain(reference.getCellValueObject(cell).getValue()) : "";
    })
  );
}

/** An argument's values; one row and one column for a single value. */
function values(argument: Argument): CellValue[][] {
  if (isReference(argument) && Number.isNaN(argument.getRangeData().startRow))
    return wholeColumns(argument);
  const object = isReference(argument) ? argument.toArrayValueObject() : argument;
  if (object.isArray()) return (object as ArrayValueObject).toValue().map((row) => row.map(plain));
  return [[plain(object.getValue())]];
}

/** An argument as its parameter wants it: rows of values, one value, or null where it was left out. */
export function passed(argument: Argument | undefined, matrix: boolean): FunctionArgument {
  if (!argument || (!isReference(argument) && argument.isNull())) return null;
  const all = values(argument);
  return matrix ? all : (all[0]?.[0] ?? "");
}

/** An error as Univer calculates with it. It knows fewer errors than Excel, but takes any. */
export const error = (text: string) => ErrorValueObject.create(text as ErrorType);

/** A result as Univer calculates with it; rows of values spill. */
export function toUniver(result: FunctionResult): BaseValueObject {
  const one = (value: CellValue): BaseValueObject =>
    typeof value === "string" && CELL_ERRORS.includes(value)
      ? error(value)
      : ValueObjectFactory.create(value);
  if (!Array.isArray(result)) return one(result);
  const [first] = result;
  // One cell's worth spills nowhere, and is calculated with much faster as a value.
  if (result.length === 1 && first?.length === 1) return one(first[0] ?? "");
  return ArrayValueObject.create({
    calculateValueList: result.map((row) => row.map(one)),
    rowCount: result.length,
    columnCount: result[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}
