/** Spain: COMPRA EN, RECIBO, TRANSFERENCIA lines. */
import { type Bank, type Country, printDate, stableReference } from "./types";

export const spain: Country = {
  code: "ES",
  currency: "EUR",
  towns: ["VALENCIA", "MADRID", "BILBAO", "SEVILLA", "ZARAGOZA"],
  givenNames: ["Lucia", "Javier", "Marta", "Iker", "Carmen", "Alvaro", "Nuria", "Sergio"],
  familyNames: ["Ortega", "Ibanez", "Navarro", "Etxeberria", "Molina", "Pascual", "Rubio"],
  everyday: [
    { kind: "groceries", print: "MERCADONA AVDA DEL PUERTO", low: 6, high: 95 },
    { kind: "groceries", print: "CONSUM {999}", low: 6, high: 80 },
    { kind: "groceries", print: "DIA {99999}", low: 4, high: 50 },
    { kind: "coffee", print: "CAFETERIA LA PLAZA", low: 1.5, high: 8 },
    { kind: "coffee", print: "GRANIER {999}", low: 2, high: 9 },
    { kind: "fast food", print: "BURGER KING {9999}", low: 6, high: 20 },
    { kind: "fast food", print: "100 MONTADITOS", low: 6, high: 22 },
    { kind: "restaurant", print: "RESTAURANTE CASA PEPA", low: 15, high: 85 },
    { kind: "restaurant", print: "SUMUP *BAR EL TUNEL", low: 10, high: 50 },
    { kind: "fuel", print: "REPSOL E.S. {9999}", low: 25, high: 80 },
    { kind: "fuel", print: "CEPSA {9999}", low: 25, high: 80 },
    { kind: "ride", print: "CABIFY {9AA99}", low: 6, high: 28, online: true },
    { kind: "ride", print: "UBER *TRIP", low: 6, high: 30, online: true },
    { kind: "parking", print: "TELPARK {999}", low: 1.5, high: 15 },
    { kind: "pharmacy", print: "FARMACIA SAN JUAN", low: 4, high: 42 },
    { kind: "clothes", print: "ZARA {9999}", low: 15, high: 110 },
    { kind: "electronics", print: "MEDIA MARKT {999}", low: 12, high: 470 },
    { kind: "home", print: "LEROY MERLIN {99}", low: 6, high: 180 },
    { kind: "marketplace", print: "AMZN Mktp ES*{AA9AA9AA9}", low: 6, high: 160, online: true },
    { kind: "marketplace", print: "WALLAPOP {9999999}", low: 5, high: 90, online: true },
    { kind: "transport", print: "RENFE VIRTUAL INTERNET", low: 8, high: 95, online: true },
    { kind: "office", print: "PAPELERIA CENTRAL", low: 4, high: 90 },
    { kind: "hotel", print: "HOTEL NH {999}", low: 69, high: 220 },
  ],
  utilities: [
    { payee: "IBERDROLA CLIENTES SAU", low: 35, high: 110 },
    { payee: "ENDESA ENERGIA SAU", low: 35, high: 115 },
  ],
  telecoms: [
    { payee: "TELEFONICA DE ESPANA", low: 35, high: 90 },
    { payee: "DIGI SPAIN TELECOM", low: 10, high: 40 },
  ],
  insurers: [
    { payee: "MAPFRE ESPANA", low: 25, high: 95 },
    { payee: "MUTUA MADRILENA", low: 25, high: 90 },
  ],
  lenders: [
    { payee: "COFIDIS SA SUC ESPANA", low: 50, high: 220 },
    { payee: "SANTANDER CONSUMER FINANCE", low: 90, high: 280 },
  ],
  landlords: [
    { payee: "ALQUILERES TURIA SL", low: 500, high: 1100 },
    { payee: "FINCAS MOLINA", low: 550, high: 1200 },
  ],
  gyms: [
    { payee: "BASIC-FIT SPAIN", low: 20, high: 35 },
    { payee: "GIMNASIO OLIMPIA", low: 28, high: 45 },
  ],
  employers: [
    { payee: "TALLERES NAVARRO SL", low: 1300, high: 2100 },
    { payee: "MERCADONA SA", low: 1300, high: 1900 },
    { payee: "HOSPITAL DEL MAR", low: 1500, high: 2500 },
  ],
  charities: ["CRUZ ROJA ESPANOLA", "CARITAS", "BANCO DE ALIMENTOS"],
  shopKinds: [
    "LIBRERIA",
    "FERRETERIA",
    "FLORISTERIA",
    "PANADERIA",
    "BICICLETAS",
    "VIVERO",
    "PELUQUERIA",
    "ULTRAMARINOS",
    "ANTIGUEDADES",
    "PIZZERIA",
    "MASCOTAS",
    "JUGUETES",
    "VETERINARIO",
    "LAVADO COCHES",
    "MUSEO",
    "CERVECERIA",
    "ZAPATERO",
    "DENTISTA",
    "ESTETICA",
    "FRUTERIA",
    "JOYERIA",
    "OPTICA",
    "DISCOS",
    "MERCERIA",
    "TEATRO",
  ],
  shopName: (kind, name) => `${kind} ${name}`,
  rentText: "ALQUILER",
  invoiceText: "FACTURA",
  openBank(random, _holderName, town): Bank {
    const style = random.integer(0, 1);
    const card16 = `${random.digits(4)}XXXXXXXX${random.digits(4)}`;
    const salt = `es${card16}`;
    const card = (print: string, day: number, place: string): string => {
      const printed = place === "" ? print : `${print}, ${place}`;
      return style === 0
        ? `COMPRA EN ${printed}, CON LA TARJETA : ${card16} EL ${printDate(day - random.integer(0, 2), "YYYY-MM-DD")}`
        : `PAGO CON TARJETA ${card16.slice(-4)} ${printed}`;
    };
    return {
      card: (print, day, place) => card(print, day, place ?? ""),
      cardOnFile: (print, day) => card(print, day, ""),
      directDebit: (payee, text, _day, mandateOf = payee) =>
        style === 0
          ? `RECIBO ${payee} Nº RECIBO ${random.digits(16)} REF. MANDATO ${stableReference(salt, mandateOf, "AA99999999")}`
          : `ADEUDO RECIBO ${payee} ${text} ${random.digits(8)}`,
      standingOrder: (payee, text) =>
        `TRANSFERENCIA PERIODICA A FAVOR DE ${payee} CONCEPTO: ${text}`,
      payOut: (payee, text) =>
        style === 0
          ? `BIZUM A FAVOR DE ${payee} CONCEPTO: ${text}`
          : `TRANSFERENCIA A FAVOR DE ${payee} CONCEPTO ${text}`,
      payIn: (payer, text) =>
        style === 0
          ? `BIZUM DE ${payer} CONCEPTO ${text}`
          : `TRANSFERENCIA DE ${payer}, CONCEPTO ${text}`,
      credit: (payer, text) => `TRANSFERENCIA DE ${payer}, CONCEPTO ${text}`,
      payroll: (employer, day) =>
        `TRANSFERENCIA DE ${employer}, CONCEPTO NOMINA ${printDate(day, "MM/YYYY")}`,
      cash: (place, day) =>
        `REINTEGRO CAJERO ${place} TARJETA ${card16.slice(-4)} ${printDate(day, "DD/MM")}`,
      refund: (print, day) =>
        `DEVOLUCION COMPRA EN ${print} TARJETA ${card16.slice(-4)} ${printDate(day, "DD/MM")}`,
      ownTransfer: (direction, account) =>
        direction === "to" ? `TRASPASO A ${account}` : `TRASPASO DESDE ${account}`,
      interest: (day) => `ABONO INTERESES ${printDate(day, "MM/YYYY")}`,
      pending: (print) => `RETENCION ${print} ${town}`,
    };
  },
};
