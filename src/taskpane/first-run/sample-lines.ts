/**
 * The invented account behind the sample sheet: one a language, so that the shops are those a reader
 * knows. Nobody's payments; names of shops are real, names of people and employers are not.
 */

/** A payment of each of three months; 0 where a month has none. Minus is money out. */
export interface SampleLine {
  /** Of the month, 1 to 28. */
  day: number;
  description: string;
  amounts: readonly [number, number, number];
}

export interface SampleAccount {
  /** ISO 4217. */
  currency: string;
  lines: readonly SampleLine[];
}

const every = (amount: number): SampleLine["amounts"] => [amount, amount, amount];
const line = (day: number, description: string, amounts: SampleLine["amounts"]): SampleLine => ({
  day,
  description,
  amounts,
});

const UNITED_STATES: SampleAccount = {
  currency: "USD",
  lines: [
    line(1, "OAKWOOD APARTMENTS WEB PMTS RENT", every(-1450)),
    line(2, "TRADER JOE S #128 SAN FRANCISCO CA", [-64.18, -71.02, -58.77]),
    line(3, "NETFLIX.COM 866-579-7172 CA", [-15.49, -15.49, -17.99]),
    line(4, "SQ *BLUE BOTTLE COFFEE SAN FRANCISCO CA", [-5.75, -6.25, -5.75]),
    line(5, "COMCAST XFINITY 800-934-6489 CA", every(-79.99)),
    line(6, "UBER *TRIP HELP.UBER.COM CA", [-18.42, -23.1, -14.87]),
    line(7, "PLANET FIT CLUB FEES 555-0142", every(-10)),
    line(8, "SHELL OIL 57444212 OAKLAND CA", [-41.3, -38.65, -44.02]),
    line(9, "WHOLEFDS SOM 10230 SAN FRANCISCO CA", [-52.11, -47.36, -60.9]),
    line(11, "Spotify USA 877-7781161 NY", every(-11.99)),
    line(12, "AMZN Mktp US*2K4RT81J3 Amzn.com/bill WA", [-34.2, -89.99, -12.49]),
    line(14, "DOORDASH*CHIPOTLE 855-973-1040 CA", [-27.64, 0, -31.18]),
    line(15, "NORTHWIND TRADING PAYROLL DIRECT DEP PPD", every(2140)),
    line(17, "GEICO *AUTO 800-841-3000 DC", every(-112.4)),
    line(18, "STARBUCKS STORE 04821 SEATTLE WA", [-6.45, -7.1, -6.45]),
    line(20, "PG&E WEB ONLINE UTIL PMT", [-88.17, -93.6, -79.05]),
    line(22, "VENMO PAYMENT JORDAN MILLER", [-40, 0, -25]),
    line(23, "CVS/PHARMACY #09812 SAN FRANCISCO CA", [-13.28, -21.5, 0]),
    line(25, "DELTA AIR 0062314785521 ATLANTA GA", [0, -286.4, 0]),
    line(26, "AMZN Mktp US REFUND", [0, 0, 12.49]),
    line(27, "MONTHLY SERVICE FEE", every(-12)),
    line(28, "NORTHWIND TRADING PAYROLL DIRECT DEP PPD", every(2140)),
  ],
};

const GERMANY: SampleAccount = {
  currency: "EUR",
  lines: [
    line(1, "DAUERAUFTRAG HAUSVERWALTUNG LINDENHOF MIETE WHG 12", every(-980)),
    line(2, "REWE SAGT DANKE 43218905 BERLIN", [-48.27, -52.9, -45.13]),
    line(3, "NETFLIX INTERNATIONAL B.V. LASTSCHRIFT", [-13.99, -13.99, -14.99]),
    line(4, "TELEKOM DEUTSCHLAND GMBH MOBILFUNK RECHNUNG", every(-39.95)),
    line(5, "BACKWERK BERLIN HBF KARTENZAHLUNG", [-4.6, -5.2, -4.6]),
    line(6, "DB VERTRIEB GMBH BAHN.DE", [-59.9, -23.5, 0]),
    line(7, "MCFIT FITNESSSTUDIO BEITRAG", every(-24.9)),
    line(8, "ARAL TANKSTELLE 0291 BERLIN", [-61.2, -58.04, -64.77]),
    line(9, "LIDL SAGT DANKE BERLIN KREUZBERG", [-33.41, -29.85, -37.02]),
    line(11, "SPOTIFY AB LASTSCHRIFT PREMIUM", every(-10.99)),
    line(12, "AMAZON EU S.A R.L. 302-4471902 AMZ.DE", [-27.99, -79, -15.49]),
    line(13, "PAYPAL *LIEFERANDO BESTELLUNG", [-24.8, 0, -28.5]),
    line(15, "STADTWERKE STROM ABSCHLAG VERTRAG 88120", every(-74)),
    line(16, "DM DROGERIEMARKT FIL 1840 BERLIN", [-18.32, -22.45, -12.9]),
    line(17, "ALLIANZ VERSICHERUNG HAFTPFLICHT BEITRAG", every(-8.73)),
    line(19, "EDEKA NEUKAUF BERLIN MITTE", [-41.06, -38.77, -44.19]),
    line(20, "RUNDFUNK ARD ZDF DRADIO BEITRAG", [-55.08, 0, 0]),
    line(22, "UEBERWEISUNG AN JANA KELLER ABENDESSEN", [-30, 0, -22.5]),
    line(23, "IKEA DEUTSCHLAND BERLIN TEMPELHOF", [0, -164.9, 0]),
    line(25, "RUECKERSTATTUNG AMAZON EU S.A R.L.", [0, 0, 15.49]),
    line(27, "LOHN/GEHALT NORDWIND HANDEL GMBH", every(2860)),
    line(28, "KONTOFUEHRUNGSENTGELT", every(-4.9)),
  ],
};

const SPAIN: SampleAccount = {
  currency: "EUR",
  lines: [
    line(1, "TRANSFERENCIA ALQUILER PISO INMOBILIARIA LOS TILOS", every(-890)),
    line(2, "COMPRA TARJ MERCADONA VALENCIA", [-54.32, -61.08, -49.75]),
    line(3, "NETFLIX INTERNATIONAL BV RECIBO", [-12.99, -12.99, -13.99]),
    line(4, "RECIBO MOVISTAR TELEFONICA DE ESPAÑA", every(-58)),
    line(5, "COMPRA TARJ STARBUCKS VALENCIA", [-4.9, -5.3, -4.9]),
    line(6, "RENFE VIAJEROS VENTA INTERNET", [-36.4, -52.1, 0]),
    line(7, "RECIBO BASIC FIT SPAIN CUOTA GIMNASIO", every(-22.99)),
    line(8, "COMPRA TARJ REPSOL ESTACION SERVICIO 3312", [-55.6, -49.2, -58.1]),
    line(9, "COMPRA TARJ LIDL SUPERMERCADOS", [-28.74, -33.1, -25.66]),
    line(11, "SPOTIFY AB RECIBO", every(-10.99)),
    line(12, "AMAZON EU SARL SUCURSAL EN ESPAÑA", [-31.2, -84.5, -14.99]),
    line(13, "GLOVO BARCELONA PEDIDO", [-21.35, 0, -26.4]),
    line(15, "RECIBO IBERDROLA CLIENTES LUZ", [-63.18, -58.4, -71.02]),
    line(16, "COMPRA TARJ FARMACIA CENTRAL VALENCIA", [-12.45, -19.9, 0]),
    line(17, "RECIBO MAPFRE SEGURO HOGAR", every(-16.8)),
    line(19, "COMPRA TARJ CARREFOUR VALENCIA", [-47.9, -39.25, -52.6]),
    line(20, "COMPRA TARJ ZARA ESPAÑA", [0, -59.95, -35.9]),
    line(22, "BIZUM A LUCIA ORTEGA CENA", [-25, 0, -18]),
    line(23, "COMPRA TARJ IKEA VALENCIA", [0, -129.9, 0]),
    line(25, "DEVOLUCION AMAZON EU SARL", [0, 0, 14.99]),
    line(27, "NOMINA COMERCIAL LEVANTE SL", every(1980)),
    line(28, "COMISION MANTENIMIENTO CUENTA", every(-5)),
  ],
};

/** The account that goes with a language of the pane. */
export function sampleAccount(language: string): SampleAccount {
  switch (language) {
    case "de":
      return GERMANY;
    case "es":
      return SPAIN;
    default:
      return UNITED_STATES;
  }
}
