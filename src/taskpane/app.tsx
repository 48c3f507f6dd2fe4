/**
 * The pane's frame: theme, language and the page. Contrast themes need no theme of ours: the browser
 * puts the user's colours in place of all of them (forced colours), and Fluent draws borders then.
 */
import {
  FluentProvider,
  makeStyles,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import type { Desk } from "./enrich/desk";
import { EnrichPage } from "./enrich/enrich-page";
import { MessagePanel } from "./message-panel";
import type { Strings } from "./strings/en";
import { StringsProvider } from "./strings/use-strings";
import { type OfficeColours, useShade } from "./use-office-theme";
import type { Where } from "./where/where";

/** Where the page runs, as far as it is known yet. */
export type Place = "starting" | "excel" | "outside";

const useStyles = makeStyles({
  frame: { height: "100%" },
  outside: { padding: "16px", maxWidth: "480px" },
});

interface AppProps {
  desk: Desk;
  where: Where;
  place: Place;
  officeTheme: OfficeColours | null;
  words: Strings;
}

export function App({ desk, where, place, officeTheme, words }: AppProps) {
  const styles = useStyles();
  const shade = useShade(officeTheme);
  return (
    <StringsProvider value={words}>
      <FluentProvider
        className={styles.frame}
        theme={shade === "dark" ? webDarkTheme : webLightTheme}
        lang={words.language}
      >
        {place === "outside" ? (
          <main className={styles.outside}>
            <h1>{words.appName}</h1>
            <MessagePanel intent="info" message={words.outsideExcel} />
          </main>
        ) : (
          <EnrichPage desk={desk} where={where} />
        )}
      </FluentProvider>
    </StringsProvider>
  );
}
