import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { credits, incompatible, noticeText } from "./support/notice";

const root = join(__dirname, "..");
const file = join(root, "NOTICE");

describe("NOTICE", () => {
  const all = credits(root);

  it("credits what the product depends on, and is up to date", () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["zod", "react", "@fluentui/react-components", "hono", "comlink"])
    );
    if (process.env.WRITE_NOTICE) writeFileSync(file, noticeText(all));
    expect(readFileSync(file, "utf8")).toBe(noticeText(all));
  });

  it("finds no licence that does not go with ours", () => {
    expect(incompatible(all)).toEqual([]);
  });
});
