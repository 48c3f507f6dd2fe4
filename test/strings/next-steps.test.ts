/** Whatever went wrong, the words tell what to do next: in every language there is. */
import { type Strings } from "../../src/strings";
import { stringsOf } from "../support/languages";
import { SAMPLES } from "./samples";
import { findIn, saidBy, usualCalls, type Said } from "./walk";

/** How a sentence asks somebody to do something, by language. */
const REQUESTS: Readonly<Record<string, RegExp>> = {
  en: /(^|[.;:,)?!] |then |or |and |to )(add|ask|buy|check|choose|click|close|correct|delete|enrich|export|import|make|move|name|open|paste|pick|press|put|read|recalculate|reload|rename|run|save|select|set|shorten|start|switch|take|test|train|try|turn|type|undo|unmerge|update|use|wait|write)\b/i,
  de: /\b\p{L}+n Sie\b/u,
  es: /(?<!\p{L})(abra|agregue|ábrala|actualice|añada|borre|cambie|cierre|compre|compruebe|corrija|cree|detenga|deténgalo|elija|elimine|enriquezca|entrene|escriba|espere|exporte|guarde|haga|importe|indique|inicie|inténtelo|lea|libere|mire|mueva|muestre|pegue|péguela|pida|ponga|pruebe|pulse|quite|recalcule|reduzca|revise|seleccione|selecciónelos|separe|use|vuelva)(?!\p{L})/iu,
};

/** Paths whose words are told when something went wrong. */
const WRONG = /problem|fail|error|refus|conflict/i;

const LANGUAGES: readonly Strings[] = ["en", "de", "es"].map(stringsOf);
type Say = (...values: unknown[]) => unknown;
const isSay = (node: unknown): node is Say => typeof node === "function";

const said = (words: Strings): Said[] =>
  saidBy(
    words,
    (path) => SAMPLES[path] ?? usualCalls(LANGUAGES.map((each) => findIn(each, path)).filter(isSay))
  );

/** Messages have a title and a text; what to do stands in the text. */
const textsOfProblems = (words: Strings) =>
  said(words).filter(({ path }) => path.endsWith("/text") && WRONG.test(path));

describe.each(LANGUAGES.map((words) => [words.language, words] as const))(
  "%s",
  (language, words) => {
    it("tells what to do next in every message of a problem", () => {
      const texts = textsOfProblems(words);
      // All of the sheet's, the service's, the connection's and the sample's at least.
      expect(texts.length).toBeGreaterThan(60);
      const request = REQUESTS[language] ?? /$^/;
      const silent = texts.filter(({ text }) => !request.test(text));
      expect(silent.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    });
  }
);

it("does not take a plain statement for a request", () => {
  expect(REQUESTS.en?.test("No run is left.")).toBe(false);
  expect(REQUESTS.de?.test("Es wurde nichts geändert.")).toBe(false);
  expect(REQUESTS.es?.test("No queda nada.")).toBe(false);
});
