/** The selected row, reports, what was learned and learning from edits, in the pane. */
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { run as checkAccessibility } from "axe-core";
import type { QuestionAnswer } from "../../src/client/questions";
import { destinationId } from "../../src/client/destination";
import type { AnswerCell, SheetRow } from "../../src/run/types";
import { ReportsPanel } from "../../src/taskpane/reports/reports-panel";
import { learnedOf } from "../../src/taskpane/wrong-results/learned";
import { WrongResults } from "../../src/taskpane/wrong-results/wrong-results";
import { createFakeCorrections } from "../support/fake-corrections";
import { createFakeRunController } from "../support/fake-run-controller";
import { openPane, startedRun } from "../support/pane";

jest.setTimeout(30_000);

const accountHolder = { id: "workbook-1", type: "consumer", name: null } as const;

const descriptions = ["SQ *STARBUCKS SEATTLE", "NETFLIX", "STARBUCKS 0815 SEATTLE"];

function rowsOf(labels: (AnswerCell | undefined)[] = []): SheetRow[] {
  return descriptions.map((description, index) => ({
    sheetRow: index + 2,
    id: `row-${index}`,
    fields: {
      id: null,
      description,
      amount: 4.5,
      entry_type: "outgoing",
      currency: "USD",
      date: "2024-03-05",
      country: null,
      mcc: null,
      account: null,
      account_holder_id: null,
      account_holder_type: null,
      account_holder_name: null,
    },
    accountHolder: null,
    notes: [],
    answers: labels[index] === undefined ? {} : { label: labels[index] },
    cells: [],
  }));
}

/** The pane in front of a sheet of three rows that were enriched, the first of them selected. */
async function open(labels?: (AnswerCell | undefined)[], others: SheetRow["answers"] = {}) {
  const fake = createFakeCorrections();
  const controller = createFakeRunController();
  controller.sheetRows = rowsOf(labels).map((row) => ({
    ...row,
    answers: { ...row.answers, ...others },
  }));
  controller.activeIndex = 0;
  const pane = await openPane(controller, { ask: fake.ask });
  const label = () => descriptions.map(fake.label);
  const workbooks = () => pane.bench.desk.settings()?.accountHolder.id;
  return { ...pane, fake, label, workbooks };
}

async function openWrongResults(...edits: Parameters<typeof open>) {
  const opened = await open(...edits);
  opened.page.unmount();
  const user = userEvent.setup();
  render(
    <FluentProvider theme={webLightTheme}>
      <main>
        <WrongResults bench={opened.bench} />
      </main>
    </FluentProvider>
  );
  return { ...opened, user };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const findNoFault = async (): Promise<void> => {
  const { violations } = await checkAccessibility(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe("the selected row", () => {
  it("tells why it is answered so when it is asked, and hides it again with the focus in place", async () => {
    const { user } = await open();
    await user.click(await button("Why this label?"));
    const card = screen.getByRole("region", { name: "Selected row" });
    expect(await within(card).findByText("Row 2: SQ *STARBUCKS SEATTLE")).toBeVisible();
    expect(within(card).getByText(/^“coffee shop”, because of: /)).toBeVisible();
    expect(
      within(card).getByText("95 percent sure: about 95 of 100 such answers are right.")
    ).toBeVisible();
    await findNoFault();
    await user.click(within(card).getByRole("button", { name: "Hide" }));
    expect(within(card).queryByText(/coffee shop/)).toBeNull();
    expect(within(card).getByRole("button", { name: "Why this label?" })).toHaveFocus();
  });

  it("says that a cell the user edited stays, and what would be answered", async () => {
    const { user } = await open([{ value: "my label", state: "edited" }]);
    await user.click(await button("Why this label?"));
    expect(
      await screen.findByText("Label: you edited this cell. It stays as you wrote it.")
    ).toBeVisible();
  });

  it("says what it would be answered by now, and why: here by a model of the user's own", async () => {
    const { user, bench } = await open();
    const { ask } = bench;
    bench.ask = async (name, ...asked) => {
      const answer = await ask(name, ...asked);
      if (name !== "corrections.why") return answer;
      const why = answer as QuestionAnswer<"corrections.why">;
      const now = why.explanation?.now;
      if (why.explanation === null || now === undefined) return answer;
      const evidence = [{ field: "category", source: "custom model", detail: "Mine" }] as const;
      const byModel = { ...now, categories: { general: "staff" }, evidence: [...evidence] };
      return Object.assign({}, answer, { explanation: { ...why.explanation, now: byModel } });
    };
    await user.click(await button("Why this label?"));
    expect(
      await screen.findByText(
        "Enriched again, the label would now be “staff”, because of: your model “Mine”."
      )
    ).toBeVisible();
  });

  it("says what to do where the active cell is in no row of the table", async () => {
    const { user, controller } = await open();
    controller.activeIndex = null;
    await user.click(await button("Why this label?"));
    expect(await screen.findByText(/^Select a row of the table/)).toBeVisible();
  });

  it("is reported with what was expected; what is learned is shown first, saved, and tells itself", async () => {
    const { user, controller, label, fake, workbooks } = await open();
    await user.click(await button("Report a wrong result"));
    const form = await screen.findByRole("form", { name: "Report a wrong result" });
    const field = within(form).getByRole("combobox", { name: "Label" });
    expect(field).toHaveValue("coffee shop");
    await user.clear(field);
    await user.type(field, "groceries");
    await user.keyboard("{Escape}");
    const proposed = within(form).getByRole("radio", { name: /^All payments with/ });
    expect(proposed).toBeChecked();
    expect(
      await within(form).findByText(
        /It is about 2 rows of 3 in this sheet. 2 rows would be answered differently./,
        {},
        { timeout: 3_000 }
      )
    ).toBeVisible();
    expect(within(form).getByText("coffee shop → groceries")).toBeVisible();
    const forWhom = within(form).getByRole("radiogroup", { name: "Learn it for" });
    expect(
      within(forWhom).getByRole("radio", { name: "This workbook’s account only" })
    ).toBeChecked();
    await findNoFault();
    await user.click(within(form).getByRole("button", { name: "Report and learn" }));
    expect(await screen.findByText("Reported and learned.")).toBeVisible();
    expect(label()).toEqual(["groceries", "streaming", "groceries"]);
    expect(fake.learned.map(({ pattern }) => pattern.account_holder_id)).toEqual([workbooks()]);

    await user.click(await button("Enrich 2 rows again"));
    expect([...(startedRun(controller).choices.onlyRows ?? [])].sort()).toEqual(["row-0", "row-2"]);
    await act(async () => startedRun(controller).finish());

    await user.click(await button("Why this label?"));
    expect(
      await screen.findByText(/a correction you taught it: All payments with .*Label “groceries”/)
    ).toBeVisible();
    expect(
      screen.getByText("Without your rules and corrections it would be “coffee shop”.")
    ).toBeVisible();
  });

  it("names the field that is wrong, and asks for something where nothing was changed", async () => {
    const { user } = await open();
    await user.click(await button("Report a wrong result"));
    const form = await screen.findByRole("form", { name: "Report a wrong result" });
    await user.click(within(form).getByRole("button", { name: "Report" }));
    expect(within(form).getByText("Change at least one field, or write a note.")).toBeVisible();
    const website = within(form).getByRole("textbox", { name: "Website" });
    await user.clear(website);
    await user.type(website, "not a site");
    await user.click(within(form).getByRole("button", { name: /^Report/ }));
    expect(website).toBeInvalid();
    expect(within(form).getByText("Write the website like this: netflix.com.")).toBeVisible();
  });
});

describe("reports", () => {
  async function openReported() {
    const opened = await openWrongResults();
    const expected = { labels: "groceries" };
    const pattern = {
      kind: "description",
      words: "starbucks",
      entry_type: null,
      account_holder_id: null,
    } as const;
    await opened.fake.ask("reports.create", {
      transactionId: "row-0",
      accountHolder,
      notes: "No café.",
      expected,
      learn: { pattern, expected: { label: "groceries" } },
    });
    await opened.fake.ask("reports.create", {
      transactionId: "row-1",
      accountHolder,
      notes: "",
      expected: { merchant: "Somebody" },
      learn: null,
    });
    await act(async () => {
      await opened.user.click(screen.getByRole("combobox", { name: "Show" }));
      await opened.user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "open");
      await opened.user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "");
    });
    return opened;
  }

  it("are listed by status, decided on, and withdrawn with what was learned from them", async () => {
    const { user, label } = await openReported();
    const list = await screen.findByRole("list", { name: "Your reports" });
    await waitFor(() => expect(within(list).getAllByRole("listitem")).toHaveLength(2));
    expect(within(list).getByText("Expected: Label “groceries”")).toBeVisible();
    const [first] = within(list).getAllByRole("combobox", { name: "Status" });
    expect(first).toHaveValue("open");
    if (first) await user.selectOptions(first, "rejected");
    const why = await screen.findByRole("textbox", { name: "Why is it rejected?" });
    expect(why).toHaveFocus();
    await findNoFault();
    await user.keyboard("We sell no coffee.{Enter}");
    expect(await screen.findByText("The report is now: Rejected.")).toBeVisible();
    expect(screen.getByText("Reason: We sell no coffee.")).toBeVisible();
    expect(first).toHaveFocus();
    await findNoFault();

    expect(label()[0]).toBe("groceries");
    await user.click(await button("Withdraw the report Expected: Label “groceries”"));
    expect(
      await screen.findByText(/^Withdrawn, and 1 correction learned from it is forgotten/)
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Enrich 2 rows again" })).toBeVisible();
    expect(label()[0]).toBe("coffee shop");
    await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "rejected");
    await waitFor(() => expect(screen.getByText("Expected: Merchant “Somebody”")).toBeVisible());
  });
});

describe("the panel of reports", () => {
  it("tells no more of a report that was withdrawn, and of rows that were enriched again says so", async () => {
    const { bench, page, controller } = await open();
    page.unmount();
    const user = userEvent.setup();
    const panel = () =>
      render(
        <FluentProvider theme={webLightTheme}>
          <ReportsPanel bench={bench} />
        </FluentProvider>
      );
    const first = panel();
    await user.click(await button("Report a wrong result"));
    const field = await screen.findByRole("combobox", { name: "Label" });
    await user.clear(field);
    await user.type(field, "groceries");
    await user.keyboard("{Escape}");
    const matched = await screen.findByText(/^It is about 2 rows/, {}, { timeout: 5_000 });
    expect(matched).toBeVisible();
    await user.click(await button("Report and learn"));
    for (const name of ["Your reports", "Learned corrections"])
      expect(within(await screen.findByRole("list", { name })).getByRole("listitem")).toBeVisible();
    await user.click(await button("Enrich 2 rows again"));
    await act(async () => startedRun(controller).finish());
    expect(screen.queryByRole("button", { name: "Enrich 2 rows again" })).toBeNull();
    // Another panel was in front meanwhile.
    first.unmount();
    panel();
    expect(await screen.findByText("Reported and learned.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Enrich 2 rows again" })).toBeNull();
    await user.click(await button(/^Withdraw the report/));
    expect(await screen.findByText(/^Withdrawn/)).toBeVisible();
    expect(screen.queryByText("Reported and learned.")).toBeNull();
    expect(await button("Enrich 2 rows again")).toBeVisible();
  });
});

describe("learned corrections", () => {
  it("are switched off and on, deleted with the focus on Undo's message, and brought back", async () => {
    const { fake, user, label, bench, page } = await open();
    const pattern = {
      kind: "description",
      words: "starbucks",
      entry_type: null,
      account_holder_id: null,
    } as const;
    await fake.ask("corrections.learn", {
      candidates: [{ pattern, expected: { label: "groceries" } }],
      accountHolder,
    });
    page.unmount();
    render(
      <FluentProvider theme={webLightTheme}>
        <main>
          <WrongResults bench={bench} />
        </main>
      </FluentProvider>
    );
    const text = "Descriptions with “starbucks”: Label “groceries”";
    const toggle = await screen.findByRole("switch", { name: `In force: ${text}` });
    await user.click(toggle);
    expect(await screen.findByText(/^Switched off\./)).toBeVisible();
    expect(label()[0]).toBe("coffee shop");
    await user.click(toggle);
    expect(await screen.findByText(/^Switched on\./)).toBeVisible();
    expect(label()[0]).toBe("groceries");
    await user.click(await button(`Delete ${text}`));
    const undo = await button("Undo");
    expect(undo.closest('[role="status"]')).toHaveFocus();
    expect(screen.getByRole("button", { name: "Enrich 2 rows again" })).toBeVisible();
    expect(label()[0]).toBe("coffee shop");
    await user.click(undo);
    expect(await screen.findByText("It is back.")).toBeVisible();
    expect(label()[0]).toBe("groceries");
    await findNoFault();
  });
});

describe("what is learned while rows go elsewhere", () => {
  const noted = async (...edits: Parameters<typeof openWrongResults>) => {
    const opened = await openWrongResults(...edits);
    const { bench, where } = opened;
    const { ask } = bench;
    const told: string[] = [];
    bench.ask = (name, input, asking) => {
      const at = destinationId(asking?.destination ?? bench.destination());
      told.push(`${name} at ${at}`);
      return ask(name, input, asking);
    };
    const goElsewhere = () =>
      act(() => {
        where.change({ choice: "own_server", address: "https://other.example" });
        where.confirm();
      });
    return { ...opened, told, goElsewhere };
  };

  it("is withdrawn where it was learned", async () => {
    const { user, told, goElsewhere, label } = await noted([
      { value: "groceries", state: "edited" },
    ]);
    await user.click(await button("Look at my edits"));
    await user.click(await button("Learn 1 correction"));
    await goElsewhere();
    await user.click(await button("Undo: withdraw 1 correction"));
    expect(await screen.findByText(/^1 correction withdrawn\./)).toBeVisible();
    expect(told).toContain("corrections.forget-all at built in");
    expect(label()[0]).toBe("coffee shop");
  });

  it("is brought back where it was deleted, with the report it was learned from", async () => {
    const { user, fake, bench, told, goElsewhere } = await noted();
    const made = await act(() =>
      fake.ask("reports.create", {
        transactionId: "row-0",
        accountHolder,
        notes: "",
        expected: { labels: "groceries" },
        learn: {
          pattern: {
            kind: "description",
            words: "starbucks",
            entry_type: null,
            account_holder_id: null,
          },
          expected: { label: "groceries" },
        },
      })
    );
    await act(() => learnedOf(bench).load());
    await user.click(await button(/^Delete Descriptions with/));
    await goElsewhere();
    await user.click(await button("Undo"));
    expect(await screen.findByText("It is back.")).toBeVisible();
    expect(told).toContain("corrections.learn at built in");
    expect(fake.learned.map(({ report_id }) => report_id)).toEqual([made.report?.id]);
  });
});

describe("the list of what is learned", () => {
  it("is the one asked for last, though an older answer comes later", async () => {
    const { bench, fake } = await openWrongResults();
    const { ask } = bench;
    const waiting: (() => void)[] = [];
    bench.ask = async (name, input, asking) => {
      const answer = await ask(name, input, asking);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return answer;
    };
    const learned = learnedOf(bench);
    const older = learned.load();
    await act(async () => {});
    bench.ask = ask;
    const pattern = {
      kind: "description" as const,
      words: "starbucks",
      entry_type: null,
      account_holder_id: null,
    };
    await fake.ask("corrections.learn", {
      candidates: [{ pattern, expected: { label: "groceries" } }],
      accountHolder,
    });
    await act(() => learned.load());
    expect(learned.state().corrections).toHaveLength(1);
    await act(async () => {
      for (const answer of waiting) answer();
      await older;
    });
    expect(learned.state().corrections).toHaveLength(1);
  });
});

describe("learning from edits", () => {
  it("groups what was changed, counts what else would change, learns what is chosen", async () => {
    const edited = (value: string): AnswerCell => ({ value, state: "edited" });
    const { user, label } = await openWrongResults([edited("groceries"), edited("fun"), undefined]);
    await user.click(await button("Look at my edits"));
    expect(await screen.findByText("2 things to learn from 2 rows you edited.")).toBeVisible();
    expect(await screen.findByText("1 row edited · 1 row more would change.")).toBeVisible();
    const boxes = screen.getAllByRole("checkbox");
    expect(boxes.map((box) => (box as HTMLInputElement).checked)).toEqual([true, true]);
    await findNoFault();
    await user.click(await screen.findByRole("checkbox", { name: /fun/ }));
    await user.click(await button("Learn 1 correction"));
    expect(await screen.findByText(/^1 correction learned\./)).toBeVisible();
    expect(label()).toEqual(["groceries", "streaming", "groceries"]);
  });

  it("takes back all that was learned in one step, and says how many", async () => {
    const edited = (value: string): AnswerCell => ({ value, state: "edited" });
    const { user, label } = await openWrongResults([edited("groceries"), edited("fun"), undefined]);
    await user.click(await button("Look at my edits"));
    await user.click(await button("Learn 2 corrections"));
    await user.click(await button("Undo: withdraw 2 corrections"));
    const told = await screen.findByText(/^2 corrections withdrawn\./);
    expect(told.closest('[role="status"]')).toHaveFocus();
    expect(label()).toEqual(["coffee shop", "streaming", "coffee shop"]);
    expect(screen.queryByRole("list", { name: "Learned corrections" })).toBeNull();
    expect(await button("Enrich 1 row again")).toBeVisible();
    await findNoFault();
  });

  it("learns nothing twice where it is tried again after the answer got lost", async () => {
    const edited = (value: string): AnswerCell => ({ value, state: "edited" });
    const { user, fake, bench } = await openWrongResults([
      edited("groceries"),
      undefined,
      undefined,
    ]);
    const { ask } = bench;
    let lost = 1;
    bench.ask = async (name, ...asked) => {
      const answer = await ask(name, ...asked);
      if (name === "corrections.learn" && lost-- > 0) throw new Error("The answer got lost.");
      return answer;
    };
    await user.click(await button("Look at my edits"));
    await user.click(await button("Learn 1 correction"));
    expect(await screen.findByText(/The answer got lost/)).toBeVisible();
    await user.click(await button("Learn 1 correction"));
    expect(await screen.findByText(/^1 correction learned\./)).toBeVisible();
    expect(fake.learned).toHaveLength(1);
  });

  it("asks which is right where the same was changed in two ways", async () => {
    const edited = (value: string): AnswerCell => ({ value, state: "edited" });
    const { user } = await openWrongResults([edited("a"), undefined, edited("b")]);
    await user.click(await button("Look at my edits"));
    const choice = await screen.findByRole("combobox", { name: /changed these in different ways/ });
    expect(await button("Learn 0 corrections")).toBeDisabled();
    await user.selectOptions(choice, "b");
    expect(await button("Learn 1 correction")).toBeEnabled();
  });

  it("is for this account only, or for everyone; what was chosen stays chosen, and the list says for whom", async () => {
    const edited = (value: string): AnswerCell => ({ value, state: "edited" });
    const cells = [edited("groceries"), edited("fun"), undefined];
    const { user, fake, workbooks } = await openWrongResults(cells);
    await user.click(await button("Look at my edits"));
    await user.click(await screen.findByRole("checkbox", { name: /fun/ }));
    expect(screen.getByRole("radio", { name: "This workbook’s account only" })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: "Everyone" }));
    expect(screen.getByRole("checkbox", { name: /fun/ })).not.toBeChecked();
    await user.click(await button("Learn 1 correction"));
    const list = await screen.findByRole("list", { name: "Learned corrections" });
    expect(within(list).getByText("For everyone")).toBeVisible();
    await user.click(await button("Look at my edits"));
    await user.click(await button("Learn 1 correction"));
    expect(await within(list).findByText("Only for this workbook’s account")).toBeVisible();
    expect(fake.learned.map(({ pattern }) => pattern.account_holder_id)).toEqual([
      null,
      workbooks(),
    ]);
    await findNoFault();
  });

  it("takes a merchant or a person of the same payments, and says so", async () => {
    const edited = (value: string): AnswerCell => ({ value, state: "edited" });
    const { user } = await openWrongResults([], {
      merchant: edited("Kiosk"),
      person: edited("Ada Lovelace"),
    });
    await user.click(await button("Look at my edits"));
    expect(await screen.findByText("A merchant and a person")).toBeVisible();
    const boxes = await screen.findAllByRole("checkbox", { name: /Person/ });
    expect(await button(/^Learn \d/)).toBeDisabled();
    for (const box of boxes) await user.click(box);
    expect(screen.queryByText("A merchant and a person")).toBeNull();
    expect(await button(/^Learn \d/)).toBeEnabled();
  });

  it("says what to do where nothing was edited", async () => {
    const { user } = await openWrongResults();
    await user.click(await button("Look at my edits"));
    expect(await screen.findByText("No edits found")).toBeVisible();
  });
});
