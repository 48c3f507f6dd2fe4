/** Germany: SEPA direct debits, standing orders, girocard lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const germany: Country = {
  code: "DE",
  currency: "EUR",
  towns: ["BERLIN", "KOELN", "LEIPZIG", "HANNOVER", "NUERNBERG", "KIEL"],
  givenNames: ["Lukas", "Anna", "Jonas", "Katrin", "Emre", "Sabine", "Felix", "Miriam", "Heiko"],
  familyNames: ["Lindner", "Vogt", "Yilmaz", "Brandt", "Seidel", "Kowalski", "Hartwig", "Busch"],
  everyday: [
    { kind: "groceries", print: "REWE SAGT DANKE {99999999}", low: 8, high: 95 },
    { kind: "groceries", print: "EDEKA Markt Hoffmann", low: 6, high: 90 },
    { kind: "groceries", print: "ALDI SUED SAGT DANKE", low: 7, high: 70 },
    { kind: "coffee", print: "Kaffeeroesterei Morgenrot", low: 2.6, high: 9 },
    { kind: "coffee", print: "BACKWERK {999}", low: 2.2, high: 8 },
    { kind: "fast food", print: "MCDONALDS {9999}", low: 6, high: 19 },
    { kind: "fast food", print: "Doener Palast", low: 6, high: 16 },
    { kind: "restaurant", print: "Gasthaus Zur Linde", low: 18, high: 95 },
    { kind: "restaurant", print: "SumUp *Trattoria Bella", low: 16, high: 80 },
    { kind: "fuel", print: "ARAL Station {999999}", low: 35, high: 95 },
    { kind: "fuel", print: "SHELL {9999}", low: 30, high: 92 },
    { kind: "ride", print: "UBER *TRIP", low: 7, high: 34, online: true },
    { kind: "ride", print: "FREENOW*TAXI {9AA9A}", low: 9, high: 42, online: true },
    { kind: "parking", print: "APCOA PARKING {999}", low: 2, high: 16 },
    { kind: "pharmacy", print: "dm-drogerie markt {9999}", low: 4, high: 52 },
    { kind: "clothes", print: "C+A Mode {999}", low: 12, high: 110 },
    { kind: "electronics", print: "MEDIA MARKT {999}", low: 15, high: 590 },
    { kind: "home", print: "OBI BAU-UND HEIMWERKER {999}", low: 6, high: 190 },
    { kind: "marketplace", print: "AMZN Mktp DE*{AA9AA9AA9}", low: 6, high: 200, online: true },
    { kind: "marketplace", print: "EBAY O*{99-99999-99999}", low: 5, high: 140, online: true },
    { kind: "transport", print: "DB Vertrieb GmbH {AA9A9A}", low: 9, high: 120, online: true },
    { kind: "office", print: "STAPLES {9999}", low: 8, high: 160 },
    { kind: "hotel", print: "Motel One {99}", low: 79, high: 260 },
  ],
  utilities: [
    { payee: "E.ON Energie Deutschland GmbH", low: 60, high: 150 },
    { payee: "Stadtwerke Leipzig GmbH", low: 50, high: 140 },
    { payee: "Vattenfall Europe Sales GmbH", low: 55, high: 145 },
  ],
  telecoms: [
    { payee: "Telekom Deutschland GmbH", low: 30, high: 60 },
    { payee: "Vodafone GmbH", low: 20, high: 50 },
    { payee: "1&1 Telecom GmbH", low: 15, high: 45 },
  ],
  insurers: [
    { payee: "Allianz Versicherungs-AG", low: 25, high: 110 },
    { payee: "HUK-COBURG", low: 30, high: 120 },
    { payee: "ERGO Versicherung AG", low: 20, high: 90 },
  ],
  lenders: [
    { payee: "Santander Consumer Bank AG", low: 120, high: 340 },
    { payee: "TARGOBANK AG", low: 90, high: 300 },
  ],
  landlords: [
    { payee: "Hausverwaltung Seidel GmbH", low: 550, high: 1400 },
    { payee: "Vonovia SE", low: 500, high: 1200 },
  ],
  gyms: [
    { payee: "McFIT GmbH", low: 20, high: 30 },
    { payee: "FitX Deutschland GmbH", low: 20, high: 30 },
  ],
  employers: [
    { payee: "Brandt Maschinenbau GmbH", low: 1900, high: 3400 },
    { payee: "Siemens AG", low: 2400, high: 4300 },
    { payee: "Klinikum Nordstadt gGmbH", low: 2000, high: 3300 },
  ],
  charities: ["Deutsches Rotes Kreuz", "UNICEF Deutschland", "Tafel Leipzig e.V."],
  shopKinds: [
    "Buchhandlung",
    "Eisenwaren",
    "Blumen",
    "Baeckerei",
    "Fahrrad",
    "Gaertnerei",
    "Friseur",
    "Feinkost",
    "Antiquitaeten",
    "Pizzeria",
    "Tierbedarf",
    "Spielwaren",
    "Tierarzt",
    "Autowaesche",
    "Museum",
    "Brauhaus",
    "Schuster",
    "Zahnarzt",
    "Nagelstudio",
    "Hofladen",
    "Juwelier",
    "Optik",
    "Musikhaus",
    "Bastelstube",
    "Metzgerei",
  ],
  shopName: (kind, name) => `${kind} ${name}`,
  rentText: "Miete",
  invoiceText: "Rechnung",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 2);
    const salt = `de${random.digits(6)}`;
    const last4 = random.digits(4);
    const expires = `20${random.integer(26, 29)}-12`;
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print}//${place}/DE`;
      const bought = day - random.integer(0, 2);
      const time = `T${String(random.integer(8, 21)).padStart(2, "0")}:${String(random.integer(0, 59)).padStart(2, "0")}`;
      if (style === 0)
        return `${printed} ${printDate(bought, "YYYY-MM-DD")}${time} Debitk.${last4.slice(0, 1)} ${expires}`;
      if (style === 1)
        return `Kartenzahlung ${printed} ${printDate(bought, "DD.MM.YYYY")} Karte ${last4}`;
      return `${printed} KARTE ${last4} ${printDate(bought, "DD.MM.")} REF ${random.digits(12)}`;
    };
    const sepa = (payee: string, text: string, mandateOf = payee): string => {
      const mandate = stableReference(salt, mandateOf, "MA9999999");
      const creditor = stableReference("creditor", mandateOf, "DE99ZZZ00000999999");
      if (style === 0)
        return `SEPA-BASISLASTSCHRIFT ${payee} EREF+${random.digits(14)} MREF+${mandate} CRED+${creditor} SVWZ+${text} ${random.digits(8)}`;
      if (style === 1) return `Lastschrift ${payee} ${text} Mandat ${mandate}`;
      return `FOLGELASTSCHRIFT ${payee} ${text} END-TO-END-REF.: ${random.digits(12)} MANDATSREF: ${mandate} GLAEUBIGER-ID: ${creditor}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf) =>
        sepa(payee, text === "" ? "Rechnung" : text, mandateOf),
      standingOrder: (payee, text) =>
        style === 0 ? `DAUERAUFTRAG ${payee} SVWZ+${text}` : `Dauerauftrag ${payee} ${text}`,
      payOut: (payee, text) =>
        style === 0
          ? `SEPA-UEBERWEISUNG ${payee} SVWZ+${text}`
          : `Ueberweisung an ${payee} ${text}`,
      payIn: (payer, text) =>
        style === 0
          ? `SEPA-GUTSCHRIFT ${payer} EREF+NOTPROVIDED SVWZ+${text}`
          : `Gutschrift ${payer} ${text}`,
      credit: (payer, text) =>
        style === 0
          ? `SEPA-GUTSCHRIFT ${payer} EREF+${random.digits(12)} SVWZ+${text}`
          : `Gutschrift ${payer} ${text}`,
      payroll: (employer, day) =>
        style === 0
          ? `LOHN/GEHALT ${employer} SVWZ+Gehalt ${printDate(day, "MM/YYYY")}`
          : `Gutschrift ${employer} LOHN / GEHALT ${printDate(day, "MM.YY")} PNR ${stableReference(salt, employer, "99999")}`,
      cash: (place, day) =>
        style === 0
          ? `BARGELDAUSZAHLUNG GA NR${random.digits(8)} ${place} ${printDate(day, "DD.MM")}/${random.integer(9, 19)}.20UHR`
          : `Geldautomat ${place} ${printDate(day, "DD.MM.YYYY")} Karte ${last4}`,
      refund: (print, day) => `GUTSCHRIFT KARTE ${print} ${printDate(day, "DD.MM.")} ERSTATTUNG`,
      ownTransfer: (direction, account) =>
        direction === "to" ? `Umbuchung auf ${account}` : `Umbuchung von ${account}`,
      interest: (day) => `Zinsgutschrift ${printDate(day, "MM/YYYY")}`,
      pending: (print) => (style === 0 ? `VORGEMERKT ${print} ${town}` : `Vorgemerkt: ${print}`),
    };
  },
};
