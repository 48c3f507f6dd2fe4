/** What the words of an incoming payment say about the kind of income, in the languages of banks. */
import type { IncomeType } from "../../model";
import { wordsOf } from "../../knowledge";

/** A kind of income, or that it is none: borrowed money. */
export type SaidIncome = IncomeType | "none";

/** By what is said, the most telling first. `#` stands for a number. */
const SAYINGS: readonly (readonly [SaidIncome, string])[] = [
  [
    "none",
    "loan|loan advance|cash advance|payday loan|loan payout|loan proceeds|loan disbursement|darlehen|" +
      "darlehensauszahlung|kreditauszahlung|deblocage pret|pret personnel|prestamo|prestito|" +
      "erogazione prestito|lening|pozyczka|lan utbetalning|emprestimo",
  ],
  [
    "government benefits",
    "familienkasse|kindergeld|child benefit|canada child benefit|family tax benefit|" +
      "allocations familiales|kinderbijslag|assegno unico|assegno unico universale|barnbidrag|" +
      "barnetrygd|lapsilisa|wohngeld|buergergeld|burgergeld|elterngeld|bafog|universal credit|" +
      "housing benefit|ingreso minimo vital|reddito di cittadinanza|toeslag|toeslagen|" +
      "zorgtoeslag|huurtoeslag|cash assist|tanf|snap benefits|500 plus|800 plus|bolsa familia",
  ],
  [
    "unemployment insurance",
    "unemployment|unempl|unempl benefit|ui benefit|ui benefits|ui ben|ui payment|jobseeker|" +
      "jobseekers|jobseekers allowance|jsa|employment insurance|arbeitslosengeld|" +
      "agentur fur arbeit|agentur fuer arbeit|bundesagentur fur arbeit|bundesagentur fuer arbeit|" +
      "france travail|pole emploi|chomage|allocation chomage|sepe|desempleo|prestacion desempleo|" +
      "prestacion por desempleo|naspi|disoccupazione|ww uitkering|werkloosheid|" +
      "werkloosheidsuitkering|seguro desemprego|subsidio desemprego|a kassa|akassa|akasse|" +
      "dagpenger|dagpengar|bezrobotnych|tyottomyys|edd",
  ],
  [
    "child support",
    "child support|child maintenance|child maint|kindesunterhalt|kinderunterhalt|unterhalt|" +
      "unterhaltsvorschuss|alimente|alimony|pension alimentaire|aripa|pension alimenticia|" +
      "manutencion|assegno di mantenimento|mantenimento figli|mantenimento|alimentatie|" +
      "kinderalimentatie|lbio|alimenty|underhallsstod|underhallsbidrag|bornebidrag|elatusapu|" +
      "pensao alimenticia|vyzivne",
  ],
  [
    "social security",
    "social security|soc sec|ssa treas|ssi treas|ssdi|old age security|canada pension plan|" +
      "state pension|age pension|aow|aow pensioen|rentenversicherung|deutsche rentenversicherung|" +
      "carsat|cnav|seguridad social|inps pensione|zus",
  ],
  [
    "retirement funds",
    "pension|pensions|pensioen|pensioenfonds|pensionskasse|betriebsrente|zusatzrente|retraite|" +
      "retraite complementaire|jubilacion|plan de pensiones|pensione|superannuation|annuity|401k|" +
      "ira distribution|calpers|calstrs|opers|emerytura|tjanstepension|elake|aposentadoria|duchod",
  ],
  [
    "rideshare and delivery",
    "driver payout|driver payment|driver pay|driver earnings|rider fees|rider payout|rider pay|" +
      "courier payout|courier pay|courier earnings|dasher pay|dasher|delivery earnings|" +
      "delivery partner|lyft rides|uber usa|uber bv|rasier|shopper earnings|shopper payout|" +
      "shopper pay|amazon flex|flex driver|livreur|fahrerauszahlung|repartidor|bezorger",
  ],
  [
    "freelance",
    "invoice|invoice #|inv #|rechnung|rechnung #|rechnungsnr|honorar|facture|fact #|honoraires|" +
      "factura|minuta|honorarios|fattura|fatt #|parcella|onorario|onorari|factuur|faktura|fatura|" +
      "lasku #|freelance|freelancer|contractor pay",
  ],
  [
    "ecommerce",
    "seller payout|seller disbursement|seller payment|seller earnings|shop payout|" +
      "store payout|sales payout|marketplace payout|amazon payments|amazon seller|ebay payout|" +
      "etsy payout|shopify|verkaufserlos|ventas online",
  ],
  [
    "short term rent",
    "host payout|property payout|airbnb payout|airbnb payments|vrbo|vrbo payout|homeaway|booking com payout",
  ],
  [
    "long term rent",
    "rent|rent payout|owner rent|rental income|rental owner|owner draw|owner distribution|miete|" +
      "kaltmiete|warmmiete|mietzahlung|mieteingang|loyer|loyers|alquiler|arrendamiento|affitto|" +
      "canone locazione|locazione|huur|huurinkomsten|czynsz|hyra|husleie|husleje|vuokra|najemne|" +
      "aluguel",
  ],
  [
    "interest and dividends",
    "dividend|dividends|dividende|dividendo|dividendi|dividendos|dividenden",
  ],
  [
    "investment",
    "share sale|stock sale|sale proceeds|share sale proceeds|fund redemption|" +
      "brokerage withdrawal|investment withdrawal|investments withdrawal|wertpapierverkauf|" +
      "rachat opcvm|rachat assurance vie|rescate fondo|reembolso fondo|riscatto fondo",
  ],
  [
    "donations",
    "donation|donations|donations payout|campaign payout|support payout|crowdfunding|spende|" +
      "spenden|dons|donacion|donaciones|donazione|donazioni|donatie|donaties|darowizna",
  ],
  [
    "salary",
    "salary|wages|wage|payroll|gehalt|lohn|lohn gehalt|bezuge|besoldung|salaire|paie|nomina|" +
      "sueldo|salario|stipendio|emolumenti|salaris|loon|wynagrodzenie|pensja|palkka|lonn|mzda|" +
      "ordenado|vencimento",
  ],
];

const SAID_BY: ReadonlyMap<string, SaidIncome> = new Map(
  SAYINGS.flatMap(([type, phrases]) => phrases.split("|").map((phrase) => [phrase, type] as const))
);
const ORDER: readonly SaidIncome[] = SAYINGS.map(([type]) => type);
/** Words of the longest phrase. */
const LONGEST = 3;
const NUMBER = /^\d+$/;

/** The kind of income that a descriptor's words say, the most telling; null where they say none. */
export function saidIncome(description: string): SaidIncome | null {
  const words = wordsOf(description).map((word) => (NUMBER.test(word) ? "#" : word));
  let rank = ORDER.length;
  for (let from = 0; from < words.length; from++) {
    let phrase = "";
    for (let to = from; to < Math.min(words.length, from + LONGEST); to++) {
      phrase = to === from ? (words[to] ?? "") : `${phrase} ${words[to] ?? ""}`;
      const said = SAID_BY.get(phrase);
      if (said !== undefined) rank = Math.min(rank, ORDER.indexOf(said));
    }
  }
  return ORDER[rank] ?? null;
}
