/** `Excel.DataValidation`: kept and given back, not enforced. */
import { type DataValidation, validationOf, validationType } from "../book/data-validation";
import { booleanArgument } from "../rich-api/arguments";
import { accessDenied, invalidArgument } from "../rich-api/errors";
import { hostType, type TypedHostType } from "../rich-api/host-type";
import { areaOf, type RangeState } from "./range";

function common(range: RangeState): DataValidation | null {
  return range.book.validations.common(areaOf(range)) ?? null;
}

function change(range: RangeState, to: (before: DataValidation) => DataValidation | null): void {
  const area = areaOf(range);
  if (range.book.protections.of(area.sheet)) throw accessDenied();
  for (const part of range.book.validations.fragments(area)) {
    range.book.validations.set(part.area, to(part.value ?? validationOf({})));
  }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalidArgument();
  return { ...value };
}

/** `Excel.DataValidation`. */
export const dataValidationType: TypedHostType<RangeState> = hostType<RangeState>(
  "DataValidation",
  {
    properties: {
      errorAlert: (range) => (common(range) ?? validationOf({})).errorAlert,
      ignoreBlanks: (range) => (common(range) ?? validationOf({})).ignoreBlanks,
      prompt: (range) => (common(range) ?? validationOf({})).prompt,
      rule: (range) => common(range)?.rule ?? {},
      type: (range) => {
        const parts = range.book.validations.fragments(areaOf(range));
        const types = new Set(
          parts.map(({ value }) => (value ? validationType(value.rule) : "None"))
        );
        const [first = "None", ...others] = types;
        return others.length > 0 ? "Inconsistent" : first;
      },
    },
    writable: {
      errorAlert: (range, alert) =>
        change(range, (before) => ({ ...before, errorAlert: record(alert) })),
      ignoreBlanks: (range, ignore) =>
        change(range, (before) => ({ ...before, ignoreBlanks: booleanArgument(ignore) })),
      prompt: (range, prompt) => change(range, (before) => ({ ...before, prompt: record(prompt) })),
      rule: (range, rule) => change(range, () => validationOf(record(rule))),
    },
    methods: { clear: (range) => change(range, () => null) },
  }
);
