import { createRunController } from "../../src/run";
import { startEmbeddedSession } from "../support/embedded-session";
import { startExcelHost } from "../support/excel-host";
import { choicesOf, valueOf } from "./desk";

jest.setTimeout(120_000);

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
const ROWS = [
  ["2024-01-15", "NETFLIX.COM 866-579", -15.49],
  ["2024-03-16", "ACME PAYROLL", 2_000],
  ["2024-03-17", "SQ *STARBUCKS SEATTLE", -4],
];

/** A workbook, a model of the user's own that is trained, and what runs over both. */
async function start() {
  const excel = await startExcelHost({
    sheets: { Bank: [["Date", "Description", "Amount"], ...ROWS] },
  });
  const { session } = startEmbeddedSession();
  const texts = ["NETFLIX.COM", "ACME PAYROLL", "STARBUCKS"];
  const many = Array.from({ length: 30 }, (_, index) => index);
  const nothing = many.map(() => null);
  await session.ask("models.train", {
    name: "My books",
    rows: {
      columns: {
        id: many.map(String),
        description: many.map(
          (index) => `${texts[index % 3] ?? ""} ${"ABCDEFGHIJ"[index % 10] ?? ""}`
        ),
        amount: many.map((index) => 4 + index),
        entryType: many.map((index) => (index % 3 === 1 ? "incoming" : "outgoing")),
        currency: nothing,
        date: nothing,
        country: nothing,
        mcc: nothing,
      },
      accountHolder: { id: "any", type: "consumer", name: null },
      country: null,
      labels: many.map((index) => ["4900 Media", "8000 Wages", "6640 Drinks"][index % 3] ?? ""),
    },
  });
  for (;;) {
    const { status } = await session.ask("models.candidate", { name: "My books" });
    if (status === "ready") break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const controller = createRunController(session, () => Date.now());
  const enrich = async (model: string | null) => {
    const preparation = valueOf(await controller.prepare("region"));
    const choices = choicesOf(preparation, { fields: ["label", "merchant"], model });
    return controller.run(preparation, choices, quiet);
  };
  return { excel, session, controller, enrich };
}

it("labels rows by the model that is chosen, remembers it in the workbook, and renews rows without it", async () => {
  const { excel, session, controller, enrich } = await start();
  await session.ask("models.keep", { name: "My books" });
  expect(valueOf(await enrich("My books"))).toMatchObject({ written: 3 });
  expect(excel.read("Bank!D2:E4")).toEqual([
    ["4900 Media", "Netflix"],
    ["8000 Wages", "Acme"],
    ["6640 Drinks", "Starbucks"],
  ]);
  // As after a reload: what is remembered stands in the workbook.
  const again = createRunController(session, () => Date.now());
  const preparation = valueOf(await again.prepare("region"));
  expect(preparation.settings.model).toBe("My books");
  expect(valueOf(await controller.plan(preparation, choicesOf(preparation)))).toMatchObject({
    upToDate: 3,
  });
  expect(valueOf(await enrich(null))).toMatchObject({ written: 3 });
  expect(excel.read("Bank!D2:D2")).toEqual([["digital content and streaming"]]);
  await excel.close();
});

it("refuses a run whose model is not there, and writes nothing without it", async () => {
  const { excel, session, enrich } = await start();
  // Trained, and nobody has kept it yet.
  expect(await enrich("My books")).toEqual({
    ok: false,
    problem: { code: "model", name: "My books", state: "missing" },
  });
  expect(
    excel
      .read("Bank!D1:E4")
      .flat()
      .every((cell) => cell === "")
  ).toBe(true);
  await session.ask("models.keep", { name: "My books" });
  await session.ask("models.delete", { name: "My books" });
  expect(await enrich("My books")).toMatchObject({ ok: false, problem: { state: "missing" } });
  await excel.close();
});

it("takes a model to another computer as text, and names it anew where its name is taken", async () => {
  const { excel, session } = await start();
  await session.ask("models.keep", { name: "My books" });
  const text = await session.ask("models.export", { name: "My books" });
  const other = startEmbeddedSession().session;
  expect(await other.ask("models.import", { text })).toMatchObject({ name: "My books" });
  expect(await other.ask("models.import", { text })).toMatchObject({ name: "My books 2" });
  expect(await other.ask("models.state", { name: "My books 2" })).toBe("ready");
  const refused = other.ask("models.import", { text: "{" });
  await expect(refused).rejects.toMatchObject({
    message: expect.stringContaining("no custom model"),
  });
  await excel.close();
});
