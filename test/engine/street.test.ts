import { projectEngine, transactionOf } from "../support/sources-knowledge";

const engine = projectEngine();
const at = (description: string, country = "US") =>
  engine.enrich(transactionOf({ description, country, currency: null }), {
    type: "consumer",
    name: null,
  }).location;

describe("the street of a purchase", () => {
  it.each([
    ["US", "ATM WITHDRAWAL 800 MADISON ST OAK PARK IL", "Madison St", "800"],
    ["US", "WALGREENS 50 Beale Street SAN FRANCISCO CA", "Beale Street", "50"],
    ["DE", "REWE HAUPTSTRASSE 12 BERLIN", "Hauptstrasse", "12"],
    ["FR", "MONOPRIX RUE DE RIVOLI 99 PARIS", "Rue de Rivoli", "99"],
    ["FR", "MONOPRIX 99 RUE DE RIVOLI 75004 PARIS", "Rue de Rivoli", "99"],
  ])("is read with its house number (%s: %s)", (country, description, street, number) => {
    const structured = at(description, country)?.structured;
    expect(structured?.street?.toLowerCase()).toBe(street.toLowerCase());
    expect(structured?.house_number).toBe(number);
  });

  it("stands first in the line, before town, state and country", () => {
    expect(at("ATM WITHDRAWAL 800 MADISON ST OAK PARK IL")?.raw_address).toBe(
      "800 Madison St, Oak Park, IL, US"
    );
  });

  it("is no store's number", () => {
    expect(at("WALGREENS 50 Beale Street SAN FRANCISCO CA")?.structured?.store_number).toBeNull();
  });

  it.each(["7 ELEVEN ST LOUIS MO", "SAFEWAY #1467 SACRAMENTO CA", "PAYMENT 4471 THANK YOU"])(
    "is none where none is printed: %s",
    (description) => {
      expect(at(description)?.structured?.street ?? null).toBeNull();
    }
  );

  it.each([
    ["FR", "MONOPRIX 75004 PARIS", "Paris", "75004", null],
    ["GB", "TESCO STORES 2345 LEEDS", "Leeds", null, "2345"],
    ["GB", "BOOTS OXFORD OX1 4DB", "Oxford", "OX1 4DB", null],
    ["DE", "REWE 1234 BERLIN", "Berlin", null, "1234"],
  ])("knows a postcode from a shop's number (%s: %s)", (country, line, city, postcode, shop) => {
    const structured = at(line, country)?.structured;
    expect(structured?.city).toBe(city);
    expect(structured?.postcode).toBe(postcode);
    expect(structured?.store_number).toBe(shop);
  });
});
