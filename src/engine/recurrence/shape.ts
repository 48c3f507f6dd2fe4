/** What stays the same in the descriptors of one payee, and what they carry to know it again. */
import { fold, isWordCode } from "../../knowledge";

/** Letters from which on a word may tell a name. */
const SHORTEST_WORD = 3;
/** Signs from which on a code may be that of a contract. */
const SHORTEST_CODE = 6;
const FEWEST_DIGITS = 4;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Months and weekdays as banks print them beside a purchase. */
const OF_DATES: ReadonlySet<string> = new Set(
  (
    "jan feb mar apr may jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun " +
    "january february march april june july august september october november december " +
    "januar februar marz maerz mai juni juli oktober dezember janvier fevrier fevr mars avril avr " +
    "juin juillet juil aout septembre octobre novembre decembre enero febrero marzo abril mayo " +
    "junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic gennaio febbraio " +
    "aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott januari " +
    "februari maart mei augustus mrt okt des janeiro fevereiro marco maio junho julho setembro " +
    "outubro novembro dezembro fev out dez"
  ).split(" ")
);

/** The words of a descriptor without digits and months: its shape, which dates and references leave. */
export function shapeOf(description: string): string {
  return shapeOfFolded(fold(description));
}

/** The same of a descriptor that is folded already. */
export function shapeOfFolded(folded: string): string {
  return tokens(folded)
    .filter((token) => !hasDigit(token) && !OF_DATES.has(token))
    .join(" ");
}

/** Words of at least three letters, without digits. */
export function nameWords(description: string): string[] {
  return tokens(fold(description)).filter(
    (token) => token.length >= SHORTEST_WORD && !hasDigit(token)
  );
}

/** Mandates, contract, account and customer numbers: long, with digits, and no masked card number. */
export function codesOf(description: string): string[] {
  return tokens(fold(description)).filter((token) => {
    if (token.length < SHORTEST_CODE || token.includes("xxx")) return false;
    let digits = 0;
    for (let index = 0; index < token.length; index++)
      if (isDigit(token.charCodeAt(index))) digits++;
    return digits >= FEWEST_DIGITS;
  });
}

/** The numbers of a descriptor, card numbers among them. */
export function numbersOf(description: string): string[] {
  return tokens(fold(description)).filter(hasDigit);
}

function tokens(text: string): string[] {
  const found: string[] = [];
  let start = -1;
  for (let index = 0; index <= text.length; index++) {
    const inside = index < text.length && isWordCode(text.charCodeAt(index));
    if (inside && start === -1) start = index;
    else if (!inside && start !== -1) {
      found.push(text.slice(start, index));
      start = -1;
    }
  }
  return found;
}

function hasDigit(token: string): boolean {
  for (let index = 0; index < token.length; index++)
    if (isDigit(token.charCodeAt(index))) return true;
  return false;
}
