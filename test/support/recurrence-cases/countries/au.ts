/** Australia: value-dated card lines, direct debits, Osko payments. */
import { type Bank, type Country, printDate, stableReference } from "./types";
import { unitedKingdom } from "./gb";

export const australia: Country = {
  code: "AU",
  currency: "AUD",
  towns: ["NEWTOWN NSW", "BRUNSWICK VIC", "FREMANTLE WA", "HOBART TAS", "CAIRNS QLD"],
  givenNames: ["Jack", "Mia", "Lachlan", "Ruby", "Hamish", "Zoe", "Arjun", "Kylie"],
  familyNames: ["Mitchell", "Nguyen", "O'Brien", "Papadopoulos", "Sharma", "Lawson", "Burke"],
  everyday: [
    { kind: "groceries", print: "WOOLWORTHS {9999}", low: 9, high: 160 },
    { kind: "groceries", print: "COLES {9999}", low: 9, high: 150 },
    { kind: "groceries", print: "ALDI STORES", low: 8, high: 120 },
    { kind: "coffee", print: "SQ *LITTLE MAGPIE ESPRESSO", low: 4, high: 14 },
    { kind: "coffee", print: "ZLR*GROUND CONTROL CAFE", low: 4, high: 13 },
    { kind: "fast food", print: "GUZMAN Y GOMEZ", low: 11, high: 28 },
    { kind: "fast food", print: "HUNGRY JACKS {9999}", low: 8, high: 24 },
    { kind: "restaurant", print: "SMP*THAI ON KING", low: 18, high: 90 },
    { kind: "restaurant", print: "THE ROYAL HOTEL BISTRO", low: 20, high: 95 },
    { kind: "fuel", print: "AMPOL {99999}F", low: 35, high: 110 },
    { kind: "fuel", print: "7-ELEVEN {9999}", low: 30, high: 100 },
    { kind: "ride", print: "UBER *TRIP", low: 9, high: 44, online: true },
    { kind: "ride", print: "DIDI {9AA99A}", low: 8, high: 38, online: true },
    { kind: "parking", print: "SECURE PARKING {999}", low: 4, high: 30 },
    { kind: "pharmacy", print: "CHEMIST WAREHOUSE", low: 6, high: 70 },
    { kind: "clothes", print: "COTTON ON {9999}", low: 15, high: 120 },
    { kind: "electronics", print: "JB HI-FI {999}", low: 20, high: 640 },
    { kind: "home", print: "BUNNINGS {999999}", low: 8, high: 240 },
    { kind: "marketplace", print: "AMAZON AU MARKETPLACE", low: 8, high: 190, online: true },
    { kind: "marketplace", print: "EBAY O*{99-99999-99999}", low: 7, high: 150, online: true },
    { kind: "transport", print: "TRANSPORTFORNSW TAP", low: 2.6, high: 18 },
    { kind: "office", print: "OFFICEWORKS {9999}", low: 7, high: 180 },
    { kind: "hotel", print: "QUEST APARTMENTS", low: 139, high: 380 },
  ],
  utilities: [
    { payee: "AGL SALES PTY LTD", low: 60, high: 180 },
    { payee: "ORIGIN ENERGY", low: 60, high: 190 },
  ],
  telecoms: [
    { payee: "TELSTRA", low: 45, high: 120 },
    { payee: "OPTUS BILLING", low: 40, high: 110 },
  ],
  insurers: [
    { payee: "NRMA INSURANCE", low: 50, high: 150 },
    { payee: "MEDIBANK PRIVATE", low: 90, high: 260 },
  ],
  lenders: [
    { payee: "LATITUDE FINANCIAL", low: 90, high: 340 },
    { payee: "PLENTI LOANS", low: 120, high: 380 },
  ],
  landlords: [
    { payee: "RAY WHITE RENTALS", low: 1300, high: 2800 },
    { payee: "LAWSON PROPERTY TRUST", low: 1200, high: 2700 },
  ],
  gyms: [
    { payee: "ANYTIME FITNESS", low: 32, high: 60 },
    { payee: "FITNESS FIRST", low: 40, high: 80 },
  ],
  employers: [
    { payee: "BURKE CIVIL PTY LTD", low: 1800, high: 3300 },
    { payee: "WOOLWORTHS GROUP", low: 1300, high: 2200 },
    { payee: "QLD HEALTH", low: 1900, high: 3100 },
  ],
  charities: ["THE SMITH FAMILY", "RSPCA", "FOODBANK AUSTRALIA"],
  shopKinds: unitedKingdom.shopKinds,
  shopName: (kind, name) => `${name} ${kind}`,
  rentText: "RENT",
  invoiceText: "INV",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 1);
    const last4 = random.digits(4);
    const salt = `au${last4}`;
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print} ${place}`;
      const value = printDate(day - random.integer(0, 2), "DD/MM/YYYY");
      return style === 0
        ? `${printed} AUS Card xx${last4} Value Date: ${value}`
        : `VISA DEBIT PURCHASE CARD ${last4} ${printed}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) =>
        `Direct Debit ${stableReference(salt, mandateOf, "999999")} ${payee} ${text === "" ? random.digits(10) : text}`,
      standingOrder: (payee, text) => `Automatic Transfer to ${payee} ${text}`,
      payOut: (payee, text) =>
        style === 0
          ? `Transfer To ${payee} PayID Phone ${text}`
          : `OSKO PAYMENT TO ${payee} ${text}`,
      payIn: (payer, text) =>
        style === 0
          ? `Fast Transfer From ${payer} ${text}`
          : `OSKO DEPOSIT ${payer} ${text} ${random.digits(7)}`,
      credit: (payer, text) =>
        `Direct Credit ${stableReference(salt, payer, "999999")} ${payer} ${text}`,
      payroll: (employer) =>
        style === 0
          ? `Salary ${employer} ${stableReference(salt, employer, "999999")}`
          : `PAY/SALARY FROM ${employer}`,
      cash: (place, day) => `Wdl ATM ${place} ${printDate(day, "DD/MM")} Card xx${last4}`,
      refund: (print, day) =>
        `Refund Purchase ${print} AUS Card xx${last4} ${printDate(day, "DD/MM")}`,
      ownTransfer: (direction, account) =>
        `Transfer ${direction} xx${stableReference(salt, account, "9999")} CommBank app ${account}`,
      interest: () => "Credit Interest",
      pending: (print) => `PENDING - ${print} ${town} AUS`,
    };
  },
};
