/** Whatever went wrong, the words tell what to do next: in every language there is. */
import { type Strings } from "../../src/strings";
import { stringsOf } from "../support/languages";
import { SAMPLES } from "./samples";
import { findIn, saidBy, usualCalls, type Said } from "./walk";

/** How a sentence asks somebody to do something, by language. */
const REQUESTS: Readonly<Record<string, RegExp>> = {
  en: /(^|[.;:,)?!] |then |or |and |to )(add|ask|buy|change|copy|enter|paste|preview|shorten|give|look|say|see|expect|check|choose|click|close|correct|delete|enrich|export|import|make|move|name|open|paste|pick|press|put|read|recalculate|reload|rename|run|save|select|set|shorten|start|switch|take|test|train|try|turn|type|undo|unmerge|update|use|wait|write)\b/i,
  de: /\b\p{L}+n Sie\b/u,
  es: /(?<!\p{L})(abra|acórtela|agregue|añádala|cópiela|dé|enriquézcala|espere|indique|renueve|cámbiela|revísela|ábrala|actualice|añada|borre|cambie|cierre|compre|compruebe|corrija|cree|detenga|deténgalo|elija|elimine|enriquezca|entrene|escriba|espere|exporte|guarde|haga|importe|indique|inicie|inténtelo|lea|libere|mire|mueva|muestre|pegue|péguela|pida|ponga|pruebe|pulse|quite|recalcule|reduzca|revise|seleccione|selecciónelos|separe|use|vuelva)(?!\p{L})/iu,
};

/** What must be so of what was given: whoever reads it knows what to do. */
const REQUIREMENTS: Readonly<Record<string, RegExp>> = {
  en: /\b(must|needs?)\b/i,
  de: /(?<!\p{L})(muss|müssen|brauch(t|en))(?!\p{L})/iu,
  es: /(?<!\p{L})(deben?|tienen? que|necesitan?|hacen? falta)(?!\p{L})/iu,
};

/** Words in a key by which it tells of something that went wrong, or is missing. */
const WRONG: ReadonlySet<string> = new Set(
  (
    "cannot conflict conflicts denied error errors fail failed fails fault faults gone invalid lost " +
    "missing not problem problems refuse refused refuses stale taken too unreadable wrong"
  ).split(" ")
);
const isWrong = (path: string) =>
  path.split(/(?=[A-Z])|[^A-Za-z]+/).some((word) => WRONG.has(word.toLowerCase()));

/** Everything a formula says in a cell's card; but what it shows, and what it calls its arguments. */
const OF_FORMULAS =
  /^functions\/(?!preview\/|arguments\/|ranges\/|none\/|none[A-Z]|noIncome|atRow)/;

/** What sounds like a problem and is none: names, hints, what was done, and answers. */
const NO_PROBLEMS: readonly RegExp[] = [
  /^(firstRun\/notNow|where\/consent\/refuse|rules\/editor\/isNot|problems\/retry)$/,
  // What becomes of a name, of rows, of a list: said, and as it should be.
  /^models\/(train\/nameTaken|warnings\/)/,
  /^(categories\/(listTaken|stale)|corrections\/why\/notKept|accountReports\/notCovered)/,
  // Buttons, and titles above a text that says what to do.
  /^(categories\/pasteToo|rules\/list\/failed|rules\/faults\/(elsewhere|refused))/,
  // Which rule of a file: the message above says what to do.
  /^rules\/files\/fault/,
];

const LANGUAGES: readonly Strings[] = ["en", "de", "es"].map(stringsOf);
type Say = (...values: unknown[]) => unknown;
const isSay = (node: unknown): node is Say => typeof node === "function";

const said = (words: Strings): Said[] =>
  saidBy(
    words,
    (path) => SAMPLES[path] ?? usualCalls(LANGUAGES.map((each) => findIn(each, path)).filter(isSay))
  );

/** A message has a title and a text; what to do stands in the text. A button names what it does. */
const isTitle = ({ path }: Said) => /(^|\/|[a-z])title(\(\d+\))?$/i.test(path);

const problemsIn = (words: Strings) =>
  said(words).filter(
    (one) =>
      (isWrong(one.path) || OF_FORMULAS.test(one.path)) &&
      !isTitle(one) &&
      NO_PROBLEMS.every((path) => !path.test(one.path))
  );

describe.each(LANGUAGES.map((words) => [words.language, words] as const))(
  "%s",
  (language, words) => {
    it("tells what to do next wherever something went wrong, in every room", () => {
      const texts = problemsIn(words);
      // All of the sheet's, the service's, the connection's, the panels' and the formulas' at least.
      expect(texts.length).toBeGreaterThan(150);
      const request = REQUESTS[language] ?? /$^/;
      const requirement = REQUIREMENTS[language] ?? /$^/;
      const silent = texts.filter(({ text }) => !request.test(text) && !requirement.test(text));
      expect(silent.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    });
  }
);

it("does not take a plain statement for a request", () => {
  expect(REQUESTS.en?.test("No run is left.")).toBe(false);
  expect(REQUESTS.de?.test("Es wurde nichts geändert.")).toBe(false);
  expect(REQUESTS.es?.test("No queda nada.")).toBe(false);
});
