/** The Netherlands: BEA, SEPA Incasso, Overboeking lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const netherlands: Country = {
  code: "NL",
  currency: "EUR",
  towns: ["UTRECHT", "GRONINGEN", "HAARLEM", "EINDHOVEN", "ROTTERDAM"],
  givenNames: ["Sanne", "Daan", "Fatima", "Joost", "Eva", "Bram", "Lotte", "Youssef"],
  familyNames: ["de Vries", "Bakker", "El Amrani", "Visser", "Mulder", "Hoekstra", "Smit"],
  everyday: [
    { kind: "groceries", print: "ALBERT HEIJN {9999}", low: 5, high: 95 },
    { kind: "groceries", print: "JUMBO {9999}", low: 6, high: 90 },
    { kind: "groceries", print: "LIDL {999}", low: 5, high: 60 },
    { kind: "coffee", print: "CCV*KOFFIEHUIS DE HOEK", low: 2.8, high: 9 },
    { kind: "coffee", print: "BAGELS EN BEANS", low: 3, high: 12 },
    { kind: "fast food", print: "FEBO {99}", low: 3, high: 12 },
    { kind: "fast food", print: "MCDONALDS {999}", low: 6, high: 20 },
    { kind: "restaurant", print: "CCV*EETCAFE DE MOLEN", low: 18, high: 90 },
    { kind: "restaurant", print: "RESTAURANT ZEEZICHT", low: 20, high: 110 },
    { kind: "fuel", print: "SHELL {9999}", low: 30, high: 95 },
    { kind: "fuel", print: "TINQ {9999}", low: 30, high: 90 },
    { kind: "ride", print: "UBER *TRIP", low: 8, high: 38, online: true },
    { kind: "ride", print: "BOLT.EU/R/{99999999}", low: 7, high: 30, online: true },
    { kind: "parking", print: "Q-PARK {9999}", low: 2, high: 22 },
    { kind: "pharmacy", print: "KRUIDVAT {9999}", low: 3, high: 40 },
    { kind: "clothes", print: "WE FASHION {999}", low: 15, high: 120 },
    { kind: "electronics", print: "COOLBLUE", low: 20, high: 560, online: true },
    { kind: "home", print: "GAMMA {999}", low: 5, high: 180 },
    { kind: "marketplace", print: "BOL.COM {9999999999}", low: 8, high: 190, online: true },
    { kind: "marketplace", print: "AMZN Mktp NL*{AA9AA9AA9}", low: 7, high: 160, online: true },
    { kind: "transport", print: "NS GROEP IZ NS REIZIGERS", low: 4, high: 60 },
    { kind: "office", print: "STAPLES NL {99}", low: 8, high: 140 },
    { kind: "hotel", print: "VAN DER VALK HOTEL", low: 79, high: 260 },
  ],
  utilities: [
    { payee: "Vattenfall Klantenservice N.V.", low: 70, high: 180 },
    { payee: "Essent Retail Energie BV", low: 70, high: 190 },
    { payee: "Eneco Services", low: 65, high: 175 },
  ],
  telecoms: [
    { payee: "KPN B.V.", low: 25, high: 65 },
    { payee: "Ziggo Services BV", low: 40, high: 75 },
  ],
  insurers: [
    { payee: "Zilveren Kruis Zorgverzekeringen NV", low: 110, high: 165 },
    { payee: "Centraal Beheer", low: 20, high: 85 },
  ],
  lenders: [
    { payee: "Freo Leningen", low: 90, high: 280 },
    { payee: "Dienst Uitvoering Onderwijs", low: 60, high: 190 },
  ],
  landlords: [
    { payee: "Woonstichting Eigen Haard", low: 500, high: 900 },
    { payee: "Verhuurkantoor Smit BV", low: 800, high: 1700 },
  ],
  gyms: [
    { payee: "Basic-Fit Nederland BV", low: 20, high: 32 },
    { payee: "SportCity", low: 30, high: 48 },
  ],
  employers: [
    { payee: "Hoekstra Techniek B.V.", low: 1900, high: 3100 },
    { payee: "Albert Heijn BV", low: 1300, high: 2200 },
    { payee: "Stichting Zorggroep Noord", low: 1800, high: 2800 },
  ],
  charities: ["KWF Kankerbestrijding", "Unicef Nederland", "Voedselbank Utrecht"],
  shopKinds: [
    "BOEKHANDEL",
    "IJZERWAREN",
    "BLOEMEN",
    "BAKKERIJ",
    "FIETSEN",
    "TUINCENTRUM",
    "KAPSALON",
    "DELICATESSEN",
    "ANTIEK",
    "PIZZERIA",
    "DIEREN",
    "SPEELGOED",
    "DIERENARTS",
    "AUTOWAS",
    "MUSEUM",
    "BROUWERIJ",
    "SCHOENMAKER",
    "TANDARTS",
    "NAGELSTUDIO",
    "BOERDERIJWINKEL",
    "JUWELIER",
    "OPTIEK",
    "PLATENZAAK",
    "HOBBY",
    "SLAGERIJ",
  ],
  shopName: (kind, name) => `${kind} ${name}`,
  rentText: "Huur",
  invoiceText: "Factuur",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 1);
    const pass = random.digits(3);
    const salt = `nl${pass}`;
    const iban = (name: string): string => stableReference("iban", name, "NL99AAAA9999999999");
    const card = (print: string, day: number, place: string): string => {
      const bought = day - random.integer(0, 2);
      const time = `${random.integer(8, 21)}.${String(random.integer(0, 59)).padStart(2, "0")}`;
      return style === 0
        ? `BEA, Betaalpas ${print},PAS${pass} NR:${random.reference("AA9999")} ${printDate(bought, "DD.MM.YY")}/${time} ${place}`.trim()
        : `${print} ${place} Pasvolgnr: ${pass} ${printDate(bought, "DD-MM-YYYY")} ${time.replace(".", ":")} Transactie: ${random.reference("A99999")} Term: ${random.reference("AA9999")}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) => {
        const creditor = stableReference("creditor", mandateOf, "NL99ZZZ999999990000");
        const mandate = stableReference(salt, mandateOf, "MD999999");
        return style === 0
          ? `SEPA Incasso algemeen doorlopend Incassant: ${creditor} Naam: ${payee} Machtiging: ${mandate} Omschrijving: ${text} ${random.digits(9)} IBAN: ${iban(payee)}`
          : `${payee} ${text} ${random.digits(10)} Europese Incasso: incassant-ID ${creditor} Kenmerk machtiging ${mandate}`;
      },
      standingOrder: (payee, text) =>
        style === 0
          ? `SEPA Periodieke overb. IBAN: ${iban(payee)} Naam: ${payee} Omschrijving: ${text}`
          : `${payee} Periodieke overboeking ${text} ${iban(payee)}`,
      payOut: (payee, text) =>
        style === 0
          ? `SEPA Overboeking IBAN: ${iban(payee)} Naam: ${payee} Omschrijving: ${text}`
          : `Overboeking aan ${payee} ${text}`,
      payIn: (payer, text) =>
        style === 0
          ? `SEPA Overboeking IBAN: ${iban(payer)} Naam: ${payer} Omschrijving: ${text}`
          : `Bijschrijving van ${payer} ${text}`,
      credit: (payer, text) =>
        style === 0
          ? `SEPA Overboeking IBAN: ${iban(payer)} Naam: ${payer} Omschrijving: ${text} Kenmerk: ${random.digits(10)}`
          : `${payer} ${text} ${random.digits(8)}`,
      payroll: (employer, day) =>
        style === 0
          ? `SEPA Overboeking IBAN: ${iban(employer)} Naam: ${employer} Omschrijving: Salaris ${printDate(day, "MM-YYYY")} Kenmerk: ${random.digits(9)}`
          : `${employer} Salaris periode ${printDate(day, "MM YYYY")}`,
      cash: (place, day) =>
        style === 0
          ? `GEA, Betaalpas Geldmaat ${place},PAS${pass} NR:${random.digits(6)} ${printDate(day, "DD.MM.YY")}/12.41`
          : `Geldmaat ${place} Pasvolgnr: ${pass} ${printDate(day, "DD-MM-YYYY")} Geldopname`,
      refund: (print, day) => `BEA, Retourbetaling ${print} ${printDate(day, "DD.MM.YY")}`,
      ownTransfer: (direction, account) =>
        direction === "to"
          ? `Naar ${account} ${stableReference(salt, account, "A99999999")}`
          : `Van ${account} ${stableReference(salt, account, "A99999999")}`,
      interest: (day) => `CREDITRENTE ${printDate(day, "MM-YYYY")}`,
      pending: (print) => `Gereserveerd: ${print} ${town}`,
    };
  },
};
