/** The United Kingdom: card, direct debit, standing order and faster payment lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const unitedKingdom: Country = {
  code: "GB",
  currency: "GBP",
  towns: ["LEEDS", "BRISTOL", "GLASGOW", "READING", "CARDIFF", "SHEFFIELD"],
  givenNames: ["Oliver", "Priya", "Gemma", "Callum", "Rhys", "Fiona", "Imran", "Beth", "Toby"],
  familyNames: ["Hartley", "Patel", "Sinclair", "Evans", "Ashworth", "Khan", "Pemberton", "Doyle"],
  everyday: [
    { kind: "groceries", print: "TESCO STORES {9999}", low: 8, high: 110 },
    { kind: "groceries", print: "SAINSBURYS S/MKTS", low: 7, high: 120 },
    { kind: "groceries", print: "LIDL GB", low: 6, high: 80 },
    { kind: "coffee", print: "COSTA COFFEE 43{99999}", low: 3, high: 9 },
    { kind: "coffee", print: "SumUp *The Corner Roast", low: 2.8, high: 8.5 },
    { kind: "fast food", print: "GREGGS PLC", low: 2.5, high: 9 },
    { kind: "fast food", print: "MCDONALDS {999}", low: 5, high: 18 },
    { kind: "restaurant", print: "ZETTLE *THE KINGFISHER", low: 14, high: 90 },
    { kind: "restaurant", print: "NANDOS {9999}", low: 12, high: 55 },
    { kind: "fuel", print: "BP BROOK LANE S/STN", low: 25, high: 75 },
    { kind: "fuel", print: "TESCO PFS {9999}", low: 22, high: 70 },
    { kind: "ride", print: "UBER *TRIP", low: 5, high: 32, online: true },
    { kind: "ride", print: "BOLT.EU/R/{99999999}", low: 5, high: 28, online: true },
    { kind: "parking", print: "RINGGO PARKING", low: 1.5, high: 14 },
    { kind: "pharmacy", print: "BOOTS {9999}", low: 4, high: 46 },
    { kind: "clothes", print: "NEXT RETAIL LTD", low: 12, high: 110 },
    { kind: "electronics", print: "CURRYS {9999}", low: 15, high: 540 },
    { kind: "home", print: "B & Q {9999}", low: 6, high: 180 },
    { kind: "marketplace", print: "AMZNMktplace*{AA9AA9AA9}", low: 5, high: 190, online: true },
    { kind: "marketplace", print: "EBAY O*{99-99999-99999}", low: 4, high: 130, online: true },
    { kind: "transport", print: "TFL TRAVEL CH", low: 2.8, high: 16.3 },
    { kind: "office", print: "RYMAN {9999}", low: 6, high: 120 },
    { kind: "hotel", print: "PREMIER INN {99999999}", low: 49, high: 260 },
  ],
  utilities: [
    { payee: "BRITISH GAS", low: 60, high: 170 },
    { payee: "OCTOPUS ENERGY", low: 60, high: 190 },
    { payee: "EDF ENERGY", low: 55, high: 160 },
  ],
  telecoms: [
    { payee: "EE LIMITED", low: 14, high: 60 },
    { payee: "VODAFONE LTD", low: 12, high: 52 },
    { payee: "SKY DIGITAL", low: 28, high: 85 },
  ],
  insurers: [
    { payee: "AVIVA INSURANCE", low: 18, high: 75 },
    { payee: "ADMIRAL INSURANCE", low: 25, high: 90 },
    { payee: "DIRECT LINE INS", low: 20, high: 80 },
  ],
  lenders: [
    { payee: "BLACK HORSE LTD", low: 140, high: 330 },
    { payee: "ZOPA BANK LOAN", low: 80, high: 280 },
  ],
  landlords: [
    { payee: "KINGSWAY LETTINGS LTD", low: 650, high: 1700 },
    { payee: "ROWAN & FINCH ESTATES", low: 700, high: 1900 },
  ],
  gyms: [
    { payee: "PUREGYM LTD", low: 19, high: 29 },
    { payee: "THE GYM GROUP", low: 18, high: 28 },
  ],
  employers: [
    { payee: "NORTHMOOR HOUSING ASSOC", low: 1500, high: 2900 },
    { payee: "TESCO STORES LTD", low: 1200, high: 2100 },
    { payee: "HALLAM & WEBB LLP", low: 2000, high: 3900 },
    { payee: "NHS PAYROLL", low: 1700, high: 3100 },
  ],
  charities: ["OXFAM", "RNLI", "CANCER RESEARCH UK"],
  shopKinds: [
    "BOOKS",
    "IRONMONGERS",
    "FLOWERS",
    "BAKERY",
    "CYCLES",
    "GARDEN CENTRE",
    "BARBERS",
    "DELI",
    "ANTIQUES",
    "CHIPPY",
    "PETS",
    "TOYS",
    "VETS",
    "CAR WASH",
    "MUSEUM SHOP",
    "TAP ROOM",
    "COBBLERS",
    "DENTAL CARE",
    "NAILS",
    "FARM SHOP",
    "JEWELLERS",
    "OPTICIANS",
    "RECORDS",
    "CRAFTS",
    "PLAYHOUSE",
  ],
  shopName: (kind, name) => `${name}S ${kind}`,
  rentText: "RENT",
  invoiceText: "INV",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 2);
    const last4 = random.digits(4);
    const salt = `gb${last4}`;
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print} ${place}`;
      const bought = day - random.integer(0, 2);
      if (style === 0) return `CARD PAYMENT TO ${printed} ON ${printDate(bought, "DD Mon")}`;
      if (style === 1) return `${printed} GB CD ${last4}`;
      return `${last4} ${printDate(bought, "DDMonYY")} ${printed} GB`;
    };
    const mandate = (payee: string): string => stableReference(salt, payee, "AA9999999");
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) => {
        if (style === 0)
          return `DIRECT DEBIT PAYMENT TO ${payee} REF ${mandate(mandateOf)} ${text}`.trim();
        return style === 1
          ? `${payee} ${mandate(mandateOf)} ${text} DDR`.replace("  ", " ")
          : `DD ${payee}`;
      },
      standingOrder: (payee, text) =>
        style === 0 ? `STANDING ORDER TO ${payee} REF ${text}` : `${payee} ${text} STO`,
      payOut: (payee, text, day) =>
        style === 0
          ? `FASTER PAYMENT TO ${payee} REF ${text} ${printDate(day, "DD/MM")}`
          : `${payee} ${text} FP ${printDate(day, "DD/MM/YY")} ${random.digits(4)}`,
      payIn: (payer, text, day) =>
        style === 0
          ? `FASTER PAYMENTS RECEIPT REF ${text} FROM ${payer}`
          : `${payer} ${text} FP ${printDate(day, "DD/MM/YY")} ${random.digits(4)}`,
      credit: (payer, text) =>
        style === 0 ? `BANK GIRO CREDIT REF ${payer} ${text}` : `${payer} ${text} BGC`,
      payroll: (employer) =>
        style === 0
          ? `BANK GIRO CREDIT REF ${employer} SALARY`
          : `${employer} ${style === 1 ? "WAGES" : "SALARY"} BGC`,
      cash: (place, day) =>
        style === 0
          ? `CASH WITHDRAWAL AT ${place} ON ${printDate(day, "DD Mon")}`
          : `CASH ${place} ${printDate(day, "DDMon")} CD ${last4}`,
      refund: (print, day) =>
        style === 0
          ? `CARD REFUND FROM ${print} ON ${printDate(day, "DD Mon")}`
          : `${print} REFUND GB CD ${last4}`,
      ownTransfer: (direction, account, day) =>
        `TRANSFER ${direction.toUpperCase()} ${account.toUpperCase()} ${stableReference(salt, account, "XXXX9999")} ${printDate(day, "DDMon")}`,
      interest: (day) =>
        style === 0 ? "INTEREST PAID" : `GROSS INTEREST TO ${printDate(day, "DDMonYY")}`,
      pending: (print) => (style === 0 ? `PENDING: ${print} ${town}` : `${print} (PENDING)`),
    };
  },
};
