/** Says on the other panels that a run is under way, and leads to it. */
import { Button } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import type { Desk } from "./enrich/desk";
import { MessagePanel } from "./message-panel";
import type { Navigation } from "./navigation";
import { useStrings } from "./use-strings";

export function RunningNotice({ desk, navigation }: { desk: Desk; navigation: Navigation }) {
  const words = useStrings().panels;
  const { run } = useSyncExternalStore(desk.subscribe, desk.state);
  if (run.state !== "running") return null;
  return (
    <MessagePanel intent="info" message={words.running}>
      <Button size="small" onClick={() => navigation.show("enrich")}>
        {words.showRun}
      </Button>
    </MessagePanel>
  );
}
