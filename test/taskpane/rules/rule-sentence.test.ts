import fc from "fast-check";
import { ENGLISH } from "../../../src/strings";
import { rules as german } from "../../../src/strings/de/rules";
import { rules as spanish } from "../../../src/strings/es/rules";
import { ruleSentence } from "../../../src/taskpane/rules/rule-sentence";
import { treeOf } from "../../../src/taskpane/rules/rule-tree";
import { anyRule } from "../../rules/grammar";

const english = ENGLISH.rules;
const told = (rule: unknown, words: typeof english = english) => ruleSentence(treeOf(rule), words);

const groceries = {
  if: {
    "&&": [
      { is_substring: [{ get: "description" }, "TESCO"] },
      { ">": [{ get: "amount" }, 50] },
      { "==": [{ get: "entry_type" }, "outgoing"] },
      { "!": { has_label: "refund" } },
    ],
  },
  then: [{ set: "merchant", to: "Tesco" }, { set_labels: ["groceries"] }],
  else: [{ add_mcc: 5411 }],
};

describe("a rule in one sentence", () => {
  it("reads like one in English", () => {
    expect(told(groceries)).toBe(
      "If the description contains “TESCO” and the amount is over 50 and the direction is money out " +
        "and it does not have the label “refund”, set the merchant to “Tesco” and set the label to " +
        "“groceries”; otherwise add the merchant code 5411."
    );
    expect(told({ set: "location", to: "London" })).toBe("Always set the location to “London”.");
    expect(
      told({
        if: {
          "&&": [{ "||": [{ has_mcc: 1 }, { has_mcc: 2 }] }, { "!": { "&&": [true, false] } }],
        },
        then: [],
      })
    ).toBe(
      "If (it has the merchant code 1 or it has the merchant code 2) and it is not so that (always " +
        "and never), change nothing."
    );
  });

  it("reads like one in German and Spanish", () => {
    expect(told(groceries, german)).toBe(
      "Wenn die Beschreibung „TESCO“ enthält und der Betrag über 50 ist und die Richtung Ausgang " +
        "ist und sie die Kategorie „refund“ nicht hat: den Händler auf „Tesco“ setzen und die Kategorie auf " +
        "„groceries“ setzen; sonst den Branchencode 5411 hinzufügen."
    );
    expect(told(groceries, spanish)).toBe(
      "Si la descripción contiene «TESCO» y el importe es superior a 50 y el sentido es salida y " +
        "no tiene la categoría «refund», poner el comercio en «Tesco» y poner la categoría " +
        "«groceries»; si no, agregar el código de actividad 5411."
    );
  });

  it("is never empty and never endless, whatever the rule", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        for (const words of [english, german, spanish]) {
          const sentence = told(rule, words);
          expect(sentence.length).toBeGreaterThan(0);
          expect(sentence.length).toBeLessThanOrEqual(400);
        }
      })
    );
    let deep: unknown = true;
    for (let level = 0; level < 100; level += 1) deep = { "&&": [deep, true] };
    expect(told({ if: deep, then: [] })).toContain("…");
  });
});
