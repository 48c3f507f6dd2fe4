import { label, merchant } from "../../src/functions/functions";
import { connectFormulas, type FormulaDefaults } from "../../src/functions/runtime";
import {
  echo,
  installCustomFunctionsGlobal,
  invocation,
  recordedQueue,
} from "../support/formula-host";

type Answer = Parameters<typeof recordedQueue>[0];

const workbook: FormulaDefaults = { accountHolderType: "business", country: null, currency: null };

/** Connects the formulas to an engine and returns the requests it gets. */
function connect(answer: Answer = echo, defaults = workbook) {
  const { queue, requests } = recordedQueue(answer);
  connectFormulas({ queue, defaults: () => defaults });
  return requests;
}

/** LABEL with only the arguments a test is about; Excel gives null for the others. */
function labelOf(
  description: unknown,
  given: {
    amount?: unknown;
    entryType?: unknown;
    date?: unknown;
    currency?: unknown;
    country?: unknown;
    holderType?: unknown;
  } = {},
  call = invocation()
): Promise<string> {
  return label(
    description as string,
    given.amount ?? null,
    given.entryType ?? null,
    given.date ?? null,
    given.currency ?? null,
    given.country ?? null,
    given.holderType ?? null,
    call
  );
}

beforeAll(installCustomFunctionsGlobal);
afterEach(() => connectFormulas(null));

it("answers the label and the merchant of a description", async () => {
  const requests = connect();
  const both = await Promise.all([
    labelOf("COFFEE"),
    merchant("COFFEE", null, null, null, null, null, null, invocation()),
  ]);
  expect(both).toEqual(["label of COFFEE", "merchant of COFFEE"]);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.description).toEqual(["COFFEE"]);
});

it("passes on what the cells say", async () => {
  const requests = connect();
  await labelOf("COFFEE", {
    amount: 3.5,
    entryType: " Credit ",
    date: "2024-02-29",
    currency: "eur",
    country: "de",
    holderType: "Consumer",
  });
  expect(requests[0]).toEqual({
    description: ["COFFEE"],
    amount: [3.5],
    entryType: ["incoming"],
    currency: ["EUR"],
    date: ["2024-02-29"],
    country: ["DE"],
    accountHolderType: ["consumer"],
  });
});

it("uses the workbook's settings for arguments left out", async () => {
  const requests = connect(echo, { accountHolderType: "consumer", country: "GB", currency: "GBP" });
  await labelOf("COFFEE");
  expect(requests[0]).toMatchObject({
    accountHolderType: ["consumer"],
    country: ["GB"],
    currency: ["GBP"],
  });
});

it("reads a negative amount as money out", async () => {
  const requests = connect();
  await labelOf("COFFEE", { amount: -3.5 });
  expect(requests[0]).toMatchObject({ amount: [3.5], entryType: ["outgoing"] });
});

it("lets the entry type win over the sign", async () => {
  const requests = connect();
  await labelOf("REFUND", { amount: -3.5, entryType: "incoming" });
  expect(requests[0]).toMatchObject({ amount: [3.5], entryType: ["incoming"] });
});

it.each([
  [45_351, "2024-02-29"],
  [45_351.75, "2024-02-29"],
  [61, "1900-03-01"],
  [59, "1900-02-28"],
  [1, "1900-01-01"],
])("reads the date cell %p as %s", async (serial, day) => {
  const requests = connect();
  await labelOf("COFFEE", { date: serial });
  expect(requests[0]?.date).toEqual([day]);
});

it.each([
  ["a number as description", 12, {}, /must be text/],
  ["a truth value as description", true, {}, /must be text/],
  ["a description of 1,025 characters", "x".repeat(1_025), {}, /longer than 1024/],
  ["an amount in words", "COFFEE", { amount: "three" }, /amount/],
  ["an infinite amount", "COFFEE", { amount: Infinity }, /amount/],
  ["an unknown entry type", "COFFEE", { entryType: "sideways" }, /entry type/],
  ["an entry type every object has", "COFFEE", { entryType: "constructor" }, /entry type/],
  ["a day that does not exist", "COFFEE", { date: "2023-02-29" }, /date/],
  ["a date in an open order", "COFFEE", { date: "03/04/2024" }, /date/],
  ["Excel's 29 February 1900", "COFFEE", { date: 60 }, /date/],
  ["a negative date", "COFFEE", { date: -3 }, /date/],
  ["a currency that does not exist", "COFFEE", { currency: "QQQ" }, /currency/],
  ["a currency's name", "COFFEE", { currency: "dollar" }, /currency/],
  ["a country's name", "COFFEE", { country: "France" }, /country/],
  ["a country that does not exist", "COFFEE", { country: "ZQ" }, /country/],
  ["an unknown holder type", "COFFEE", { holderType: "alien" }, /holder type/],
])("answers #VALUE! with a reason for %s", async (_what, description, given, reason) => {
  const requests = connect();
  await expect(labelOf(description, given)).rejects.toMatchObject({
    code: "#VALUE!",
    message: expect.stringMatching(reason),
  });
  expect(requests).toHaveLength(0);
});

it.each([null, undefined, "", "   "])(
  "answers #N/A for the blank description %p",
  async (description) => {
    connect();
    await expect(labelOf(description)).rejects.toMatchObject({
      code: "#N/A",
      message: "The description is blank.",
    });
  }
);

it("takes blank optional cells as left out", async () => {
  const requests = connect();
  await labelOf("COFFEE", { amount: "", entryType: " ", date: 0, currency: "", country: "" });
  expect(requests[0]).toMatchObject({
    amount: [null],
    entryType: [null],
    date: [null],
    currency: [null],
    country: [null],
  });
});

it("answers #N/A with a reason where the engine abstains", async () => {
  connect((rows) => ({ ...echo(rows), label: [null], merchant: [null] }));
  await expect(labelOf("XYZ")).rejects.toMatchObject({
    code: "#N/A",
    message: expect.stringContaining("label"),
  });
  await expect(
    merchant("XYZ", null, null, null, null, null, null, invocation())
  ).rejects.toMatchObject({ code: "#N/A", message: expect.stringContaining("merchant") });
});

it("does not show the engine's own words for not knowing as if they were a label", async () => {
  connect((rows) => ({ ...echo(rows), label: ["not enough information"] }));
  await expect(labelOf("XYZ")).rejects.toMatchObject({ code: "#N/A" });
});

it("answers #N/A with the reason when the engine fails", async () => {
  connect(() => {
    throw new Error("out of memory");
  });
  await expect(labelOf("COFFEE")).rejects.toMatchObject({
    code: "#N/A",
    message: expect.stringContaining("out of memory"),
  });
});

it("shows a placeholder and asks nothing while the user still types", async () => {
  const requests = connect();
  const preview = { isInValuePreview: true } as unknown as CustomFunctions.CancelableInvocation;
  expect(await labelOf("COFFEE", {}, invocation(preview))).toBe("(label)");
  expect(await labelOf(null, {}, invocation({ isInValuePreview: "true" }))).toBe("(label)");
  expect(requests).toHaveLength(0);
  const typed = { isInValuePreview: false } as unknown as CustomFunctions.CancelableInvocation;
  expect(await labelOf("COFFEE", {}, invocation(typed))).toBe("label of COFFEE");
});

it("settles when Excel cancels the call", async () => {
  connect(() => new Promise(() => undefined));
  const call = invocation();
  const pending = labelOf("COFFEE", {}, call);
  call.onCanceled?.();
  await expect(pending).rejects.toMatchObject({ code: "#N/A", message: /cancelled/ });
});

it("says so when the page behind the formulas did not start", async () => {
  await expect(labelOf("COFFEE")).rejects.toMatchObject({
    code: "#N/A",
    message: expect.stringContaining("not started"),
  });
});
