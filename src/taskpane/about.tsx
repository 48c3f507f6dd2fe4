/** Where the answers come from, and whom to thank for the data. */
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { EngineStatus } from "../client/session";
import { credits } from "./credits";
import { useStrings } from "./use-strings";

const useStyles = makeStyles({
  about: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
});

export function About({ status }: { status: EngineStatus | null }) {
  const styles = useStyles();
  const words = useStrings();
  return (
    <section className={styles.about} aria-label={words.about.heading}>
      {status && (
        <p>
          {words.about.version(status.version)} · {words.about.merchants(status.merchants)}
        </p>
      )}
      {credits.length > 0 && (
        <p>
          {words.about.credits}{" "}
          {credits.map(({ name, address, licence }, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <Link inline href={address} target="_blank" rel="noreferrer">
                {name}
              </Link>{" "}
              ({licence})
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}
