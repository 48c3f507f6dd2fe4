/**
 * A French household account the way a bank's web page gives it: letterhead lines above the table,
 * debit and credit apart, dates and figures as text, blank rows between the months, lines that
 * repeat, a totals row and a balance at the end. The household is invented, the shops are real.
 */
import { day, fromDayNumber, monthly, orNextWorkday } from "./days";
import { createRandom } from "./random";

const YEAR = 2025;
const FIRST = day(YEAR, 1, 1);
const LAST = day(YEAR, 4, 30);

interface MessyRow {
  day: number;
  description: string;
  /** Negative is money out. */
  amount: number;
}

const french = (number: number) => {
  const [, year = "", month = "", date = ""] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(fromDayNumber(number)) ?? [];
  return `${date}/${month}/${year}`;
};

/** 1 234,56 with the no-break space French banks print. */
export function frenchAmount(amount: number): string {
  const [whole = "0", cents = "00"] = amount.toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0")},${cents}`;
}

function lines(): MessyRow[] {
  const random = createRandom(17_890_714);
  const rows: MessyRow[] = [];
  const add = (when: number, description: string, amount: number) => {
    if (when >= FIRST && when <= LAST) {
      rows.push({ day: when, description, amount: Math.round(amount * 100) / 100 });
    }
  };
  const card = (when: number, shop: string, amount: number) =>
    add(orNextWorkday(when + 1), `CARTE ${french(when).slice(0, 5)} ${shop}`, -amount);

  for (let month = 1; month <= 4; month += 1) {
    const named = ["JANVIER", "FEVRIER", "MARS", "AVRIL"][month - 1] ?? "";
    add(
      orNextWorkday(day(YEAR, month, 27)),
      `VIR SEPA RECU ATELIERS MERIDIEN SAS SALAIRE ${named} ${YEAR}`,
      2_437.82
    );
    add(
      orNextWorkday(day(YEAR, month, 5)),
      `PRLV SEPA FONCIA LYON LOYER ${named} REF 0004127`,
      -845
    );
    add(
      orNextWorkday(day(YEAR, month, 8)),
      "PRLV SEPA EDF CLIENTS PARTICULIERS NUM 004918273",
      -78.4
    );
    add(orNextWorkday(day(YEAR, month, 11)), "PRLV SEPA FREE MOBILE FM-12093847-1", -19.99);
    add(orNextWorkday(day(YEAR, month, 15)), "PRLV SEPA ORANGE SA FACTURE INTERNET", -41.99);
    add(orNextWorkday(day(YEAR, month, 10)), "PRLV SEPA MAIF COTISATION AUTO", -52.16);
    add(orNextWorkday(day(YEAR, month, 5)), "VIR SEPA RECU CAF DU RHONE ALLOCATIONS", 148.52);
    add(orNextWorkday(day(YEAR, month, 3)), "COTISATION MENSUELLE CARTE BANCAIRE", -4.5);
    add(
      orNextWorkday(day(YEAR, month, 16)),
      "VIR INST VERS MME CAMILLE ROUSSEAU",
      -random.money(15, 60)
    );
    const cash = day(YEAR, month, random.between(6, 25));
    add(
      orNextWorkday(cash + 1),
      `RETRAIT DAB ${french(cash).slice(0, 5)} LYON PART DIEU`,
      -random.pick([20, 40, 60])
    );
  }
  monthly(YEAR, 7, 1, 4).forEach((when) => card(when, "NETFLIX.COM AMSTERDAM", 13.49));
  monthly(YEAR, 20, 1, 4).forEach((when) => card(when, "SPOTIFY STOCKHOLM", 11.12));
  monthly(YEAR, 12, 1, 4).forEach((when) => card(when, "BASIC-FIT FRANCE", 22.99));
  const habits = [
    ["CARREFOUR CITY LYON 03", 9, 46, 5],
    ["AUCHAN LYON PART DIEU", 28, 118, 12],
    ["LIDL 1425 VILLEURBANNE", 12, 54, 9],
    ["PAUL BOULANGERIE LYON", 3.2, 11.4, 8],
    ["TCL LYON", 2, 20, 16],
    ["SNCF CONNECT PARIS", 18, 74, 31],
    ["TOTALENERGIES STATION LYON", 38, 71, 17],
    ["UBER *EATS PARIS", 16, 34, 19],
    ["AMAZON PAYMENTS PAYLI2441535", 9, 62, 14],
    ["DECATHLON LYON", 14, 88, 33],
    ["FNAC LYON", 11, 59, 37],
    ["PHARMACIE DES BROTTEAUX LYON", 5, 31, 24],
    ["LEROY MERLIN SAINT PRIEST", 17, 96, 41],
    ["MCDONALDS LYON 7", 8.5, 19, 21],
  ] as const;
  for (const [shop, least, greatest, gap] of habits) {
    let when = FIRST + random.between(1, gap);
    while (when <= LAST - 2) {
      card(when, shop, random.money(least, greatest));
      when += Math.max(1, Math.round(gap * (0.6 + random.next() * 0.9)));
    }
  }
  card(day(YEAR, 2, 13), "IKEA ST PRIEST", 128.9);
  add(day(YEAR, 2, 21), "AVOIR CARTE IKEA ST PRIEST", 39.95);
  add(day(YEAR, 3, 17), "VIR SEPA RECU DRFIP REMBOURSEMENT IMPOT REVENU", 212);
  // The same coffee twice on one day, and once more the week after: three payments, not one.
  for (const when of [day(YEAR, 3, 19), day(YEAR, 3, 19), day(YEAR, 3, 26)]) {
    add(when, `CARTE ${french(when - 1).slice(0, 5)} COLUMBUS CAFE LYON`, -4.9);
  }
  add(day(YEAR, 4, 9), "FRAIS PAIEMENT CARTE HORS ZONE EURO", -1.32);
  return rows
    .map((row, position) => ({ row, position }))
    .sort((a, b) => a.row.day - b.row.day || a.position - b.position)
    .map(({ row }) => row);
}

/** How many rows of the messy export are transactions. */
export function messyTransactionCount(): number {
  return lines().length;
}

/** The whole export as text cells, letterhead and totals included; "" where a cell is empty. */
export function messyCells(): string[][] {
  const cells: string[][] = [
    ["Crédit Rhodanien", "", "", "", ""],
    ["Relevé de compte courant", "", "", "", ""],
    ["Titulaire :", "M. et Mme Lefèvre", "", "Devise :", "EUR"],
    ["Période :", "du 01/01/2025 au 30/04/2025", "", "", ""],
    ["", "", "", "", ""],
    ["Date opération", "Libellé", "Débit", "Crédit", "Solde"],
  ];
  let balance = 2_212.07;
  let paid = 0;
  let received = 0;
  let month = "01";
  for (const { day: when, description, amount } of lines()) {
    const date = french(when);
    if (date.slice(3, 5) !== month) {
      month = date.slice(3, 5);
      cells.push(["", "", "", "", ""]);
    }
    balance += amount;
    if (amount < 0) paid -= amount;
    else received += amount;
    cells.push([
      date,
      description,
      amount < 0 ? frenchAmount(-amount) : "",
      amount < 0 ? "" : frenchAmount(amount),
      frenchAmount(balance),
    ]);
  }
  cells.push(["", "", "", "", ""]);
  cells.push(["", "Totaux", frenchAmount(paid), frenchAmount(received), ""]);
  cells.push(["", "Solde au 30/04/2025", "", "", frenchAmount(balance)]);
  return cells;
}
