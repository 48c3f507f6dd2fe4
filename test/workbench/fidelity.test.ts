import { readFileSync } from "node:fs";
import { join } from "node:path";
import { objectModel } from "../../src/workbench/host/objects/model";
import { type HostType } from "../../src/workbench/host/rich-api/host-type";

const PAGES = "https://learn.microsoft.com/javascript/api/excel/excel.";

/** A member with its place in Microsoft's documentation, as docs/fidelity.md names it. */
function references(type: HostType): string[] {
  const page = type.name.toLowerCase();
  const link = (name: string, shown: string, suffix: string) => {
    const address = `${PAGES}${page}#excel-excel-${page}-${name.toLowerCase()}-member${suffix}`;
    return suffix === "" ? `[${shown}](${address})` : `[${shown}](<${address}>)`;
  };
  const documented = ({ name }: { name: string }) => !name.startsWith("_");
  return [
    ...[...type.properties.values(), ...type.navigations.values()]
      .filter(documented)
      .map(({ name }) => link(name, name, "")),
    ...[...type.methods.values()]
      .filter(documented)
      .map(({ name }) => link(name, `${name}()`, "(1)")),
    ...(type.items ? [link("items", "items", "")] : []),
    ...(type.item ? [link("getItem", "getItem()", "(1)")] : []),
  ];
}

describe("docs/fidelity.md", () => {
  const text = readFileSync(join(__dirname, "../../docs/fidelity.md"), "utf8");

  it.each(objectModel().map((type) => [type.name, type] as const))(
    "names every member of %s that the host answers, with the page it follows",
    (_name, type) => {
      expect(references(type).filter((reference) => !text.includes(reference))).toEqual([]);
    }
  );

  it("names no member that the host does not answer", () => {
    const answered = new Set(objectModel().flatMap(references));
    const named = text.match(/\[[\w()]+\]\(<?https:[^\s,]+-member(?:\(1\)>)?\)/g) ?? [];
    expect(named.filter((reference) => !answered.has(reference))).toEqual([]);
  });
});
