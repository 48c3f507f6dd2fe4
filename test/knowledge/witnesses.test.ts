import {
  findWitnesses,
  logoWitnesses,
  readLogo,
  testify,
  withoutMarks,
} from "../../src/knowledge/refresh/witnesses";
import { MerchantEntry } from "../../src/knowledge/schema";

const witnesses = findWitnesses(
  {
    "brands/shop/supermarket": {
      items: [
        {
          id: "hilltop",
          locationSet: { include: ["us"] },
          tags: { brand: "Hilltop Grocers", "brand:wikidata": "Q1", operator: "Valley Holding" },
        },
      ],
    },
  },
  { Q1: { officialWebsites: ["https://www.hilltop.example/", "https://hilltop-stores.example"] } },
  new Map(),
  new Set(["US", "CA"])
);

const said = (name: string, website: string, countries: readonly string[] = ["US"]) =>
  testify({ name, website }, countries, witnesses).testimony;

describe("a data package as second witness of a website", () => {
  it("agrees where the same name in the same country has the same host", () => {
    expect(said("Hilltop Grocers", "hilltop.example")).toBe("agrees");
    expect(said("HILLTOP GROCERS", "hilltop-stores.example", [])).toBe("agrees");
    expect(said("Hilltop Grocers", "shop.hilltop.example")).toBe("agrees");
  });

  it("agrees where the host is the same and one name is part of the other", () => {
    expect(said("Hilltop", "hilltop.example")).toBe("agrees");
    expect(said("Valley Holding", "hilltop.example")).toBe("silent");
  });

  it("contradicts with the hosts it knows, and is silent of other countries and names", () => {
    expect(testify({ name: "Hilltop Grocers", website: "x.example" }, ["US"], witnesses)).toEqual({
      testimony: "contradicts",
      hosts: ["hilltop.example", "hilltop-stores.example"],
    });
    expect(said("Hilltop Grocers", "hilltop.example", ["CA"])).toBe("silent");
    expect(said("Somebody Else", "x.example")).toBe("silent");
  });

  it("drops the marks of websites it agrees with, and changes nothing else in the file", () => {
    const line = (name: string, website: string) =>
      `  {"name": "${name}", "website": "${website}", "unverified": true, "countries": ["US"]},`;
    const file = [
      '{\n "merchants": [',
      line("Hilltop Grocers", "hilltop.example"),
      line("Hilltop Grocers", "other.example"),
      " ]\n}\n",
    ].join("\n");
    const read = (text: string) => MerchantEntry.parse(JSON.parse(text.trim().replace(/,$/, "")));
    const result = withoutMarks(file, ["US"], read, witnesses);
    expect(result.dropped).toBe(1);
    expect(result.file).toBe(
      file.replace('hilltop.example", "unverified": true', 'hilltop.example"')
    );
  });

  it("may be a package of logos, for the very same name everywhere", () => {
    const module = 'export const slug = "x";\nexport const title = "Say \\"Hi\\"";\n';
    expect(readLogo(`${module}export const url = "https://www.sayhi.example/brand";\n`)).toEqual({
      name: 'Say "Hi"',
      host: "sayhi.example",
    });
    expect(readLogo(module)).toBeNull();
    expect(readLogo(`${module}export const url = "https://twitter.com/sayhi";`)).toBeNull();
    const logos = logoWitnesses([{ name: "Say Hi", host: "sayhi.example" }]);
    expect(testify({ name: "Say Hi!", website: "sayhi.example" }, ["DE"], logos).testimony).toBe(
      "agrees"
    );
    expect(testify({ name: "Say Hi Bar", website: "sayhi.example" }, [], logos).testimony).toBe(
      "silent"
    );
  });
});
