/** The panels by name. All but the first one are loaded when they are first opened. */
import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { type ComponentType, lazy, Suspense, useSyncExternalStore } from "react";
import type { PaneBench } from "./bench";
import { EnrichPage } from "./enrich/enrich-page";
import type { PanelName } from "./navigation";
import { MessagePanel } from "./message-panel";
import { PanelBoundary } from "./panel-boundary";
import { PANEL_ID, tabId } from "./panel-tabs";
import { SelectedRowSection } from "./selected-row/selected-row-section";
import { RunningNotice } from "./running-notice";
import { useStrings } from "./use-strings";

type PanelComponent = ComponentType<{ bench: PaneBench }>;

const later = (load: () => Promise<PanelComponent>) =>
  lazy(async () => ({ default: await load() }));

const COMPONENTS: Readonly<Record<PanelName, PanelComponent>> = {
  enrich: ({ bench }) => (
    <EnrichPage bench={bench} selectedRow={<SelectedRowSection bench={bench} />} />
  ),
  help: later(async () => (await import("./help/help-panel")).HelpPanel),
  rules: later(async () => (await import("./rules/rules-panel")).RulesPanel),
  reports: later(async () => (await import("./reports/reports-panel")).ReportsPanel),
  models: later(async () => (await import("./models/models-panel")).ModelsPanel),
  categories: later(async () => (await import("./categories/categories-panel")).CategoriesPanel),
  settings: later(async () => (await import("./settings/settings-panel")).SettingsPanel),
};

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, minWidth: 0 },
});

/** The panel in front. */
export function Panel({ bench }: { bench: PaneBench }) {
  const styles = useStyles();
  const words = useStrings().panels;
  const { navigation, desk } = bench;
  const current = useSyncExternalStore(navigation.subscribe, navigation.current);
  const Current = COMPONENTS[current];
  return (
    <div className={styles.panel} id={PANEL_ID} role="tabpanel" aria-labelledby={tabId(current)}>
      {current !== "enrich" && <RunningNotice desk={desk} navigation={navigation} />}
      <PanelBoundary
        key={current}
        fallback={(retry) => (
          <MessagePanel intent="error" message={words.failed}>
            <Button size="small" onClick={retry}>
              {words.retry}
            </Button>
          </MessagePanel>
        )}
      >
        <Suspense fallback={<Spinner label={words.loading} />}>
          <Current bench={bench} />
        </Suspense>
      </PanelBoundary>
    </div>
  );
}
