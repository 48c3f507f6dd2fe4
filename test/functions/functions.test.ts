import { accounting, categoryGroup, confidence, label } from "../../src/functions/label-functions";
import {
  intermediary,
  location,
  logo,
  mcc,
  merchant,
  person,
  website,
} from "../../src/functions/party-functions";
import { connectFormulas, type FormulaDefaults } from "../../src/functions/runtime";
import {
  connectQueue,
  echo,
  installCustomFunctionsGlobal,
  invocation,
  NOTHING_KNOWN,
  recordedQueue,
} from "../support/formula-host";

type Answer = Parameters<typeof recordedQueue>[0];

const workbook: FormulaDefaults = { accountHolderType: "business", country: null, currency: null };

/** Connects the formulas to an engine and returns the requests it gets. */
function connect(answer: Answer = echo, defaults = workbook) {
  const { queue, requests } = recordedQueue(answer);
  connectQueue(queue, { defaults });
  return requests;
}

interface Given {
  amount?: unknown;
  entryType?: unknown;
  date?: unknown;
  currency?: unknown;
  country?: unknown;
  holderType?: unknown;
}

/** A formula with only the arguments a test is about, as ranges; Excel gives null for the others. */
function call(
  formula: typeof label,
  description: unknown,
  given: Given = {},
  invoked = invocation()
): Promise<unknown[][]> {
  const range = (value: unknown) =>
    (value === undefined || value === null
      ? null
      : Array.isArray(value)
        ? value
        : [[value]]) as unknown[][];
  return formula(
    range(description),
    range(given.amount),
    range(given.entryType),
    range(given.date),
    range(given.currency),
    range(given.country),
    range(given.holderType),
    invoked
  );
}

/** LABEL of one cell. */
async function labelOf(description: unknown, given: Given = {}, invoked = invocation()) {
  const [[only] = []] = await call(label, description, given, invoked);
  return only;
}

beforeAll(installCustomFunctionsGlobal);
afterEach(() => connectFormulas(null));

it("answers the label and the merchant of a description", async () => {
  const requests = connect();
  const both = await Promise.all([labelOf("COFFEE"), call(merchant, "COFFEE")]);
  expect(both).toEqual(["label of COFFEE", [["merchant of COFFEE"]]]);
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
  ["a truth value as description", true, {}, /must be text/],
  ["a description of 1,025 characters", "x".repeat(1_025), {}, /longer than 1,024/],
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
      message: "The description is blank. Choose a cell with the bank's text.",
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
  connect(() => [NOTHING_KNOWN]);
  await expect(labelOf("XYZ")).rejects.toMatchObject({
    code: "#N/A",
    message: expect.stringContaining("label"),
  });
});

it.each([
  ["CATEGORYGROUP", categoryGroup, /category group/],
  ["ACCOUNTING", accounting, /accounting category/],
  ["CONFIDENCE", confidence, /confident/],
  ["MERCHANT", merchant, /merchant/],
  ["WEBSITE", website, /website/],
  ["LOGO", logo, /logo/],
  ["MCC", mcc, /code/],
  ["LOCATION", location, /place/],
  ["PERSON", person, /person/],
  ["INTERMEDIARY", intermediary, /nobody else/],
])("%s abstains with #N/A and its own reason", async (_name, formula, reason) => {
  connect(() => [NOTHING_KNOWN]);
  await expect(call(formula, "XYZ")).rejects.toMatchObject({
    code: "#N/A",
    message: expect.stringMatching(reason),
  });
});

it.each([
  ["LABEL", label, "coffee shop"],
  ["CATEGORYGROUP", categoryGroup, "food and drink"],
  ["ACCOUNTING", accounting, "operational expenses"],
  ["CONFIDENCE", confidence, 0.93],
  ["MERCHANT", merchant, "Blue Bottle Coffee"],
  ["WEBSITE", website, "bluebottlecoffee.com"],
  ["LOGO", logo, "https://logos.ntropy.com/bluebottlecoffee.com"],
  ["MCC", mcc, 5814],
  ["LOCATION", location, "Oakland, CA, US"],
  ["PERSON", person, "Jo Bloggs"],
  ["INTERMEDIARY", intermediary, "Square, Visa"],
])("%s shows its part of the answer, from one request", async (_name, formula, expected) => {
  const requests = connect(() => [
    {
      label: "coffee shop",
      group: "food and drink",
      accounting: "operational expenses",
      merchant: "Blue Bottle Coffee",
      website: "bluebottlecoffee.com",
      logo: "https://logos.ntropy.com/bluebottlecoffee.com",
      mcc: [5814, 5499],
      location: "Oakland, CA, US",
      person: "Jo Bloggs",
      intermediaries: ["Square", "Visa"],
      confidence: 0.93,
    },
  ]);
  expect(await call(formula, "SQ *BLUE BOTTLE")).toEqual([[expected]]);
  expect(requests).toHaveLength(1);
});

it("does not show the engine's own words for not knowing as if they were a label", async () => {
  for (const words of ["not enough information", "missing account holder information"]) {
    connect(() => [{ ...NOTHING_KNOWN, label: words, group: words, confidence: 0.2 }]);
    await expect(labelOf("XYZ")).rejects.toMatchObject({ code: "#N/A" });
    await expect(call(categoryGroup, "XYZ")).rejects.toMatchObject({ code: "#N/A" });
    await expect(call(confidence, "XYZ")).rejects.toMatchObject({ code: "#N/A" });
  }
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

it("takes a number as text: some banks print nothing else", async () => {
  const requests = connect();
  await labelOf(4711);
  expect(requests[0]?.description).toEqual(["4711"]);
});

it("answers an error with an error that says which cell to correct", async () => {
  const requests = connect();
  for (const error of ["#REF!", { code: "#REF!" }, { type: "Error", basicValue: "#REF!" }])
    await expect(labelOf(error)).rejects.toMatchObject({
      code: "#N/A",
      message: expect.stringContaining("The description is an error"),
    });
  await expect(labelOf("COFFEE", { amount: "#N/A" })).rejects.toMatchObject({
    message: expect.stringContaining("The amount is an error"),
  });
  expect(requests).toHaveLength(0);
});

it("reads the plain value of a data type", async () => {
  const requests = connect();
  const formatted = { type: "FormattedNumber", basicValue: 45_351, numberFormat: "dd/mm/yyyy" };
  await labelOf("COFFEE", { date: formatted });
  expect(requests[0]?.date).toEqual(["2024-02-29"]);
});

it("shows text of rules and banks without control characters, and no longer than a cell", async () => {
  connect(() => [
    { ...NOTHING_KNOWN, label: "a\u0000b\u202ec\nd", merchant: "=".padEnd(40_000, "x") },
  ]);
  expect(await labelOf("X")).toBe("abc d");
  const [[long] = []] = await call(merchant, "X");
  expect(long).toMatch(/^=x+$/);
  expect(String(long).length).toBeLessThanOrEqual(32_767);
});

describe("a range of descriptions", () => {
  const column = (...cells: unknown[]) => cells.map((cell) => [cell]);

  it("is answered by one formula, each cell by itself, blank ones blank", async () => {
    const requests = connect((rows) =>
      rows.description.map((text) =>
        text === "XYZ" ? NOTHING_KNOWN : { ...NOTHING_KNOWN, label: text.toLowerCase() }
      )
    );
    const answers = await call(label, column("COFFEE", "", "XYZ", "#REF!", "TEA"), {
      amount: column(-3, "", -4, -5, "five"),
    });
    expect(answers).toMatchObject([
      ["coffee"],
      [""],
      [{ code: "#N/A", message: expect.stringContaining("label") }],
      [{ code: "#N/A", message: expect.stringContaining("error itself") }],
      [{ code: "#VALUE!", message: expect.stringContaining("amount") }],
    ]);
    expect(requests).toHaveLength(1);
  });

  it("that is a whole column ends at its last description", async () => {
    connect();
    const cells = [...column("COFFEE", null, "TEA"), ...Array(100_000).fill([""])] as unknown[][];
    expect(await call(label, cells)).toEqual([["label of COFFEE"], [""], ["label of TEA"]]);
    expect(await call(label, [[""], [""]])).toEqual([[""]]);
  });

  it("that begins with a heading is answered with one", async () => {
    const requests = connect();
    expect(await call(label, column("Description", "COFFEE"))).toEqual([
      ["Label"],
      ["label of COFFEE"],
    ]);
    const dated = { date: column("Wann", 45_351), amount: column("Wieviel", -3) };
    expect(await call(merchant, column("Wer", "COFFEE"), dated)).toEqual([
      ["Merchant"],
      ["merchant of COFFEE"],
    ]);
    expect(requests.map(({ description }) => description)).toEqual([["COFFEE"], ["COFFEE"]]);
  });

  it("takes one value beside it for all rows", async () => {
    const requests = connect();
    await call(label, column("COFFEE", "TEA"), { currency: "EUR", holderType: [["consumer"]] });
    expect(requests[0]).toMatchObject({
      currency: ["EUR", "EUR"],
      accountHolderType: ["consumer", "consumer"],
    });
  });

  it("refuses ranges of another height, and says which", async () => {
    connect();
    await expect(
      call(label, column("COFFEE", "TEA", "RENT"), { amount: column(1, 2) })
    ).rejects.toMatchObject({
      code: "#VALUE!",
      message:
        "The ranges differ in size: amount has 2 rows, description has 3 rows. Make them the same size.",
    });
  });

  it("is answered in the shape it has", async () => {
    connect();
    expect(await call(label, [["COFFEE", "TEA"]])).toEqual([["label of COFFEE", "label of TEA"]]);
  });

  it("settles as a whole when Excel cancels it, and says once that the engine failed", async () => {
    connect(() => new Promise(() => undefined));
    const invoked = invocation();
    const pending = call(label, column("COFFEE", "TEA"), {}, invoked);
    invoked.onCanceled?.();
    await expect(pending).rejects.toMatchObject({ code: "#N/A", message: /cancelled/ });
    connect(() => {
      throw new Error("out of memory");
    });
    await expect(call(label, column("COFFEE", "TEA"))).rejects.toMatchObject({ code: "#N/A" });
  });

  it("asks nothing while the user still types", async () => {
    const requests = connect();
    const preview = { isInValuePreview: true } as unknown as CustomFunctions.CancelableInvocation;
    for (const formula of [label, categoryGroup, accounting, confidence, merchant, website, logo])
      await call(formula, column("COFFEE", "TEA"), {}, invocation(preview));
    for (const formula of [mcc, location, person, intermediary])
      await call(formula, column("COFFEE", "TEA"), {}, invocation(preview));
    expect(requests).toHaveLength(0);
  });
});
