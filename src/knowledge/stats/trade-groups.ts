/** The rows of the table of merchants: trades that people look for together. */
export const TRADE_GROUPS: readonly (readonly [group: string, ...trades: string[]])[] = [
  [
    "groceries, wholesale clubs, convenience",
    ...["groceries", "butcher or baker", "convenience store", "liquor store", "tobacco or vape"],
    ...["vending", "warehouse club", "wholesale"],
  ],
  [
    "restaurants, fast food, coffee, pubs",
    ...["restaurant", "fast food", "coffee shop", "bar", "bakery", "ice cream or dessert"],
  ],
  [
    "delivery, meal kits, rides, scooters",
    ...["food delivery", "meal kit", "taxi", "scooter or bike", "driver platform"],
  ],
  [
    "fuel, charging, parking, tolls, garages",
    ...["fuel", "ev charging", "parking", "toll", "car wash", "garage", "car parts", "car dealer"],
    "roadside assistance",
  ],
  [
    "transport, airlines, hotels, agencies",
    ...["public transport", "airline", "airport", "hotel", "host platform", "travel agency"],
    ...["car rental", "cruise"],
  ],
  [
    "pharmacies, health, labs, opticians",
    ...[
      "pharmacy",
      "hospital",
      "medical",
      "laboratory",
      "optician",
      "dentist",
      "supplements",
      "vet",
    ],
  ],
  [
    "clothing, shoes, beauty, department",
    ...["clothing", "shoes", "jewellery", "cosmetics", "hairdresser", "spa", "department store"],
    ...["discount store", "laundry"],
  ],
  [
    "home, DIY, electronics, books, toys, pets",
    ...["diy", "furniture", "household goods", "appliances", "electronics", "bookshop", "toys"],
    ...["games", "pet shop", "sporting goods", "outdoor shop", "garden centre", "florist", "gifts"],
    ...["crafts", "music shop", "firearms"],
  ],
  [
    "gyms, cinemas, venues, parks, gambling",
    ...["gym", "golf", "sport venue", "cinema", "events", "leisure", "museum", "theme park"],
    ...["gambling", "lottery", "dating"],
  ],
  [
    "streaming, games, app stores, press",
    ...["streaming", "app store", "press", "creator platform", "membership shop"],
  ],
  ["software, cloud, advertising", ...["software", "cloud", "advertising", "it services"]],
  ["energy, water, waste, telecoms", ...["utilities", "heating fuel", "telecom"]],
  [
    "banks, card issuers, money exchange",
    ...["bank", "bank counter", "card issuer", "card rewards", "cash machine", "money exchange"],
    "savings app",
  ],
  [
    "lenders, pay later, debt collectors",
    ...["lender", "business lender", "mortgage lender", "student loan", "auto loan", "auto lease"],
    ...["buy now pay later", "debt collector", "earned wage access", "pawnbroker", "rent to own"],
    ...["equipment lease", "credit bureau"],
  ],
  [
    "insurers, pensions, brokers, crypto",
    ...["insurance", "benefits provider", "pension", "broker", "investment app", "crypto"],
  ],
  [
    "tax, government, courts, post, benefits",
    ...["tax authority", "income tax", "payroll tax", "sales tax", "vehicle tax", "customs"],
    ...["government", "court", "benefits office", "post office", "prison services"],
  ],
  ["schools, universities, nurseries", ...["education", "course", "childcare"]],
  ["charities, churches, crowdfunding", ...["charity", "church", "crowdfunding", "association"]],
  [
    "payroll, employers, staffing, gigs",
    ...["payroll provider", "employer", "staffing", "freelance platform", "manufacturing"],
  ],
  [
    "landlords, rent portals, storage, moving",
    ...["landlord", "property management", "storage", "moving"],
  ],
  [
    "business suppliers and services",
    ...["courier", "printer", "office supplies", "trade counter", "coworking", "cleaning"],
    ...["contractor", "security", "accountant", "lawyer", "professional services"],
    ...["consumer services", "photographer", "funeral"],
  ],
  [
    "marketplaces, processors, wallets, P2P",
    ...["marketplace", "seller platform", "payment processor", "p2p app", "remittance"],
  ],
];

/** The columns: what is called by its code is one country's. */
export const REGIONS: readonly (readonly [region: string, ...countries: string[]])[] = [
  ["US", "US"],
  ["UK+IE", "GB", "IE"],
  ...["DE", "FR", "ES", "IT", "NL", "PL", "BR", "IN", "CA", "AU"].map(
    (code): readonly [string, string] => [code, code]
  ),
  [
    "more",
    ...["AE", "AT", "BE", "CH", "CZ", "DK", "FI", "IS", "MX", "NO", "NZ", "PT", "SE", "SG", "ZA"],
  ],
];
