/**
 * Half a year of a small webshop's EUR and GBP accounts. The company, its people and its invoices are
 * invented; suppliers, processors and authorities are real ones, in the spellings of Dutch, German,
 * French and British banks. Account numbers are made up, with leading zeros no bank gives out.
 */
import { day, every, fromDayNumber, monthly, orNextWorkday, orWorkdayBefore } from "./days";
import { createRandom } from "./random";

export interface BusinessRow {
  day: number;
  description: string;
  amount: number;
  currency: "EUR" | "GBP";
}

const YEAR = 2025;
const FIRST = day(YEAR, 1, 1);
const LAST = day(YEAR, 6, 30);
/** One account per country; the bank's own wording tells which. */
const ACCOUNTS = {
  dutch: "NL07INGB0000012345",
  german: "DE00370400440000012345",
  french: "FR0020041010050000012345",
  british: "20-00-00 00012345",
} as const;

function accountOf({ description, currency }: BusinessRow): string {
  if (currency === "GBP") return ACCOUNTS.british;
  if (/EREF\+|ABSCHLUSS/.test(description)) return ACCOUNTS.german;
  return /^(?:VIR|PRLV) SEPA|^FRAIS/.test(description) ? ACCOUNTS.french : ACCOUNTS.dutch;
}

/** Every line of the half-year, oldest first. */
export function europeanBusinessHalfYear(): BusinessRow[] {
  const random = createRandom(19_570_325);
  const rows: BusinessRow[] = [];
  const book = (currency: "EUR" | "GBP") => (when: number, description: string, amount: number) => {
    if (when >= FIRST && when <= LAST) {
      rows.push({ day: when, description, amount: Math.round(amount * 100) / 100, currency });
    }
  };
  const eur = book("EUR");
  const gbp = book("GBP");
  const reference = () => random.digits(10);

  // What customers paid, by way of the processors.
  every(7, day(YEAR, 1, 7), LAST).forEach((when) =>
    eur(
      when,
      `SEPA OVERBOEKING NAAM: STRIPE TECHNOLOGY EUROPE LTD IBAN: DE90000000000001234567 OMSCHRIJVING: STRIPE ${random.pick(["K4M7P2", "R8T1W5", "B2N6Q9"])} KENMERK: ${reference()}`,
      random.money(1_450, 4_900)
    )
  );
  every(14, day(YEAR, 1, 9), LAST).forEach((when) =>
    eur(
      when,
      `SEPA Overboeking Naam: Stichting Mollie Payments Omschrijving: Settlement ${random.digits(7)}.2501 Mollie B.V. Kenmerk: ${reference()}`,
      random.money(620, 2_300)
    )
  );
  every(10, day(YEAR, 1, 4), LAST).forEach((when) =>
    eur(
      orNextWorkday(when),
      `SEPA-ÜBERWEISUNG GUTSCHRIFT PayPal Europe S.a.r.l. et Cie S.C.A PAYPAL AUSZAHLUNG ${random.digits(13)} EREF+${reference()}`,
      random.money(180, 980)
    )
  );
  every(14, day(YEAR, 1, 13), LAST).forEach((when) =>
    gbp(
      orNextWorkday(when),
      `STRIPE PAYMENTS UK L STRIPE ${random.digits(8)} BGC`,
      random.money(820, 2_650)
    )
  );
  every(14, day(YEAR, 1, 20), LAST).forEach((when) =>
    gbp(when, `AMAZON PAYMENTS UK LTD ${random.digits(12)} BGC`, random.money(240, 1_180))
  );
  const clients = [
    "Hanseatische Kaffeerösterei GmbH",
    "Brasserie du Vieux Port SARL",
    "De Graaf Horeca B.V.",
    "Kelder & Zonen B.V.",
  ] as const;
  for (let invoice = 118; invoice < 134; invoice += 1) {
    const when = orNextWorkday(
      day(YEAR, 1 + Math.floor((invoice - 118) / 2.7), random.between(3, 27))
    );
    eur(
      when,
      `SEPA-ÜBERWEISUNG GUTSCHRIFT ${random.pick(clients)} RECHNUNG 2025-0${invoice} KD-NR. ${random.digits(5)} EREF+${reference()}`,
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

  // People.
  for (let month = 1; month <= 6; month += 1) {
    const payday = orWorkdayBefore(day(YEAR, month, 25));
    const month2 = String(month).padStart(2, "0");
    eur(
      payday,
      `SEPA OVERBOEKING NAAM: S. VAN DER VEEN OMSCHRIJVING: SALARIS ${month2}-2025 KENMERK: SAL${month2}A`,
      -2_864.11
    );
    eur(
      payday,
      `SEPA OVERBOEKING NAAM: J. LINDQVIST OMSCHRIJVING: SALARIS ${month2}-2025 KENMERK: SAL${month2}B`,
      -2_431.6
    );
    eur(
      payday,
      `SEPA OVERBOEKING NAAM: A. BENALI OMSCHRIJVING: SALARIS ${month2}-2025 KENMERK: SAL${month2}C`,
      month < 4 ? -1_618.2 : -1_702.45
    );
    eur(
      orWorkdayBefore(day(YEAR, month, 30)),
      `ABSCHLUSS PER ${month2}/2025 ENTGELT KONTOFUEHRUNG`,
      -9.9
    );
    gbp(orWorkdayBefore(day(YEAR, month, 28)), "STANDING ORDER MISS H PEMBERTON WAGES", -1_420);
    eur(
      orNextWorkday(day(YEAR, month, 27)),
      `BELASTINGDIENST APELDOORN LOONHEFFINGEN ${month2}-2025 BETALINGSKENMERK ${random.digits(16)}`,
      -(2_180 + random.money(0, 90))
    );
    eur(
      orNextWorkday(day(YEAR, month, 28)),
      `SEPA Incasso algemeen doorlopend Incassant: NL00ZZZ000000000000 Naam: Stichting Pensioenfonds Detailhandel Machtiging: PF-2291 Omschrijving: premie ${month2}-2025`,
      -486.3
    );
  }

  // Tax.
  for (const [month, quarter, amount] of [
    [1, "4E KWARTAAL 2024", -6_412],
    [4, "1E KWARTAAL 2025", -5_877],
  ] as const) {
    eur(
      orWorkdayBefore(day(YEAR, month, 31)),
      `BELASTINGDIENST APELDOORN BTW ${quarter} BETALINGSKENMERK ${random.digits(16)}`,
      amount
    );
  }
  gbp(orNextWorkday(day(YEAR, 2, 10)), "HMRC VAT DIRECT DEBIT 000012345678", -1_284.66);
  gbp(orNextWorkday(day(YEAR, 5, 10)), "HMRC VAT DIRECT DEBIT 000012345678", -1_102.18);
  eur(day(YEAR, 3, 17), "BELASTINGDIENST APELDOORN VPB VOORLOPIGE AANSLAG 2025", -3_250);
  gbp(day(YEAR, 6, 16), "COMPANIES HOUSE CARDIFF CD 4821", -34);

  // Premises and services, by direct debit.
  const debit = (creditor: string, mandate: string, text: string) =>
    `SEPA Incasso algemeen doorlopend Naam: ${creditor} Machtiging: ${mandate} Omschrijving: ${text} Kenmerk: ${reference()}`;
  const lastschrift = (creditor: string, text: string, mandate: string) =>
    `SEPA-BASISLASTSCHRIFT ${creditor} ${text} EREF+${reference()} MREF+${mandate} CRED+DE00ZZZ00000000000`;
  for (let month = 1; month <= 6; month += 1) {
    const month2 = String(month).padStart(2, "0");
    eur(
      orNextWorkday(day(YEAR, month, 1)),
      `SEPA OVERBOEKING NAAM: WERKSPOOR VASTGOED B.V. OMSCHRIJVING: HUUR BEDRIJFSRUIMTE ${month2}-2025 KENMERK: UNIT 14`,
      -1_850
    );
    eur(
      orNextWorkday(day(YEAR, month, 4)),
      debit("KPN B.V.", "KPN-00219384", `Factuur ${random.digits(9)} zakelijk internet`),
      -62.5
    );
    eur(
      orNextWorkday(day(YEAR, month, 8)),
      debit("Vattenfall Klantenservice N.V.", "VF-7710025", "Termijnbedrag stroom en gas"),
      month < 4 ? -318 : -289
    );
    eur(
      orNextWorkday(day(YEAR, month, 15)),
      debit("Vodafone Libertel B.V.", "VOD-2201", `Factuur ${random.digits(9)}`),
      -54.9
    );
    eur(
      orNextWorkday(day(YEAR, month, 5)),
      lastschrift("Hetzner Online GmbH", `R${random.digits(10)}`, "K0012345678"),
      -(41.65 + (month > 3 ? 9.52 : 0))
    );
    eur(
      orNextWorkday(day(YEAR, month, 12)),
      lastschrift("DHL Paket GmbH", `RECHNUNG ${random.digits(8)}`, "DHL0077123"),
      -random.money(310, 890)
    );
    eur(
      orNextWorkday(day(YEAR, month, 18)),
      `PRLV SEPA OVH SAS ICS FR00ZZZ000000 MANDAT OVH-7F2K91 REF FR${random.digits(8)}`,
      -23.99
    );
    eur(
      orNextWorkday(day(YEAR, month, 21)),
      debit("PostNL Pakketten Benelux B.V.", "PNL-551120", `Factuur ${random.digits(8)}`),
      -random.money(240, 720)
    );
    eur(
      orNextWorkday(day(YEAR, month, 2)),
      debit("Exact Nederland B.V.", "EXA-109233", "Exact Online abonnement"),
      -69
    );
    eur(
      orNextWorkday(day(YEAR, month, 3)),
      "KOSTEN ZAKELIJK BETALINGSVERKEER ING BANK N.V.",
      -random.money(18, 31)
    );
    gbp(orNextWorkday(day(YEAR, month, 1)), "DIRECT DEBIT REGUS MANAGEMENT UK LTD 0092213", -189);
    gbp(orNextWorkday(day(YEAR, month, 16)), "DIRECT DEBIT XERO UK LIMITED XRO-221984", -33);
    gbp(orNextWorkday(day(YEAR, month, 20)), "DIRECT DEBIT VODAFONE LTD 7021993841", -28.5);
    gbp(orWorkdayBefore(day(YEAR, month, 30)), "ACCOUNT MAINTENANCE FEE", -8.5);
  }
  for (const month of [1, 4]) {
    eur(
      orNextWorkday(day(YEAR, month, 10)),
      debit("Centraal Beheer", "CB-88120", "Bedrijfsaansprakelijkheid kwartaalpremie"),
      -214.7
    );
    gbp(orNextWorkday(day(YEAR, month, 14)), "DIRECT DEBIT HISCOX INSURANCE CO PL-0081", -96.4);
  }
  eur(
    day(YEAR, 3, 24),
    "SEPA OVERBOEKING NAAM: KAMER VAN KOOPHANDEL OMSCHRIJVING: UITTREKSEL HANDELSREGISTER",
    -8.15
  );

  // Cards: advertising, software, travel, supplies.
  const card = (when: number, text: string, amount: number) =>
    eur(when, `BETAALAUTOMAAT/CARD ${text} PAS 421`, amount);
  for (let month = 1; month <= 6; month += 1) {
    card(day(YEAR, month, 2), `GOOGLE*ADS${random.digits(10)} CC GOOGLE.COM IE`, -500);
    if (month > 1)
      card(day(YEAR, month, 17), `GOOGLE*ADS${random.digits(10)} CC GOOGLE.COM IE`, -500);
    card(
      day(YEAR, month, 6),
      `FACEBK *${random.pick(["7KQ2MN4PT2", "Z9TR4WLKA2"])} FB.ME/ADS IE`,
      -random.money(120, 380)
    );
    card(day(YEAR, month, 9), "AMAZON WEB SERVICES AWS.AMAZON.CO LU", -random.money(86, 131));
    card(day(YEAR, month, 11), "ADOBE *CREATIVE CLOUD DUBLIN IE", -72.59);
    card(day(YEAR, month, 13), "SLACK T02KQ8ZR1 DUBLIN IE", -31.5);
    card(day(YEAR, month, 15), "SHOPIFY* 214490331 DUBLIN IE", -79);
    card(day(YEAR, month, 23), "MAILCHIMP *MISC MAILCHIMP.COM US", -45);
    card(
      day(YEAR, month, random.between(4, 26)),
      random.pick(["NS GROEP IZ NS REIZIGERS UTRECHT NL", "DB VERTRIEB GMBH FRANKFURT DE"]),
      -random.money(18, 96)
    );
    card(
      day(YEAR, month, random.between(4, 26)),
      random.pick(["SHELL 1247 UTRECHT NL", "TOTALENERGIES 0921 BREDA NL"]),
      -random.money(48, 92)
    );
    card(
      day(YEAR, month, random.between(4, 26)),
      random.pick(["ALBERT HEIJN 1521 UTRECHT NL", "JUMBO UTRECHT MERWEDE NL"]),
      -random.money(14, 52)
    );
    card(
      day(YEAR, month, random.between(4, 26)),
      random.pick([
        "GAMMA UTRECHT LAGE WEIDE NL",
        "MAKRO NEDERLAND UTRECHT NL",
        "STAPLES ONLINE NL",
      ]),
      -random.money(22, 240)
    );
  }
  card(day(YEAR, 2, 19), "KLM 0742194401234 AMSTELVEEN NL", -312.4);
  card(day(YEAR, 2, 25), "HOTEL AT BOOKING.COM AMSTERDAM NL", -228);
  card(day(YEAR, 4, 14), "IKEA UTRECHT NL", -419.85);
  card(day(YEAR, 5, 7), "COOLBLUE B.V. ROTTERDAM NL", -1_149);
  card(day(YEAR, 5, 12), "COOLBLUE B.V. ROTTERDAM NL TERUGBOEKING", 89);
  gbp(day(YEAR, 3, 11), "CARD PAYMENT TO TFL TRAVEL CH ON 10 MAR", -8.1);
  gbp(day(YEAR, 3, 12), "CARD PAYMENT TO PRET A MANGER ON 11 MAR", -11.35);
  gbp(day(YEAR, 3, 12), "CARD PAYMENT TO PREMIER INN 44520 ON 11 MAR", -164);
  gbp(day(YEAR, 5, 21), "CARD PAYMENT TO ROYAL MAIL GROUP ON 20 MAY", -46.2);

  // Suppliers, and money moved between the company's own accounts.
  for (const [month, date, amount] of [
    [1, 22, -4_920],
    [3, 5, -6_180.5],
    [4, 16, -3_744],
    [6, 11, -5_265.75],
  ] as const) {
    eur(
      orNextWorkday(day(YEAR, month, date)),
      `SEPA-ÜBERWEISUNG La Cimbalina Macchine S.r.l. FATTURA ${random.digits(4)}/25 EREF+${reference()}`,
      amount
    );
  }
  eur(
    day(YEAR, 2, 13),
    "VIR SEPA CARTONNAGES DU RHONE SAS FACTURE F-20418 REF E2E NOTPROVIDED",
    -865.4
  );
  eur(
    day(YEAR, 5, 15),
    "VIR SEPA CARTONNAGES DU RHONE SAS FACTURE F-20977 REF E2E NOTPROVIDED",
    -912.1
  );
  eur(
    day(YEAR, 3, 28),
    "SEPA OVERBOEKING NAAM: TIDEWATER COFFEE GEAR B.V. OMSCHRIJVING: NAAR SPAARREKENING",
    -5_000
  );
  eur(day(YEAR, 6, 5), "WISE EUROPE SA OMWISSELING GBP NAAR EUR P21984412", 1_742.8);
  gbp(day(YEAR, 6, 4), "WISE PAYMENTS LIMITED P21984412 TIDEWATER COFFEE GEAR", -1_480);
  monthly(YEAR, 19, 2, 6).forEach((when) =>
    eur(orNextWorkday(when), debit("Qred Bank AB", "QRD-44120", "Aflossing zakelijke lening"), -640)
  );
  return rows
    .map((row, position) => ({ row, position }))
    .sort((a, b) => a.row.day - b.row.day || a.position - b.position)
    .map(({ row }) => row);
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
