/**
 * Any number of bank rows over a wide spread of real merchants, no two alike: for benchmarks and
 * torture runs. Made at run time from a seed, so that the same rows come everywhere.
 */
import { fromDayNumber, toDayNumber } from "../../src/model";
import { createRandom } from "../samples/random";

/** One row as a bank's export has it; negative is money out. */
export interface SpreadRow {
  /** ISO date. */
  date: string;
  description: string;
  amount: number;
}

/** `#` a digit, `@` a capital letter, `~` a city of the block, `%` the day before as MM/DD. */
const US = `
WM SUPERCENTER ####### ~|WAL-MART #### ~|TARGET T-#### ~|COSTCO WHSE #0### ~|SAMS CLUB #### ~|KROGER #### ~
SAFEWAY #### ~|PUBLIX SUPER MAR #### ~|H-E-B ### ~|ALDI #####  ~|TRADER JOE S ### ~|WHOLEFDS ### ##### ~
FOOD LION #### ~|MEIJER STORE ### ~|WEGMANS ### ~|SPROUTS FARMERS MAR ~|7-ELEVEN ##### ~|CIRCLE K ##### ~
WAWA ### ~|SHEETZ ### ~|CASEYS #### ~|QT ### ~|SHELL OIL ########### ~|EXXONMOBIL ######## ~|CHEVRON 0###### ~
BP####### ~|MARATHON PETRO###### ~|SPEEDWAY ##### ~|SUNOCO ########## ~|STARBUCKS STORE ##### ~|DUNKIN ###### ~
MCDONALD'S F##### ~|BURGER KING #### ~|WENDY'S #### ~|TACO BELL ###### ~|CHICK-FIL-A ##### ~|CHIPOTLE #### ~
SUBWAY ##### ~|PANERA BREAD ###### ~|POPEYES ##### ~|DOMINO'S #### ~|PIZZA HUT ###### ~|PAPA JOHN'S #### ~
SONIC DRIVE IN #### ~|ARBYS #### ~|FIVE GUYS #### ~|SHAKE SHACK #### ~|OLIVE GARDEN 00##### ~|APPLEBEES ######## ~
TEXAS ROADHOUSE #### ~|CRACKER BARREL ### ~|IHOP #### ~|DENNY'S #### ~|WAFFLE HOUSE #### ~|TST* THE CORNER GRILL ~
SQ *MORNING BREW COFFEE ~|SQ *FARMERS MARKET STAND ~|CVS/PHARMACY ##### ~|WALGREENS #### ~|RITE AID ##### ~
THE HOME DEPOT #### ~|LOWE'S #### ~|ACE HARDWARE ##### ~|IKEA ######## ~|BEST BUY 000##### ~|APPLE STORE R### ~
AMAZON.COM*@@####@## SEATTLE WA|AMZN MKTP US*@@####@## AMZN.COM/BILL WA|EBAY O*##-#####-##### SAN JOSE CA
ETSY.COM - @@@@@@ BROOKLYN NY|WAYFAIR*WAYFAIR 866-263-8325 MA|CHEWY.COM 800-672-4399 FL|PETSMART #### ~|PETCO #### ~
MACYS #### ~|NORDSTROM #### ~|KOHL'S #### ~|TJMAXX #### ~|MARSHALLS #### ~|ROSS STORES #### ~|OLD NAVY US #### ~
GAP US #### ~|NIKE.COM 800-806-6453 OR|ADIDAS US ONLINE ####|H&M 0### ~|ZARA USA #### ~|SEPHORA ### ~|ULTA #### ~
DOLLAR TREE ##### ~|DOLLAR GENERAL ##### ~|FAMILY DOLLAR #### ~|BIG LOTS #### ~|MICHAELS STORES #### ~|HOBBY LOBBY ### ~
BARNES & NOBLE #### ~|GAMESTOP #### ~|DICKS SPORTING GOODS ### ~|REI #### ~|ACADEMY SPORTS ### ~|AUTOZONE #### ~
O'REILLY AUTO ##### ~|JIFFY LUBE #### ~|DISCOUNT TIRE @@@ ## ~|UBER   *TRIP HELP.UBER.COM CA|UBER   *EATS HELP.UBER.COM CA
LYFT   *RIDE @@@ #PM LYFT.COM CA|DD *DOORDASH @@@@@@ 855-973-1040 CA|GRUBHUB*@@@@@@@ GRUBHUB.COM NY|INSTACART*### SAN FRANCISCO CA
NETFLIX.COM 866-579-7172 CA|SPOTIFY USA 877-7781161 NY|HULU ########## HULU.COM/BILL CA|DISNEYPLUS 888-9057888 CA
HBOMAX 855-442-6629 NY|APPLE.COM/BILL 866-712-7753 CA|GOOGLE *YOUTUBEPREMIUM G.CO/HELPPAY# CA|AUDIBLE*@@####@## AMZN.COM/BILL NJ
PLAYSTATION NETWORK 800-345-7669 CA|STEAM PURCHASE 425-952-2985 WA|NINTENDO CA########## 800-255-3700 WA|XBOX GAME PASS MSBILL.INFO WA
PLANET FIT CLUB FEES ~|LA FITNESS 949-255-7200 CA|24 HOUR FITNESS USA ### ~|PELOTON* MEMBERSHIP 866-679-9129 NY
COMCAST CABLE COMM 800-266-2278|SPECTRUM 855-707-7328 MO|VERIZON WRLS @####-## ~|ATT* BILL PAYMENT 800-331-0500 TX
TMOBILE*AUTO PAY 800-937-8997 WA|DUKE ENERGY BILL PAY ##########|CON ED OF NY INTELL CK ##########|PG&E WEBRECURRING ########
GEICO *AUTO 800-841-3000 DC|PROGRESSIVE *INSURANCE 855-758-0945|STATE FARM INSURANCE 800-956-6310|ALLSTATE INS CO INS PREM ########
DELTA AIR 006######### ATLANTA GA|UNITED 016######### HOUSTON TX|AMERICAN AIR001######### FORT WORTH TX|SOUTHWES 526######### DALLAS TX
MARRIOTT ##### ~|HILTON GARDEN INN ~|AIRBNB * HM@@@@@@@@ AIRBNB.COM CA|HOTELS.COM############ HOTELS.COM WA|EXPEDIA ############## EXPEDIA.COM WA
HERTZ RENT-A-CAR ~|ENTERPRISE RENT-A-CAR ~|AMC #### ~|REGAL CINEMAS ### ~|TICKETMASTER 800-653-8000 CA|FANDANGO 866-857-5191 CA
ADOBE *CREATIVE CLOUD 408-536-6000 CA|MICROSOFT*SUBSCRIPTION MSBILL.INFO WA|DROPBOX*@@@@@@@@@@ DROPBOX.COM CA|OPENAI *CHATGPT SUBSCR OPENAI.COM CA
USPS PO ########## ~|FEDEX ######### MEMPHIS TN|THE UPS STORE #### ~|LABCORP *####### 800-845-6167 NC|QUEST DIAGNOSTICS ~
KAISER PERMANENTE ~|ASPEN DENTAL #### ~|GREAT CLIPS #### ~|PUBLIC STORAGE ##### ~|U-HAUL MOVING & STORAG ~
VENMO PAYMENT ############# WEB ID: 3264681992|ZELLE PAYMENT TO JORDAN REYES @@@#########|CASH APP*CASEY MORGAN 800-969-1940 CA
ATM WITHDRAWAL ###### % ~|AMERICAN EXPRESS ACH PMT @#### WEB ID: 2005032111|CAPITAL ONE MOBILE PMT ##########|DISCOVER E-PAYMENT ####
CHASE CREDIT CRD AUTOPAY PPD ID: 4760039224|NELNET STUDENT LN PPD ID: 1470751221|AFFIRM * PAY @@@@@@@ 855-423-3729 CA|KLARNA* WALMART COLUMBUS OH`;
const UK = `
TESCO STORES #### ~|SAINSBURYS S/MKTS ~|ASDA STORES #### ~|WM MORRISONS ~|LIDL GB ~|ALDI STORES ~|CO-OP GROUP FOOD ~|WAITROSE ### ~
MARKS&SPENCER PLC SACA ~|BOOTS #### ~|SUPERDRUG ~|GREGGS PLC ~|COSTA COFFEE ######## ~|PRET A MANGER ~|NANDOS ~|WAGAMAMA ~
JD WETHERSPOON ~|TFL TRAVEL CH TFL.GOV.UK/CP|TRAINLINE 0333 202 2222|NATIONAL EXPRESS BIRMINGHAM|SHELL #### ~|BP CONNECT ~|ESSO ~
ARGOS LTD ~|B&Q #### ~|PRIMARK ~|NEXT RETAIL ####|ASOS.COM LONDON|AMAZON.CO.UK*@@####@## AMAZON.CO.UK|DELIVEROO LONDON|JUST EAT.CO.UK LTD
BRITISH GAS ########|EDF ENERGY ########|OCTOPUS ENERGY A-########|THAMES WATER ##########|BT GROUP PLC GB########|SKY DIGITAL ##########
VODAFONE LTD ##########-####|EE LIMITED Q############|TV LICENCE MBP ##########|DVLA-@@##@@@|HMRC - CUMBERNAULD ##########|COUNCIL TAX ########
RYANAIR 224######### DUBLIN|EASYJET @@@@@@ LUTON|PREMIER INN ##### ~|PUREGYM LTD ##########|THE GYM LTD ########|WISE PAYMENTS LIMITED P########`;
const EU = `
REWE SAGT DANKE. ######## ~|EDEKA ~|LIDL SAGT DANKE ~|ALDI SUED ~|DM FIL.#### H:#####|ROSSMANN #### ~|KAUFLAND ~|MEDIA MARKT ~|SATURN ELECTRO ~
DB VERTRIEB GMBH FRANKFURT|TELEKOM DEUTSCHLAND GMBH ##########|VODAFONE GMBH ##########|E.ON ENERGIE DEUTSCHLAND ########|ZALANDO SE ##########
CARREFOUR MARKET ~|AUCHAN ~|LECLERC ~|MONOPRIX ####|SNCF CONNECT PARIS|RATP PARIS|ORANGE SA FACTURE ########|EDF CLIENTS PARTICULIERS ########
ALBERT HEIJN #### ~|JUMBO ~|HEMA @@### ~|NS GROEP IZ NS REIZIGERS|BOL.COM ##########|KPN B.V. ##########|ZIGGO SERVICES BV ########
MERCADONA ~|EL CORTE INGLES ~|REPSOL ~|ESSELUNGA ~|CONAD ~|TRENITALIA ROMA|BIEDRONKA #### ~|ZABKA Z#### ~|ICA SUPERMARKET ~|COOP ~|BOOKING.COM AMSTERDAM`;

const CITIES = {
  us: [
    "AUSTIN TX",
    "CHICAGO IL",
    "SEATTLE WA",
    "DENVER CO",
    "ATLANTA GA",
    "PHOENIX AZ",
    "BOSTON MA",
    "MIAMI FL",
    "COLUMBUS OH",
    "PORTLAND OR",
    "NASHVILLE TN",
    "SAN DIEGO CA",
  ],
  uk: ["LONDON", "MANCHESTER", "LEEDS", "BRISTOL", "GLASGOW", "CARDIFF", "BELFAST", "YORK"],
  eu: [
    "BERLIN",
    "HAMBURG",
    "LYON",
    "PARIS",
    "UTRECHT",
    "MADRID",
    "MILANO",
    "WARSZAWA",
    "STOCKHOLM",
  ],
} as const;

const patternsOf = (block: string): string[] =>
  block
    .split(/[|\n]/)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== "");

const PATTERNS = [
  ...patternsOf(US).map((pattern) => ({ pattern, cities: CITIES.us })),
  ...patternsOf(UK).map((pattern) => ({ pattern, cities: CITIES.uk })),
  ...patternsOf(EU).map((pattern) => ({ pattern, cities: CITIES.eu })),
];

/** How many different merchants' spellings the spread draws from. */
export const SPREAD_MERCHANTS = PATTERNS.length;

/** `count` rows over two years, oldest first; one in forty is money in. */
export function spreadRows(count: number, seed = 25_000): SpreadRow[] {
  const random = createRandom(seed);
  const first = toDayNumber("2024-01-01");
  const rows: SpreadRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const day = first + Math.floor((index * 731) / count);
    const chosen = PATTERNS[random.between(0, PATTERNS.length - 1)] ?? PATTERNS[0];
    const pattern = chosen?.pattern ?? "";
    const cities = chosen?.cities ?? CITIES.us;
    const before = fromDayNumber(day - 1);
    const description = pattern.replace(/[#@~%]/g, (mark) => {
      if (mark === "#") return String(random.between(0, 9));
      if (mark === "@") return String.fromCharCode(65 + random.between(0, 25));
      if (mark === "%") return `${before.slice(5, 7)}/${before.slice(8, 10)}`;
      return cities[random.between(0, cities.length - 1)] ?? cities[0];
    });
    const incoming = random.chance(1 / 40);
    const amount = incoming
      ? random.money(20, 2_800)
      : -random.money(2, random.chance(0.1) ? 640 : 95);
    rows.push({
      date: fromDayNumber(day),
      description: incoming ? `PAYROLL DEPOSIT ${random.digits(6)} PPD` : description,
      amount,
    });
  }
  return rows;
}

/** The same rows as cells with a header, dates as Excel serial numbers: what a worksheet holds. */
export function spreadCells(count: number, seed = 25_000): (string | number)[][] {
  const serialOfEpoch = 25_569;
  return [
    ["Date", "Description", "Amount"],
    ...spreadRows(count, seed).map(({ date, description, amount }) => [
      toDayNumber(date) + serialOfEpoch,
      description,
      amount,
    ]),
  ];
}
