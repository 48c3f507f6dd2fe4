/** From the selected row to its rules: made from what was expected, shown and opened where one decided. */
import { screen, waitFor, within } from "@testing-library/react";
import type { Ask } from "../../src/client/questions";
import type { SheetRow } from "../../src/run/types";
import { createFakeCorrections } from "../support/fake-corrections";
import { createFakeRules } from "../support/fake-rules";
import { createFakeRunController } from "../support/fake-run-controller";
import { openPane } from "../support/pane";
import { sheetRow } from "../support/sheet-row";

jest.setTimeout(60_000);

const onCoffee = {
  if: { is_substring: [{ get: "description" }, "STARBUCKS"] },
  then: [{ set_labels: ["coffee shop"] }],
};

interface Decided {
  /** As the evidence names it. */
  by: string;
  isBuiltIn?: boolean;
  /** Only of the answer that would be given now. */
  isOfNow?: boolean;
}

async function open(row: SheetRow, decided?: Decided) {
  const rules = createFakeRules(onCoffee);
  const corrections = createFakeCorrections();
  const ask: Ask = async (name, input, asking) => {
    if (/^(?:rules|holders)[.]/.test(name)) return rules.ask(name, input, asking);
    const answer = await corrections.ask(name, input, asking);
    if (name === "corrections.why" && decided !== undefined) {
      const why = answer as Awaited<ReturnType<typeof corrections.ask<"corrections.why">>>;
      const field = "category" as const;
      const evidence = [{ field, source: "rule" as const, detail: decided.by }];
      if (why.explanation !== null) {
        const { kept, now } = why.explanation;
        why.explanation = {
          ...why.explanation,
          kept: kept && { ...kept, evidence: decided.isOfNow === true ? [] : evidence },
          now: { ...now, evidence },
        };
      }
      why.isBuiltIn = decided.isBuiltIn ?? false;
    }
    return answer;
  };
  const controller = createFakeRunController();
  controller.sheetRows = [row];
  controller.activeIndex = 0;
  const pane = await openPane(controller, { ask });
  return { ...pane, rules };
}

const button = (name: string) => screen.findByRole("button", { name });

describe("a rule instead of a report", () => {
  it("is made of what was expected, with the narrowest condition that fits", async () => {
    const { user } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"));
    await user.click(await button("Report a wrong result"));
    const form = await screen.findByRole("form", { name: "Report a wrong result" });
    const field = within(form).getByRole("combobox", { name: "Label" });
    await user.clear(field);
    await user.type(field, "groceries");
    await user.keyboard("{Escape}");
    await user.type(within(form).getByRole("textbox", { name: "Location" }), "Seattle");
    await user.click(within(form).getByRole("button", { name: "Make a rule instead" }));
    expect(await screen.findByRole("heading", { name: "New rule" })).toBeVisible();
    expect(screen.getAllByLabelText("Value")[0]).toHaveValue("STARBUCKS SEATTLE");
    expect(screen.getByLabelText("label")).toHaveValue("groceries");
    expect(screen.getByLabelText("to")).toHaveValue("Seattle");
  });

  it("is not made of a website that is none", async () => {
    const { user } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"));
    await user.click(await button("Report a wrong result"));
    const form = await screen.findByRole("form", { name: "Report a wrong result" });
    const website = within(form).getByRole("textbox", { name: "Website" });
    await user.clear(website);
    await user.type(website, "not a site");
    expect(within(form).getByRole("button", { name: "Make a rule instead" })).toBeDisabled();
  });
});

describe("what is told of a row", () => {
  it("does not take the focus again when another panel with it is opened", async () => {
    const { user } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"));
    await user.click(await button("Why this label?"));
    await screen.findByRole("button", { name: "Hide" });
    const tab = screen.getByRole("tab", { name: "Reports" });
    await user.click(tab);
    expect(await screen.findByRole("button", { name: "Look at my edits" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Hide" })).toBeVisible();
    expect(tab).toHaveFocus();
  });
});

describe("the rule that decided", () => {
  it("is told in its sentence, and opened from there", async () => {
    const { user } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"), { by: "1" });
    await user.click(await button("Why this label?"));
    const deciding = await screen.findByRole("list", { name: "Rules named here" });
    expect(deciding).toHaveTextContent(
      "If the description contains “STARBUCKS”, set the label to “coffee shop”."
    );
    await user.click(within(deciding).getByRole("button", { name: "Edit rule" }));
    expect(await screen.findByRole("heading", { name: "Edit rule" })).toBeVisible();
    expect(screen.getByLabelText("Value")).toHaveValue("STARBUCKS");
  });

  it("is told too where it would decide only now", async () => {
    const { user } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"), { by: "1", isOfNow: true });
    await user.click(await button("Why this label?"));
    expect(await screen.findByRole("list", { name: "Rules named here" })).toBeVisible();
  });

  it("is found in the account holder’s own list where it is one of those", async () => {
    const { user, rules } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"), {
      by: "account_holder/1",
    });
    await user.click(await button("Why this label?"));
    await user.click(await button("Edit rule"));
    expect(await screen.findByRole("heading", { name: "Edit rule" })).toBeVisible();
    await waitFor(() => expect(rules.holder).toBe("holder-1"));
  });

  it("is told only, where the panel shows another list than the one that decided", async () => {
    const { user } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"), {
      by: "1",
      isBuiltIn: true,
    });
    await user.click(await button("Why this label?"));
    expect(await screen.findByRole("list", { name: "Rules named here" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Edit rule" })).toBeNull();
  });

  it("is said to be gone where it was deleted meanwhile", async () => {
    const { user, rules } = await open(sheetRow("1", "SQ *STARBUCKS SEATTLE"), { by: "1" });
    await user.click(await button("Why this label?"));
    const edit = await button("Edit rule");
    rules.list = [];
    await user.click(edit);
    expect(await screen.findByText(/^This rule is no longer in the list/)).toBeVisible();
  });
});
