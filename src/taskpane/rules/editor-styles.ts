/** How the rule that is being written looks: narrow first, one thing below the other. */
import { makeStyles, tokens } from "@fluentui/react-components";

export const useEditorStyles = makeStyles({
  group: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    border: "none",
    borderLeft: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    minWidth: 0,
  },
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    "& .fui-Field": { gridTemplateColumns: "minmax(0, 1fr)" },
    "& select": { minWidth: 0, width: "100%" },
    "& input": { minWidth: 0, width: "100%" },
  },
  line: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "flex-start", minWidth: 0 },
  grow: { flexGrow: 1, minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  fault: { color: tokens.colorStatusDangerForeground1, margin: 0 },
  word: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  json: { "& textarea": { fontFamily: tokens.fontFamilyMonospace, minHeight: "9em" } },
  wholeJson: { "& textarea": { minHeight: "24em" } },
});
