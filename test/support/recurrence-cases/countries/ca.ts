/** Canada: point of sale, pre-authorized debit and e-transfer lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";
import { unitedStates } from "./us";

export const canada: Country = {
  code: "CA",
  currency: "CAD",
  towns: ["TORONTO ON", "CALGARY AB", "HALIFAX NS", "OTTAWA ON", "VICTORIA BC"],
  givenNames: ["Liam", "Aisha", "Chloe", "Mathieu", "Grace", "Nathan", "Wei", "Sophie"],
  familyNames: ["MacLeod", "Tremblay", "Singh", "Wong", "Fraser", "Bouchard", "Petrov"],
  everyday: [
    { kind: "groceries", print: "LOBLAWS #{9999}", low: 12, high: 150 },
    { kind: "groceries", print: "SOBEYS #{9999}", low: 10, high: 130 },
    { kind: "groceries", print: "NO FRILLS #{9999}", low: 10, high: 120 },
    { kind: "coffee", print: "TIM HORTONS #{9999}", low: 2, high: 11 },
    { kind: "coffee", print: "SQ *BRIDGEHEAD ROASTERS", low: 4, high: 13 },
    { kind: "fast food", print: "A & W #{9999}", low: 8, high: 22 },
    { kind: "fast food", print: "MCDONALD'S #{99999}", low: 6, high: 21 },
    { kind: "restaurant", print: "SWISS CHALET #{9999}", low: 18, high: 80 },
    { kind: "restaurant", print: "SQ *THE LOCAL DINER", low: 16, high: 75 },
    { kind: "fuel", print: "PETRO-CANADA {99999}", low: 30, high: 95 },
    { kind: "fuel", print: "ESSO CIRCLE K {9999}", low: 28, high: 90 },
    { kind: "ride", print: "UBER* TRIP", low: 8, high: 40, online: true },
    { kind: "ride", print: "LYFT *RIDE", low: 8, high: 38, online: true },
    { kind: "parking", print: "IMPARK 0000{9999A}", low: 3, high: 25 },
    { kind: "pharmacy", print: "SHOPPERS DRUG MART #{99}", low: 5, high: 75 },
    { kind: "clothes", print: "WINNERS {999}", low: 15, high: 130 },
    { kind: "electronics", print: "BEST BUY #{999}", low: 20, high: 640 },
    { kind: "home", print: "CANADIAN TIRE #{999}", low: 8, high: 220 },
    { kind: "marketplace", print: "AMZN Mktp CA*{AA9AA9AA9}", low: 8, high: 210, online: true },
    { kind: "marketplace", print: "EBAY O*{99-99999-99999}", low: 8, high: 150, online: true },
    { kind: "transport", print: "PRESTO FARE/{AA9AAA9AA9}", low: 3.3, high: 20 },
    { kind: "office", print: "STAPLES #{999}", low: 9, high: 190 },
    { kind: "hotel", print: "BEST WESTERN {99999}", low: 119, high: 340 },
  ],
  utilities: [
    { payee: "ENBRIDGE GAS", low: 50, high: 150 },
    { payee: "TORONTO HYDRO", low: 55, high: 140 },
  ],
  telecoms: [
    { payee: "ROGERS", low: 60, high: 140 },
    { payee: "BELL CANADA", low: 60, high: 150 },
    { payee: "TELUS MOBILITY", low: 50, high: 120 },
  ],
  insurers: [
    { payee: "INTACT INSURANCE", low: 90, high: 220 },
    { payee: "SUN LIFE ASSURANCE", low: 40, high: 140 },
  ],
  lenders: [
    { payee: "HONDA FINANCIAL", low: 260, high: 520 },
    { payee: "FAIRSTONE FINANCIAL", low: 120, high: 380 },
  ],
  landlords: [
    { payee: "MAPLEVIEW PROPERTIES", low: 1100, high: 2400 },
    { payee: "CAPREIT RENT", low: 1200, high: 2500 },
  ],
  gyms: [
    { payee: "GOODLIFE CLUBS", low: 25, high: 60 },
    { payee: "FIT4LESS", low: 12, high: 30 },
  ],
  employers: [
    { payee: "PRAIRIE GRAIN CO-OP", low: 1500, high: 2600 },
    { payee: "LOBLAW COMPANIES", low: 1100, high: 1900 },
    { payee: "CITY OF OTTAWA", low: 1700, high: 2900 },
  ],
  charities: ["CANADIAN RED CROSS", "SICKKIDS FOUNDATION", "DAILY BREAD FOOD BANK"],
  shopKinds: unitedStates.shopKinds,
  shopName: unitedStates.shopName,
  rentText: "RENT",
  invoiceText: "INVOICE",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 1);
    const salt = `ca${random.digits(5)}`;
    const card = (print: string, _day: number, place: string): string => {
      const printed = place === "" ? print : `${print} ${place}`;
      return style === 0
        ? `POINT OF SALE PURCHASE ${printed}`
        : `VISA DEBIT PURCHASE - ${random.digits(4)} ${printed}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) =>
        style === 0
          ? `PRE-AUTHORIZED DEBIT ${payee} ${text}`.trim()
          : `MISC PAYMENT ${payee} ${stableReference(salt, mandateOf, "9999999")}`,
      standingOrder: (payee, text) =>
        `INTERAC E-TRANSFER SENT ${payee} ${text} RECURRING ${random.reference("CA9aA9A9")}`,
      payOut: (payee, text) => `INTERAC E-TRANSFER SENT ${payee} ${text} ${random.digits(12)}`,
      payIn: (payer, text) =>
        `INTERAC E-TRANSFER AUTODEPOSIT ${payer} ${text} ${random.reference("CAA9A9A9")}`,
      credit: (payer, text) =>
        style === 0 ? `DIRECT DEPOSIT ${payer} ${text}` : `MISC DEPOSIT ${payer} ${text}`,
      payroll: (employer) =>
        style === 0 ? `PAYROLL DEPOSIT ${employer}` : `DIRECT DEPOSIT ${employer} PAY`,
      cash: (place, day) =>
        `ABM WITHDRAWAL ${place} ${printDate(day, "MM/DD")} ${random.digits(4)}`,
      refund: (print) => `PURCHASE RETURN ${print}`,
      ownTransfer: (direction, account, day) =>
        `TRANSFER ${direction.toUpperCase()} ${account.toUpperCase()} ${stableReference(salt, account, "99999-9999999")} ${printDate(day, "MM/DD")}`,
      interest: () => "DEPOSIT INTEREST",
      pending: (print) => `PENDING AUTHORIZATION ${print} ${town}`,
    };
  },
};
