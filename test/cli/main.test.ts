import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { readXlsx } from "hucre/xlsx";
import { main } from "../../src/cli/main";
import type { Client } from "../../src/client/client";
import { EnrichedTransaction, IncomeGroup, RecurrenceGroup } from "../../src/model";
import { messyTransactionCount } from "../samples/messy-export";
import { conceptKnowledge } from "../support/concept-knowledge";
import { startEmbeddedSession } from "../support/embedded-session";

const samples = join(__dirname, "../../assets/samples");
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ntropy-cli-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Runs the command line in this process, over the small engine of the tests. */
async function ntropy(...argv: string[]) {
  return ntropyOver(startEmbeddedSession().client, ...argv);
}

async function ntropyOver(client: Client, ...argv: string[]) {
  const out: Uint8Array[] = [];
  let errors = "";
  const code = await main(argv, {
    directory,
    version: "1.2.3",
    readFile,
    openClient: async () => client,
    openMapping: async () => conceptKnowledge(),
    runServer: async () => 0,
    writeOut: async (chunk) => {
      out.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
    },
    writeError: (text) => {
      errors += text;
    },
    isTerminal: false,
    now: () => 0,
  });
  return { code, out: Buffer.concat(out).toString("utf8"), errors };
}

const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return name;
};
const jsonLines = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
const enrichedLines = (text: string) =>
  jsonLines(text).map((line) => EnrichedTransaction.parse(line));
const csvOf = (name: string) =>
  Papa.parse<string[]>(readFileSync(join(directory, name), "utf8").trimEnd()).data;

const BANK = `Date,Description,Amount
2024-01-05,STARBUCKS SEATTLE,-4.50
2024-01-06,NETFLIX.COM,-15.49
2024-02-06,NETFLIX.COM,-15.49
2024-02-07,ACME PAYROLL,1500.00
`;

describe("ntropy enrich", () => {
  it("takes a file that says itself what its rows are, and writes them beside the answers", async () => {
    const text = [
      ":20:START",
      ":25:50880050/0194787400888",
      ":60F:C240104EUR100,00",
      ":61:240105D15,49NMSCNONREF//BANK-1",
      ":86:NETFLIX.COM",
      ":61:240106C10,00NMSC=1+1",
      ":86:=HYPERLINK(1)",
      ":62F:C240106EUR94,51",
      "-",
    ].join("\r\n");
    const { code, errors } = await ntropy("enrich", file("bank.sta", text), "-o", "out.csv");
    expect({ code, errors }).toMatchObject({ code: 0, errors: "2 rows in 0.0 s.\n" });
    const [headers = [], ...rows] = csvOf("out.csv");
    expect(headers.slice(0, 7)).toEqual([
      ...["date", "description", "amount", "entry_type", "currency", "account", "reference"],
    ]);
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      [
        ...["2024-01-05", "NETFLIX.COM", "15.49", "outgoing", "EUR", "50880050/0194787400888"],
        "BANK-1",
      ],
      [
        ...["2024-01-06", "'=HYPERLINK(1)", "10", "incoming", "EUR", "50880050/0194787400888"],
        "'=1+1",
      ],
    ]);
  });

  it("writes one enriched transaction a line, in the order of the rows", async () => {
    const { code, out, errors } = await ntropy("enrich", file("bank.csv", BANK), "-o", "-");
    expect(code).toBe(0);
    const rows = enrichedLines(out);
    expect(rows.map(({ categories }) => categories?.general)).toEqual([
      "coffee shop",
      "digital content and streaming",
      "digital content and streaming",
      "paycheck",
    ]);
    expect(rows[1]).toMatchObject({ recurrence: { type: expect.any(String) } });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
    expect(errors).toBe("4 rows in 0.0 s.\n");
  });

  it("takes ids, holders, countries and codes of the file at their word", async () => {
    const text = `id,account_holder_id,account_holder_type,description,amount,entry_type,currency,date,country,mcc
a-1,h1,business,STARBUCKS,4.50,outgoing,GBP,2024-01-05,GB,5814
a-2,h2,consumer,=NETFLIX,4.50,debit,GBP,2024-01-05,GB,
a-2,h1,business,TESCO,1.00,credit,GBP,2024-01-05,GB,
`;
    const { code, out } = await ntropy("enrich", file("bank.csv", text));
    expect(code).toBe(0);
    expect(enrichedLines(out).map(({ id }) => id)).toEqual(["a-1", "a-2", "a-2"]);
    const groups = await ntropy("recurring", "bank.csv");
    for (const line of jsonLines(groups.out)) {
      expect(["h1", "h2"]).toContain((line as { account_holder_id: string }).account_holder_id);
    }
  });

  it("answers rows with holes and notes what is missing or not understood", async () => {
    const text = `Date,Description,Amount,Currency
not a date,STARBUCKS,-4.50,USD
2024-01-06,NETFLIX.COM,much,USD
2024-01-07,,-3.00,USD
,TESCO,,
2024-01-08,${"TESCO ".repeat(200)},-1.00,USD
`;
    const { code, out } = await ntropy("enrich", file("bank.csv", text));
    expect(code).toBe(0);
    expect(enrichedLines(out).map(({ notes }) => (notes ?? []).map(({ code }) => code))).toEqual([
      ["date_unreadable"],
      ["amount_unreadable", "entry_type_missing"],
      ["description_missing"],
      ["amount_missing", "currency_missing", "date_missing", "entry_type_missing"],
      ["description_too_long"],
    ]);
  });

  it("leaves out letterhead, blank rows and totals, which are no transactions", async () => {
    for (const name of ["messy-export.xlsx", "messy-export.csv"]) {
      const { code, out } = await ntropy("enrich", join(samples, name));
      expect(code).toBe(0);
      expect(enrichedLines(out)).toHaveLength(messyTransactionCount());
    }
  });

  it("writes the user's columns with ours beside them, and no formulas", async () => {
    const text = `Date,Description,Amount,Label
2024-01-05,"=HYPERLINK(""http://x"",""STARBUCKS"")",-4.50,@mine
`;
    const { code } = await ntropy("enrich", file("bank.csv", text), "-o", "out.csv");
    expect(code).toBe(0);
    const [header = [], row = []] = csvOf("out.csv");
    expect(header.slice(0, 6)).toEqual([
      "Date",
      "Description",
      "Amount",
      "Label",
      "Label (Ntropy)",
      "Merchant",
    ]);
    expect(row.slice(0, 6)).toEqual([
      "2024-01-05",
      '\'=HYPERLINK("http://x","STARBUCKS")',
      "-4.50",
      "'@mine",
      "coffee shop",
      "Starbucks",
    ]);
  });

  it("writes a workbook whose dates are dates, whose figures are figures and whose text is text", async () => {
    const text = `Date,Description,Amount\n2024-01-05,"=1+1 NETFLIX",-15.49\n2024-02-05,"=1+1 NETFLIX",-15.49\n`;
    await ntropy("enrich", file("bank.csv", text), "-o", "out.xlsx");
    const { sheets } = await readXlsx(readFileSync(join(directory, "out.xlsx")), {
      readStyles: true,
    });
    const [sheet] = sheets;
    const header = sheet?.rows[0] ?? [];
    expect(header.slice(0, 5)).toEqual(["Date", "Description", "Amount", "Label", "Merchant"]);
    expect(sheet?.rows[1]?.[1]).toBe("=1+1 NETFLIX");
    expect([...(sheet?.cells?.values() ?? [])].some(({ formula }) => formula !== undefined)).toBe(
      false
    );
    const fromWorkbook = await ntropy(
      "enrich",
      join(samples, "us-consumer-year.xlsx"),
      "-o",
      "us.xlsx"
    );
    expect(fromWorkbook.code).toBe(0);
    const us = await readXlsx(readFileSync(join(directory, "us.xlsx")));
    expect(us.sheets[0]?.name).toBe("Everyday Checking");
    expect(us.sheets[0]?.rows[1]?.[0]).toEqual(new Date("2025-01-01T00:00:00Z"));
    expect(us.sheets[0]?.rows[1]?.[2]).toBe(-147.97);
  });

  it("writes dates of a workbook as ISO dates into text", async () => {
    await ntropy("enrich", join(samples, "us-consumer-year.xlsx"), "-o", "us.csv");
    expect(csvOf("us.csv")[1]?.[0]).toBe("2025-01-01");
  });

  it("reads currency and country from the command line where the rows say nothing", async () => {
    const { out } = await ntropy("enrich", file("bank.csv", BANK), "--currency", "usd");
    expect(enrichedLines(out)[0]?.notes ?? []).toEqual([]);
    const without = await ntropy("enrich", "bank.csv");
    expect(enrichedLines(without.out)[0]?.notes).toMatchObject([{ code: "currency_missing" }]);
  });
});

describe("ntropy enrich --categories", () => {
  const SET = JSON.stringify({
    incoming: ["Lohn & Gehalt", "Sonstige Einnahmen"],
    outgoing: ["Essen gehen", "Wohnen", "Abos"],
  });

  it("answers in the set, whatever its language", async () => {
    file("set.json", SET);
    const { code, out } = await ntropy(
      "enrich",
      file("bank.csv", BANK),
      "--categories",
      "set.json"
    );
    expect(code).toBe(0);
    expect(enrichedLines(out).map(({ categories }) => categories?.general)).toEqual([
      "Essen gehen",
      "Abos",
      "Abos",
      "Lohn & Gehalt",
    ]);
    // What comes again is found by our own labels.
    expect(enrichedLines(out)[1]?.recurrence).toEqual(
      enrichedLines((await ntropy("enrich", "bank.csv")).out)[1]?.recurrence
    );
  });

  it("says so where nothing in the set fits", async () => {
    file("set.json", JSON.stringify({ incoming: [], outgoing: ["Wohnen"] }));
    const { code, out } = await ntropy(
      "enrich",
      file("bank.csv", BANK),
      "--categories",
      "set.json"
    );
    expect(code).toBe(0);
    for (const { categories, confidence } of enrichedLines(out))
      expect([categories?.general, confidence]).toEqual(["not enough information", 0]);
  });

  it.each([
    ["nothing there", null, "set.json: there is no such file or folder."],
    ["no JSON", "{", "set.json: this is not JSON: "],
    ["a list", "[]", "set.json: must be an object; a set is"],
    ["a missing direction", '{"outgoing": []}', 'set.json: "incoming" is missing; a set is'],
    [
      "a number for a label",
      '{"incoming": [], "outgoing": ["Food", 3]}',
      'set.json: "outgoing", label 2, must be a label, or a list of labels',
    ],
    [
      "another key",
      '{"incoming": [], "outgoing": [], "outgoign": []}',
      'set.json: unknown key "outgoign"; a set is',
    ],
  ])("refuses a set with %s before it does anything", async (_, text, words) => {
    if (text !== null) file("set.json", text);
    const { code, out, errors } = await ntropy(
      "enrich",
      file("bank.csv", BANK),
      "--categories",
      "set.json"
    );
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(errors).toContain(words);
    expect(errors.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("ntropy eval --categories", () => {
  const GOLD =
    "id,source,description,amount,entry_type,currency,date,country,account_holder_type,label,label_alt," +
    "merchant,website,person,intermediary,city,country_tx,payment_kind,confidence\n" +
    "1,a,STARBUCKS one,3,debit,GBP,2024-05-01,GB,consumer,coffee shop,,,,,,,,card,high\n" +
    "2,a,NETFLIX two,3,outgoing,GBP,2024-05-01,GB,consumer,rent,,,,,,,,card,high\n" +
    "3,a,NETFLIX three,3,outgoing,GBP,2024-05-01,GB,business,rent,,,,,,,,card,high\n";
  const SETS = {
    Kurz: { labels: ["Essen", "Wohnen"], accept: { "coffee shop": ["Essen"], rent: ["Wohnen"] } },
    Falsch: { labels: ["Essen", "Auto"], accept: { "coffee shop": ["Auto"] } },
  };

  it("measures our labels one by one, and the labelled rows that have a right answer in the set", async () => {
    file("gold.csv", GOLD);
    file("sets.json", JSON.stringify({ sets: SETS }));
    const { code, out } = await ntropy("eval", "gold.csv", "--categories", "sets.json");
    expect(code).toBe(0);
    const cells = (name: string) =>
      out
        .split("\n")
        .find((line) => line.startsWith(name))
        ?.split(/\s+/);
    expect(cells("Kurz")).toEqual(["Kurz", "2", "1.000", "2", "0.500"]);
    expect(cells("Falsch")).toEqual(["Falsch", "1", "0.000", "1", "0.000"]);
    expect(cells("all")).toEqual(["all", "3", "0.667", "3", "0.333"]);
    expect(out).toContain("Falsch: coffee shop -> Essen; Auto");
  });

  it("refuses sets that accept what they do not hold", async () => {
    file("gold.csv", GOLD);
    const sets = { Kurz: { labels: ["Essen"], accept: { rent: ["Wohnen"] } } };
    file("sets.json", JSON.stringify({ sets }));
    const { code, errors } = await ntropy("eval", "gold.csv", "--categories", "sets.json");
    expect(code).toBe(2);
    expect(errors).toBe('sets.json: set "Kurz", accept "rent": "Wohnen" is no label of the set\n');
  });
});

describe("ntropy recurring and income", () => {
  it("write one group of the contract a line, with its account holder", async () => {
    const recurring = await ntropy("recurring", file("bank.csv", BANK));
    const [group] = jsonLines(recurring.out);
    expect(RecurrenceGroup.parse(group).transaction_ids).toHaveLength(2);
    expect(group).toMatchObject({ account_holder_id: "account-holder-consumer" });
    const income = await ntropy("income", "bank.csv", "--account-holder-type", "business");
    const [source] = jsonLines(income.out);
    expect(IncomeGroup.parse(source).source).toBe("Acme");
    expect(source).toMatchObject({ account_holder_id: "account-holder-business" });
  });

  it("write a table too", async () => {
    await ntropy("recurring", file("bank.csv", BANK), "-o", "groups.csv");
    const [header, row] = csvOf("groups.csv");
    expect(header?.slice(0, 3)).toEqual(["account_holder_id", "id", "counterparty"]);
    expect(row?.[2]).toBe("Netflix");
  });
});

describe("what cannot be done", () => {
  it.each([
    ["a file that is not there", "missing.csv", null, "missing.csv: there is no such file"],
    ["an empty file", "empty.csv", "", "empty.csv: there is nothing in this file."],
    ["a file of another kind", "bank.pdf", "%PDF-1.7", "bank.pdf: this is no file of bank rows"],
    [
      "a table without descriptions",
      "bare.csv",
      "Date,Amount\n2024-01-05,4\n2024-01-06,5\n",
      "bare.csv, row 1, column description: no column holds descriptions",
    ],
    [
      "a quote that never ends",
      "quote.csv",
      'Date,Description,Amount\n2024-01-05,"SHOP,4\n',
      'quote.csv, row 2, column B: a quote (") is opened here',
    ],
  ])("ends %s with exit code 2 and one line, and nothing written", async (_, name, text, line) => {
    if (text !== null) file(name, text);
    const before = readdirSync(directory);
    const { code, out, errors } = await ntropy("enrich", name, "-o", "out.csv");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(errors).toContain(line);
    expect(errors.trimEnd().split("\n")).toHaveLength(1);
    expect(readdirSync(directory)).toEqual(before);
  });

  it("leaves no half-written file when something fails on the way", async () => {
    file("bank.csv", BANK);
    file("out.csv", "what was here before");
    const { client } = startEmbeddedSession();
    const failing: Client = {
      ...client,
      batchResults: () => Promise.reject(new Error("The\u0007wire is cut.")),
    };
    const { code, errors } = await ntropyOver(failing, "enrich", "bank.csv", "-o", "out.csv");
    expect(code).toBe(1);
    expect(errors).toBe("The wire is cut.\n");
    expect(readFileSync(join(directory, "out.csv"), "utf8")).toBe("what was here before");
    expect(readdirSync(directory).sort()).toEqual(["bank.csv", "out.csv"]);
    const nowhere = await ntropy("enrich", file("good.csv", BANK), "-o", "no/such/folder/out.csv");
    expect(nowhere.code).toBe(1);
    expect(nowhere.errors).toContain("no/such/folder/out.csv cannot be written");
  });

  it.each([
    [["nonsense"], 'Unknown command "nonsense"'],
    [["enrich"], "Which file?"],
    [["enrich", "a.csv", "b.csv"], "One file at a time"],
    [["enrich", "a.csv", "-o", "out.doc"], "must end in .csv, .xlsx or .jsonl"],
    [["recurring", "a.csv", "-o", "out.xlsx"], "not .xlsx"],
    [["enrich", "a.csv", "--currency", "DOLLARS"], "--currency is an ISO 4217 code"],
    [["enrich", "a.csv", "--country", "Mars"], "--country is an ISO 3166 code"],
    [["enrich", "a.csv", "--account-holder-type", "robot"], "consumer or business"],
    [["enrich", "a.csv", "--what"], "--what"],
    [["income", "a.csv", "--categories", "set.json"], "ntropy income has no --categories"],
  ])("explains %j", async (argv, words) => {
    const { code, errors } = await ntropy(...argv);
    expect(code).toBe(2);
    expect(errors).toContain(words);
  });

  it("prints no control characters of a file's name or cells to the terminal", async () => {
    const { errors } = await ntropy(
      "enrich",
      file("bare.csv", "Da\u001b[31mte,Amount\n2024-01-05,4\n")
    );
    expect(errors).not.toContain("\u001b");
  });
});

describe("help and version", () => {
  it("are printed to standard output", async () => {
    expect((await ntropy("--help")).out).toContain("ntropy enrich FILE");
    expect((await ntropy()).out).toContain("Usage");
    expect((await ntropy("--version")).out).toBe("1.2.3\n");
  });
});
