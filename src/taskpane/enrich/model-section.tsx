/** Whose labels are written: the add-in's own, or those of a model trained on the user's rows. */
import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { QuestionAnswer } from "../../client/questions";
import type { PaneBench } from "../bench";
import { FoldingSection } from "../section";
import { useStrings } from "../use-strings";

/** No model has this name: they have at least one character. */
const OWN = "";

interface ModelSectionProps {
  bench: PaneBench;
  /** Name of the model in use; null for the add-in's own labels. */
  model: string | null;
  disabled: boolean;
}

/** Not there as long as there is nothing to choose. */
export function ModelSection({ bench, model, disabled }: ModelSectionProps) {
  const words = useStrings().models.enrich;
  const found = useModels(bench);
  const [wanted, setWanted] = useState(false);
  // One that is being trained for the first time cannot be used yet.
  const names =
    found?.models.filter(({ test, status }) => status === "ready" || test !== null) ?? [];
  const offered = found?.areUsable === false ? [] : names.map(({ name }) => name);
  if (model === null && offered.length === 0) return null;
  const isGone = found !== null && model !== null && !offered.includes(model);
  const question = !isGone ? null : found.areUsable ? words.missing(model) : words.unsupported;
  const all = isGone ? [...offered, model] : offered;
  const choices = model !== null && !all.includes(model) ? [...all, model] : all;

  return (
    <FoldingSection
      heading={words.heading}
      summary={model === null ? words.ownSentence : words.sentence(model)}
      open={wanted || isGone}
      onToggle={isGone ? null : () => setWanted(!wanted)}
      disabled={disabled}
    >
      <Field
        label={words.label}
        {...(question === null
          ? {}
          : { validationState: "warning" as const, validationMessage: question })}
      >
        <RadioGroup
          value={model ?? OWN}
          disabled={disabled}
          onChange={(_event, { value }) =>
            bench.desk.choose((current) => ({
              ...current,
              settings: { ...current.settings, model: value === OWN ? null : value },
            }))
          }
        >
          <Radio value={OWN} label={words.own} />
          {choices.map((name) => (
            <Radio key={name} value={name} label={words.model(name)} />
          ))}
        </RadioGroup>
      </Field>
    </FoldingSection>
  );
}

/** The models where rows are enriched now; null as long as that is not known. */
function useModels({ ask, where }: PaneBench): QuestionAnswer<"models.list"> | null {
  const { destination } = useSyncExternalStore(where.subscribe, where.state);
  const [found, setFound] = useState<{ at: unknown; answer: QuestionAnswer<"models.list"> } | null>(
    null
  );
  useEffect(() => {
    const waiting = new AbortController();
    ask("models.list", {}, { signal: waiting.signal }).then(
      (answer) => {
        if (!waiting.signal.aborted) setFound({ at: destination, answer });
      },
      // What cannot be asked is not offered; a run that names a model finds out for itself.
      () => undefined
    );
    return () => waiting.abort();
  }, [ask, destination]);
  return found?.at === destination ? found.answer : null;
}
