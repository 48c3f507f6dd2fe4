/** `Excel.NamedItem` and `Excel.NamedItemCollection`. */
import { type Book, valueType } from "../book/book";
import { type DefinedName } from "../book/names";
import { booleanArgument, textArgument } from "../rich-api/arguments";
import { invalidArgument, itemNotFound } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";
import { areaOf, rangeType } from "./range";
import { worksheetType } from "./worksheet";

interface NamedItemState {
  readonly book: Book;
  readonly name: DefinedName;
}

/** Whose names. */
export interface NamedItemCollectionState {
  readonly book: Book;
  /** Id of the sheet whose names these are, null for the workbook's. */
  readonly scope: string | null;
}

/** @throws HostError ItemNotFound when the name was deleted */
function existing({ book, name }: NamedItemState): DefinedName {
  if (!book.names.all().includes(name)) throw itemNotFound();
  return name;
}

function rangeOrNull(state: NamedItemState): HostObject | null {
  const area = state.book.names.area(existing(state));
  return area && rangeType.of({ book: state.book, area });
}

/** What the name's formula comes to, as far as it is a reference or a constant. */
function value(state: NamedItemState): unknown {
  const { formula } = existing(state);
  const area = state.book.names.area(state.name);
  if (area) return formula.slice(1).replaceAll("$", "");
  if (formula.includes("#REF!")) return "#REF!";
  const constant = /^="((?:[^"]|"")*)"$/.exec(formula);
  if (constant) return (constant[1] ?? "").replaceAll('""', '"');
  const number = Number(formula.slice(1));
  return Number.isNaN(number) ? formula : number;
}

function type(state: NamedItemState): string {
  if (state.book.names.area(existing(state))) return "Range";
  const held = value(state);
  if (typeof held !== "string" && typeof held !== "number") return "Error";
  return valueType(held) === "Empty" ? "String" : valueType(held);
}

/** `Excel.NamedItem`. */
export const namedItemType: TypedHostType<NamedItemState> = hostType<NamedItemState>("NamedItem", {
  properties: {
    _Id: (state) => existing(state).name,
    comment: (state) => existing(state).comment,
    formula: (state) => existing(state).formula,
    name: (state) => existing(state).name,
    scope: (state) => (existing(state).scope === null ? "Workbook" : "Worksheet"),
    type,
    value,
    visible: (state) => existing(state).visible,
  },
  writable: {
    comment: (state, comment) => {
      existing(state).comment = textArgument(comment);
    },
    formula: (state, formula) => {
      existing(state).formula = formulaArgument(formula);
    },
    visible: (state, visible) => {
      existing(state).visible = booleanArgument(visible);
    },
  },
  navigations: {
    worksheet: (state) => {
      const { scope } = existing(state);
      if (scope === null) throw itemNotFound();
      return worksheetType.of({ book: state.book, sheet: scope });
    },
    worksheetOrNullObject: (state) => {
      const { scope } = existing(state);
      return scope === null ? null : worksheetType.of({ book: state.book, sheet: scope });
    },
  },
  methods: {
    delete: (state) => state.book.names.delete(existing(state)),
    getRange: (state) => {
      const range = rangeOrNull(state);
      if (!range) throw itemNotFound();
      return range;
    },
    getRangeOrNullObject: rangeOrNull,
  },
  id: ({ name }) => name.name,
});

function formulaArgument(value_: unknown): string {
  const text = textArgument(value_);
  if (!text.startsWith("=")) throw invalidArgument();
  return text;
}

function find({ book, scope }: NamedItemCollectionState, key: unknown): HostObject | null {
  const name = book.names.find(textArgument(key), scope);
  return name && namedItemType.of({ book, name });
}

function itemsOf({ book, scope }: NamedItemCollectionState): HostObject[] {
  return book.names
    .all()
    .filter((name) => name.scope === scope)
    .map((name) => namedItemType.of({ book, name }));
}

/** `Excel.NamedItemCollection`. */
export const namedItemCollectionType: TypedHostType<NamedItemCollectionState> =
  hostType<NamedItemCollectionState>("NamedItemCollection", {
    methods: {
      add: ({ book, scope }, name, reference, comment) => {
        const range = rangeType.stateOf(reference);
        const text = typeof reference === "string" ? reference : null;
        if (!range && text === null) throw invalidArgument();
        const formula = range
          ? book.referenceFormula(areaOf(range))
          : text?.startsWith("=")
            ? text
            : `="${(text ?? "").replaceAll('"', '""')}"`;
        const added = book.names.add({
          name: textArgument(name),
          scope,
          formula,
          visible: true,
          comment: typeof comment === "string" ? comment : "",
        });
        return namedItemType.of({ book, name: added });
      },
      getCount: (state) => itemsOf(state).length,
      getItemOrNullObject: find,
    },
    items: itemsOf,
    item: find,
  });
