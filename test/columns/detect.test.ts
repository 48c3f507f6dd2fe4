import {
  type CellValue,
  createConventionEvidence,
  detectTable,
  type LocaleHints,
  readRow,
  type RowReading,
} from "../../src/columns";

/** Reads a whole table the way the sheet and the command line do. */
function readTable(cells: CellValue[][], hints: LocaleHints = {}, formats?: (string | null)[][]) {
  const table = detectTable(cells, formats === undefined ? {} : { numberFormats: formats });
  const evidence = createConventionEvidence(table.mapping, table.headers);
  const rows = cells.slice(table.firstDataRow);
  evidence.add(rows, formats?.slice(table.firstDataRow));
  const settled = evidence.settle({ letterheadCurrency: table.letterheadCurrency, ...hints });
  const readings = rows.map((row, index) =>
    readRow(row, table.mapping, settled.conventions, {
      headers: table.headers,
      country: hints.country ?? null,
      formats: formats?.[table.firstDataRow + index] ?? null,
    })
  );
  return { table, ...settled, readings, data: readings.filter(({ skip }) => skip === null) };
}

const csv = (text: string): CellValue[][] =>
  text
    .trim()
    .split("\n")
    .map((line) =>
      line
        .trim()
        .split(";")
        .map((cell) => (cell === "" ? null : cell))
    );

const brief = ({ fields }: RowReading) =>
  [fields.date, fields.description, fields.entry_type, fields.amount, fields.currency].join(" | ");

describe("tables as banks export them", () => {
  it("reads a plain signed account export", () => {
    const { table, data } = readTable(
      csv(`Date;Description;Amount
           2024-01-05;COFFEE HOUSE;-4.50
           2024-01-06;PAYROLL ACME;1500.00`),
      { currency: "USD" }
    );
    expect(table.mapping).toEqual({ date: 0, description: 1, amount: 2 });
    expect(data.map(brief)).toEqual([
      "2024-01-05 | COFFEE HOUSE | outgoing | 4.5 | USD",
      "2024-01-06 | PAYROLL ACME | incoming | 1500 | USD",
    ]);
  });

  it("finds the header below the bank's letterhead and ignores totals, blanks and a repeated header", () => {
    const { table, readings, data } = readTable(
      csv(`Musterbank AG
           Konto:;DE00 1234 5678;;Währung:;EUR
           Zeitraum:;01.01.2024 - 31.03.2024

           Buchungstag;Wertstellung;Verwendungszweck;Soll;Haben;Saldo (EUR)
           15.01.2024;15.01.2024;MIETE JANUAR;1.250,00;;3.000,00
           31.01.2024;31.01.2024;GEHALT;;2.800,50;5.800,50
           ;;;;;
           Buchungstag;Wertstellung;Verwendungszweck;Soll;Haben;Saldo (EUR)
           03.02.2024;03.02.2024;KARTENZAHLUNG MARKT;42,10;;5.758,40
           ;;Summe;1.292,10;2.800,50;`)
    );
    expect(table.headerRow).toBe(4);
    expect(table.mapping).toEqual({ date: 0, description: 2, debit: 3, credit: 4, balance: 5 });
    expect(readings.map(({ skip }) => skip)).toEqual([
      null,
      null,
      "blank",
      "header_row",
      null,
      "totals_row",
    ]);
    expect(data.map(brief)).toEqual([
      "2024-01-15 | MIETE JANUAR | outgoing | 1250 | EUR",
      "2024-01-31 | GEHALT | incoming | 2800.5 | EUR",
      "2024-02-03 | KARTENZAHLUNG MARKT | outgoing | 42.1 | EUR",
    ]);
  });

  it("infers roles where there is no header at all, telling the running balance by arithmetic", () => {
    const { table, data } = readTable(
      csv(`05/03/2024;1000.00;GREEN GROCER LONDON;-25.00
           06/03/2024;960.00;BOOKSHOP;-40.00
           07/03/2024;1460.00;REFUND;500.00
           08/03/2024;1450.00;BUS;-10.00
           19/03/2024;1440.00;BUS;-10.00`)
    );
    expect(table.headerRow).toBeNull();
    expect(table.mapping).toEqual({ date: 0, balance: 1, description: 2, amount: 3 });
    expect(data).toHaveLength(5);
  });

  it("keeps unknown header words as the header row when data stand right below", () => {
    const { table } = readTable(
      csv(`Kuupäev;Selgitus;Summa xx
           05.03.2024;POOD TALLINN;-25,00
           06.03.2024;KOHVIK;-4,00`)
    );
    expect(table.headerRow).toBe(0);
    expect(table.mapping).toMatchObject({ date: 0, description: 1, amount: 2 });
  });

  it.each([
    ["Date|Narrative|Paid out|Paid in|Balance", "date description debit credit balance"],
    [
      "Transaction Date|Posted Date|Card No.|Description|Category|Debit|Credit",
      "date - account description - debit credit",
    ],
    [
      "Datum|Naam / Omschrijving|Rekening|Tegenrekening|Code|Af Bij|Bedrag (EUR)|Mutatiesoort|Mededelingen",
      "date description account - - entry_type amount - -",
    ],
    ["Date opération|Libellé|Débit euros|Crédit euros", "date description debit credit"],
    ["Fecha operación|Concepto|Importe|Divisa|Saldo", "date description amount currency balance"],
    ["Data operazione|Descrizione|Addebiti|Accrediti", "date description debit credit"],
    ["Data transakcji|Opis transakcji|Kwota|Waluta", "date description amount currency"],
    ["Bokföringsdag|Beskrivning|Belopp|Valuta|Saldo", "date description amount currency balance"],
    ["Kirjauspäivä|Selite|Määrä EUR", "date description amount"],
    ["İşlem Tarihi|Açıklama|Tutar|Bakiye", "date description amount balance"],
    ["Дата операции|Описание|Сумма|Валюта", "date description amount currency"],
    ["Tarikh|Vivran|Nikasi|Jama|Baki", "date description debit credit balance"],
    ["Datum provedení|Popis transakce|Částka|Měna", "date description amount currency"],
    ["Data Lançamento|Descrição|Valor|Saldo", "date description amount balance"],
    ["Dato|Forklaring|Ut fra konto|Inn på konto", "date description debit credit"],
  ])("knows the headers %s", (line, roles) => {
    const headers = line.split("|");
    const expected = roles.split(" ");
    const cellFor: Record<string, [string, string]> = {
      date: ["2024-01-15", "2024-02-20"],
      description: ["ALPHA MARKET 12", "BETA RENT FLAT"],
      amount: ["-12.50", "900.00"],
      debit: ["12.50", ""],
      credit: ["", "900.00"],
      balance: ["100.00", "1000.00"],
      currency: ["EUR", "EUR"],
      account: ["1234", "1234"],
      entry_type: ["Af", "Bij"],
      "-": ["BA", "GT"],
    };
    const rows = [0, 1].map((index) => expected.map((role) => cellFor[role]?.[index] ?? ""));
    const { mapping } = detectTable([headers, ...rows]);
    const wanted = Object.fromEntries(
      expected.flatMap((role, index) => (role === "-" ? [] : [[role, index]]))
    );
    expect(mapping).toEqual(wanted);
  });

  it("takes columns named after the API's own fields at their word", () => {
    const { table, data } = readTable(
      csv(`id;source;description;amount;entry_type;currency;date;country;account_holder_id;account_holder_type;mcc;label;merchant;country_tx
           a1;x;TOTAL;12.00;outgoing;EUR;;FR;h1;consumer;5541;fuel;Total;FR
           a2;x;ACME PAYROLL;1200;incoming;EUR;2024-02-01;FR;h2;business;;salary;Acme;FR`)
    );
    expect(table.mapping).toEqual({
      id: 0,
      description: 2,
      amount: 3,
      entry_type: 4,
      currency: 5,
      date: 6,
      country: 7,
      account_holder_id: 8,
      account_holder_type: 9,
      mcc: 10,
    });
    expect(data.map(({ fields }) => fields.id)).toEqual(["a1", "a2"]);
    expect(data[0]).toMatchObject({
      fields: {
        description: "TOTAL",
        amount: 12,
        entry_type: "outgoing",
        country: "FR",
        mcc: 5541,
        date: null,
        account_holder_id: "h1",
        account_holder_type: "consumer",
      },
      notes: [{ code: "date_missing" }],
    });
  });

  it("recognises a card export, in which spending is positive", () => {
    const { conventions, reasons, data } = readTable(
      csv(`Date;Description;Amount
           01/15/2024;CORNER DELI;12.50
           01/16/2024;GAS STATION;40.00
           01/20/2024;PAYMENT THANK YOU;-200.00
           01/22/2024;BOOKS;25.00
           01/25/2024;AUTOPAY PAYMENT RECEIVED;-50.00`)
    );
    expect(conventions.sign).toBe("card");
    expect(reasons.sign).toBe("words");
    expect(data.map(({ fields }) => fields.entry_type)).toEqual([
      "outgoing",
      "outgoing",
      "incoming",
      "outgoing",
      "incoming",
    ]);
  });

  it("does not take a business account with many deposits for a card", () => {
    const { conventions } = readTable(
      csv(`Date;Description;Amount
           2024-01-15;STRIPE PAYOUT DEPOSIT;120.50
           2024-01-16;STRIPE PAYOUT DEPOSIT;240.00
           2024-01-17;STRIPE PAYOUT DEPOSIT;200.00
           2024-01-18;STRIPE PAYOUT DEPOSIT;200.00
           2024-01-22;OFFICE RENT;-25.00`)
    );
    expect(conventions.sign).toBe("account");
  });

  it("reads D and C markers beside unsigned amounts, and deposit against withdrawal", () => {
    const marked = readTable(
      csv(`Date;Details;Amt;D/C
           2024-01-15;SHOP ONE;12.50;D
           2024-01-16;SALARY;900.00;C`)
    );
    expect(marked.data.map(({ fields }) => fields.entry_type)).toEqual(["outgoing", "incoming"]);
    expect(marked.reasons.sign).toBe("direction given");
  });

  it("takes the currency from header, cell sign, number format, in that order of rows", () => {
    expect(
      readTable(csv("Datum;Text;Betrag (EUR)\n01.02.2024;Laden;-5,00")).conventions.currency
    ).toBe("EUR");
    expect(readTable(csv("Date;Text;Amount\n01.02.2024;Shop;£5.00")).data[0]?.fields.currency).toBe(
      "GBP"
    );
    const formatted = readTable(
      [
        ["Date", "Description", "Amount"],
        [45_300, "Shop one", -5],
        [45_301, "Shop two", -7.5],
      ],
      {},
      [
        [null, null, null],
        ["dd/mm/yyyy", "General", '"£"#,##0.00'],
        ["dd/mm/yyyy", "General", "[$€-407] #,##0.00"],
      ]
    );
    expect(formatted.data.map(({ fields }) => [fields.date, fields.currency])).toEqual([
      ["2024-01-09", "GBP"],
      ["2024-01-10", "EUR"],
    ]);
  });

  it("notes what is wrong in a row and reads the rest of it", () => {
    const { data } = readTable(
      csv(`Date;Description;Amount;Currency
           2024-01-15;SHOP ONE;12.50;USD
           31.31.2024;SHOP TWO;twelve;XXQ
           2024-01-17;SHOP THREE;;USD`)
    );
    expect(data[1]?.notes).toEqual([
      { code: "amount_unreadable", value: "twelve" },
      { code: "currency_unknown", value: "XXQ" },
      { code: "date_unreadable", value: "31.31.2024" },
    ]);
    expect(data[2]?.notes).toEqual([{ code: "amount_missing" }]);
  });

  it("cuts and notes a description over 1024 characters without splitting a letter", () => {
    const long = `${"x".repeat(1023)}😀 tail`;
    const { data } = readTable([
      ["Description", "Amount"],
      [long, "1.00"],
    ]);
    expect(data[0]?.fields.description).toBe("x".repeat(1023));
    expect(data[0]?.notes[0]).toMatchObject({ code: "description_too_long" });
  });

  it("finds no description in a table of dates and figures", () => {
    const { mapping } = detectTable(csv("Date;Amount\n2024-01-15;12.50\n2024-01-16;13.50"));
    expect(mapping.description).toBeUndefined();
  });

  it("survives any cells", () => {
    expect(detectTable([]).mapping).toEqual({});
    expect(detectTable([[null, null], []]).mapping).toEqual({});
    expect(
      detectTable([
        [true, false],
        [1, 2],
      ]).mapping.description
    ).toBeUndefined();
  });
});

describe("lines above the table", () => {
  const body = `
Date;Libellé;Débit;Crédit
03/01/2025;CARTE LIDL;12,50;
28/01/2025;VIR SALAIRE;;1 850,00`;

  it("name the currency of rows that name none", () => {
    const { conventions, reasons } = readTable(
      csv(`Titulaire :;M. Lefèvre;Devise :;EUR\n${body.trim()}`)
    );
    expect(conventions.currency).toBe("EUR");
    expect(reasons.currency).toBe("letterhead");
    expect(readTable(csv(`Account currency: GBP\n${body.trim()}`)).conventions.currency).toBe(
      "GBP"
    );
  });

  it("say nothing where they name two currencies, or only a word that looks like one", () => {
    const two = csv(`Currency:;EUR\nCurrency:;USD\n${body.trim()}`);
    expect(readTable(two).conventions.currency).toBeNull();
    expect(readTable(csv(`Branch:;ALL\n${body.trim()}`)).conventions.currency).toBeNull();
  });

  it("give way to what the amounts themselves show", () => {
    const shown = csv(
      "Currency:;EUR\nDate;Description;Amount\n03/01/2025;COFFEE;£3.20\n04/01/2025;TEA;£2.80"
    );
    expect(readTable(shown).conventions.currency).toBe("GBP");
  });
});
