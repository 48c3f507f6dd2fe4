/** Italy: PAGAMENTO POS, ADDEBITO SDD, BONIFICO lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const italy: Country = {
  code: "IT",
  currency: "EUR",
  towns: ["MILANO", "TORINO", "BOLOGNA", "NAPOLI", "VERONA"],
  givenNames: ["Giulia", "Marco", "Chiara", "Davide", "Elena", "Paolo", "Francesca", "Omar"],
  familyNames: ["Ferri", "Colombo", "De Santis", "Bianchi", "Gallo", "Marini", "Villa"],
  everyday: [
    { kind: "groceries", print: "ESSELUNGA {9999}", low: 8, high: 110 },
    { kind: "groceries", print: "COOP {999}", low: 6, high: 90 },
    { kind: "groceries", print: "CONAD CITY", low: 5, high: 70 },
    { kind: "coffee", print: "BAR SPORT", low: 1.3, high: 7 },
    { kind: "coffee", print: "SUMUP *CAFFE DEL CORSO", low: 1.5, high: 8 },
    { kind: "fast food", print: "MCDONALD'S {999}", low: 6, high: 20 },
    { kind: "fast food", print: "SPONTINI {99}", low: 5, high: 15 },
    { kind: "restaurant", print: "TRATTORIA DA LUIGI", low: 16, high: 85 },
    { kind: "restaurant", print: "RISTORANTE AL PORTO", low: 20, high: 100 },
    { kind: "fuel", print: "ENI STATION {99999}", low: 30, high: 85 },
    { kind: "fuel", print: "Q8 {9999}", low: 28, high: 85 },
    { kind: "ride", print: "FREENOW*TAXI {9AA9A}", low: 8, high: 38, online: true },
    { kind: "ride", print: "UBER *TRIP", low: 9, high: 42, online: true },
    { kind: "parking", print: "EASYPARK {9999}", low: 1.5, high: 16 },
    { kind: "pharmacy", print: "FARMACIA COMUNALE {99}", low: 4, high: 48 },
    { kind: "clothes", print: "OVS {9999}", low: 12, high: 95 },
    { kind: "electronics", print: "UNIEURO {999}", low: 15, high: 520 },
    { kind: "home", print: "LEROY MERLIN {99}", low: 6, high: 190 },
    { kind: "marketplace", print: "AMZN Mktp IT*{AA9AA9AA9}", low: 6, high: 170, online: true },
    { kind: "marketplace", print: "VINTED {9999999}", low: 5, high: 60, online: true },
    { kind: "transport", print: "TRENITALIA", low: 6, high: 95, online: true },
    { kind: "office", print: "BUFFETTI", low: 5, high: 110 },
    { kind: "hotel", print: "HOTEL STAZIONE", low: 69, high: 210 },
  ],
  utilities: [
    { payee: "ENEL ENERGIA SPA", low: 40, high: 130 },
    { payee: "A2A ENERGIA SPA", low: 40, high: 125 },
  ],
  telecoms: [
    { payee: "TIM SPA", low: 20, high: 45 },
    { payee: "FASTWEB SPA", low: 20, high: 45 },
  ],
  insurers: [
    { payee: "GENERALI ITALIA SPA", low: 25, high: 110 },
    { payee: "UNIPOLSAI ASSICURAZIONI", low: 25, high: 105 },
  ],
  lenders: [
    { payee: "FINDOMESTIC BANCA SPA", low: 70, high: 280 },
    { payee: "AGOS DUCATO SPA", low: 70, high: 290 },
  ],
  landlords: [
    { payee: "IMMOBILIARE MARINI SRL", low: 450, high: 1100 },
    { payee: "GESTIONE AFFITTI VILLA", low: 500, high: 1200 },
  ],
  gyms: [
    { payee: "VIRGIN ACTIVE ITALIA", low: 45, high: 80 },
    { payee: "MCFIT ITALIA SRL", low: 20, high: 35 },
  ],
  employers: [
    { payee: "OFFICINE COLOMBO SRL", low: 1300, high: 2100 },
    { payee: "ESSELUNGA SPA", low: 1300, high: 1900 },
    { payee: "AZIENDA OSPEDALIERA SAN CARLO", low: 1500, high: 2500 },
  ],
  charities: ["CROCE ROSSA ITALIANA", "EMERGENCY", "BANCO ALIMENTARE"],
  shopKinds: [
    "LIBRERIA",
    "FERRAMENTA",
    "FIORISTA",
    "PANIFICIO",
    "CICLI",
    "VIVAIO",
    "PARRUCCHIERE",
    "SALUMERIA",
    "ANTIQUARIATO",
    "PIZZERIA",
    "TOELETTATURA",
    "GIOCATTOLI",
    "VETERINARIO",
    "AUTOLAVAGGIO",
    "MUSEO",
    "BIRRIFICIO",
    "CALZOLAIO",
    "DENTISTA",
    "ESTETICA",
    "ORTOFRUTTA",
    "GIOIELLERIA",
    "OTTICA",
    "DISCHI",
    "MERCERIA",
    "TEATRO",
  ],
  shopName: (kind, name) => `${kind} ${name}`,
  rentText: "AFFITTO",
  invoiceText: "FATTURA",
  openBank(random, _holderName, town): Bank {
    const last4 = random.digits(4);
    const salt = `it${last4}`;
    const style = random.integer(0, 1);
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print} ${place}`;
      const bought = day - random.integer(0, 2);
      return style === 0
        ? `PAGAMENTO POS ${printDate(bought, "DD/MM/YYYY")} ORE ${random.integer(9, 20)}:${String(random.integer(0, 59)).padStart(2, "0")} CARTA *${last4} ${printed}`
        : `PAGAMENTO CARTA ${printed} DEL ${printDate(bought, "DD.MM.YY")} OP. ${random.digits(6)}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) =>
        `ADDEBITO SDD ${payee} MANDATO ${stableReference(salt, mandateOf, "99999999999")} ${text} ${random.digits(9)}`,
      standingOrder: (payee, text) => `BONIFICO PERIODICO A FAVORE DI ${payee} CAUSALE ${text}`,
      payOut: (payee, text) =>
        `BONIFICO A FAVORE DI ${payee} CAUSALE ${text} CRO ${random.digits(11)}`,
      payIn: (payer, text) =>
        `BONIFICO A VOSTRO FAVORE DA ${payer} CAUSALE ${text} TRN ${random.digits(12)}`,
      credit: (payer, text) =>
        `BONIFICO A VOSTRO FAVORE DA ${payer} CAUSALE ${text} TRN ${random.digits(12)}`,
      payroll: (employer, day) =>
        `BONIFICO A VOSTRO FAVORE DA ${employer} CAUSALE STIPENDIO ${printDate(day, "MM/YYYY")}`,
      cash: (place, day) =>
        `PRELIEVO BANCOMAT ${printDate(day, "DD/MM/YYYY")} ${place} CARTA *${last4}`,
      refund: (print, day) => `STORNO POS ${print} ${printDate(day, "DD/MM/YYYY")} CARTA *${last4}`,
      ownTransfer: (direction, account) =>
        direction === "to" ? `GIROCONTO A ${account}` : `GIROCONTO DA ${account}`,
      interest: (day) => `COMPETENZE INTERESSI CREDITORI ${printDate(day, "MM/YYYY")}`,
      pending: (print) => `AUTORIZZATO IN ATTESA ${print} ${town}`,
    };
  },
};
