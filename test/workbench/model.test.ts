import { objectModel } from "../../src/workbench/host/objects/model";
import { type RunningExcel, startExcelHost } from "../support/excel-host";

/** Type names on the wire that the documentation spells otherwise, and members with other wire names. */
const HIDDEN = /^_/;

describe("the object model of the emulated host", () => {
  let excel: RunningExcel;
  beforeAll(async () => {
    excel = await startExcelHost();
  });
  afterAll(() => excel.close());

  it.each(objectModel().map((type) => [type.name, type] as const))(
    "%s has no member that office.js does not know",
    (name, type) => {
      const prototype = (
        excel.Excel as unknown as Record<string, { prototype: object } | undefined>
      )[name]?.prototype;
      expect(prototype).toBeDefined();
      const members = [
        ...type.properties.values(),
        ...type.navigations.values(),
        ...type.methods.values(),
      ];
      const unknown = members
        .map((member) => member.name)
        .filter((member) => !HIDDEN.test(member) && !(member in (prototype ?? {})));
      expect(unknown).toEqual([]);
    }
  );
});
