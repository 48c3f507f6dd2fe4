/** The way between the panels: tabs, and a menu for those that have no room. */
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useSyncExternalStore } from "react";
import { tourMark } from "./first-run/tour-steps";
import { type Navigation, PANELS, type PanelName } from "./navigation";
import { useStrings } from "./use-strings";

/** Id of the element that shows the panel in front. */
export const PANEL_ID = "panel";

export const tabId = (panel: PanelName): string => `tab-${panel}`;

const useStyles = makeStyles({
  // Excel's personality menu covers 34 x 32 pixels at the top right.
  bar: {
    display: "flex",
    overflow: "hidden",
    padding: `${tokens.spacingVerticalXS} 42px 0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  tabs: { minWidth: 0, flexGrow: 1, overflow: "hidden" },
});

export function PanelTabs({ navigation }: { navigation: Navigation }) {
  const styles = useStyles();
  const words = useStrings().panels;
  const current = useSyncExternalStore(navigation.subscribe, navigation.current);
  const select = (value: unknown) => {
    const panel = PANELS.find((one) => one === value);
    if (panel) navigation.show(panel);
  };
  return (
    <nav className={styles.bar} aria-label={words.navigation}>
      <Overflow minimumVisible={1} padding={40}>
        <TabList
          className={styles.tabs}
          size="small"
          selectedValue={current}
          onTabSelect={(_event, { value }) => select(value)}
        >
          {PANELS.map((panel) => (
            <OverflowItem key={panel} id={panel} priority={panel === current ? 2 : 1}>
              <Tab value={panel} id={tabId(panel)} aria-controls={PANEL_ID}>
                {words.names[panel]}
              </Tab>
            </OverflowItem>
          ))}
          <MorePanels onSelect={select} />
        </TabList>
      </Overflow>
    </nav>
  );
}

/** The panels whose tabs have no room. */
function MorePanels({ onSelect }: { onSelect: (panel: PanelName) => void }) {
  const words = useStrings().panels;
  const { ref, isOverflowing } = useOverflowMenu<HTMLButtonElement>();
  if (!isOverflowing) return null;
  return (
    <Menu hasIcons={false}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={ref}
          role="tab"
          aria-selected={false}
          appearance="transparent"
          size="small"
          icon={<MoreHorizontalRegular />}
          aria-label={words.more}
          {...tourMark("more-panels")}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {PANELS.map((panel) => (
            <HiddenPanel key={panel} panel={panel} onSelect={onSelect} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface HiddenPanelProps {
  panel: PanelName;
  onSelect: (panel: PanelName) => void;
}

function HiddenPanel({ panel, onSelect }: HiddenPanelProps) {
  const words = useStrings().panels;
  if (useIsOverflowItemVisible(panel)) return null;
  return <MenuItem onClick={() => onSelect(panel)}>{words.names[panel]}</MenuItem>;
}
