/** Subscriptions as cards print them: services known in many countries, and made-up ones nobody knows. */
import type { Random } from "./random";

export interface Service {
  name: string;
  /** As a US card line prints it. */
  printUs: string;
  /** As other countries' card lines print it. */
  print: string;
  /** Monthly prices, the same figures in every currency. */
  prices: readonly number[];
  /** Price of a year, where the service sells one. */
  yearly?: number;
  /** Countries it is sold in; all when absent. */
  countries?: readonly string[];
  /** Bought by businesses too. */
  business?: boolean;
}

/** Services a knowledge of merchants should hold. */
export const SERVICES: readonly Service[] = [
  {
    name: "Netflix",
    printUs: "NETFLIX.COM 866-579-7172 CA",
    print: "NETFLIX.COM AMSTERDAM",
    prices: [6.99, 13.49, 15.49, 17.99],
  },
  {
    name: "Spotify",
    printUs: "SPOTIFY USA 877-7781161 NY",
    print: "Spotify P{9AA9A9AA} Stockholm",
    prices: [9.99, 10.99, 11.99, 16.99],
  },
  {
    name: "Disney Plus",
    printUs: "DISNEY PLUS 888-9057888 CA",
    print: "DISNEY PLUS LONDON",
    prices: [7.99, 8.99, 10.99],
    yearly: 109.9,
  },
  {
    name: "YouTube Premium",
    printUs: "GOOGLE *YouTubePremium g.co/helppay# CA",
    print: "GOOGLE *YouTubePremium g.co/helppay#",
    prices: [11.99, 12.99, 13.99],
  },
  {
    name: "Audible",
    printUs: "Audible*{AA9AA9AA9} Amzn.com/bill NJ",
    print: "Audible*{AA9AA9AA9} adbl.co/pymt",
    prices: [7.99, 9.95, 14.95],
    yearly: 99.5,
  },
  {
    name: "Adobe",
    printUs: "ADOBE *CREATIVE CLOUD 408-536-6000 CA",
    print: "ADOBE CREATIVE CLOUD DUBLIN",
    prices: [11.89, 22.99, 59.99],
    yearly: 239.88,
    business: true,
  },
  {
    name: "Microsoft 365",
    printUs: "MICROSOFT*MICROSOFT 365 P MSBILL.INFO WA",
    print: "MICROSOFT*MICROSOFT 365 MSBILL.INFO",
    prices: [6.99, 9.99, 12.99],
    yearly: 99.99,
    business: true,
  },
  {
    name: "Dropbox",
    printUs: "DROPBOX*{AA9AA9AA9A99} DROPBOX.COM CA",
    print: "Dropbox {AA9AA9AA9A99} db.tt/cchelp",
    prices: [9.99, 11.99, 19.99],
    yearly: 119.88,
    business: true,
  },
  {
    name: "ChatGPT",
    printUs: "OPENAI *CHATGPT SUBSCR OPENAI.COM CA",
    print: "OPENAI *CHATGPT SUBSCR SAN FRANCISCO",
    prices: [20, 23, 24],
    business: true,
  },
  {
    name: "Canva",
    printUs: "CANVA* I0{9999-9999999} CANVA.COM DE",
    print: "CANVA* I0{9999-9999999} SYDNEY",
    prices: [12.99, 14.99],
    yearly: 119.99,
    business: true,
  },
  {
    name: "LinkedIn Premium",
    printUs: "LINKEDIN PREM *{9999999999} 855-6535653 CA",
    print: "LINKEDIN PREM P{9999999999} LNKD.IN/BILL",
    prices: [29.99, 39.99],
  },
  {
    name: "New York Times",
    printUs: "NYTIMES* NYTIMES DISC 800-698-4637 NY",
    print: "NYTIMES*NYTimes disc 800-698-4637",
    prices: [4, 8, 17, 25],
  },
  {
    name: "Strava",
    printUs: "STRAVA 415-374-7298 CA",
    print: "STRAVA SAN FRANCISCO",
    prices: [8.99, 11.99],
    yearly: 79.99,
  },
  {
    name: "Duolingo",
    printUs: "DUOLINGO PLUS PITTSBURGH PA",
    print: "DUOLINGO PITTSBURGH",
    prices: [6.99, 12.99],
    yearly: 83.99,
  },
  {
    name: "NordVPN",
    printUs: "NORDVPN.COM NORDVPN.COM NY",
    print: "NORDVPN.COM AMSTERDAM",
    prices: [11.99, 12.99],
    yearly: 59.88,
  },
  {
    name: "PlayStation Plus",
    printUs: "PLAYSTATION NETWORK 800-345-7669 CA",
    print: "PLAYSTATION NETWORK LONDON",
    prices: [9.99, 14.99, 17.99],
    yearly: 79.99,
  },
  {
    name: "Crunchyroll",
    printUs: "CRUNCHYROLL *MEMBERSHIP 415-503-9235 CA",
    print: "CRUNCHYROLL *MEMBERSHIP SAN FRANCISCO",
    prices: [7.99, 9.99, 11.99],
  },
  {
    name: "Hulu",
    printUs: "HULU 877-8244858 HULU.COM/BILL CA",
    print: "HULU",
    prices: [7.99, 9.99, 18.99],
    countries: ["US"],
  },
  {
    name: "Peacock",
    printUs: "PEACOCK TV LLC NEW YORK NY",
    print: "PEACOCK",
    prices: [5.99, 7.99, 13.99],
    countries: ["US"],
  },
  {
    name: "SiriusXM",
    printUs: "SXM*SIRIUSXM.COM/ACCT 888-635-5144 NY",
    print: "SXM*SIRIUSXM",
    prices: [8.75, 18.99, 23.99],
    countries: ["US", "CA"],
  },
  {
    name: "NOW",
    printUs: "NOW",
    print: "NOW TV LONDON",
    prices: [6.99, 9.99, 34.99],
    countries: ["GB"],
  },
  {
    name: "DAZN",
    printUs: "DAZN",
    print: "DAZN LIMITED",
    prices: [9.99, 24.99, 34.99],
    countries: ["DE", "ES", "IT", "GB"],
  },
  {
    name: "Deezer",
    printUs: "DEEZER",
    print: "DEEZER PARIS",
    prices: [10.99, 11.99],
    countries: ["FR", "DE", "NL"],
  },
  {
    name: "Stan",
    printUs: "STAN",
    print: "STAN.COM.AU SYDNEY",
    prices: [12, 17, 22],
    countries: ["AU"],
  },
  {
    name: "Google One",
    printUs: "GOOGLE *Google One g.co/helppay# CA",
    print: "GOOGLE *Google One g.co/helppay#",
    prices: [1.99, 2.99, 9.99],
    yearly: 19.99,
  },
  {
    name: "Slack",
    printUs: "SLACK T04KX2M9Q SLACK.COM CA",
    print: "SLACK T04KX2M9Q DUBLIN",
    prices: [26.25, 43.75, 87.5],
    business: true,
  },
  {
    name: "Zoom",
    printUs: "ZOOM.US 888-799-9666 SAN JOSE CA",
    print: "ZOOM.US 888-799-9666",
    prices: [14.99, 15.99],
    yearly: 149.9,
    business: true,
  },
  {
    name: "Notion",
    printUs: "NOTION LABS, INC. SAN FRANCISCO CA",
    print: "NOTION LABS, INC. SAN FRANCISCO",
    prices: [8, 10, 12],
    business: true,
  },
  {
    name: "GitHub",
    printUs: "GITHUB, INC. GITHUB.COM CA",
    print: "GITHUB, INC. SAN FRANCISCO",
    prices: [4, 7, 21],
    business: true,
  },
];

/** Subscriptions of small firms that no knowledge holds. */
export const UNKNOWN_SERVICES: readonly Service[] = [
  ["Lumen Yoga Online", "LUMEN YOGA ONLINE", [14, 19, 24]],
  ["Brightleaf Tea Club", "BRIGHTLEAF TEA CLUB", [12.5, 18, 27]],
  ["Quillnote Pro", "QUILLNOTE.APP PRO", [3.99, 5.99, 8.99]],
  ["Harbor Street Car Wash Club", "HARBOR ST CARWASH MBRSHP", [19.99, 29.99]],
  ["Paperkite Comics", "PAPERKITE COMICS DIGITAL", [4.5, 6.5]],
  ["Solvia Language", "SOLVIA LANGUAGE", [9.9, 12.9]],
  ["Cindermoth Games Pass", "CINDERMOTH GAMES PASS", [7.99, 9.99]],
].map(([name, print, prices]) => ({
  name: String(name),
  printUs: `${String(print)} ONLINE`,
  print: String(print),
  prices: prices as number[],
}));

/** Whether a country and holder type can have the service. */
export function isSoldTo(service: Service, country: string, business: boolean): boolean {
  if (business && service.business !== true) return false;
  return service.countries === undefined || service.countries.includes(country);
}

/** One line's text of a service, with fresh references where the service prints them. */
export function printService(service: Service, country: string, random: Random): string {
  return fillPrint(country === "US" ? service.printUs : service.print, random);
}

/** Fills each `{…}` of a print with a reference: 9 becomes a digit, A a letter. */
export function fillPrint(print: string, random: Random): string {
  return print.replace(/\{([^}]*)\}/g, (_whole, pattern: string) => random.reference(pattern));
}
