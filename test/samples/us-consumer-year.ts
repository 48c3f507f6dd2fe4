/**
 * One year of a checking account in Austin, Texas. The people and the employer are invented; the
 * shops are real chains, in the spellings US card and ACH rails print.
 */
import {
  day,
  every,
  fromDayNumber,
  monthly,
  monthSlashDay,
  orNextWorkday,
  orWorkdayBefore,
} from "./days";
import { createRandom } from "./random";

/** One booked line; negative is money out. */
export interface SampleRow {
  day: number;
  description: string;
  amount: number;
}

const YEAR = 2025;
const FIRST = day(YEAR, 1, 1);
const LAST = day(YEAR, 12, 31);
const CARD_HABITS: readonly {
  descriptors: readonly [string, ...string[]];
  least: number;
  greatest: number;
  /** Mean days between visits. */
  gap: number;
}[] = [
  {
    descriptors: ["H-E-B #425 AUSTIN TX", "H-E-B #091 AUSTIN TX", "HEB ONLINE #108 SAN ANTONIO TX"],
    least: 24,
    greatest: 168,
    gap: 6,
  },
  {
    descriptors: [
      "WHOLEFDS LMR 10145 AUSTIN TX",
      "TRADER JOE S #455 AUSTIN TX",
      "WHOLEFDS DOM 10672 AUSTIN TX",
    ],
    least: 14,
    greatest: 96,
    gap: 11,
  },
  {
    descriptors: [
      "WM SUPERCENTER #1253 AUSTIN TX",
      "WAL-MART #4554 AUSTIN TX",
      "TARGET T-1797 AUSTIN TX",
      "TARGET 00021543 AUSTIN TX",
    ],
    least: 11,
    greatest: 134,
    gap: 13,
  },
  { descriptors: ["COSTCO WHSE #1144 AUSTIN TX"], least: 88, greatest: 264, gap: 31 },
  {
    descriptors: [
      "STARBUCKS STORE 06512 AUSTIN TX",
      "SQ *SUMMER MOON COFFEE Austin TX",
      "STARBUCKS STORE 11807 AUSTIN TX",
      "SQ *HOUNDSTOOTH COFFEE Austin TX",
    ],
    least: 4.15,
    greatest: 13.8,
    gap: 6,
  },
  {
    descriptors: [
      "CHIPOTLE 1290 AUSTIN TX",
      "CHICK-FIL-A #03021 AUSTIN TX",
      "WHATABURGER 0123 AUSTIN TX",
      "MCDONALD'S F12984 AUSTIN TX",
      "P TERRY'S #12 AUSTIN TX",
      "TACO BELL 036112 AUSTIN TX",
    ],
    least: 8.2,
    greatest: 27.5,
    gap: 7,
  },
  {
    descriptors: [
      "TST* UCHIKO - AUSTIN Austin TX",
      "TST* LORO AUSTIN Austin TX",
      "TORCHYS TACOS SOCO AUSTIN TX",
      "HOME SLICE PIZZA AUSTIN TX",
      "OLIVE GARDEN 0021589 AUSTIN TX",
    ],
    least: 26,
    greatest: 118,
    gap: 14,
  },
  {
    descriptors: [
      "DD *DOORDASH TORCHYSTA 855-973-1040 CA",
      "DOORDASH*CHIPOTLE WWW.DOORDASH. CA",
      "UBER   *EATS HELP.UBER.COM CA",
    ],
    least: 18,
    greatest: 58,
    gap: 15,
  },
  {
    descriptors: [
      "SHELL OIL 57444212309 AUSTIN TX",
      "EXXONMOBIL 47812367 AUSTIN TX",
      "BUC-EE'S #35 BASTROP TX",
      "CHEVRON 0204567 ROUND ROCK TX",
    ],
    least: 29,
    greatest: 54,
    gap: 11,
  },
  {
    descriptors: ["UBER   *TRIP HELP.UBER.COM CA", "LYFT   *RIDE SUN 9PM 855-865-9553 CA"],
    least: 9.4,
    greatest: 36,
    gap: 24,
  },
  {
    descriptors: ["CVS/PHARMACY #06512 AUSTIN TX", "WALGREENS #7492 AUSTIN TX"],
    least: 6.2,
    greatest: 61,
    gap: 26,
  },
  {
    descriptors: [
      "AMZN Mktp US*RT4G90ZX3 Amzn.com/bill WA",
      "AMAZON.COM*2K8QW1TT0 SEATTLE WA",
      "AMZN Mktp US*NB71K2LE2 Amzn.com/bill WA",
    ],
    least: 8.99,
    greatest: 94,
    gap: 9,
  },
  {
    descriptors: ["THE HOME DEPOT #6542 AUSTIN TX", "LOWE'S #1129 AUSTIN TX"],
    least: 12,
    greatest: 145,
    gap: 40,
  },
  {
    descriptors: ["PARKMOBILE 770-818-9036 GA", "AUSTIN TX PARKING METE AUSTIN TX"],
    least: 2.35,
    greatest: 12,
    gap: 27,
  },
  {
    descriptors: [
      "ALAMO DRAFTHOUSE S LAMAR AUSTIN TX",
      "STEAM PURCHASE 425-952-2985 WA",
      "BARNES & NOBLE #2738 AUSTIN TX",
    ],
    least: 9.99,
    greatest: 48,
    gap: 34,
  },
  { descriptors: ["GREAT CLIPS 3921 AUSTIN TX"], least: 24, greatest: 29, gap: 43 },
  {
    descriptors: ["PETSMART # 0172 AUSTIN TX", "CHEWY.COM 800-672-4399 FL"],
    least: 28,
    greatest: 79,
    gap: 36,
  },
];

/** Something booked once in the year. */
const SINGLE: readonly (readonly [
  month: number,
  date: number,
  description: string,
  amount: number,
])[] = [
  [2, 21, "IRS TREAS 310 TAX REF PPD ID: 9111036170", 1342],
  [4, 12, "SOUTHWES 5262198734561 800-435-9792 TX", -287.96],
  [4, 26, "AIRBNB * HMQ4Z8KXTR AIRBNB.COM CA", -412.38],
  [5, 9, "1-800-FLOWERS.COM,INC. 800-468-1141 NY", -64.94],
  [5, 19, "AUSTIN REGIONAL CLINIC AUSTIN TX", -45],
  [6, 3, "ASPEN DENTAL 1402 AUSTIN TX", -138],
  [6, 14, "IKEA ROUND ROCK ROUND ROCK TX", -231.47],
  [6, 20, "IKEA ROUND ROCK ROUND ROCK TX", 49.99],
  [7, 3, "HILTON GARDEN INN GALVESTON TX", -356.12],
  [7, 8, "BEST BUY 00002089 AUSTIN TX", -549.99],
  [7, 16, "BEST BUY 00002089 AUSTIN TX", 549.99],
  [8, 11, "VENMO CASHOUT PPD ID: 5264681992", 140],
  [8, 25, "TXTAG 888-468-9824 TX", -40],
  [9, 15, "TX DMV WEB 888-368-4689 TX", -78.25],
  [9, 29, "JIFFY LUBE #2743 AUSTIN TX", -89.97],
  [10, 6, "BANFIELD PET HOSPITAL AUSTIN TX", -164.2],
  [10, 17, "TICKETMASTER *FESTIVAL 800-653-8000 CA", -219.4],
  [11, 11, "USPS PO 4805140745 AUSTIN TX", -13.65],
  [11, 28, "NIKE.COM 800-806-6453 OR", -118.97],
  [11, 28, "APPLE STORE #R090 AUSTIN TX", -269],
  [12, 2, "AMERICAN RED CROSS 800-733-2767 DC", -50],
  [12, 5, "TARGET 00021543 AUSTIN TX", -187.32],
  [12, 9, "TARGET 00021543 AUSTIN TX", 34.5],
  [12, 18, "ETSY.COM - PRAIRIECLAY BROOKLYN NY", -58.2],
];

/** Every line of the year, oldest first. */
export function usConsumerYear(): SampleRow[] {
  const random = createRandom(20_250_101);
  const rows: SampleRow[] = [];
  const add = (when: number, description: string, amount: number) => {
    if (when >= FIRST && when <= LAST) {
      rows.push({ day: when, description, amount: Math.round(amount * 100) / 100 });
    }
  };

  // Work: every second Friday; a raise in July, the last cheque of the year with a bonus.
  every(14, day(YEAR, 1, 10), LAST).forEach((when) => {
    const pay = when < day(YEAR, 7, 1) ? 2184.37 : 2271.9;
    const bonus = when >= day(YEAR, 12, 20) ? 900 : 0;
    add(when, "BLUEBONNET ROBOTICS PAYROLL PPD ID: 1364821907", pay + bonus);
  });

  // Home: rent on the first, the Friday before where that is a weekend.
  for (let month = 1; month <= 12; month += 1) {
    add(
      orWorkdayBefore(day(YEAR, month, month === 1 ? 2 : 1)),
      "CEDAR BEND APTS WEB PMTS 7HQ2LK WEB ID: 1770412883",
      month < 9 ? -1465 : -1510
    );
    const summer =
      [0.6, 0.55, 0.5, 0.6, 0.85, 1.25, 1.55, 1.6, 1.3, 0.8, 0.55, 0.6][month - 1] ?? 1;
    add(
      orNextWorkday(day(YEAR, month, 17)),
      "CITY OF AUSTIN UTILITIES ONLINE PMT CKF412098765POS",
      -(88 + 70 * summer + random.money(-6, 6))
    );
    add(
      orNextWorkday(day(YEAR, month, 23)),
      "TEXAS GAS SERVICE UTIL PAYMT PPD ID: 6736153001",
      -(58 - 28 * summer + random.money(0, 5))
    );
    add(day(YEAR, month, 9), "SPECTRUM 855-707-7328 MO", month < 6 ? -64.99 : -69.99);
    add(day(YEAR, month, 14), "TMOBILE*AUTO PAY 800-937-8997 WA", -75);
    add(
      orNextWorkday(day(YEAR, month, 5)),
      "GEICO *AUTO 800-841-3000 DC",
      month < 7 ? -118.42 : -126.08
    );
    add(
      orNextWorkday(day(YEAR, month, 20)),
      "NELNET STUDENT LN STDNT LOAN PPD ID: 1470751221",
      -212.55
    );
    add(
      orNextWorkday(day(YEAR, month, 26)),
      "AMERICAN EXPRESS ACH PMT M4823 WEB ID: 2005032111",
      -random.money(240, 720)
    );
    add(
      orNextWorkday(day(YEAR, month, 3)),
      "ONLINE TRANSFER TO SAV ...4471 TRANSACTION#: " + random.digits(11),
      -200
    );
    add(orWorkdayBefore(day(YEAR, month, 28)), "INTEREST PAYMENT", random.money(0.04, 0.19));
  }

  // Subscriptions; Netflix raises its price in May, Spotify in August.
  monthly(YEAR, 6).forEach((when) =>
    add(when, "NETFLIX.COM 866-579-7172 CA", when < day(YEAR, 5, 1) ? -15.49 : -17.99)
  );
  monthly(YEAR, 18).forEach((when) =>
    add(when, "Spotify USA 877-7781161 NY", when < day(YEAR, 8, 1) ? -10.99 : -11.99)
  );
  monthly(YEAR, 12).forEach((when) => add(when, "APPLE.COM/BILL 866-712-7753 CA", -2.99));
  monthly(YEAR, 17).forEach((when) => add(when, "PLANET FITNESS CLUB FEES AUSTIN TX", -24.99));
  monthly(YEAR, 22, 3).forEach((when) => add(when, "ADOBE *PHOTOGPHY PLAN 408-536-6000 CA", -9.99));
  every(28, day(YEAR, 1, 19), LAST).forEach((when) =>
    add(when, "NYTIMES*NYTIMES DISC 800-698-4637 NY", -17)
  );
  monthly(YEAR, 24, 1, 7).forEach((when) => add(when, "HULU 877-8244858 CA HULU.COM/BILL", -7.99));
  add(day(YEAR, 7, 15), "AMAZON PRIME*RX5TY2LM1 Amzn.com/bill WA", -139);
  add(day(YEAR, 10, 2), "NAMECHEAP.COM* 3KQ9ZA 661-3102107 AZ", -15.98);

  // Everyday card spending.
  for (const { descriptors, least, greatest, gap } of CARD_HABITS) {
    let when = FIRST + random.between(0, gap);
    while (when <= LAST) {
      add(
        when,
        `${random.pick(descriptors)} ${monthSlashDay(when - 1)}`,
        -random.money(least, greatest)
      );
      when += Math.max(1, Math.round(gap * (0.55 + random.next() * 0.95)));
    }
  }

  // People: a weekly five-a-side fee, dinners split, a birthday.
  const friends = ["DANIELLE OKAFOR", "MARCUS WHITFIELD", "PRIYA RAMASWAMY"] as const;
  for (let month = 1; month <= 12; month += 1) {
    add(
      day(YEAR, month, random.between(4, 26)),
      `ZELLE PAYMENT TO ${random.pick(friends)} JPM${random.digits(9)}`,
      -random.money(12, 85)
    );
    if (random.chance(0.6)) {
      add(
        day(YEAR, month, random.between(4, 26)),
        `ZELLE PAYMENT FROM ${random.pick(friends)} BAC${random.digits(9)}`,
        random.money(10, 70)
      );
    }
    if (random.chance(0.7)) {
      add(
        day(YEAR, month, random.between(2, 27)),
        `VENMO PAYMENT ${random.digits(13)} WEB ID: 3264681992`,
        -random.money(8, 64)
      );
    }
  }
  add(day(YEAR, 3, 8), "CASH APP*TOMAS VELEZ 800-969-1940 CA", -35);
  add(day(YEAR, 9, 20), "CASH APP*TOMAS VELEZ 800-969-1940 CA", -42.5);

  // Cash, and what the bank charges.
  const machines = ["2901 S LAMAR BLVD AUSTIN TX", "1100 S CONGRESS AVE AUSTIN TX"] as const;
  every(33, day(YEAR, 1, 18), LAST).forEach((when) =>
    add(
      when,
      `ATM WITHDRAWAL ${random.digits(6)} ${monthSlashDay(when)} ${random.pick(machines)}`,
      -random.pick([40, 60, 80, 100])
    )
  );
  for (const [month, date] of [
    [4, 27],
    [7, 5],
    [10, 19],
  ] as const) {
    const when = day(YEAR, month, date);
    add(
      when,
      `NON-CHASE ATM WITHDRAW ${random.digits(6)} ${monthSlashDay(when)} 412 SEAWALL BLVD GALVESTON TX`,
      -63.5
    );
    add(when, "NON-CHASE ATM FEE-WITH", -3);
  }
  for (const month of [1, 2, 3])
    add(orWorkdayBefore(day(YEAR, month, 31)), "MONTHLY SERVICE FEE", -12);
  add(day(YEAR, 11, 4), "INSUFFICIENT FUNDS FEE FOR A $69.99 CARD PURCHASE", -34);
  add(day(YEAR, 4, 14), "REMOTE ONLINE DEPOSIT # 1", 250);
  add(day(YEAR, 10, 3), "AMZN Mktp US Amzn.com/bill WA REFUND", 42.18);

  for (const [month, date, description, amount] of SINGLE)
    add(day(YEAR, month, date), description, amount);
  return rows
    .map((row, position) => ({ row, position }))
    .sort((a, b) => a.row.day - b.row.day || a.position - b.position)
    .map(({ row }) => row);
}

/** Header and rows as the sheet has them: date, description, amount, balance. */
export function usConsumerSheet(): { header: string[]; rows: [string, string, number, number][] } {
  let balance = 3_218.44;
  return {
    header: ["Date", "Description", "Amount", "Balance"],
    rows: usConsumerYear().map(({ day: when, description, amount }) => {
      balance = Math.round((balance + amount) * 100) / 100;
      return [fromDayNumber(when), description, amount, balance];
    }),
  };
}
