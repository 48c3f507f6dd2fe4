/**
 * What the sign of a bare amount means. Account exports write spending as minus; card exports write
 * what was spent as plus, and refunds and payments of the card as minus.
 */
import type { EntryType } from "../model";
import { readAmount } from "./amounts";
import { foldWords } from "./text";
import type { CellValue, SignConvention } from "./types";

/** What settled the sign convention. */
export type SignReason =
  /** Other columns or words say the direction: the sign decides nothing. */
  | "direction given"
  /** Words such as `payment thank you` or `payroll` stand on the side that only one reading allows. */
  | "words"
  /** All or nearly all amounts are positive. */
  | "mostly positive"
  /** Spending is the larger part of nearly every account, and here it is negative. */
  | "usual";

export interface SignEvidence {
  /** `stated` is the direction that the row's type column gives, null where it gives none. */
  add(amount: CellValue, description: string, stated: EntryType | null): void;
  settle(): { sign: SignConvention; reason: SignReason };
}

/** Words of rows in which money comes in, on any account or card. */
const MONEY_IN =
  /\b(?:payment thank you|thank you payment|payment received|payment thankyou|autopay(?:ment)? (?:payment|thank)|online payment thank|mobile payment thank|automatic payment thank|direct debit received thank|refund|refunded|cashback|cash back|statement credit|payroll|salary|wages|direct dep|dir dep|direct deposit|deposit|interest paid|interest earned|zinsgutschrift|gutschrift|gehalt|lohn|bezuge|erstattung|zahlung dankend|zahlung erhalten|zahlungseingang|paiement merci|paiement recu|virement recu|virement de|salaire|remboursement|nomina|abono|pago recibido|pagamento recebido|pagamento ricevuto|betaling ontvangen|devolucion|reembolso|transferencia recibida|salario|stipendio|accredito|rimborso|salaris|loon|terugbetaling|bijschrijving|wynagrodzenie|zwrot|wplyw|vyplata|mzda|lon|loen|insattning|aterbetalning|palkka|hyvitys|maas|iade|зарплата|возврат|зачисление|salary credit|neft cr|imps cr)\b/;

/** Words of rows in which money goes out. */
const MONEY_OUT =
  /\b(?:purchase|pos|debit card|card payment to|atm|withdrawal|cash advance|fee|interest charge|interest charged|rent|insurance|mortgage|direct debit|standing order|lastschrift|kartenzahlung|miete|entgelt|geldautomat|prelevement|prlv|achat|carte|retrait|loyer|frais|compra|recibo|alquiler|cargo|comision|cajero|addebito|acquisto|pagamento|prelievo|affitto|commissione|pagamento com cartao|levantamento|aluguel|betaalautomaat|pinbetaling|incasso|huur|geldopname|platnosc|zakup|czynsz|oplata|wyplata|nakup|platba|najem|vyber|kortkop|kop|hyra|uttag|varekop|husleie|husleje|korttiosto|osto|vuokra|nosto|alisveris|kira|покупка|оплата|комиссия|снятие)\b/;

/**
 * Gathers, row by row, which side spending is on. `decides` is false where debit and credit columns make
 * the sign irrelevant.
 */
export function createSignEvidence(decides: boolean): SignEvidence {
  let positive = 0;
  let negative = 0;
  let forAccount = 0;
  let forCard = 0;
  let stillOpen = 0;
  return {
    add(cell, description, stated) {
      if (!decides) return;
      const amount = readAmount(cell, ".");
      if (amount === null || amount.size === 0 || amount.direction !== null) return;
      if (stated === null) stillOpen += 1;
      else {
        // Rows that say their direction tell how the others, which do not, are signed.
        const isUsual = (stated === "outgoing") === amount.sign < 0;
        if (isUsual) forAccount += 1;
        else forCard += 1;
        return;
      }
      if (amount.sign < 0) negative += 1;
      else positive += 1;
      const words = foldWords(description);
      const comesIn = MONEY_IN.test(words);
      const goesOut = !comesIn && MONEY_OUT.test(words);
      if (comesIn) {
        if (amount.sign > 0) forAccount += 1;
        else forCard += 1;
      } else if (goesOut) {
        if (amount.sign < 0) forAccount += 1;
        else forCard += 1;
      }
    },
    settle() {
      if (!decides) return { sign: "account", reason: "direction given" };
      if (stillOpen === 0) {
        const given = forAccount + forCard > 0;
        return { sign: "account", reason: given ? "direction given" : "usual" };
      }
      const total = positive + negative;
      if (negative === 0) {
        // No minus anywhere: a list of spending, unless the words are those of income.
        return forAccount > forCard
          ? { sign: "account", reason: "words" }
          : { sign: "card", reason: "mostly positive" };
      }
      if (forCard >= 2 && forCard > forAccount * 2) return { sign: "card", reason: "words" };
      if (forAccount >= 2 && forAccount > forCard * 2) return { sign: "account", reason: "words" };
      if (forCard > 0 && forAccount === 0 && positive >= negative) {
        return { sign: "card", reason: "words" };
      }
      if (total >= 5 && positive >= total * 0.8 && forAccount === 0) {
        return { sign: "card", reason: "mostly positive" };
      }
      return { sign: "account", reason: "usual" };
    },
  };
}
