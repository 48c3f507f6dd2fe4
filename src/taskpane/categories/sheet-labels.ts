/** What a set of labels has to do with the sheet in front: whether it tells its labels, and for how many rows. */
import type { Destination } from "../../client/destination";
import type { Ask } from "../../client/questions";
import type { CategoryPreview, NamedSets } from "../../client/questions/categories";
import type { AccountHolderType, CategorySet } from "../../model";
import type { LabelListOutcome, Result, SheetRow } from "../../run/types";
import type { Desk } from "../enrich/desk";

/** The list to choose from in the label column of the sheet in front. */
export interface LabelLists {
  /** Null where it has none. */
  read(): Promise<Result<string[] | null>>;
  give(labels: readonly string[]): Promise<Result<LabelListOutcome>>;
  /** Whether there was one. */
  take(): Promise<Result<boolean>>;
}

export interface SheetLabelParts {
  ask: Ask;
  /** Where rows are enriched now. */
  destination(): Destination;
  desk: Pick<Desk, "state">;
  sheetRows(): Promise<Result<SheetRow[]>>;
  lists: LabelLists;
}

export type SheetLabels = ReturnType<typeof createSheetLabels>;

export const isOfType = (id: string): id is "consumer" | "business" =>
  id === "consumer" || id === "business";

export function createSheetLabels({
  ask,
  desk,
  sheetRows,
  lists,
}: Omit<SheetLabelParts, "destination">) {
  const holder = () => {
    const { sheet } = desk.state();
    return sheet.state === "ready" ? sheet.choices.settings.accountHolder : null;
  };
  const ownSet = (type: AccountHolderType) =>
    type === "business" || type === "freelance" ? "business" : "consumer";

  /** The account holder whose labels a set would tell. */
  const typeOf = (id: string): AccountHolderType =>
    isOfType(id) ? id : (holder()?.type ?? "consumer");

  const preview = async (id: string, set: CategorySet | null): Promise<CategoryPreview> => {
    const rows = await sheetRows();
    const ids = rows.ok ? rows.value.map((row) => row.id) : [];
    return ask("categories.preview", { type: typeOf(id), set, ids });
  };

  return {
    /** Id of the set of the sheet's account holder; that of private persons where no sheet is in front. */
    async setInForce(sets: NamedSets): Promise<string> {
      const found = holder();
      if (found === null) return "consumer";
      // A holder nobody has enriched for yet, or a service that tells nothing of holders, has no set by name.
      const kept = await ask("holders.contents", { id: found.id }).catch(() => null);
      const wanted = [kept?.category_id ?? null, found.type].filter((id) => id !== null);
      return wanted.find((one) => sets.some(({ id }) => id === one)) ?? ownSet(found.type);
    },
    firstSet: (): string => ownSet(holder()?.type ?? "consumer"),
    preview,
    /** How many rows of the sheet would be told otherwise; null where that cannot be counted. */
    async changedRows(id: string, set: CategorySet | null): Promise<number | null> {
      const tried = await preview(id, set).catch(() => null);
      if (tried === null) return null;
      return tried.rows
        .filter(({ label, becomes }) => label !== becomes)
        .reduce((sum, { count }) => sum + count, 0);
    },
    hasList: async (): Promise<boolean> => {
      const { sheet } = desk.state();
      if (sheet.state !== "ready") return false;
      const read = await lists.read();
      return read.ok && read.value !== null;
    },
    lists,
  };
}
