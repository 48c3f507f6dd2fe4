import type { TransactionColumns } from "../../src/client/session";
import { startEmbeddedSession } from "../support/embedded-session";

const workbook = { id: "workbook-1", type: "consumer", name: "Robin Example" } as const;

function rows(...descriptions: string[]): TransactionColumns {
  const all = <Value>(value: Value): Value[] => descriptions.map(() => value);
  return {
    id: descriptions.map((_, index) => `row-${index}`),
    description: descriptions,
    amount: all(12.5),
    entryType: all("outgoing"),
    currency: all("USD"),
    date: descriptions.map((_, index) => `2024-0${index + 1}-01`),
    country: all(null),
    mcc: all(null),
  };
}

describe("the session", () => {
  it("enriches a chunk and answers its columns in the same order", async () => {
    const { session } = startEmbeddedSession();
    const run = await session.openRun({ accountHolder: workbook, country: "US" });
    const answer = await session.enrich(
      run,
      rows("SQ *STARBUCKS SEATTLE", "TRANSFER TO Jo Bloggs", "QWERTY")
    );
    expect(answer.id).toEqual(["row-0", "row-1", "row-2"]);
    expect(answer.label).toEqual([
      "coffee shop",
      "not enough information",
      "not enough information",
    ]);
    expect(answer.merchant).toEqual(["Starbucks", null, null]);
    expect(answer.person).toEqual([null, "Jo Bloggs", null]);
    expect(answer.website[0]).toBe("starbucks.com");
    expect(answer.mcc).toEqual([[5814], [], []]);
    expect(answer.location[0]).toBe("Seattle, WA, US");
    expect(answer.intermediaries).toEqual([["Square"], [], []]);
    expect(answer.confidence).toEqual([0.95, 0.2, 0.2]);
    expect(answer.notes).toEqual([[], [], []]);
  });
});
