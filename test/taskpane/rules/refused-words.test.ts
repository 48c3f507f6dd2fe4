/** What the rules' own reader refuses, in the words of the pane. */
import { readRule } from "../../../src/engine/rules";
import { de } from "../../../src/strings/de";
import { en } from "../../../src/strings/en";
import { es } from "../../../src/strings/es";
import { refusedWords } from "../../../src/taskpane/rules/draft";

const then = [{ set_labels: ["x"] }];
const nested = (levels: number): unknown =>
  levels === 0 ? { has_label: "x" } : { "!": nested(levels - 1) };

/** What is wrong with a rule, as the API says it. */
function refusals(rule: Record<string, unknown>): { message: string; path: (string | number)[] }[] {
  const read = readRule(rule);
  if (read.ok) throw new Error("This is a rule.");
  return read.faults;
}

describe("a refusal of a rule", () => {
  it.each([
    [
      { if: { is_substring: [{ get: "amount" }, "x"] }, then },
      "This must be a text, but it is a number. Change it.",
    ],
    [
      { if: { "==": [{ get: "amount" }, "x"] }, then },
      "This compares a number with a text. Both must be of one kind.",
    ],
    [{ set_mcc: [99_999] }, "Type a merchant code: a whole number from 0 to 9999."],
    [
      { if: nested(200), then },
      "This is nested more than 128 levels deep. Make several rules of it.",
    ],
    [
      { set_labels: Array.from({ length: 50_001 }, () => "x") },
      "This rule holds more than 50,000 values. Make several rules of it.",
    ],
    [{ set_labels: ["x".repeat(5_000)] }, "This is longer than 4,096 characters. Shorten it."],
  ])("is told in plain words: %#", (rule, words) => {
    const said = refusals(rule).map(({ message, path }) =>
      refusedWords(message, path, en.rules.faults)
    );
    expect(said).toContain(words);
    const [first] = refusals(rule);
    for (const { rules } of [de, es]) {
      const translated = refusedWords(first?.message ?? "", [], rules.faults);
      expect(translated).not.toContain(first?.message);
    }
  });

  it("that has no words of ours is told with its place, and last what was said", () => {
    expect(refusedWords("is odd", ["if", "&&", 0], en.rules.faults)).toBe(
      "The part at “if › && › 0” was not accepted. Change it or remove it. (is odd)"
    );
  });
});
