import { createEngine } from "../../src/engine";
import { answerTo, projectKnowledge } from "../support/sources-knowledge";

const knowledge = projectKnowledge();
const engine = createEngine(knowledge);
const names = new Set(knowledge.processors.map(({ name }) => name));

describe("processors and rails", () => {
  it("are 150 and more", () => {
    expect(names.size).toBe(knowledge.processors.length);
    expect(names.size).toBeGreaterThanOrEqual(150);
  });

  it.each(
    (
      "Square, Toast, Stripe, PayPal, SumUp, iZettle, Klarna, Adyen, Mollie, Razorpay, PagSeguro, " +
      "Vipps, Swish, Bizum, BLIK, UPI, Pix, SEPA, ACH, Zelle, Venmo, Cash App, Faster Payments, " +
      "Apple Pay, Google Pay, Shopify, Clover, WorldPay, Mercado Pago, MobilePay, TWINT, PayNow, " +
      "iDEAL, Bancontact, Przelewy24, Paytm, M-Pesa, GrabPay, Alipay, WeChat Pay, Interac"
    ).split(", ")
  )("%s is one", (name) => {
    expect(names).toContain(name);
  });

  it.each([
    ["SQ *CORNER CAFE", "Square"],
    ["TST* THE GOOD FORK", "Toast"],
    ["IZ *FLOWER STALL", "iZettle"],
    ["SUMUP *BARBER ROOM", "SumUp"],
    ["PAYPAL *FLOWERSHOP", "PayPal"],
    ["PAGSEGURO *LOJA AZUL", "PagSeguro"],
    ["MOLLIE *FIETSWINKEL", "Mollie"],
  ])("stands before the merchant: %s is carried by %s", (description, name) => {
    expect(answerTo(engine, description).intermediary).toBe(name);
  });
});
