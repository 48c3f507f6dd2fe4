/** What the host refuses, in the codes of `Excel.ErrorCodes`. Caught once, by the interpreter. */

/** Codes the emulated host answers with; each is one of Excel's. */
export type HostErrorCode =
  | "AccessDenied"
  | "Conflict"
  | "FilteredRangeConflict"
  | "GeneralException"
  | "InsertDeleteConflict"
  | "InvalidArgument"
  | "InvalidBinding"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "InvalidReference"
  | "InvalidRequest"
  | "InvalidSelection"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "NonBlankCellOffSheet"
  | "MergedRangeConflict"
  | "NotImplemented"
  | "OperationCellsExceedLimit"
  | "RangeExceedsLimit"
  | "RequestAborted"
  | "UnsupportedOperation"
  | "ApiNotFound";

/** A refusal: stops the request at the action that met it; earlier results are still answered. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    message: string,
    /** Member the refusal is about, as `Range.values`; empty when the action itself says it. */
    readonly location = ""
  ) {
    super(message);
    this.name = "HostError";
  }
}

/** An argument Excel would not take. */
export function invalidArgument(
  message = "The argument is invalid or missing or has an incorrect format."
): HostError {
  return new HostError("InvalidArgument", message);
}

/** A key nothing answers to. */
export function itemNotFound(): HostError {
  return new HostError("ItemNotFound", "The requested resource doesn't exist.");
}

/** A name that is already taken. */
export function itemAlreadyExists(): HostError {
  return new HostError(
    "ItemAlreadyExists",
    "A resource with the same name or identifier already exists."
  );
}

/** A change a protected sheet does not allow. */
export function accessDenied(): HostError {
  return new HostError("AccessDenied", "You cannot perform the requested operation.");
}

/** A member Excel has and the emulated host does not. */
export function notImplemented(member: string): HostError {
  return new HostError("NotImplemented", `The emulated host does not implement ${member}.`, member);
}
