import { answerTo, projectEngine, transactionOf } from "../support/sources-knowledge";

const engine = projectEngine();
const answer = (description: string, given = {}, holder = {}) =>
  answerTo(engine, description, given, { type: "consumer", name: null, ...holder });

const sure = (description: string) =>
  engine.enrich(transactionOf({ description }), { type: "consumer", name: null }).confidence;

describe("who is on the other side", () => {
  it.each([
    "CARTE 12/07",
    "PAGO CON TARJETA",
    "PAGAMENTO POS",
    "KARTENZAHLUNG",
    "RETRAIT DAB 12/07",
    "CARD PAYMENT CONTACTLESS",
    "SEPA BASISLASTSCHRIFT",
    "PRLV SEPA",
    "COMPRA CON TARJETA",
    "BETALING MET KAART",
    "PŁATNOŚĆ KARTĄ",
    "KORTKÖP",
    "Оплата товаров и услуг",
    "Compra no débito",
    "POS PURCHASE",
    "ACH DEBIT",
  ])("never is a word that says how it was paid: %s", (description) => {
    for (const country of ["US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "SE", "BR", "ZA"])
      expect(answer(description, { country }).merchant).toBe("");
  });

  it.each([
    ["GB", "FPO MRS JOAN BARLOW RENT", "Joan Barlow"],
    ["FR", "VIR INST VERS M. LUC PERRIN", "Luc Perrin"],
    ["DE", "ÜBERWEISUNG AN FRAU SABINE KOCH MIETE", "Sabine Koch"],
    ["ES", "TRANSFERENCIA A FAVOR DE SRA ELENA RUIZ", "Elena Ruiz"],
    ["NL", "OVERBOEKING NAAM: J. DE WIT", "J de Wit"],
    ["SG", "PAYNOW TRANSFER TO LIM HUI MING", "Lim Hui Ming"],
  ])("is a person in a transfer, without the courtesy (%s: %s)", (country, description, person) => {
    expect(answer(description, { country, currency: null })).toMatchObject({
      person,
      merchant: "",
    });
  });

  it("is no person on a card, in a company's name, or where the words name a trade", () => {
    expect(answer("FRANK MILLER OMAHA NE").merchant).toBe("Frank Miller");
    expect(answer("ZELLE TO MARTIN LEWIS PLUMBING LLC").person).toBe("");
    expect(answer("FPO HENRY WARD LTD", { country: "GB" }).person).toBe("");
  });

  it("is never the account holder", () => {
    const holder = { name: "Dana R. Okonkwo" };
    const payroll = "FERNHILL ROBOTICS DES:PAYROLL ID:00218 INDN:DANA OKONKWO CO ID:1992";
    expect(answer(payroll, { entry_type: "incoming" }, holder).merchant).toBe("Fernhill Robotics");
    const own = answer("TRANSFER FROM OKONKWO DANA", { entry_type: "incoming" }, holder);
    expect(own).toMatchObject({ merchant: "", person: "", label: "inter account transfer" });
  });

  it("is the shop, not the wallet or the processor before it", () => {
    expect(answer("PAYPAL *SPOTIFY 4029357733 NY")).toMatchObject({
      merchant: "Spotify",
      intermediary: "PayPal",
    });
    expect(answer("KLARNA* THE LAMP ROOM")).toMatchObject({
      merchant: "The Lamp Room",
      intermediary: "Klarna",
    });
    expect(answer("SQ *TST* BLUE DOOR")).toMatchObject({ merchant: "Blue Door" });
  });

  it("is the wallet itself where nobody else is named", () => {
    expect(answer("PAYPAL INST XFER").merchant).toBe("PayPal");
  });

  it("is nobody at a cash machine, whatever street it stands in", () => {
    expect(answer("ATM WITHDRAWAL 770149 01/18 2901 S LAMAR BLVD AUSTIN TX")).toMatchObject({
      merchant: "",
      label: "ATM withdrawal",
      city: "Austin",
    });
  });

  it("is found by a name cut short, run together, or with a number glued to it", () => {
    expect(answer("PUGET SOUND ENER 1234").merchant).toBe("Puget Sound Energy");
    expect(answer("TRADERJOES 512 RENO NV").merchant).toBe("Trader Joe's");
    expect(answer("STARBUCKS06512 RENO NV").merchant).toBe("Starbucks");
  });

  it("is no merchant of another word that only begins like it", () => {
    expect(answer("TARGETED TRAINING CO").merchant).not.toBe("Target");
    expect(answer("DELTAS GRILL ROME GA").merchant).not.toBe("Delta Air Lines");
  });
});

describe("where it was", () => {
  it.each([
    ["US", "ACE LANES VIRGINIA BEACHVA", "Virginia Beach"],
    ["US", "ACE LANES SAN DIEGOCAUS", "San Diego"],
    ["US", "ACE LANES AUBURN WAUS", "Auburn"],
    ["US", "ACE LANES ALBUQUERQ NM", "Albuquerque"],
    ["US", "ACE LANES ST LOUIS MO 63101", "St. Louis"],
    ["US", "ACE LANES BERLIN DE", "Berlin"],
    ["GB", "ACE LANES LEEDS LS1 4DY", "Leeds"],
    ["GB", "ACE LANES DELFT NETHERLANDS AMOUNT IN EUR 8.20", "Delft"],
    ["FR", "CARTE 03/01 LA BILLE 69LYON 3EME", "Lyon"],
    ["DE", "KEGELBAHN SAGT DANKE//NUERNBERG/DE 2024-01-01T10:00", "Nuremberg"],
    ["PL", "PLATNOSC KARTA GDANSK KREGLE U JANA", "Gdańsk"],
    ["SG", "ACE LANES SINGAPORE SG", "Singapore"],
    ["IN", "MPS/ACE LANES /202303261700/034587/PUNE", "Pune"],
  ])("(%s) %s was in %s", (country, description, city) => {
    expect(answer(description, { country, currency: null }).city).toBe(city);
  });

  it.each([
    ["US", "SMITH BREWING CO"],
    ["US", "BOOST MOBILE"],
    ["US", "JOHN DOE WEB ID: 4412"],
    ["AU", "SYDNEY WATER 5544"],
    ["GB", "COOPERS OF READING"],
  ])("(%s) %s tells no place", (country, description) => {
    expect(answer(description, { country }).city).toBe("");
  });

  it("has coordinates of the city, and links to maps of them", () => {
    const given = transactionOf({ description: "ACE LANES #0042 AUSTIN TX" });
    const { location } = engine.enrich(given, { type: "consumer", name: null });
    expect(location).toEqual({
      raw_address: "Austin, TX, US",
      structured: expect.objectContaining({
        city: "Austin",
        state: "TX",
        country_code: "US",
        country: "United States",
        store_number: "0042",
        latitude: 30.27,
        longitude: -97.74,
        google_maps_url: "https://www.google.com/maps/search/?api=1&query=30.27,-97.74",
        apple_maps_url: "https://maps.apple.com/?q=30.27,-97.74",
      }) as object,
    });
  });
});

describe("what it was for", () => {
  it("is a fee, a refund or payroll, whatever shop is named beside", () => {
    expect(answer("STARBUCKS REFUND", { entry_type: "incoming" }).label).toBe("refund");
    expect(answer("TARGET PAYROLL PPD", { entry_type: "incoming" }).label).toBe("paycheck");
    expect(answer("INTERNATIONAL TRANSACTION FEE SPOTIFY").label).toBe("bank fee");
  });

  it("is told by the merchant category code where the name says nothing", () => {
    expect(answer("HARTLEY 0114", { mcc: 5912 }).label).toBe("drugstore or pharmacy");
    expect(sure("HARTLEY 0114")).toBeLessThan(0.6);
  });

  it("differs for businesses", () => {
    const business = { type: "business" as const };
    expect(answer("SAFEWAY #1467 RENO NV", {}, business).label).toBe("food and beverage supplies");
    expect(answer("HILTON GARDEN INN RENO NV", {}, business).label).toBe("lodging");
    const invoice = "SEPA-GUTSCHRIFT LANDHAUS GASTRO GMBH RECHNUNG 2025-0119";
    const paid = { entry_type: "incoming", country: "DE" };
    expect(answer(invoice, paid, business).label).toBe("invoice payment");
  });

  it("is said by words of the street in no case", () => {
    expect(sure("HARTLEY 1839 BAKERY ST RENO NV")).toBe(sure("HARTLEY RENO NV"));
  });

  it("is answered in the language of the account, and in Cyrillic anywhere", () => {
    expect(answer("Аптека на углу", { country: "DE", currency: null }).label).toBe(
      "drugstore or pharmacy"
    );
    expect(answer("STADTAPOTHEKE AM TOR", { country: "AT" }).label).toBe("drugstore or pharmacy");
    expect(answer("LÉKÁRNA U MOSTU", { country: "CZ" }).label).toBe("drugstore or pharmacy");
  });

  it("is missing without a holder type, and the rest is answered", () => {
    const given = engine.enrich(transactionOf({ description: "NETFLIX.COM" }), null);
    expect(given.categories?.general).toBe("missing account holder information");
    expect(given.entities?.counterparty?.name).toBe("Netflix");
  });
});
