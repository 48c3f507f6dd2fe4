/** The frame of a panel: its title, its messages, and what scrolls below. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode, Ref } from "react";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, minWidth: 0 },
  scroll: { flexGrow: 1, overflowY: "auto", overflowX: "hidden", minHeight: 0 },
  head: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  messages: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalL}`,
    "& > :not(:empty)": { marginTop: tokens.spacingVerticalS },
  },
});

interface PanelPageProps {
  title: string;
  /** What has to be told at the top, in sight of whoever opens the panel. */
  messages?: ReactNode;
  /** What stays at the foot while the rest scrolls. */
  footer?: ReactNode;
  /** Nothing inside takes the focus just now, and the page must still scroll by keyboard. */
  isStill?: boolean;
  scroller?: Ref<HTMLElement>;
  children: ReactNode;
}

export function PanelPage(props: PanelPageProps) {
  const { title, messages, footer, isStill = false, scroller, children } = props;
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <main ref={scroller ?? null} className={styles.scroll} {...(isStill ? { tabIndex: 0 } : {})}>
        <header className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
        </header>
        <div className={styles.messages}>{messages}</div>
        {children}
      </main>
      {footer}
    </div>
  );
}
