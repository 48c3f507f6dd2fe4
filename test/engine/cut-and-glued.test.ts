import { completeCutWords } from "../../src/engine/text/complete";
import { tokensOf } from "../../src/engine/text/descriptor";
import { splitGlued } from "../../src/engine/text/split";
import { answerTo, projectEngine, projectKnowledge } from "../support/sources-knowledge";

const knowledge = projectKnowledge();
const engine = projectEngine();
const completed = (text: string) =>
  completeCutWords(knowledge, tokensOf(text))
    .map((token) => token.text)
    .join(" ");
const merchant = (description: string, given = {}) =>
  answerTo(engine, description, given, { type: "consumer", name: null }).merchant;

describe("the last word of a name that a field cut short", () => {
  it.each([
    ["QUENDALE COVE SOCIAL CLU", "quendale cove social club"],
    ["HARROWBY FAMILY RESTAURAN", "harrowby family restaurant"],
    ["EMBERLINE INSURANC", "emberline insurance"],
  ])("is completed where one word is likeliest: %s", (printed, whole) => {
    expect(completed(printed)).toBe(whole);
  });

  it.each(["QUENDALE COVE MARKET", "SQ *ORVANTA", "HARROWBY ST", "ATM WITHDRAWAL FEE"])(
    "is left as it is where it is a word: %s",
    (printed) => {
      expect(completed(printed)).toBe(
        tokensOf(printed)
          .map((token) => token.text)
          .join(" ")
      );
    }
  );

  it("is not looked for before a star: a processor's letters stand there", () => {
    expect(completed("POS PURCHASE IKH*QUENDALE")).toContain("ikh quendale");
  });
});

describe("words that are printed as one", () => {
  it("are taken apart into known words", () => {
    expect(splitGlued(knowledge.vocabulary, "familydentistry")).toEqual(["family", "dentistry"]);
    expect(splitGlued(knowledge.vocabulary, "parkingdowntown")).toEqual(["parking", "downtown"]);
  });

  it("stay one where they are a word, or no words", () => {
    expect(splitGlued(knowledge.vocabulary, "restaurant")).toBeNull();
    expect(splitGlued(knowledge.vocabulary, "xqzvkwpjx")).toBeNull();
  });

  it("cost no more however long they are", () => {
    expect(splitGlued(knowledge.vocabulary, "cafe".repeat(200))).toBeNull();
  });
});

describe("which branch of a chain", () => {
  it.each([
    ["ZA", "POS Purchase KFC Harbour Gate 12", "KFC"],
    ["ZA", "POS Purchase Steers Hilltop Mall", "Steers"],
    ["GB", "CURRYS WESTFIELD CENTRE", "Currys"],
    ["GB", "TEXACO HOLLY LANE", "Texaco"],
    ["DE", "MANGO HAMBURG JUNGFERNSTIEG", "Mango"],
  ])("is told by places and words for them (%s: %s)", (country, description, name) => {
    expect(merchant(description, { country, currency: null })).toBe(name);
  });

  it("is none where the words name another trade", () => {
    expect(merchant("ROSS PLUMBING AND HEATING")).not.toBe("Ross");
    expect(merchant("MANGO DENTAL PRACTICE", { country: "GB" })).not.toBe("Mango");
  });
});

describe("the website of a merchant", () => {
  const website = (description: string, country: string) =>
    engine.enrich(
      {
        id: "t",
        description,
        amount: 20,
        entry_type: "outgoing",
        currency: null,
        date: null,
        account_holder_id: null,
        account_holder_type: null,
        account_holder_name: null,
        country,
        raw_address: null,
        mcc: null,
      },
      { type: "consumer", name: null }
    ).entities?.counterparty?.website;

  it("is the one of the account's country, where that has its own", () => {
    expect(website("AMZN MKTP", "GB")).toBe("amazon.co.uk");
    expect(website("AMZN MKTP", "US")).toBe("amazon.com");
  });

  it("is the one that is printed", () => {
    expect(website("AMAZON.DE 4471", "US")).toBe("amazon.de");
  });
});
