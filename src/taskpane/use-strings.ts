/** The words of the pane in the user's language. */
import { createContext, useContext } from "react";
import { ENGLISH, type Strings } from "../strings";

const StringsContext = createContext<Strings>(ENGLISH);
/** Gives a part of the page its language. */
export const StringsProvider = StringsContext.Provider;

/** The words for the component that asks. */
export function useStrings(): Strings {
  return useContext(StringsContext);
}
