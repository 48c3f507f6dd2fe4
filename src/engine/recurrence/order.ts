/** How a payment was ordered, as the bank's own words in its descriptor tell. */
import { wordsOf } from "../../knowledge";

/**
 * `standing`: a standing order, paid again until it is revoked. `mandate`: collected by the other
 * side (direct debit, ACH). `renewed`: a card on file, charged again. `card`: a purchase.
 * `unsaid`: the words tell nothing.
 */
export type Order = "standing" | "mandate" | "renewed" | "card" | "unsaid";

/** Folded words of banks, by what they say; the first kind that is found counts. */
const WORDS: readonly (readonly [Order, string])[] = [
  [
    "standing",
    "standing order|sto|stnd order|dauerauftrag|vir perm|vir permanent|virement permanent|" +
      "ordre permanent|transferencia periodica|transf periodica|transferencia permanente|" +
      "orden permanente|transferencia agendada|bonifico periodico|bonifico ricorrente|" +
      "bonifico continuativo|ordine permanente|periodieke overb|periodieke overboeking|" +
      "doorlopende opdracht|zlecenie stale|staende overforing|stadigvarande|fast overforsel|" +
      "fast overforing|faste oppdrag|toistuva|trvaly prikaz|ordem permanente|duzenli odeme|" +
      "automatic transfer|scheduled transfer|recurring transfer|auto transfer",
  ],
  [
    "renewed",
    "recurring|recur|subscription|subscr|membership|mbrshp|abo|abonnement|mitgliedschaft|suscripcion|" +
      "abbonamento|lidmaatschap|assinatura|mensalidade|abonament|prenumeration|abonnemang|tilaus",
  ],
  [
    "mandate",
    "direct debit|dd|ddr|mbp|lastschrift|basislastschrift|folgelastschrift|mref|mandat|mandato|" +
      "mandate|prlv|prelevement|prelevement europeen|prelevt|recibo|adeudo|domiciliacion|" +
      "domiciliado|addebito sdd|sdd|rid|incasso|machtiging|domiciliering|domiciliation|" +
      "debito directo|debito direto|debito automatico|polecenie zaplaty|autogiro|avtalegiro|" +
      "betalingsservice|suoraveloitus|e lasku|inkaso|sipo|talimat|ppd|ccd|ppd id|ach debit|" +
      "ach pmt|autopay|auto pay|autopymt|preauthorized debit|pre authorized debit|pad|" +
      "misc payment|bill payment|bill pmt|bill pay|billpay|web pmt|web pmts|insurance prem|ins prem",
  ],
  [
    "card",
    "card|carte|karte|kartenzahlung|tarjeta|carta|betaalpas|pas|pos|visa|mastercard|maestro|" +
      "girocard|debitk|purchase|checkcard|contactless|kaart|karta|kort|kortti|cartao|eftpos|" +
      "compra|achat|einkauf|cb|cd|term",
  ],
];

const ORDER_OF: ReadonlyMap<string, Order> = new Map(
  WORDS.flatMap(([order, words]) => words.split("|").map((phrase) => [phrase, order] as const))
);
/** The strongest first. */
const STRENGTH: readonly Order[] = [...WORDS.map(([order]) => order), "unsaid"];
/** Words of the longest phrase. */
const LONGEST = 3;

/** How the payment behind a descriptor was ordered. */
export function orderOf(description: string): Order {
  let found: Order = "unsaid";
  const words = wordsOf(description);
  for (let from = 0; from < words.length; from++) {
    let phrase = "";
    for (let to = from; to < Math.min(words.length, from + LONGEST); to++) {
      phrase = to === from ? (words[to] ?? "") : `${phrase} ${words[to] ?? ""}`;
      const order = ORDER_OF.get(phrase);
      if (order !== undefined && STRENGTH.indexOf(order) < STRENGTH.indexOf(found)) found = order;
    }
  }
  return found;
}
