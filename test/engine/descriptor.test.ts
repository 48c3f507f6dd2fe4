import { tokensOf } from "../../src/engine/text/descriptor";

/** Tokens as `text:kind`, `*` before what follows a star, `&` before what follows an ampersand. */
function readable(description: string): string[] {
  return tokensOf(description).map(
    ({ text, kind, before, ampersand }) =>
      `${before === "star" ? "*" : ""}${ampersand ? "&" : ""}${text}:${kind}`
  );
}

describe("a descriptor taken apart", () => {
  it.each<[string, string, string[]]>([
    [
      "a card payment of the United States",
      "SQ *BLUE HERON #12 402-935-7733 CA 03/14",
      [
        "sq:word",
        "*blue:word",
        "heron:word",
        "12:number",
        "402-935-7733:phone",
        "ca:word",
        "03/14:date",
      ],
    ],
    [
      "a host, with a path glued to a state",
      "AMZN.COM/BILLWA www.shop.example.co.uk",
      ["amzn:host", "example:host"],
    ],
    ["a host of a bank without dots", "WWW LAMPS COM", ["lamps:host"]],
    ["an address of a person's bank", "cafeqr@okbank", ["cafeqr:reference", "okbank:reference"]],
    [
      "a day, a month and a year",
      "ON 13 AUG 2024 CLP",
      ["on:word", "13:date", "aug:date", "2024:date", "clp:word"],
    ],
    ["a day glued to its month", "05JAN24 SHOP", ["05jan24:date", "shop:word"]],
    ["a time", "2024-03-11T17:20:11 KFN", ["2024-03-11t17:20:11:date", "kfn:word"]],
    [
      "amounts, with and without currency",
      "8,20 EUR8.20 12.00",
      ["8,20:amount", "eur8.20:amount", "12.00:amount"],
    ],
    ["a masked card", "XXXXXXXXXXXX1234 ****4829", ["xxxxxxxxxxxx1234:reference", "*4829:number"]],
    ["an account told by its last digits", "TO X4821", ["to:word", "x:word", "4821:reference"]],
    ["an account number of Europe", "DE12773501123456789889", ["de12773501123456789889:reference"]],
    [
      "fields of a SEPA order",
      "EREF+20240311 SVWZ+Miete",
      ["eref:word", "20240311:reference", "svwz:word", "miete:word"],
    ],
    [
      "parts between slashes, of which only some are numbers",
      "UPI/P2M/408812345678/LEEDS",
      ["upi:word", "p2m:word", "408812345678:reference", "leeds:word"],
    ],
    [
      "tax numbers of a company and of a person",
      "12.345.678/0001-90 •••.123.456-••",
      ["12.345.678/0001-90:company id", "•••.123.456-••:person id"],
    ],
    [
      "an ampersand, with and without blanks",
      "H&M MARKS & CO",
      ["h:word", "&m:word", "marks:word", "&co:word"],
    ],
    ["an apostrophe", "TOM'S O’NEILL", ["toms:word", "oneill:word"]],
    ["other scripts", "ПЯТЁРОЧКА 7721", ["пятерочка:word", "7721:number"]],
    ["nothing", "  * - / ", []],
  ])("reads %s", (_, description, tokens) => {
    expect(readable(description)).toEqual(tokens);
  });

  it("keeps accents for showing and folds them for finding", () => {
    expect(tokensOf("CAFÉ ÉLODIE").map(({ text, surface }) => [text, surface])).toEqual([
      ["cafe", "café"],
      ["elodie", "élodie"],
    ]);
  });

  it("sees a dash between blanks, which sets a name apart", () => {
    expect(tokensOf("LANES - YORK CO-OP").map(({ text, before }) => [text, before])).toEqual([
      ["lanes", "start"],
      ["york", "gap"],
      ["co", "blank"],
      ["op", "dash"],
    ]);
  });

  it("reads no more than the API takes", () => {
    expect(tokensOf("ab ".repeat(2000)).length).toBe(342);
  });
});
