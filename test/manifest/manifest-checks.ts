/**
 * What the schema of Office manifests lets through and Office does not, found by reading the
 * manifest as Office would. Each finding is one sentence.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";

/** Requirement sets that exist, with the newest version known: learn.microsoft.com, requirement sets of Excel. */
const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.21",
  SharedRuntime: "1.2",
  CustomFunctionsRuntime: "1.5",
  AddinCommands: "1.3",
  RibbonApi: "1.2",
  KeyboardShortcuts: "1.1",
  DialogApi: "1.2",
  ImageCoercion: "1.2",
  OpenBrowserWindowApi: "1.1",
};
const REQUIRED_ICONS = [16, 32, 80];
const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const RESOURCE_KINDS: Readonly<Record<string, { kind: string; longest: number }>> = {
  Image: { kind: "bt:Image", longest: 2048 },
  Url: { kind: "bt:Url", longest: 2048 },
  Short: { kind: "bt:ShortStrings", longest: 125 },
  Long: { kind: "bt:LongStrings", longest: 250 },
};

/** Languages beside the default that Excel has and we speak: learn.microsoft.com, Override element. */
const LOCALES = ["de-DE", "es-ES", "es-MX"];
/** Names that are no words: what is typed into cells, and our own name. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set(["Functions.Namespace", "Group.Label"]);
/** Longest name and description of an add-in: learn.microsoft.com, DisplayName and Description. */
const LONGEST_OF_ADD_IN: Readonly<Record<string, number>> = { DisplayName: 125, Description: 250 };

export interface ManifestPlace {
  /** Where the manifest's addresses point, without a slash at the end. */
  baseUrl: string;
  /** Folder that holds the icons' files by their name. */
  iconFolder: string;
  /** Names of the functions the page associates. */
  functionNames: readonly string[];
}

/** Everything wrong with a manifest that its schema does not see; empty where all is well. */
export function manifestProblems(xml: string, place: ManifestPlace): string[] {
  const document = new JSDOM(xml, { contentType: "application/xml" }).window.document;
  const all = (name: string) => [...document.getElementsByTagName(name)];
  const problems: string[] = [];

  const resources = new Map<string, Element>();
  for (const name of ["bt:Image", "bt:Url", "bt:String"]) {
    for (const element of all(name).filter((one) => one.hasAttribute("id"))) {
      const id = element.getAttribute("id") ?? "";
      if (resources.has(id)) problems.push(`Resource ${id} is defined twice.`);
      if (id.length > 32) problems.push(`Resource id ${id} is longer than 32 characters.`);
      resources.set(id, element);
      const value = element.getAttribute("DefaultValue") ?? "";
      const { longest } = kindOf(element);
      if (value.length === 0 || value.length > longest)
        problems.push(`The text of ${id} must have 1 to ${longest} characters.`);
    }
  }

  const used = new Set<string>();
  for (const element of [...document.getElementsByTagName("*")]) {
    const resid = element.getAttribute("resid");
    if (resid === null) continue;
    used.add(resid);
    const resource = resources.get(resid);
    if (!resource)
      problems.push(`${element.tagName} names the resource ${resid}, which is nowhere.`);
    else if (kindOf(resource).kind !== expectedKind(element))
      problems.push(`${element.tagName} names ${resid}, which is another kind of resource.`);
  }
  for (const id of resources.keys())
    if (!used.has(id)) problems.push(`Resource ${id} is never used.`);

  problems.push(...localeProblems(document));

  const ids = ["Control", "Group", "CustomTab"].flatMap(all).map((one) => one.getAttribute("id"));
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1)
      problems.push(`The id ${id} is used by two controls.`);

  const addresses = [...document.getElementsByTagName("*")]
    .map((element) => element.getAttribute("DefaultValue") ?? "")
    .filter((value) => /^[a-z]+:\/\//i.test(value));
  for (const address of addresses) {
    if (!address.startsWith("https://")) problems.push(`${address} is not an https address.`);
    else if (!address.startsWith(`${place.baseUrl}/`))
      problems.push(`${address} is not under ${place.baseUrl}.`);
  }

  problems.push(...iconProblems(document, resources, place));
  problems.push(...runtimeProblems(document, resources, place));

  for (const set of all("Set")) {
    const name = set.getAttribute("Name") ?? "";
    const newest = REQUIREMENT_SETS[name];
    if (!newest) problems.push(`The requirement set ${name} does not exist.`);
    else if (isNewer(set.getAttribute("MinVersion") ?? "1.1", newest))
      problems.push(
        `The requirement set ${name} has no version ${set.getAttribute("MinVersion")}.`
      );
  }
  return problems;
}

/** Every text for people is there in each language of the add-in, and fits where the default fits. */
function localeProblems(document: Document): string[] {
  const texts = [
    ...document.querySelectorAll("OfficeApp > DisplayName, OfficeApp > Description"),
    ...document.getElementsByTagName("bt:String"),
  ].filter((text) => !SAME_EVERYWHERE.has(text.getAttribute("id") ?? ""));
  return texts.flatMap((text) => {
    const name = text.getAttribute("id") ?? text.tagName;
    const overrides = [...text.children].filter(({ localName }) => localName === "Override");
    const inLocale = (locale: string) =>
      overrides.find((override) => override.getAttribute("Locale") === locale);
    const longest = text.hasAttribute("id")
      ? kindOf(text).longest
      : (LONGEST_OF_ADD_IN[text.tagName] ?? 0);
    return LOCALES.flatMap((locale) => {
      const value = inLocale(locale)?.getAttribute("Value") ?? "";
      if (value === "") return [`The text of ${name} is missing in ${locale}.`];
      return value.length > longest
        ? [`The text of ${name} in ${locale} must have 1 to ${longest} characters.`]
        : [];
    });
  });
}

function iconProblems(
  document: Document,
  resources: ReadonlyMap<string, Element>,
  { iconFolder }: ManifestPlace
): string[] {
  const problems: string[] = [];
  const check = (address: string, size: number) => {
    const file = address.slice(address.lastIndexOf("/") + 1);
    const path = join(iconFolder, file);
    if (!file.endsWith(".png")) problems.push(`The icon ${file} is not a PNG.`);
    else if (!existsSync(path)) problems.push(`The icon ${file} has no file.`);
    else {
      const { width, height } = pngSize(readFileSync(path));
      if (width !== size || height !== size)
        problems.push(`The icon ${file} is ${width} x ${height} and not ${size} x ${size}.`);
    }
  };
  for (const icon of document.getElementsByTagName("Icon")) {
    const owner = icon.parentElement?.getAttribute("id") ?? "?";
    const images = [...icon.getElementsByTagName("bt:Image")];
    const sizes = images.map((image) => Number(image.getAttribute("size")));
    for (const size of REQUIRED_ICONS)
      if (!sizes.includes(size)) problems.push(`${owner} has no icon of ${size} pixels.`);
    for (const image of images) {
      const size = Number(image.getAttribute("size"));
      if (!ICON_SIZES.includes(size))
        problems.push(`${owner} has an icon of the odd size ${size}.`);
      const resource = resources.get(image.getAttribute("resid") ?? "");
      if (resource) check(resource.getAttribute("DefaultValue") ?? "", size);
    }
  }
  for (const [name, size] of [
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ] as const)
    check(document.getElementsByTagName(name)[0]?.getAttribute("DefaultValue") ?? "", size);
  return problems;
}

function runtimeProblems(
  document: Document,
  resources: ReadonlyMap<string, Element>,
  { functionNames }: ManifestPlace
): string[] {
  const problems: string[] = [];
  const residOf = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) => one.getAttribute("resid") ?? "");
  const runtime = document.querySelector("Runtimes > Runtime");
  if (runtime?.getAttribute("lifetime") !== "long")
    problems.push("The shared runtime must be declared with a long lifetime.");
  const page = runtime?.getAttribute("resid") ?? "";
  const others = [
    ...residOf("Page > SourceLocation"),
    ...residOf("FunctionFile"),
    ...residOf("Action > SourceLocation"),
  ];
  if (others.some((resid) => resid !== page))
    problems.push("Runtime, Page, FunctionFile and ShowTaskpane must name one resource.");
  if (document.querySelector("TaskpaneId"))
    problems.push("A pane in a shared runtime has no TaskpaneId.");

  const namespace = resources.get(residOf("ExtensionPoint > Namespace")[0] ?? "");
  const name = namespace?.getAttribute("DefaultValue") ?? "";
  if (!/^[A-Za-z][A-Za-z0-9.]{0,31}$/.test(name))
    problems.push(`The namespace "${name}" may hold letters, digits and points only.`);
  for (const element of document.getElementsByTagName("FunctionName"))
    if (!functionNames.includes(element.textContent ?? ""))
      problems.push(`No function is called ${element.textContent}.`);
  return problems;
}

function kindOf(resource: Element): { kind: string; longest: number } {
  const kinds = RESOURCE_KINDS;
  const found =
    resource.tagName === "bt:Image"
      ? kinds.Image
      : resource.tagName === "bt:Url"
        ? kinds.Url
        : resource.parentElement?.tagName === "bt:ShortStrings"
          ? kinds.Short
          : kinds.Long;
  if (!found) throw new Error(`unknown resource ${resource.tagName}`);
  return found;
}

/** The kind of resource that an element with a resid has to name. */
function expectedKind(element: Element): string {
  switch (element.tagName) {
    case "bt:Image":
      return "bt:Image";
    case "Runtime":
    case "SourceLocation":
    case "FunctionFile":
    case "LearnMoreUrl":
      return "bt:Url";
    case "Description":
      return "bt:LongStrings";
    default:
      return "bt:ShortStrings";
  }
}

function pngSize(file: Buffer): { width: number; height: number } {
  const isPng = file.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n";
  return isPng
    ? { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
    : { width: 0, height: 0 };
}

function isNewer(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [knownMajor = 0, knownMinor = 0] = than.split(".").map(Number);
  return major > knownMajor || (major === knownMajor && minor > knownMinor);
}
