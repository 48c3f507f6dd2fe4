/** Rules: the list, the rule being written, or a file being imported. */
import { useEffect, useSyncExternalStore } from "react";
import type { PaneBench } from "../bench";
import { ImportView } from "./import-view";
import { rulesOf } from "./open-rules";
import { RuleEditor } from "./rule-editor";
import { RuleList } from "./rule-list";

export function RulesPanel({ bench }: { bench: PaneBench }) {
  const store = rulesOf(bench);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const { editor, importing, place } = state;
  useEffect(() => void store.refresh(), [store]);
  if (editor !== null)
    return (
      <RuleEditor key={editor.opened} bench={bench} store={store} editor={editor} place={place} />
    );
  if (importing !== null)
    return (
      <ImportView store={store} importing={importing} notice={state.notice} isBusy={state.isBusy} />
    );
  return <RuleList bench={bench} store={store} state={state} />;
}
