/** The tour: one small window beside one control at a time. Esc skips it, the focus goes back. */
import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  type PositioningImperativeRef,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import type { Navigation } from "../navigation";
import { useStrings } from "../use-strings";
import type { FirstRun } from "./first-run";
import { TOUR_STEPS, tourTarget } from "./tour-steps";

const useStyles = makeStyles({
  surface: {
    width: "288px",
    maxWidth: "calc(100vw - 24px)",
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  position: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface TourProps {
  firstRun: FirstRun;
  navigation: Navigation;
}

export function Tour({ firstRun, navigation }: TourProps) {
  const { tour } = useSyncExternalStore(firstRun.subscribe, firstRun.state);
  return tour === null ? null : (
    <TourWindow firstRun={firstRun} navigation={navigation} index={tour} />
  );
}

function TourWindow({ firstRun, navigation, index }: TourProps & { index: number }) {
  const styles = useStyles();
  const words = useStrings().firstRun.tour;
  const id = useId();
  const next = useRef<HTMLButtonElement>(null);
  const positioning = useRef<PositioningImperativeRef>(null);
  const step = TOUR_STEPS[index] ?? "rows";
  const isLast = index === TOUR_STEPS.length - 1;
  const { title, text } = words.steps[step];

  useEffect(() => {
    const before = document.activeElement;
    navigation.show("enrich");
    return () => {
      const back =
        before instanceof HTMLElement && before !== document.body && before.isConnected
          ? before
          : tourTarget("enrich", document)?.querySelector("button");
      back?.focus();
    };
  }, [navigation]);

  useEffect(() => {
    const found = tourTarget(step, document) ?? document.body;
    found.scrollIntoView({ block: "nearest" });
    positioning.current?.setTarget(found);
    next.current?.focus();
  }, [step]);

  return (
    <Popover
      open
      withArrow
      trapFocus
      positioning={{ positioningRef: positioning, position: "below", align: "start" }}
      onOpenChange={(_event, { open }) => {
        if (!open) firstRun.endTour();
      }}
    >
      <PopoverSurface
        className={styles.surface}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
      >
        <div aria-live="polite">
          <div className={styles.position}>{words.position(index + 1, TOUR_STEPS.length)}</div>
          <h2 id={`${id}-title`} className={styles.title}>
            {title}
          </h2>
          <p id={`${id}-text`} className={styles.text}>
            {text}
          </p>
        </div>
        <div className={styles.buttons}>
          <Button
            ref={next}
            size="small"
            appearance="primary"
            onClick={() => (isLast ? firstRun.endTour() : firstRun.goTo(index + 1))}
          >
            {isLast ? words.finish : words.next}
          </Button>
          {index > 0 && (
            <Button size="small" onClick={() => firstRun.goTo(index - 1)}>
              {words.back}
            </Button>
          )}
          {!isLast && (
            <Button size="small" appearance="subtle" onClick={() => firstRun.endTour()}>
              {words.skip}
            </Button>
          )}
        </div>
      </PopoverSurface>
    </Popover>
  );
}
