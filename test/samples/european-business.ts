/**
 * Half a year of a small webshop's EUR and GBP accounts. The company, its people, customers and
 * invoices are invented; suppliers, processors and authorities are real ones, in the spellings of
 * Dutch, German, French and British banks.
 */
import { bankWording } from "./bank-wording";
import { day, every, fromDayNumber, monthly, orNextWorkday, orWorkdayBefore } from "./days";
import { createRandom } from "./random";

export interface BusinessRow {
  day: number;
  description: string;
  /** Negative is money out. */
  amount: number;
  currency: "EUR" | "GBP";
}

const YEAR = 2025;
const FIRST = day(YEAR, 1, 1);
const LAST = day(YEAR, 6, 30);
const MONTHS = [1, 2, 3, 4, 5, 6] as const;

/** One account per country; the bank's own wording tells which. */
const ACCOUNTS = {
  dutch: "NL00ABNA0000012345",
  german: "DE00370400440000012345",
  french: "FR0020041010050000012345",
  british: "20-00-00 00012345",
} as const;

function accountOf({ description, currency }: BusinessRow): string {
  if (currency === "GBP") return ACCOUNTS.british;
  if (/EREF\+|^ABSCHLUSS/.test(description)) return ACCOUNTS.german;
  return /^(?:VIR|PRLV) SEPA/.test(description) ? ACCOUNTS.french : ACCOUNTS.dutch;
}

/** Every line of the half-year, oldest first. */
export function europeanBusinessHalfYear(): BusinessRow[] {
  const rows: BusinessRow[] = [];
  const book = (currency: "EUR" | "GBP") => (when: number, description: string, amount: number) => {
    if (when >= FIRST && when <= LAST) {
      rows.push({ day: when, description, amount: Math.round(amount * 100) / 100, currency });
    }
  };
  const books: Books = {
    eur: book("EUR"),
    gbp: book("GBP"),
    random: createRandom(19_570_325),
  };
  bookSales(books);
  bookPeopleAndTax(books);
  bookDirectDebits(books);
  bookCards(books);
  bookSuppliers(books);
  return rows
    .map((row, position) => ({ row, position }))
    .sort((a, b) => a.row.day - b.row.day || a.position - b.position)
    .map(({ row }) => row);
}

interface Books {
  eur: (when: number, description: string, amount: number) => void;
  gbp: (when: number, description: string, amount: number) => void;
  random: ReturnType<typeof createRandom>;
}

const monthName = (month: number) => String(month).padStart(2, "0");

/** What customers paid, by way of the processors or by invoice. */
function bookSales({ eur, gbp, random }: Books): void {
  const say = bankWording(random);
  for (const when of every(7, day(YEAR, 1, 7), LAST)) {
    eur(
      when,
      say.transfer("Stripe Technology Europe Ltd", "STRIPE", `STRIPE ${random.digits(8)}`),
      random.money(1_450, 4_900)
    );
  }
  for (const when of every(14, day(YEAR, 1, 9), LAST)) {
    eur(
      when,
      say.transfer("Stichting Mollie Payments", `Settlement ${random.digits(7)}.2501 Mollie`),
      random.money(620, 2_300)
    );
  }
  for (const when of every(10, day(YEAR, 1, 4), LAST)) {
    eur(
      orNextWorkday(when),
      say.gutschrift("PayPal Europe S.a.r.l. et Cie S.C.A", `PP.${random.digits(4)}.PP AUSZAHLUNG`),
      random.money(180, 980)
    );
  }
  for (const when of every(14, day(YEAR, 1, 13), LAST)) {
    gbp(orNextWorkday(when), "STRIPE PAYMENTS UK L STRIPE BGC", random.money(820, 2_650));
  }
  for (const when of every(14, day(YEAR, 1, 20), LAST)) {
    gbp(when, `AMAZON PAYMENTS UK ${random.digits(12)} BGC`, random.money(240, 1_180));
  }
  const clients = [
    "Hanseatische Kaffeerösterei GmbH",
    "Brasserie du Vieux Port SARL",
    "De Graaf Horeca B.V.",
    "Kelder & Zonen B.V.",
  ] as const;
  for (let invoice = 118; invoice < 134; invoice += 1) {
    const month = 1 + Math.floor((invoice - 118) / 2.7);
    eur(
      orNextWorkday(day(YEAR, month, random.between(3, 27))),
      say.gutschrift(random.pick(clients), `RECHNUNG 2025-0${invoice}`),
      random.money(480, 3_900)
    );
  }
  for (let invoice = 41; invoice < 47; invoice += 1) {
    gbp(
      orNextWorkday(day(YEAR, invoice - 40, random.between(5, 25))),
      `FASTER PAYMENTS RECEIPT REF.INV-${invoice} FROM THISTLE & ROWE LTD`,
      random.money(650, 2_100)
    );
  }
}

/** Salaries, what goes with them, and the tax offices. */
function bookPeopleAndTax({ eur, gbp, random }: Books): void {
  const say = bankWording(random);
  for (const month of MONTHS) {
    const payday = orWorkdayBefore(day(YEAR, month, 25));
    const named = `${monthName(month)}-${YEAR}`;
    const salaries = [
      ["S. van der Veen", 2_864.11],
      ["J. Lindqvist", 2_431.6],
      ["A. Benali", month < 4 ? 1_618.2 : 1_702.45],
    ] as const;
    for (const [name, amount] of salaries) {
      eur(payday, say.transfer(name, `Salaris ${named}`), -amount);
    }
    gbp(orWorkdayBefore(day(YEAR, month, 28)), "STANDING ORDER MISS H PEMBERTON WAGES", -1_420);
    eur(
      orNextWorkday(day(YEAR, month, 27)),
      say.taxOffice(`Loonheffingen ${named}`),
      -(2_180 + random.money(0, 90))
    );
    eur(
      orNextWorkday(day(YEAR, month, 28)),
      say.incasso("Stichting Pensioenfonds Detailhandel", "PF-2291", `Premie ${named}`),
      -486.3
    );
  }
  eur(day(YEAR, 1, 31), say.taxOffice("BTW 4e kwartaal 2024"), -6_412);
  eur(day(YEAR, 4, 30), say.taxOffice("BTW 1e kwartaal 2025"), -5_877);
  eur(day(YEAR, 3, 17), say.taxOffice("Vennootschapsbelasting voorlopige aanslag 2025"), -3_250);
  gbp(day(YEAR, 2, 10), "HMRC VAT DIRECT DEBIT 000012345678", -1_284.66);
  gbp(day(YEAR, 5, 12), "HMRC VAT DIRECT DEBIT 000012345678", -1_102.18);
  gbp(day(YEAR, 6, 16), "COMPANIES HOUSE CARDIFF CD 4821", -34);
}

/** Premises, utilities, carriers, software and insurance, mostly by direct debit. */
function bookDirectDebits({ eur, gbp, random }: Books): void {
  const say = bankWording(random);
  for (const month of MONTHS) {
    const on = (date: number) => orNextWorkday(day(YEAR, month, date));
    const number = (length: number) => random.digits(length);
    eur(
      on(1),
      say.transfer("Werkspoor Vastgoed B.V.", `Huur bedrijfsruimte ${monthName(month)}-${YEAR}`),
      -1_850
    );
    eur(on(2), say.incasso("Exact Nederland B.V.", "EXA-109233", "Exact Online abonnement"), -69);
    eur(on(3), "ABN AMRO Bank N.V. Kosten zakelijk betalen", -random.money(18, 31));
    eur(on(4), say.incasso("KPN B.V.", "KPN-00219384", `Factuur ${number(9)} internet`), -62.5);
    eur(
      on(5),
      say.lastschrift("Hetzner Online GmbH", `R${number(10)}`, "K0012345678"),
      month > 3 ? -51.17 : -41.65
    );
    eur(
      on(8),
      say.incasso("Vattenfall Klantenservice N.V.", "VF-7710025", "Termijnbedrag stroom en gas"),
      month < 4 ? -318 : -289
    );
    eur(
      on(12),
      say.lastschrift("DHL Paket GmbH", `RECHNUNG ${number(8)}`, "DHL0077123"),
      -random.money(310, 890)
    );
    eur(on(15), say.incasso("Vodafone Libertel B.V.", "VOD-2201", `Factuur ${number(9)}`), -54.9);
    eur(on(18), say.prelevement("OVH SAS", `FR${number(8)}`), -23.99);
    eur(
      on(21),
      say.incasso("PostNL Pakketten Benelux B.V.", "PNL-551120", `Factuur ${number(8)}`),
      -random.money(240, 720)
    );
    eur(
      orWorkdayBefore(day(YEAR, month, 30)),
      `ABSCHLUSS PER ${monthName(month)}/${YEAR} ENTGELT KONTOFUEHRUNG`,
      -9.9
    );
    gbp(on(1), "DIRECT DEBIT REGUS MANAGEMENT UK LTD 0092213", -189);
    gbp(on(16), "DIRECT DEBIT XERO UK LIMITED XRO-221984", -33);
    gbp(on(20), "DIRECT DEBIT VODAFONE LTD 7021993841", -28.5);
    gbp(orWorkdayBefore(day(YEAR, month, 30)), "ACCOUNT MAINTENANCE FEE", -8.5);
  }
  for (const month of [1, 4]) {
    eur(
      orNextWorkday(day(YEAR, month, 10)),
      say.incasso("Centraal Beheer", "CB-88120", "Bedrijfsaansprakelijkheid kwartaalpremie"),
      -214.7
    );
    gbp(orNextWorkday(day(YEAR, month, 14)), "DIRECT DEBIT HISCOX INSURANCE CO PL-0081", -96.4);
  }
  for (const when of monthly(YEAR, 19, 2, 6)) {
    eur(
      orNextWorkday(when),
      say.incasso("Qred Bank AB", "QRD-44120", "Aflossing zakelijke lening"),
      -640
    );
  }
}

/** Advertising, software, travel and supplies on the card. */
function bookCards({ eur, gbp, random }: Books): void {
  const say = bankWording(random);
  const online = (when: number, shop: string, place: string, land: string, amount: number) =>
    eur(when, say.online(when, shop, place, land), amount);
  const inShop = (when: number, shop: string, city: string, amount: number) =>
    eur(when, say.inShop(when, shop, city), amount);
  for (const month of MONTHS) {
    const on = (date: number) => day(YEAR, month, date);
    for (const date of month > 1 ? [2, 17] : [2]) {
      online(on(date), `GOOGLE*ADS${random.digits(10)}`, "CC GOOGLE.COM", "IE", -500);
    }
    const code = random.pick(["7KQ2MN4PT2", "Z9TR4WLKA2"]);
    online(on(6), `FACEBK *${code}`, "FB.ME/ADS", "IE", -random.money(120, 380));
    online(on(9), "AMAZON WEB SERVICES", "AWS.AMAZON.CO", "LU", -random.money(86, 131));
    online(on(11), "ADOBE *CREATIVE CLOUD", "DUBLIN", "IE", -72.59);
    online(on(13), "SLACK T02KQ8ZR1", "DUBLIN", "IE", -31.5);
    online(on(15), "SHOPIFY* 214490331", "DUBLIN", "IE", -79);
    online(on(23), "MAILCHIMP *MISC", "MAILCHIMP.COM", "US", -45);
    const shops = [
      [["NS Groep IZ NS REIZIGERS", "GVB AMSTERDAM"], 18, 96],
      [["Shell 1247", "TotalEnergies 0921"], 48, 92],
      [["ALBERT HEIJN 1521", "JUMBO UTRECHT"], 14, 52],
      [["GAMMA UTRECHT", "MAKRO NEDERLAND"], 22, 240],
    ] as const;
    for (const [names, least, greatest] of shops) {
      inShop(
        on(random.between(4, 26)),
        random.pick(names),
        "UTRECHT",
        -random.money(least, greatest)
      );
    }
  }
  online(day(YEAR, 2, 19), "KLM 0742194401234", "AMSTELVEEN", "NL", -312.4);
  online(day(YEAR, 2, 25), "HOTEL AT BOOKING.COM", "AMSTERDAM", "NL", -228);
  inShop(day(YEAR, 4, 14), "IKEA UTRECHT", "UTRECHT", -419.85);
  online(day(YEAR, 5, 7), "Coolblue B.V.", "ROTTERDAM", "NL", -1_149);
  eur(day(YEAR, 5, 12), say.transfer("Coolblue B.V.", "Terugbetaling order 88120417"), 89);
  gbp(day(YEAR, 3, 11), "CARD PAYMENT TO TFL TRAVEL CH ON 10 MAR", -8.1);
  gbp(day(YEAR, 3, 12), "CARD PAYMENT TO PRET A MANGER ON 11 MAR", -11.35);
  gbp(day(YEAR, 3, 12), "CARD PAYMENT TO PREMIER INN 44520 ON 11 MAR", -164);
  gbp(day(YEAR, 5, 21), "CARD PAYMENT TO ROYAL MAIL GROUP ON 20 MAY", -46.2);
}

/** Suppliers' invoices, and money moved between the company's own accounts. */
function bookSuppliers({ eur, gbp, random }: Books): void {
  const say = bankWording(random);
  const machines = [
    [1, 22, 4_920],
    [3, 5, 6_180.5],
    [4, 16, 3_744],
    [6, 11, 5_265.75],
  ] as const;
  for (const [month, date, amount] of machines) {
    eur(
      day(YEAR, month, date),
      say.ueberweisung("La Cimbalina Macchine S.r.l.", `FATTURA ${random.digits(4)}/25`),
      -amount
    );
  }
  eur(day(YEAR, 2, 13), say.virement("CARTONNAGES DU RHONE SAS", "FACTURE F-20418"), -865.4);
  eur(day(YEAR, 5, 15), say.virement("CARTONNAGES DU RHONE SAS", "FACTURE F-20977"), -912.1);
  eur(day(YEAR, 3, 24), say.transfer("Kamer van Koophandel", "Uittreksel Handelsregister"), -8.15);
  eur(day(YEAR, 3, 28), say.transfer("Tidewater Coffee Gear B.V.", "Naar spaarrekening"), -5_000);
  gbp(day(YEAR, 6, 4), "WISE PAYMENTS LIMITED P21984412 TIDEWATER COFFEE GEAR", -1_480);
  eur(day(YEAR, 6, 5), say.transfer("Wise Europe SA", "GBP naar EUR P21984412"), 1_742.8);
}

/** Header and rows as the sheet has them: booking date, account, description, amount, currency. */
export function europeanBusinessSheet(): {
  header: string[];
  rows: [string, string, string, number, string][];
} {
  return {
    header: ["Booking date", "Account", "Description", "Amount", "Currency"],
    rows: europeanBusinessHalfYear().map((row) => [
      fromDayNumber(row.day),
      accountOf(row),
      row.description,
      row.amount,
      row.currency,
    ]),
  };
}
