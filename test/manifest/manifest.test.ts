import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { manifestProblems } from "./manifest-checks";

const root = join(__dirname, "../..");
const xml = readFileSync(join(root, "manifest.xml"), "utf8");
const place = {
  baseUrl: "https://localhost:3000",
  iconFolder: join(root, "assets/icons"),
  functionNames: ["enrichSelection", "undoLastRun"],
};

const schemas = join(root, "../shared/manifest");
const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(schemas, fileName), "utf8"),
});
const itWithSchemas = existsSync(schemas) ? it : it.skip;

async function schemaErrors(contents: string): Promise<string[]> {
  const result = await validateXML({
    xml: { fileName: "manifest.xml", contents },
    schema: schema("OfficeAppManifestV1_1.xsd"),
    preload: [schema("OfficeAppBasicTypesV1_0.xsd"), schema("TaskPaneAppVersionOverridesV1_0.xsd")],
  });
  return result.errors.map(({ message }) => message);
}

describe("against Microsoft's schema (skipped where its files are absent)", () => {
  itWithSchemas("the manifest is valid", async () => {
    expect(await schemaErrors(xml)).toEqual([]);
  });

  itWithSchemas("a manifest with its parts out of order is not", async () => {
    const broken = xml
      .replace("<Permissions>", "<Permission>")
      .replace("</Permissions>", "</Permission>");
    expect(await schemaErrors(broken)).not.toEqual([]);
  });
});

describe("what the schema misses", () => {
  it("is all right", () => {
    expect(manifestProblems(xml, place)).toEqual([]);
  });

  /** Each line breaks the manifest in one way and says what has to be found. */
  it.each<[string, (manifest: string) => string, RegExp]>([
    [
      "a resource that is nowhere",
      (it) => it.replace('<Label resid="Undo.Label"', '<Label resid="Undo.Lable"'),
      /Undo\.Lable, which is nowhere/,
    ],
    [
      "a resource defined twice",
      (it) => it.replace('bt:String id="Panel.Label"', 'bt:String id="Undo.Label"'),
      /Undo\.Label is defined twice/,
    ],
    [
      "a resource never used",
      (it) =>
        it
          .replace('<Label resid="Undo.Label"', '<Label resid="Panel.Label"')
          .replace('<Title resid="Undo.Label"', '<Title resid="Panel.Label"'),
      /Undo\.Label is never used/,
    ],
    [
      "an address where a text is due",
      (it) => it.replace('<Label resid="Undo.Label"', '<Label resid="Taskpane.Url"'),
      /another kind of resource/,
    ],
    [
      "two controls of one id",
      (it) => it.replace('id="Ntropy.OpenPanel"', 'id="Ntropy.Enrich"'),
      /Ntropy\.Enrich is used by two/,
    ],
    [
      "an http address",
      (it) =>
        it.replace("https://localhost:3000/functions.json", "http://localhost:3000/functions.json"),
      /not an https address/,
    ],
    [
      "an address elsewhere",
      (it) =>
        it.replace("https://localhost:3000/functions.json", "https://example.com/functions.json"),
      /not under/,
    ],
    [
      "a missing 80 pixel icon",
      (it) => it.replace('<bt:Image size="80" resid="Icon.Enrich.80" />', ""),
      /no icon of 80 pixels/,
    ],
    ["an odd icon size", (it) => it.replace('size="20"', 'size="21"'), /odd size 21/],
    ["an icon that is no PNG", (it) => it.replace("enrich-32.png", "enrich-32.jpg"), /not a PNG/],
    ["an icon without a file", (it) => it.replace("enrich-32.png", "enrich-33.png"), /no file/],
    [
      "an icon of the wrong size",
      (it) => it.replace("enrich-32.png", "enrich-48.png"),
      /48 x 48 and not 32 x 32/,
    ],
    [
      "a namespace Excel refuses",
      (it) => it.replace('DefaultValue="NTROPY"', 'DefaultValue="NTROPY-2"'),
      /namespace "NTROPY-2"/,
    ],
    [
      "an unknown requirement set",
      (it) => it.replace('Name="ExcelApi"', 'Name="ExcellApi"'),
      /ExcellApi does not exist/,
    ],
    [
      "a requirement set from the future",
      (it) =>
        it.replace(
          'Name="SharedRuntime" MinVersion="1.1"',
          'Name="SharedRuntime" MinVersion="2.0"'
        ),
      /no version 2\.0/,
    ],
    [
      "a TaskpaneId in the shared runtime",
      (it) =>
        it.replace(
          '<Action xsi:type="ShowTaskpane">',
          '<Action xsi:type="ShowTaskpane"><TaskpaneId>Pane</TaskpaneId>'
        ),
      /no TaskpaneId/,
    ],
    [
      "commands on another page than the pane",
      (it) =>
        it.replace(
          '<FunctionFile resid="Taskpane.Url"',
          '<FunctionFile resid="Functions.Script.Url"'
        ),
      /must name one resource/,
    ],
    [
      "a short-lived runtime",
      (it) => it.replace('lifetime="long"', 'lifetime="short"'),
      /long lifetime/,
    ],
    [
      "a label of 126 characters",
      (it) => it.replace('DefaultValue="Open panel"', `DefaultValue="${"x".repeat(126)}"`),
      /1 to 125 characters/,
    ],
    [
      "a label without its German",
      (it) => it.replace('<bt:Override Locale="de-DE" Value="Bereich öffnen" />', ""),
      /Panel\.Label is missing in de-DE/,
    ],
    [
      "a description without its Spanish",
      (it) => it.replace(/<Override Locale="es-ES" Value="Categorías[^>]*>/, ""),
      /Description is missing in es-ES/,
    ],
    [
      "a Spanish tip of 251 characters",
      (it) =>
        it.replace(
          /(<bt:Override Locale="es-ES" Value=")Devuelve[^"]*/,
          (_all, start: string) => `${start}${"x".repeat(251)}`
        ),
      /Undo\.Tip in es-ES must have 1 to 250/,
    ],
    [
      "a command without a function",
      (it) => it.replace("<FunctionName>undoLastRun", "<FunctionName>undoLast"),
      /No function is called undoLast/,
    ],
  ])("finds %s", (_what, breakIt, finding) => {
    const broken = breakIt(xml);
    expect(broken).not.toBe(xml);
    expect(manifestProblems(broken, place).join("\n")).toMatch(finding);
  });

  it("offers Enrich, the panel and undo on the Home tab, and Enrich selection on cells", () => {
    const controls = [...xml.matchAll(/<Control [^>]*id="([^"]+)"/g)].map((match) => match[1]);
    expect(controls).toEqual([
      "Ntropy.Enrich",
      "Ntropy.OpenPanel",
      "Ntropy.UndoLastRun",
      "Ntropy.Cell.EnrichSelection",
    ]);
    expect(xml).toContain('<OfficeTab id="TabHome">');
    expect(xml).toContain('<OfficeMenu id="ContextMenuCell">');
  });

  it("has every icon at every size Office uses", () => {
    for (const name of ["app", "enrich", "panel", "undo"])
      for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 128])
        expect(existsSync(join(place.iconFolder, `${name}-${size}.png`))).toBe(true);
  });
});
