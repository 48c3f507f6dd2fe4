import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { credits, extractedLicences, incompatible, noticeText } from "./support/notice";

const root = join(__dirname, "..");
const file = join(root, "NOTICE");

describe("NOTICE", () => {
  const all = credits(root);

  it("credits what the product depends on, and is up to date", () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["zod", "react", "@fluentui/react-components", "hono", "comlink"])
    );
    const text = noticeText(all, extractedLicences(root));
    if (process.env.WRITE_NOTICE) writeFileSync(file, text);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("carries the whole licence of the packages whose data is extracted", () => {
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/name-suggestion-index \S+\n {4}## BSD 3-Clause/);
    expect(text).toContain("THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS");
    expect(text).toMatch(/id-tagging-schema \S+\n {4}## ISC License/);
  });

  it("finds no licence that does not go with ours", () => {
    expect(incompatible(all)).toEqual([]);
  });
});
