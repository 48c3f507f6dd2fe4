/** Settings: where enrichment runs, whose accounts, defaults, what is kept, and facts for whoever helps. */
import { useSyncExternalStore } from "react";
import { About } from "../about";
import type { PaneBench } from "../bench";
import { LanguageSection } from "./language-section";
import { PanelPage } from "../panel-page";
import { useStrings } from "../use-strings";
import { WhereSection } from "../where/where-section";
import { DefaultsSection } from "./defaults-section";
import { DiagnosticsSection } from "./diagnostics-section";
import { FormulasSection } from "./formula-cells";
import { HoldersSection } from "./holders-section";
import { PrivacySection } from "./privacy-section";

export function SettingsPanel({ bench }: { bench: PaneBench }) {
  const { desk, where, language } = bench;
  const words = useStrings();
  const { engine, run } = useSyncExternalStore(desk.subscribe, desk.state);
  const isBusy = run.state === "running" || run.state === "undoing";
  return (
    <PanelPage title={words.panels.names.settings}>
      <WhereSection where={where} disabled={isBusy} />
      <HoldersSection bench={bench} disabled={isBusy} />
      <LanguageSection language={language} />
      <DefaultsSection bench={bench} disabled={isBusy} />
      <FormulasSection bench={bench} disabled={isBusy} />
      <PrivacySection bench={bench} disabled={isBusy} />
      <DiagnosticsSection bench={bench} />
      <About status={engine.state === "ready" ? engine.status : null} />
    </PanelPage>
  );
}
