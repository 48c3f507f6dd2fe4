/** Reports: what an account took in and paid, and what was wrong in its answers. */
import { AccountReports } from "../account-reports/account-reports";
import type { PaneBench } from "../bench";
import { PanelPage } from "../panel-page";
import { SelectedRowSection } from "../selected-row/selected-row-section";
import { useStrings } from "../use-strings";
import { WrongResults } from "../wrong-results/wrong-results";

export function ReportsPanel({ bench }: { bench: PaneBench }) {
  const words = useStrings();
  return (
    <PanelPage title={words.panels.names.reports}>
      <AccountReports bench={bench} />
      <SelectedRowSection bench={bench} />
      <WrongResults bench={bench} />
    </PanelPage>
  );
}
