/** The United States: three banks' ways to print card and ACH lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const unitedStates: Country = {
  code: "US",
  currency: "USD",
  towns: ["COLUMBUS OH", "AUSTIN TX", "PORTLAND OR", "RALEIGH NC", "DENVER CO", "SAN DIEGO CA"],
  givenNames: ["Maria", "James", "Ashley", "Marcus", "Emily", "Tyrone", "Hannah", "Luis", "Karen"],
  familyNames: ["Lopez", "Whitfield", "Nguyen", "Carter", "Brooks", "Okafor", "Stein", "Ramirez"],
  everyday: [
    { kind: "groceries", print: "KROGER #{9999}", low: 18, high: 160 },
    { kind: "groceries", print: "TRADER JOE S #{999}", low: 14, high: 95 },
    { kind: "groceries", print: "WM SUPERCENTER #{9999}", low: 12, high: 190 },
    { kind: "coffee", print: "STARBUCKS STORE 0{9999}", low: 4, high: 12 },
    { kind: "coffee", print: "TST* COPPER BEAN COFFEE", low: 4, high: 11 },
    { kind: "fast food", print: "CHIPOTLE {9999}", low: 9, high: 24 },
    { kind: "fast food", print: "MCDONALD'S F{99999}", low: 6, high: 19 },
    { kind: "restaurant", print: "TST* OLIVE STREET GRILL", low: 22, high: 110 },
    { kind: "restaurant", print: "SQ *RAMEN HOUSE", low: 17, high: 70 },
    { kind: "fuel", print: "SHELL OIL {99999999999}", low: 24, high: 68 },
    { kind: "fuel", print: "SUNOCO 0{999999999}", low: 22, high: 61 },
    { kind: "ride", print: "UBER *TRIP HELP.UBER.COM", low: 8, high: 46, online: true },
    { kind: "ride", print: "LYFT *RIDE", low: 7, high: 44, online: true },
    { kind: "parking", print: "LAZ PARKING {999999}", low: 4, high: 24 },
    { kind: "pharmacy", print: "CVS/PHARMACY #0{9999}", low: 6, high: 64 },
    { kind: "clothes", print: "OLD NAVY US {9999}", low: 18, high: 120 },
    { kind: "electronics", print: "BEST BUY 0000{9999}", low: 20, high: 620 },
    { kind: "home", print: "THE HOME DEPOT #{9999}", low: 9, high: 280 },
    { kind: "marketplace", print: "AMZN MKTP US*{AA9AA9AA9}", low: 6, high: 240, online: true },
    { kind: "marketplace", print: "EBAY O*{99-99999-99999}", low: 8, high: 160, online: true },
    { kind: "transport", print: "CITY METRO FARE {999}", low: 2.5, high: 20 },
    { kind: "office", print: "STAPLES 0010{9999}", low: 12, high: 260 },
    { kind: "hotel", print: "HAMPTON INN {9999}", low: 109, high: 420 },
  ],
  utilities: [
    { payee: "DUKE ENERGY", low: 70, high: 170 },
    { payee: "PACIFIC GAS AND ELECTRIC", low: 80, high: 210 },
    { payee: "COLUMBIA GAS OF OHIO", low: 40, high: 130 },
  ],
  telecoms: [
    { payee: "VERIZON WIRELESS", low: 55, high: 140 },
    { payee: "SPECTRUM", low: 50, high: 110 },
    { payee: "T-MOBILE", low: 45, high: 120 },
  ],
  insurers: [
    { payee: "GEICO", low: 90, high: 210 },
    { payee: "PROGRESSIVE INS", low: 80, high: 230 },
    { payee: "STATE FARM", low: 60, high: 190 },
  ],
  lenders: [
    { payee: "TOYOTA FINANCIAL SERVICES", low: 250, high: 520 },
    { payee: "LENDINGCLUB", low: 120, high: 420 },
    { payee: "NELNET STUDENT LOAN", low: 90, high: 380 },
  ],
  landlords: [
    { payee: "WILLOW CREEK APARTMENTS", low: 950, high: 2400 },
    { payee: "HARBORVIEW PROPERTY MGMT", low: 1100, high: 2600 },
  ],
  gyms: [
    { payee: "PLANET FITNESS CLUB FEES", low: 10, high: 25 },
    { payee: "ANYTIME FITNESS", low: 35, high: 50 },
  ],
  employers: [
    { payee: "BRIGHTWATER LOGISTICS", low: 1500, high: 3400 },
    { payee: "WALMART INC.", low: 1100, high: 2100 },
    { payee: "ST LUKES HOSPITAL", low: 1800, high: 3600 },
    { payee: "OAKRIDGE SCHOOL DIST", low: 1600, high: 2800 },
  ],
  charities: ["AMERICAN RED CROSS", "ST JUDE HOSPITAL", "HARBOR FOOD PANTRY"],
  shopKinds: [
    "BOOKS",
    "HARDWARE",
    "FLORIST",
    "BAKERY",
    "CYCLES",
    "GARDEN CENTER",
    "BARBER SHOP",
    "DELI",
    "ANTIQUES",
    "PIZZERIA",
    "PET SUPPLY",
    "TOYS",
    "VETERINARY",
    "CAR WASH",
    "MUSEUM",
    "BREWERY",
    "SHOE REPAIR",
    "DENTAL",
    "NAIL SALON",
    "BOWLING",
    "JEWELERS",
    "OPTICAL",
    "MUSIC",
    "CRAFTS",
    "THEATER",
  ],
  shopName: (kind, name) => `${name} ${kind}`,
  rentText: "RENT",
  invoiceText: "INVOICE",
  openBank(random, holderName, town): Bank {
    const style = random.integer(0, 2);
    const last4 = random.digits(4);
    const salt = `us${last4}`;
    const holder = holderName.toUpperCase();
    const ach = (
      payee: string,
      text: string,
      day: number,
      code: string,
      mandateOf = payee
    ): string => {
      const company = stableReference(salt, mandateOf, "9999999999");
      if (style === 0) return `${payee} ${text} ${code} ID: ${company}`;
      if (style === 1) {
        const id = random.reference("999999999999");
        return `${payee} DES:${text} ID:${id} INDN:${holder} CO ID:${company} ${code}`;
      }
      return `${payee} ${text} ${printDate(day, "YYMMDD")} ${random.digits(9)} ${holder}`;
    };
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print} ${place}`;
      const bought = day - random.integer(0, 2);
      if (style === 0) return printed;
      if (style === 1)
        return `CHECKCARD ${printDate(bought, "MMDD")} ${printed} ${random.digits(23)}`;
      const authorisation = `S${random.digits(15)} CARD ${last4}`;
      return `PURCHASE AUTHORIZED ON ${printDate(bought, "MM/DD")} ${printed} ${authorisation}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => {
        if (style === 0) return print;
        if (style === 1)
          return `CHECKCARD ${printDate(day, "MMDD")} ${print} RECURRING ${random.digits(23)}`;
        const reference = `S${random.digits(15)} CARD ${last4}`;
        return `RECURRING PAYMENT AUTHORIZED ON ${printDate(day, "MM/DD")} ${print} ${reference}`;
      },
      directDebit: (payee, text, day, mandateOf) =>
        ach(payee, text === "" ? "BILL PMT" : text, day, "PPD", mandateOf),
      standingOrder: (payee, text, day) =>
        style === 2
          ? `BILL PAY ${payee} RECURRING ${text} ON ${printDate(day, "MM-DD")}`
          : `Zelle scheduled payment to ${payee} ${text} ${random.reference("JPM999AAA9A9")}`,
      payOut: (payee, text) =>
        `Zelle payment to ${payee} ${text} ${random.reference("99999999999")}`.replace("  ", " "),
      payIn: (payer, text) =>
        `Zelle payment from ${payer} ${text} ${random.reference("AAA9A99AA")}`.replace("  ", " "),
      credit: (payer, text, day) => ach(payer, text, day, "PPD"),
      payroll: (employer, day) => ach(employer, style === 0 ? "DIRECT DEP" : "PAYROLL", day, "PPD"),
      cash: (place, day) =>
        style === 2
          ? `ATM WITHDRAWAL AUTHORIZED ON ${printDate(day, "MM/DD")} ${place} ATM ID 9${random.digits(4)} CARD ${last4}`
          : `ATM WITHDRAWAL ${random.digits(6)} ${printDate(day, "MM/DD")} ${place}`,
      refund: (print, day) =>
        style === 2
          ? `PURCHASE RETURN AUTHORIZED ON ${printDate(day, "MM/DD")} ${print} S${random.digits(15)} CARD ${last4}`
          : `${print} ${style === 1 ? "REFUND" : "RETURN"}`,
      ownTransfer: (direction, account, day) =>
        `Online Transfer ${direction} ${account} ...${stableReference(salt, account, "9999")} transaction#: ${random.digits(10)} ${printDate(day, "MM/DD")}`,
      interest: () => (style === 1 ? "Interest Earned" : "INTEREST PAYMENT"),
      pending: (print, day) =>
        style === 0 ? `PENDING - ${print}` : `PENDING ${printDate(day, "MM/DD")} ${print} ${town}`,
    };
  },
};
