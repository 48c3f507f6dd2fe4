/** France: CARTE, PRLV SEPA, VIR lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const france: Country = {
  code: "FR",
  currency: "EUR",
  towns: ["LYON", "NANTES", "LILLE", "RENNES", "TOULOUSE", "PARIS 11"],
  givenNames: ["Camille", "Julien", "Nadia", "Thierry", "Manon", "Karim", "Elodie", "Luc"],
  familyNames: ["Moreau", "Lefebvre", "Benali", "Girard", "Fontaine", "Roussel", "Chevalier"],
  everyday: [
    { kind: "groceries", print: "CARREFOUR MARKET", low: 7, high: 110 },
    { kind: "groceries", print: "MONOPRIX {9999}", low: 6, high: 75 },
    { kind: "groceries", print: "LECLERC DRIVE", low: 25, high: 150 },
    { kind: "coffee", print: "CAFE DES HALLES", low: 2, high: 9 },
    { kind: "coffee", print: "COLUMBUS CAFE", low: 3, high: 9.5 },
    { kind: "fast food", print: "MC DONALD'S {9999}", low: 7, high: 22 },
    { kind: "fast food", print: "PAUL {9999}", low: 4, high: 14 },
    { kind: "restaurant", print: "SUMUP *LE BISTROT D'ALICE", low: 16, high: 85 },
    { kind: "restaurant", print: "BRASSERIE DU PORT", low: 18, high: 95 },
    { kind: "fuel", print: "TOTAL ENERGIES {9999999}", low: 30, high: 90 },
    { kind: "fuel", print: "STATION U", low: 28, high: 85 },
    { kind: "ride", print: "UBER *TRIP", low: 7, high: 35, online: true },
    { kind: "ride", print: "BOLT.EU/R/{99999999}", low: 6, high: 30, online: true },
    { kind: "parking", print: "INDIGO PARK {9999}", low: 2, high: 18 },
    { kind: "pharmacy", print: "PHARMACIE CENTRALE", low: 4, high: 48 },
    { kind: "clothes", print: "KIABI", low: 10, high: 95 },
    { kind: "electronics", print: "FNAC {9999}", low: 12, high: 480 },
    { kind: "home", print: "LEROY MERLIN {999}", low: 7, high: 210 },
    { kind: "marketplace", print: "AMAZON PAYMENTS {99999}", low: 6, high: 180, online: true },
    { kind: "marketplace", print: "VINTED {9999999}", low: 4, high: 60, online: true },
    { kind: "transport", print: "SNCF INTERNET", low: 12, high: 130, online: true },
    { kind: "office", print: "BUREAU VALLEE", low: 7, high: 130 },
    { kind: "hotel", print: "IBIS HOTEL {9999}", low: 69, high: 240 },
  ],
  utilities: [
    { payee: "EDF CLIENTS PARTICULIERS", low: 45, high: 150 },
    { payee: "ENGIE", low: 50, high: 150 },
  ],
  telecoms: [
    { payee: "FREE MOBILE", low: 10, high: 20 },
    { payee: "ORANGE SA", low: 20, high: 55 },
    { payee: "BOUYGUES TELECOM", low: 15, high: 45 },
  ],
  insurers: [
    { payee: "MAIF", low: 20, high: 80 },
    { payee: "MACIF", low: 20, high: 85 },
    { payee: "AXA FRANCE IARD", low: 25, high: 95 },
  ],
  lenders: [
    { payee: "COFIDIS", low: 60, high: 260 },
    { payee: "CETELEM", low: 70, high: 280 },
  ],
  landlords: [
    { payee: "FONCIA LYON", low: 550, high: 1300 },
    { payee: "SCI LES TILLEULS", low: 500, high: 1200 },
  ],
  gyms: [
    { payee: "BASIC FIT FRANCE", low: 20, high: 35 },
    { payee: "FITNESS PARK", low: 25, high: 40 },
  ],
  employers: [
    { payee: "ATELIERS ROUSSEL SARL", low: 1500, high: 2500 },
    { payee: "CARREFOUR HYPERMARCHES", low: 1400, high: 2100 },
    { payee: "CHU DE NANTES", low: 1600, high: 2700 },
  ],
  charities: ["CROIX ROUGE FRANCAISE", "MEDECINS SANS FRONTIERES", "RESTOS DU COEUR"],
  shopKinds: [
    "LIBRAIRIE",
    "QUINCAILLERIE",
    "FLEURS",
    "BOULANGERIE",
    "CYCLES",
    "JARDINERIE",
    "COIFFURE",
    "EPICERIE",
    "BROCANTE",
    "PIZZERIA",
    "ANIMALERIE",
    "JOUETS",
    "VETERINAIRE",
    "LAVAGE AUTO",
    "MUSEE",
    "BRASSERIE",
    "CORDONNERIE",
    "DENTISTE",
    "INSTITUT",
    "PRIMEUR",
    "BIJOUTERIE",
    "OPTIQUE",
    "DISQUES",
    "MERCERIE",
    "THEATRE",
  ],
  shopName: (kind, name) => `${kind} ${name}`,
  rentText: "LOYER",
  invoiceText: "FACTURE",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 1);
    const last4 = random.digits(4);
    const salt = `fr${last4}`;
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print} ${place}`;
      const bought = day - random.integer(0, 2);
      return style === 0
        ? `CARTE X${last4} ${printDate(bought, "DD/MM")} ${printed}`
        : `PAIEMENT PAR CARTE ${printed} ${printDate(bought, "DD/MM/YY")} CB*${last4}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) => {
        const mandate = stableReference(salt, mandateOf, "RUM9999999999");
        const issuer = stableReference("ics", mandateOf, "FR99ZZZ999999");
        return style === 0
          ? `PRLV SEPA ${payee} ${text} ID: ${issuer} MANDAT ${mandate} REF ${random.digits(10)}`
          : `PRELEVEMENT EUROPEEN ${random.digits(10)} DE: ${payee} ID: ${issuer} MOTIF: ${text} ${random.digits(6)} REF: ${random.digits(12)}`;
      },
      standingOrder: (payee, text) =>
        style === 0 ? `VIR PERMANENT ${payee} ${text}` : `VIR PERM POUR: ${payee} MOTIF: ${text}`,
      payOut: (payee, text) =>
        style === 0 ? `VIR INST ${payee} ${text}` : `VIREMENT EMIS POUR: ${payee} MOTIF: ${text}`,
      payIn: (payer, text) =>
        style === 0 ? `VIR INST DE ${payer} ${text}` : `VIREMENT RECU DE: ${payer} MOTIF: ${text}`,
      credit: (payer, text) =>
        style === 0
          ? `VIR SEPA ${payer} ${text} REF ${random.digits(9)}`
          : `VIREMENT RECU DE: ${payer} MOTIF: ${text} REF: ${random.digits(12)}`,
      payroll: (employer, day) =>
        style === 0
          ? `VIR SEPA ${employer} SALAIRE ${printDate(day, "MM/YYYY")}`
          : `VIREMENT RECU DE: ${employer} MOTIF: PAIE ${printDate(day, "MM YY")} REF: ${random.digits(8)}`,
      cash: (place, day) => `RETRAIT DAB ${printDate(day, "DD/MM/YY")} ${place} ${last4}`,
      refund: (print, day) => `AVOIR CARTE ${print} ${printDate(day, "DD/MM")}`,
      ownTransfer: (direction, account) =>
        direction === "to" ? `VIREMENT INTERNE VERS ${account}` : `VIREMENT INTERNE DE ${account}`,
      interest: (day) => `INTERETS CREDITEURS ${printDate(day, "YYYY")}`,
      pending: (print) => `CARTE EN COURS ${print} ${town}`,
    };
  },
};
