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
import type { PaneBench } from "./bench";
import { Tour } from "./first-run/tour";
import { MessagePanel } from "./message-panel";
import { PanelTabs } from "./panel-tabs";
import { Panel } from "./panels";
import type { Strings } from "../strings";
import { StringsProvider } from "./use-strings";
import { type OfficeColours, useShade } from "./use-office-theme";
import { StatementDialog } from "./where/statement-dialog";

/** Where the page runs, as far as it is known yet. */
export type Place = "starting" | "excel" | "outside";

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", height: "100%", minWidth: 0 },
  outside: { padding: "16px", maxWidth: "480px" },
});

interface AppProps {
  bench: PaneBench;
  place: Place;
  officeTheme: OfficeColours | null;
  words: Strings;
}

export function App({ bench, place, officeTheme, words }: AppProps) {
  const styles = useStyles();
  const shade = useShade(officeTheme);
  return (
    <StringsProvider value={words}>
      <FluentProvider theme={shade === "dark" ? webDarkTheme : webLightTheme} lang={words.language}>
        {place === "outside" ? (
          <main className={styles.outside}>
            <h1>{words.appName}</h1>
            <MessagePanel intent="info" message={words.outsideExcel} />
          </main>
        ) : (
          <div className={styles.pane}>
            <PanelTabs navigation={bench.navigation} />
            <Panel bench={bench} />
            <Tour firstRun={bench.firstRun} navigation={bench.navigation} />
            <StatementDialog where={bench.where} onAgreed={() => void bench.desk.enrich()} />
          </div>
        )}
      </FluentProvider>
    </StringsProvider>
  );
}
