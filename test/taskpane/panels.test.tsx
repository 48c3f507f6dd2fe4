import { act, screen, within } from "@testing-library/react";
import { openPane, startedRun } from "../support/pane";

const tab = (name: string) => screen.getByRole("tab", { name });

describe("the pane's panels", () => {
  it("opens on Enrich and shows another panel where its tab is chosen", async () => {
    const { user } = await openPane();
    expect(tab("Enrich")).toHaveAttribute("aria-selected", "true");
    await user.click(tab("Settings"));
    expect(await screen.findByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "Enrich transactions" })).toBeNull();
    expect(screen.getByRole("tabpanel")).toHaveAccessibleName("Settings");
  });

  it("says on another panel that rows are being enriched, and leads back", async () => {
    const { user, controller, bench } = await openPane();
    await user.click(screen.getByRole("button", { name: "Enrich 117 rows" }));
    await user.click(tab("Settings"));
    const panel = screen.getByRole("tabpanel");
    expect(await within(panel).findByText("Rows are being enriched")).toBeVisible();
    await user.click(within(panel).getByRole("button", { name: "Show" }));
    expect(bench.navigation.current()).toBe("enrich");
    await act(async () => startedRun(controller).finish());
  });
});
