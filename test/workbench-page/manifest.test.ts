/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { iconFor, parseManifest } from "../../src/workbench/page/manifest";

const MANIFEST = readFileSync(join(__dirname, "../../manifest.xml"), "utf8");

describe("reading manifest.xml", () => {
  const manifest = parseManifest(MANIFEST);

  test("finds the buttons of the ribbon with their words and what they do", () => {
    expect(
      manifest.groups.map(({ label, controls }) => [label, controls.map(({ label }) => label)])
    ).toEqual([["Ntropy", ["Enrich", "Open panel", "Undo last run"]]]);
    const [enrich, panel] = manifest.groups[0]?.controls ?? [];
    expect(enrich?.action).toEqual({
      kind: "ExecuteFunction",
      functionName: "enrichSelection",
    });
    expect(enrich?.tip.description).toContain("selected bank transactions");
    expect(panel?.action).toEqual({ kind: "ShowTaskpane" });
  });

  test("finds the entry of the menu over a cell, the pane's page and the functions", () => {
    expect(manifest.cellMenu.map(({ label }) => label)).toEqual(["Enrich selection"]);
    expect(manifest.taskpane).toBe("/taskpane.html");
    expect(manifest.functions).toEqual({ metadata: "/functions.json", namespace: "NTROPY" });
  });

  test("turns addresses into paths, whatever host the manifest names", () => {
    const moved = parseManifest(
      MANIFEST.replaceAll("https://localhost:3000", "https://example.com/addins/ntropy")
    );
    expect(moved.taskpane).toBe("/addins/ntropy/taskpane.html");
  });

  test("takes the picture that is large enough, or the largest", () => {
    const [enrich] = manifest.groups[0]?.controls ?? [];
    if (!enrich) throw new Error("no button");
    expect(iconFor(enrich, 30)).toBe("/assets/enrich-32.png");
    expect(iconFor(enrich, 500)).toBe("/assets/enrich-80.png");
    expect(iconFor({ icons: new Map() }, 16)).toBeNull();
  });

  test("says which word is missing, and when the text is no XML", () => {
    expect(() =>
      parseManifest(MANIFEST.replace('String id="Enrich.Label"', 'String id="Gone"'))
    ).toThrow('manifest.xml has no resource "Enrich.Label".');
    expect(() => parseManifest("<OfficeApp>")).toThrow("manifest.xml is no XML");
  });
});
