/** The desk that pane, ribbon and formulas share. */
import type { Preparation, Result } from "../../src/run/types";
import { createDesk } from "../../src/taskpane/enrich/desk";
import {
  createFakeRunController,
  type FakeRunController,
  plan,
  preparation,
} from "../support/fake-run-controller";

function desk(controller: FakeRunController = createFakeRunController()) {
  return { desk: createDesk(controller, { countAfterMilliseconds: 0 }), controller };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));
const certain = preparation();

describe("the ribbon's Enrich", () => {
  it("starts at once where nothing is left to ask", async () => {
    const { desk: shared, controller } = desk();
    expect(await shared.enrichSelection()).toBe("started");
    expect(controller.scopes).toEqual(["selection"]);
    expect(controller.runs).toHaveLength(1);
    expect(shared.state().run.state).toBe("running");
    controller.runs[0]?.finish();
    await settled();
    expect(shared.state().run.state).toBe("finished");
  });

  it.each<[string, Partial<Preparation>]>([
    ["no description column", { mapping: { date: 0 } }],
    [
      "dates that can be read either way",
      { conventions: { ...certain.conventions, dateOrderUncertain: true } },
    ],
    ["hidden rows", { hiddenRows: 2 }],
  ])("asks the user first about %s", async (_what, sheet) => {
    const { desk: shared, controller } = desk(
      createFakeRunController({ sheet: preparation(sheet) })
    );
    expect(await shared.enrichSelection()).toBe("needs_user");
    expect(controller.runs).toHaveLength(0);
  });

  it("does not ask about dates where there is no date column", async () => {
    const { desk: shared } = desk(
      createFakeRunController({
        sheet: preparation({
          mapping: { description: 1, amount: 2 },
          conventions: { ...certain.conventions, dateOrderUncertain: true },
        }),
      })
    );
    expect(await shared.enrichSelection()).toBe("started");
  });

  it("asks about the currency only where rows would go without", async () => {
    const sheet = preparation({ conventions: { ...certain.conventions, currency: null } });
    const without = plan({ noted: [{ code: "currency_missing", count: 2, firstRow: 3 }] });
    expect(
      await desk(createFakeRunController({ sheet, counts: without })).desk.enrichSelection()
    ).toBe("needs_user");
    expect(await desk(createFakeRunController({ sheet })).desk.enrichSelection()).toBe("started");
  });

  it("shows a problem, and an up-to-date sheet, instead of starting", async () => {
    const stuck = desk(createFakeRunController({ problem: { code: "cell_edit_mode" } }));
    expect(await stuck.desk.enrichSelection()).toBe("needs_user");
    expect(stuck.desk.state().sheet).toEqual({
      state: "problem",
      problem: { code: "cell_edit_mode" },
    });
    const full = desk(createFakeRunController({ planProblem: { code: "busy" } }));
    expect(await full.desk.enrichSelection()).toBe("needs_user");
    const done = desk(createFakeRunController({ counts: plan({ toFill: 0, upToDate: 9 }) }));
    expect(await done.desk.enrichSelection()).toBe("nothing_to_do");
    expect(done.controller.runs).toHaveLength(0);
  });

  it("runs with what the user answered in the pane before", async () => {
    const { desk: shared, controller } = desk(
      createFakeRunController({ sheet: preparation({ hiddenRows: 2 }) })
    );
    await shared.refresh();
    shared.answerHiddenRows(true);
    await settled();
    expect(await shared.enrichSelection()).toBe("started");
    expect(controller.runs[0]?.choices.includeHiddenRows).toBe(true);
  });

  it("does not start a second run beside the first", async () => {
    const { desk: shared, controller } = desk();
    await shared.enrichSelection();
    expect(await shared.enrichSelection()).toBe("needs_user");
    expect(await shared.undo()).toEqual({ ok: false });
    await shared.enrich();
    expect(controller.runs).toHaveLength(1);
  });
});

it("believes the latest reading, whichever comes back last", async () => {
  const { desk: shared, controller } = desk();
  const answers: ((value: Result<Preparation>) => void)[] = [];
  controller.prepare = () => new Promise((resolve) => answers.push(resolve));
  const first = shared.refresh();
  const second = shared.refresh();
  answers[1]?.({ ok: true, value: preparation({ sheetName: "Newer" }) });
  await second;
  answers[0]?.({ ok: true, value: preparation({ sheetName: "Older" }) });
  await first;
  const { sheet } = shared.state();
  expect(sheet.state === "ready" && sheet.preparation.sheetName).toBe("Newer");
});

it("is not disturbed in a run by a reading that was under way when it began", async () => {
  const { desk: shared, controller } = desk();
  await shared.refresh();
  let answer = (_result: Result<Preparation>): void => undefined;
  controller.prepare = () => new Promise((resolve) => (answer = resolve));
  const late = shared.refresh();
  const run = shared.enrich();
  answer({ ok: false, problem: { code: "busy" } });
  await late;
  expect(shared.state()).toMatchObject({ sheet: { state: "ready" }, run: { state: "running" } });
  controller.prepare = async () => ({ ok: true, value: preparation() });
  controller.runs[0]?.finish();
  await run;
  expect(shared.state()).toMatchObject({ sheet: { state: "ready" }, run: { state: "finished" } });
});

it("counts once for several quick changes", async () => {
  const { desk: shared, controller } = desk();
  await shared.refresh();
  const before = controller.planned.length;
  for (const refreshUpToDate of [true, false, true])
    shared.choose((choices) => ({ ...choices, refreshUpToDate }));
  await settled();
  expect(controller.planned).toHaveLength(before + 1);
  expect(controller.planned.at(-1)?.refreshUpToDate).toBe(true);
});

it("gives the formulas the workbook's settings, with what was just chosen", async () => {
  const { desk: shared } = desk();
  expect(shared.settings()).toBeNull();
  await shared.refresh();
  expect(shared.settings()?.accountHolder.type).toBe("consumer");
  shared.choose((choices) => ({
    ...choices,
    settings: {
      ...choices.settings,
      accountHolder: { ...choices.settings.accountHolder, type: "business" },
    },
  }));
  expect(shared.settings()?.accountHolder.type).toBe("business");
});

it("keeps the account holder chosen on one sheet for the next one", async () => {
  const { desk: shared, controller } = desk();
  await shared.refresh();
  shared.choose((choices) => ({
    ...choices,
    settings: { ...choices.settings, country: "CA" },
  }));
  controller.sheet = preparation({ sheetId: "{sheet-2}" });
  await shared.refresh();
  const { sheet } = shared.state();
  expect(sheet.state === "ready" && sheet.choices.settings.country).toBe("CA");
});

it("forgets choices once a run has stored them", async () => {
  const { desk: shared, controller } = desk();
  await shared.refresh();
  shared.choose((choices) => ({
    ...choices,
    conventions: { ...choices.conventions, sign: "card" },
  }));
  await settled();
  const run = shared.enrich();
  controller.runs[0]?.finish();
  await run;
  expect(controller.runs[0]?.choices.conventions.sign).toBe("card");
  // The sheet now gives back what was stored, here something else: the desk believes the sheet.
  expect(controller.planned.at(-1)?.conventions.sign).toBe("account");
});

it("offers undo for a run of an earlier day, and not when that cannot be told", async () => {
  const { desk: shared, controller } = desk();
  controller.lastRun = async () => ({ sheetName: "Checking", cells: 12, at: "2024-05-01" });
  await shared.refresh();
  expect(shared.state().lastRun).toMatchObject({ cells: 12 });
  controller.lastRun = () => Promise.reject(new Error("gone"));
  await shared.refresh();
  expect(shared.state().lastRun).toBeNull();
});

it("follows the engine's start", async () => {
  const { desk: shared } = desk();
  const changes: string[] = [];
  const stop = shared.subscribe(() => changes.push(shared.state().engine.state));
  await shared.watchEngine(() => Promise.reject(new Error("no worker")));
  expect(shared.state().engine).toEqual({ state: "failed", message: "no worker" });
  stop();
  await shared.refresh();
  expect(changes).toEqual(["failed"]);
});

describe("while somebody types in the sheet", () => {
  const slow = { countAfterMilliseconds: 0, lookAgainAfterMilliseconds: 20 };
  const later = () => new Promise((resolve) => setTimeout(resolve, 60));

  it("what is shown stays, and the sheet is looked at again by itself", async () => {
    const controller = createFakeRunController();
    const shared = createDesk(controller, slow);
    const leave = shared.subscribe(() => undefined);
    await shared.refresh();
    expect(shared.state().sheet.state).toBe("ready");
    controller.problem = { code: "cell_edit_mode" };
    await shared.refresh();
    expect(shared.state().sheet.state).toBe("ready");
    controller.problem = null;
    const looks = controller.scopes.length;
    await later();
    expect(controller.scopes.length).toBeGreaterThan(looks);
    expect(shared.state().sheet).toMatchObject({ state: "ready", plan: { state: "counted" } });
    leave();
  });

  it("says so where there is nothing else to show, and goes on when the typing ends", async () => {
    const controller = createFakeRunController({ problem: { code: "cell_edit_mode" } });
    const shared = createDesk(controller, slow);
    const leave = shared.subscribe(() => undefined);
    await shared.refresh();
    expect(shared.state().sheet).toMatchObject({ problem: { code: "cell_edit_mode" } });
    controller.problem = null;
    await later();
    expect(shared.state().sheet.state).toBe("ready");
    leave();
  });

  it("says so to whoever presses Enrich", async () => {
    const controller = createFakeRunController();
    const shared = createDesk(controller, slow);
    await shared.refresh();
    controller.problem = { code: "cell_edit_mode" };
    expect(await shared.enrichSelection()).toBe("needs_user");
    expect(shared.state().sheet).toMatchObject({ problem: { code: "cell_edit_mode" } });
  });
});
