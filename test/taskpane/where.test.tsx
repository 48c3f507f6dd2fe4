/** Where enrichment runs, as a person sets it up, tests it, agrees to it and takes it back. */
import { act, configure, screen, waitFor, within } from "@testing-library/react";
import { run as checkAccessibility } from "axe-core";
import type { ConnectionReport } from "../../src/client/connection";
import type { RemoteDestination } from "../../src/client/destination";
import { createDeviceStore } from "../../src/taskpane/where/device-store";
import { createFakeRunController, preparation } from "../support/fake-run-controller";
import { change, openPane, startedRun } from "../support/pane";

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const PARTITION = "partition-1/";
const store = () => createDeviceStore(() => window.localStorage, PARTITION);
beforeEach(() => window.localStorage.clear());

const section = () => within(screen.getByRole("region", { name: "Where it runs" }));
const enrichButton = () => screen.getByRole("button", { name: /^Enrich/ });
const healthy: ConnectionReport = {
  ok: true,
  version: "2026.11",
  healthAt: "2026-11-20T12:00:00Z",
  milliseconds: 12,
};

type Pane = Awaited<ReturnType<typeof openPane>>;

async function fill(user: Pane["user"], label: RegExp, text: string) {
  await user.click(section().getByLabelText(label));
  await user.paste(text);
}

async function chooseServer({ user }: Pane, address: string, key = "") {
  await change(user, "Where it runs");
  await user.click(section().getByLabelText("On your own server"));
  await fill(user, /Address of the server/, address);
  if (key !== "") await fill(user, /API key/, key);
}

async function chooseHosted({ user }: Pane, key: string) {
  await change(user, "Where it runs");
  await user.click(section().getByLabelText("With Ntropy's hosted API"));
  await fill(user, /API key/, key);
}

describe("built in", () => {
  it("is the default, says so, and never asks", async () => {
    const { user, controller } = await openPane();
    expect(section().getByText("On this computer. Nothing is sent anywhere.")).toBeVisible();
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(1);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});

describe("an own server", () => {
  it("is tested, agreed to once, and the pane always says where rows go", async () => {
    const asked: RemoteDestination[] = [];
    const report = async (destination: RemoteDestination) => {
      asked.push(destination);
      return healthy;
    };
    const pane = await openPane(createFakeRunController(), { report, store: store() });
    const { user, controller } = pane;
    await chooseServer(pane, "https://ntropy.example.com/", "my-key");
    await user.click(section().getByRole("button", { name: "Test connection" }));
    expect(await section().findByText("ntropy.example.com answers")).toBeVisible();
    expect(section().getByText(/Version 2026\.11/)).toBeVisible();
    expect(asked).toEqual([
      { kind: "own_server", url: "https://ntropy.example.com", key: "my-key" },
    ]);
    expect(screen.getByText("Rows are sent to ntropy.example.com.")).toBeVisible();

    await waitFor(() => expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows"));
    await user.click(enrichButton());
    const statement = within(await screen.findByRole("alertdialog"));
    expect(statement.getByText(/description, amount, currency, date/)).toBeVisible();
    expect(statement.getByText(/an id made for this workbook/)).toBeVisible();
    expect(controller.runs).toHaveLength(0);
    expect(
      statement.getByText(/^for an account report: the ids .*labels and merchants/)
    ).toBeVisible();
    expect(statement.getByText(/rules, sets of labels, wrong results$/)).toBeVisible();
    await user.click(statement.getByRole("button", { name: "Send rows to ntropy.example.com" }));
    await waitFor(() => expect(controller.runs).toHaveLength(1));
    await act(async () => startedRun(controller).finish());

    controller.counts = { ...controller.counts, toFill: 5 };
    await act(async () => pane.desk.refresh());
    await user.click(enrichButton());
    expect(controller.runs).toHaveLength(2);
  });

  it("gets no row while nobody has agreed", async () => {
    const pane = await openPane();
    await chooseServer(pane, "localhost:8080");
    await waitFor(() => expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows"));
    await pane.user.click(enrichButton());
    await waitFor(() => expect(pane.where.state().isAsking).toBe(true));
    await pane.user.click(await screen.findByRole("button", { name: "Not now" }));
    expect(pane.controller.runs).toHaveLength(0);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(await act(async () => pane.desk.enrichSelection())).toBe("needs_user");
    expect(pane.where.state().isAsking).toBe(true);
    expect(await screen.findByRole("alertdialog")).toBeVisible();
    await pane.user.keyboard("{Escape}");
    expect(pane.controller.runs).toHaveLength(0);
  });

  it("needs an address that is safe, and says what is wrong with another", async () => {
    const pane = await openPane();
    await chooseServer(pane, "http://ntropy.example.com");
    await pane.user.tab();
    expect(await section().findByText(/Use https/)).toBeVisible();
    expect(screen.getByText(/Say where rows are to be enriched/)).toBeVisible();
    await pane.user.click(enrichButton());
    expect(pane.controller.runs).toHaveLength(0);
    expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  });
});

describe("the hosted API", () => {
  it("says who gets the rows, what it costs, and what is worked out here instead", async () => {
    const sheet = preparation();
    sheet.settings = { ...sheet.settings, fields: ["label", "confidence"] };
    const pane = await openPane(createFakeRunController({ sheet }));
    await chooseHosted(pane, "ntropy-key");
    await pane.user.selectOptions(section().getByLabelText("Region"), "eu");
    await fill(pane.user, /API key/, "eu-key");
    const plan = within(screen.getByRole("region", { name: "What will happen" }));
    expect(plan.getByText(/Confidence stays blank/)).toBeVisible();
    expect(plan.getByText(/enriched on this computer and say so/)).toBeVisible();
    await waitFor(() => expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows"));
    await pane.user.click(enrichButton());
    const statement = within(await screen.findByRole("alertdialog"));
    expect(statement.getByText(/Ntropy Network Inc\., under its terms/)).toBeVisible();
    expect(statement.queryByText(/^for an account report/)).not.toBeInTheDocument();
    expect(statement.getByRole("button", { name: "Send rows to api.eu.ntropy.com" })).toBeVisible();
  });

  it("asks anew when an own server comes between", async () => {
    const pane = await openPane(createFakeRunController(), { store: store() });
    await chooseHosted(pane, "ntropy-key");
    await act(async () => pane.where.confirm());
    expect(pane.where.state().isConfirmed).toBe(true);
    await pane.user.click(section().getByLabelText("Through my own server"));
    await fill(pane.user, /Address of the server/, "relay.example");
    expect(pane.where.state().isConfirmed).toBe(false);
    expect(
      screen.getByText("Rows are sent to api.ntropy.com through relay.example.")
    ).toBeVisible();
  });

  it("has no key of another region or server", async () => {
    const pane = await openPane();
    await chooseHosted(pane, "us-key");
    await pane.user.selectOptions(section().getByLabelText("Region"), "eu");
    expect(pane.where.state()).toMatchObject({ key: "", destination: null });
    await pane.user.selectOptions(section().getByLabelText("Region"), "us");
    expect(pane.where.state().key).toBe("us-key");
  });
});

describe("a connection test", () => {
  it.each<[ConnectionReport, RegExp]>([
    [{ ok: false, problem: { code: "unreachable" } }, /certificate/],
    [{ ok: false, problem: { code: "refused_by_browser" } }, /--allow-origin http:\/\/localhost/],
    [{ ok: false, problem: { code: "insecure" } }, /https address/],
    [{ ok: false, problem: { code: "too_slow" } }, /in time/],
    [{ ok: false, problem: { code: "redirected" } }, /points to another/],
    [{ ok: false, problem: { code: "wrong_key" } }, /Paste it again/],
    [{ ok: false, problem: { code: "key_missing" } }, /asks for a key/],
    [{ ok: false, problem: { code: "key_not_allowed", message: "No." } }, /Ask for a key/],
    [{ ok: false, problem: { code: "out_of_credits" } }, /Buy credits/],
    [{ ok: false, problem: { code: "busy" } }, /Wait a minute/],
    [{ ok: false, problem: { code: "not_ntropy", status: 404 } }, /Something else answers/],
    [{ ok: false, problem: { code: "no_relay" } }, /--relay/],
    [{ ok: false, problem: { code: "server_fault", status: 500 } }, /server's log/],
  ])("that ends in %j says what to do", async (report, words) => {
    const pane = await openPane(createFakeRunController(), { report: async () => report });
    await act(async () => {
      pane.where.change({ choice: "own_server", address: "https://own.example" });
    });
    await change(pane.user, "Where it runs");
    await act(async () => pane.where.test());
    expect(section().getByRole("status")).toHaveTextContent(words);
  });

  it("is forgotten when the destination changes, and an answer that comes late is not shown", async () => {
    let answer: (report: ConnectionReport) => void = () => undefined;
    const report = () => new Promise<ConnectionReport>((resolve) => (answer = resolve));
    const { where } = await openPane(createFakeRunController(), { report });
    await act(async () => where.change({ choice: "own_server", address: "https://one.example" }));
    const testing = where.test();
    await act(async () => where.change({ address: "https://two.example" }));
    answer(healthy);
    await act(async () => testing);
    expect(where.state().connection).toEqual({ state: "untested" });
  });
});

describe("what is kept", () => {
  const everything = () => JSON.stringify({ ...window.localStorage });

  it("is the choice and the agreement, without the key, unless it is asked for", async () => {
    const first = await openPane(createFakeRunController(), { store: store() });
    await chooseServer(first, "https://own.example", "secret-key");
    await act(async () => first.where.confirm());
    expect(everything()).toContain("https://own.example");
    expect(everything()).not.toContain("secret-key");
    first.page.unmount();

    const second = await openPane(createFakeRunController(), { store: store() });
    expect(second.where.state()).toMatchObject({ key: "", isConfirmed: true });
    await change(second.user, "Where it runs");
    await fill(second.user, /API key/, "secret-key");
    await second.user.click(section().getByLabelText("On this device"));
    expect(everything()).toContain("secret-key");
    second.page.unmount();

    const third = await openPane(createFakeRunController(), { store: store() });
    expect(third.where.state().key).toBe("secret-key");
    await change(third.user, "Where it runs");
    await third.user.click(section().getByRole("button", { name: "Forget the key" }));
    expect(section().getByText("The key is forgotten.")).toBeVisible();
    expect(everything()).not.toContain("secret-key");
  });

  it("lies under the partition that Office names", async () => {
    const { where } = await openPane(createFakeRunController(), { store: store() });
    await act(async () => where.change({ choice: "own_server", address: "https://own.example" }));
    expect(Object.keys(window.localStorage).every((name) => name.startsWith(PARTITION))).toBe(true);
    const elsewhere = createDeviceStore(() => window.localStorage, "another/");
    expect(elsewhere.read()).toBeNull();
  });

  it("is said to be nothing where the browser denies its storage", async () => {
    const denied = createDeviceStore(() => {
      throw new DOMException("Denied.", "SecurityError");
    }, "");
    const pane = await openPane(createFakeRunController(), { store: denied });
    await chooseServer(pane, "https://own.example");
    expect(section().getByText(/keeps nothing here/)).toBeVisible();
  });

  it("is read with care: what is not ours counts as nothing", () => {
    window.localStorage.setItem(`${PARTITION}ntropy-excel.where`, '{"settings":{"choice":"evil"}}');
    expect(store().read()).toBeNull();
    window.localStorage.setItem(`${PARTITION}ntropy-excel.where`, "{");
    expect(store().read()).toBeNull();
  });
});

it("can be used with the keyboard alone, and axe finds nothing to complain about", async () => {
  const pane = await openPane();
  await chooseHosted(pane, "ntropy-key");
  await pane.user.click(section().getByLabelText("Through my own server"));
  const findings = async () => {
    const { violations } = await checkAccessibility(
      { include: document.body, exclude: ["[data-tabster-dummy]"] },
      { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } }
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  };
  expect(await findings()).toEqual([]);
  await fill(pane.user, /Address of the server/, "localhost:1");
  await waitFor(() => expect(enrichButton()).toHaveAccessibleName("Enrich 117 rows"));
  act(() => enrichButton().focus());
  await pane.user.keyboard("{Enter}");
  await screen.findByRole("alertdialog");
  expect(await findings()).toEqual([]);
  await pane.user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
});
