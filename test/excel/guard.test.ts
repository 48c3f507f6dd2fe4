import fc from "fast-check";
import { literalOf, LONGEST_CELL_TEXT, shownText } from "../../src/excel/guard";
import { interpretInput } from "../../src/workbench/host/input";
import { culture } from "../../src/workbench/host/culture";

describe("the guard between text and cells", () => {
  it.each([
    "groceries",
    "Blue Bottle Coffee",
    "H&M",
    "Café de Flore",
    "東京電力",
    "not enough information",
  ])("writes %s bare", (text) => expect(literalOf(shownText(text))).toBe(text));

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "'quoted",
    "7-11",
    "1/2",
    "March 5",
    "MAR 12",
    "1E5",
    "76",
    "7-Eleven",
    "TRUE",
    "wahr",
    "YANLIŞ",
    "ΑΛΗΘΗΣ",
    "#N/A",
    "$5",
    "50 %",
    "１２",
    "½",
  ])("writes %s behind an apostrophe", (text) =>
    expect(literalOf(shownText(text))).toBe(`'${text}`)
  );

  it("makes one clean line of any text", () => {
    expect(shownText("\t =1+1")).toBe("=1+1");
    expect(shownText("a\r\nb\tc")).toBe("a b c");
    expect(shownText("a\u0000b\u0007c\u202ed\ufeff")).toBe("abcd");
    expect(shownText("a\u061cb\u206ac\ufff9d")).toBe("abcd");
    expect(shownText("half \ud83d")).toBe("half \ufffd");
    expect(shownText("\u00a0\u3000\u200b=x")).toBe("=x");
    expect(shownText("x".repeat(40_000))).toHaveLength(LONGEST_CELL_TEXT - 1);
    expect(shownText("\ud83d\ude00".repeat(20_000))).not.toMatch(/[\ud800-\udbff]$/);
  });

  it("makes text of whatever there is, and that very text", () => {
    const english = culture("en-US");
    const nasty = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."=+-@'＝＋'.,/:%$€ \t\r\n0123456789eEMar TRUE") })
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = shownText(text);
        const literal = literalOf(shown);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        expect(literal.length).toBeLessThanOrEqual(LONGEST_CELL_TEXT);
        if (shown === "") return;
        expect(literal).not.toMatch(/^[=+\-@＝＋－＠\s]/);
        const { content } = interpretInput(literal, false, english);
        const read = typeof content === "object" && "quoted" in content ? content.quoted : content;
        expect(read).toBe(shown);
      }),
      { numRuns: 2_000 }
    );
  });
});
