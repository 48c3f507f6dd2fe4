/** `Excel.CustomXmlPart` and its collections. */
import { type Book } from "../book/book";
import { type CustomXmlPart } from "../book/custom-xml";
import { textArgument } from "../rich-api/arguments";
import { HostError, itemNotFound } from "../rich-api/errors";
import { hostType, type HostObject, type TypedHostType } from "../rich-api/host-type";

interface CustomXmlPartState {
  readonly book: Book;
  readonly part: CustomXmlPart;
}

interface CustomXmlPartCollectionState {
  readonly book: Book;
  /** Null for all parts of the workbook. */
  readonly namespaceUri: string | null;
}

function existing({ book, part }: CustomXmlPartState): CustomXmlPart {
  if (!book.customXml.all().includes(part)) throw itemNotFound();
  return part;
}

/** `Excel.CustomXmlPart`. */
export const customXmlPartType: TypedHostType<CustomXmlPartState> = hostType<CustomXmlPartState>(
  "CustomXmlPart",
  {
    properties: {
      id: (state) => existing(state).id,
      namespaceUri: (state) => existing(state).namespaceUri,
    },
    methods: {
      delete: (state) => state.book.customXml.delete(existing(state)),
      getXml: (state) => existing(state).xml,
      setXml: (state, xml) => state.book.customXml.set(existing(state), textArgument(xml)),
    },
    id: ({ part }) => part.id,
  }
);

function partsOf({ book, namespaceUri }: CustomXmlPartCollectionState): CustomXmlPart[] {
  return book.customXml
    .all()
    .filter((part) => namespaceUri === null || part.namespaceUri === namespaceUri);
}

function find(state: CustomXmlPartCollectionState, id: unknown): HostObject | null {
  const part = partsOf(state).find((each) => each.id === id);
  return part ? customXmlPartType.of({ book: state.book, part }) : null;
}

/** The only part there is; null when there are none or several. */
function only(state: CustomXmlPartCollectionState): HostObject | null {
  const [part, ...others] = partsOf(state);
  return part && others.length === 0 ? customXmlPartType.of({ book: state.book, part }) : null;
}

function itemsOf(state: CustomXmlPartCollectionState): HostObject[] {
  return partsOf(state).map((part) => customXmlPartType.of({ book: state.book, part }));
}

/** `Excel.CustomXmlPartCollection`. */
export const customXmlPartCollectionType: TypedHostType<CustomXmlPartCollectionState> =
  hostType<CustomXmlPartCollectionState>("CustomXmlPartCollection", {
    methods: {
      add: ({ book }, xml) =>
        customXmlPartType.of({ book, part: book.customXml.add(textArgument(xml)) }),
      getByNamespace: ({ book }, namespaceUri) =>
        customXmlPartScopedCollectionType.of({ book, namespaceUri: textArgument(namespaceUri) }),
      getCount: (state) => partsOf(state).length,
      getItemOrNullObject: find,
    },
    items: itemsOf,
    item: find,
  });

/** `Excel.CustomXmlPartScopedCollection`. */
export const customXmlPartScopedCollectionType: TypedHostType<CustomXmlPartCollectionState> =
  hostType<CustomXmlPartCollectionState>("CustomXmlPartScopedCollection", {
    methods: {
      getCount: (state) => partsOf(state).length,
      getItemOrNullObject: find,
      getOnlyItem: (state) => {
        const item = only(state);
        if (!item) throw new HostError("GeneralException", "There isn't exactly one such part.");
        return item;
      },
      getOnlyItemOrNullObject: only,
    },
    items: itemsOf,
    item: find,
  });
