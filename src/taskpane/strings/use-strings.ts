/** The words of the pane in the user's language. */
import { createContext, useContext } from "react";
import { en, type Strings } from "./en";

const StringsContext = createContext<Strings>(en);
/** Gives a part of the page its language. */
export const StringsProvider = StringsContext.Provider;

/** The words for the component that asks. */
export function useStrings(): Strings {
  return useContext(StringsContext);
}

/** The words nearest to a BCP 47 tag such as `de-CH`; English where we have no others. */
export function stringsFor(_language: string): Strings {
  return en;
}
