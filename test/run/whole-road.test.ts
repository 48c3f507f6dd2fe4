import { createRunController } from "../../src/run";
import { startEmbeddedSession } from "../support/embedded-session";
import { startExcelHost } from "../support/excel-host";
import { choicesOf, sitDown, valueOf } from "./desk";

jest.setTimeout(240_000);

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };

it("goes through the real API: batches, the ledger, recurrence over the whole history", async () => {
  const excel = await startExcelHost({
    sheets: {
      Bank: [
        ["Date", "Description", "Amount", "Currency"],
        ["2024-01-15", "NETFLIX.COM 866-579", -15.49, "USD"],
        ["2024-02-15", "NETFLIX.COM 866-579", -15.49, "USD"],
        ["2024-03-15", "NETFLIX.COM 866-579", -15.49, "USD"],
        ["2024-03-16", "ACME PAYROLL", 2_000, "USD"],
        ["", "SQ *STARBUCKS SEATTLE", "", ""],
      ],
    },
  });
  const { session } = startEmbeddedSession();
  const controller = createRunController(session, () => Date.now());
  const preparation = valueOf(await controller.prepare("region"));
  const choices = choicesOf(preparation, { fields: ["label", "merchant", "recurrence", "note"] });
  const outcome = valueOf(await controller.run(preparation, choices, quiet));
  expect(outcome).toMatchObject({ state: "completed", written: 5, noted: 1 });
  const rows = excel.read("Bank!E2:H6");
  expect(rows.map(([label, merchant]) => [label, merchant])).toEqual([
    ["digital content and streaming", "Netflix"],
    ["digital content and streaming", "Netflix"],
    ["digital content and streaming", "Netflix"],
    ["paycheck", "Acme"],
    ["coffee shop", "Starbucks"],
  ]);
  expect(rows[0]?.[2]).toMatch(/^(subscription|recurring)/);
  expect(rows[4]?.[3]).toMatch(/No date.*No amount|No amount.*No date/);
  expect(valueOf(await controller.undoLastRun()).kept).toBe(0);
  await excel.close();
});

it("writes 25,000 rows of three columns, in requests Excel on the web takes", async () => {
  const count = 25_000;
  const shops = ["netflix.com", "STARBUCKS", "acme", "TESCO", "SHELL", "uber", "AMZN"];
  const rows = Array.from({ length: count }, (_, index) => [
    43_000 + (index % 700),
    `${shops[index % shops.length]} reference ${index}`,
    -(index % 977) / 10 - 1,
  ]);
  const desk = await sitDown({ sheets: { Bank: [["Date", "Description", "Amount"], ...rows] } });
  const outcome = await desk.enrich();
  expect(outcome).toMatchObject({ state: "completed", written: count, putBack: 0 });
  const written = desk.excel.read(`Bank!D2:F${count + 1}`);
  expect(written.every((cells) => cells.every((cell) => cell !== ""))).toBe(true);
  const { requests } = desk.excel.host.api;
  expect(Math.max(...requests.map(({ requestBytes }) => requestBytes))).toBeLessThan(500_000);
  expect(Math.max(...requests.map(({ answerBytes }) => answerBytes))).toBeLessThan(1_000_000);
  expect(Math.max(...desk.session.sent.map(({ id }) => id.length))).toBeLessThanOrEqual(2_000);
  expect(await desk.plan()).toMatchObject({ upToDate: count, toFill: 0 });
  await desk.close();
});
