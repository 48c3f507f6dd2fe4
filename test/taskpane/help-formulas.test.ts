/** Help lists the formulas there are, with the examples Excel shows. */
import { exampleFor, FORMULA_EXAMPLES } from "../../src/taskpane/help/formulas";
import { formulaMetadata } from "../support/formula-metadata";

it("lists every formula and no other, each with the example in Excel's own help", async () => {
  const { functions } = await formulaMetadata();
  const shown = functions.map(({ name, description }) => [
    name,
    description.split("Example: ")[1]?.trim(),
  ]);
  expect(Object.fromEntries(shown)).toEqual(FORMULA_EXAMPLES);
});

it.each([
  ["=NTROPY.LABEL(B2,C2)", "=NTROPY.LABEL(B2;C2)"],
  ['=NTROPY.ENRICH(A1:C9,"label,merchant")', '=NTROPY.ENRICH(A1:C9;"label,merchant")'],
  ['=NTROPY.MERCHANT("SHOP ""A,B"" 1.5",12.5)', '=NTROPY.MERCHANT("SHOP ""A,B"" 1.5";12,5)'],
])("writes %s as %s where the decimal mark is a comma", (example, typed) => {
  expect(exampleFor(example, ",")).toBe(typed);
  expect(exampleFor(example, ".")).toBe(example);
});
