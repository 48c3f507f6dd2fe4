/** How Dutch, German, French and British banks word a booking. Account numbers are invented. */
import { fromDayNumber } from "./days";
import { createRandom, type Random } from "./random";

/** The same digits for the same name: a creditor keeps its numbers. */
function digitsOf(name: string, count: number): string {
  let seed = 7;
  for (const letter of name) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return createRandom(seed).digits(count);
}

/** Wordings with references drawn from `random`. */
export function bankWording(random: Random) {
  const dutchAccount = (bank: string, owner: string) => `NL00${bank}0${digitsOf(owner, 9)}`;
  const shortDate = (day: number) => {
    const [year = "", month = "", date = ""] = fromDayNumber(day).split("-");
    return `${date}.${month}.${year.slice(2)}`;
  };
  const time = () =>
    `${String(random.between(7, 20)).padStart(2, "0")}:${String(random.between(0, 59)).padStart(2, "0")}`;
  return {
    /** A transfer on a Dutch account. */
    transfer: (name: string, text: string, reference = "NOTPROVIDED") =>
      `SEPA Overboeking IBAN: ${dutchAccount("RABO", name)} BIC: RABONL2U Naam: ${name} Omschrijving: ${text} Kenmerk: ${reference}`,
    /** A payment to the Dutch tax office, with its sixteen-digit reference. */
    taxOffice: (text: string) =>
      `SEPA Overboeking IBAN: NL00INGB0002445588 BIC: INGBNL2A Naam: Belastingdienst Betalingskenm.: ${random.digits(16)} Omschrijving: ${text}`,
    /** A direct debit on a Dutch account. */
    incasso: (creditor: string, mandate: string, text: string) =>
      `SEPA Incasso algemeen doorlopend Incassant: NL00ZZZ${digitsOf(mandate, 8)}0000 Naam: ${creditor} Machtiging: ${mandate} Omschrijving: ${text} IBAN: ${dutchAccount("INGB", creditor)} Kenmerk: ${random.digits(12)}`,
    /** A Dutch debit card in a shop. */
    inShop: (day: number, shop: string, city: string) =>
      `BEA, Betaalpas ${shop},PAS421 NR:${random.digits(6)}, ${shortDate(day)}/${time()} ${city}`,
    /** A Dutch debit card on the internet. */
    online: (day: number, shop: string, place: string, land: string) =>
      `eCom, Betaalpas ${shop},PAS421 NR:${random.digits(8)}, ${shortDate(day)}/${time()} ${place}, Land: ${land}`,
    /** A direct debit on a German account. */
    lastschrift: (creditor: string, text: string, mandate: string) =>
      `SEPA-BASISLASTSCHRIFT ${creditor} ${text} EREF+${random.digits(10)} MREF+${mandate} CRED+DE00ZZZ0${digitsOf(creditor, 10)}`,
    /** Money in on a German account. */
    gutschrift: (payer: string, text: string) =>
      `SEPA-GUTSCHRIFT ${payer} ${text} EREF+${random.digits(10)}`,
    /** Money out on a German account. */
    ueberweisung: (payee: string, text: string) =>
      `SEPA-UEBERWEISUNG ${payee} ${text} EREF+${random.digits(10)}`,
    /** A direct debit on a French account. */
    prelevement: (creditor: string, text: string) =>
      `PRLV SEPA ${creditor} ICS FR00ZZZ${digitsOf(creditor, 6)} REF ${text}`,
    /** Money out on a French account. */
    virement: (payee: string, text: string) => `VIR SEPA ${payee} ${text} REF E2E NOTPROVIDED`,
  };
}
