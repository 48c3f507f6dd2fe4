import { evaluate } from "../../../src/cli/eval/evaluate";
import { readGold } from "../../../src/cli/eval/gold";
import { scoresOf, wilson } from "../../../src/cli/eval/measures";
import { comparableHost, comparableName } from "../../../src/cli/eval/names";
import { startEmbeddedSession } from "../../support/embedded-session";
import { createFakeEngine } from "../../support/fake-engine";

const HEADER =
  "id,source,description,amount,entry_type,currency,date,country,account_holder_type,label,label_alt," +
  "merchant,website,person,intermediary,city,country_tx,payment_kind,confidence";

/** An engine that answers by the first word of the description. */
function engineOf(
  answers: Record<string, { label: string; merchant?: string; confidence: number }>
) {
  const fake = createFakeEngine();
  return {
    ...fake,
    enrich: (...given: Parameters<typeof fake.enrich>) => {
      const answer = fake.enrich(...given);
      const [word = ""] = given[0].description.split(" ");
      const known = answers[word];
      if (known === undefined) return answer;
      return {
        ...answer,
        categories: { general: known.label },
        confidence: known.confidence,
        entities: {
          intermediaries: [],
          counterparty:
            known.merchant === undefined
              ? null
              : {
                  type: "organization" as const,
                  name: known.merchant,
                  website: "cafe.example",
                  mccs: [],
                },
        },
      };
    },
  };
}

describe("names that are one", () => {
  it.each([
    ["Café Zürich GmbH", "cafe zurich"],
    ["Marks & Spencer plc", "Marks and Spencer"],
    ["McDonald's", "MCDONALDS"],
    ["Müller GmbH & Co. KG", "Muller"],
  ])("%s and %s", (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other));
  });

  it("are not those that only begin alike", () => {
    expect(comparableName("Shell")).not.toBe(comparableName("Shell Energy"));
  });

  it("hosts lose their www.", () => {
    expect(comparableHost("www.Example.com")).toBe("example.com");
  });
});

describe("measuring labelled rows", () => {
  it("counts alternatives as right, abstentions as wrong, and judges only websites the reader knew", async () => {
    const gold = readGold(
      [
        HEADER,
        "1,a,COFFEE one,3,outgoing,GBP,2024-05-01,GB,consumer,coffee shop,restaurant,The Café|Cafe,cafe.example,,,,,card,high",
        "2,a,DINER two,3,outgoing,GBP,2024-05-01,GB,consumer,coffee shop,restaurant,Diner,,,,,,card,high",
        "3,b,SILENT three,3,outgoing,GBP,2024-05-01,GB,consumer,groceries,,,,,,,,card,high",
      ].join("\n")
    );
    if (!gold.ok) throw new Error(gold.message);
    const engine = engineOf({
      COFFEE: { label: "coffee shop", merchant: "Cafe", confidence: 0.95 },
      DINER: { label: "restaurant", merchant: "Dinner", confidence: 0.95 },
      SILENT: { label: "not enough information", confidence: 0.2 },
    });
    const { client } = startEmbeddedSession({ engine });
    const report = await evaluate(client, gold.rows);
    const lines = report.split("\n");
    const cells = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.split(/\s+/);
    expect(cells("all")?.slice(0, 6)).toEqual(["all", "3", "0.667", "0.333", "0.667", "1.000"]);
    expect(cells("a")?.slice(0, 3)).toEqual(["a", "2", "1.000"]);
    expect(cells("merchant")).toEqual(["merchant", "0.500", "0.500", "0.500", "2", "2"]);
    expect(cells("website")).toEqual(["website", "1.000", "1.000", "1.000", "1", "1"]);
    expect(report).toContain("1  groceries -> not enough information");
  });

  it("names the line and the column that cannot be read", () => {
    const gold = readGold(
      `${HEADER}\n1,a,X,3,sideways,GBP,,GB,consumer,groceries,,,,,,,,card,high`
    );
    expect(gold).toMatchObject({
      ok: false,
      message: expect.stringContaining("row 2, column entry_type"),
    });
  });

  it("knows what a share of few rows is worth", () => {
    const { low, high } = wilson(9, 10);
    expect(low).toBeCloseTo(0.596, 2);
    expect(high).toBeCloseTo(0.982, 2);
    expect(scoresOf({ answered: 0, right: 0, expected: 0 })).toEqual({
      precision: null,
      recall: null,
      f1: null,
    });
  });
});
