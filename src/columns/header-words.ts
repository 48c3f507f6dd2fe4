/**
 * The words that head the columns of bank exports, by what the column means, in English, German,
 * French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Norwegian, Danish, Finnish,
 * Turkish, Russian and Hindi in Latin letters. Phrases are folded (see `foldWords`): no accents, no
 * punctuation, lower case.
 */
import { currencyInText, type CurrencyHint } from "./currencies";
import { foldWords } from "./text";
import type { ColumnRole } from "./types";

/**
 * Phrases per role and how much they mean: 3 where the word can hardly mean anything else, 2 the
 * usual word, 1 a word that serves where the table has no better column. Of two columns that both
 * describe, the name of the other side (2.5) tells more than the memo beside it (2).
 */
const PHRASES: Readonly<
  Record<ColumnRole, Readonly<Record<1 | 2 | 3, string> & Partial<Record<2.5, string>>>>
> = {
  date: {
    3:
      "date|transaction date|trans date|txn date|tran date|booking date|date of transaction|purchase date|entry date|" +
      "buchungstag|buchungsdatum|datum|umsatzdatum|transaktionsdatum|kaufdatum|belegdatum|buchung|" +
      "date operation|date de l operation|date d operation|date comptable|date transaction|date de transaction|date de comptabilisation|" +
      "fecha|fecha operacion|fecha de operacion|fecha de la operacion|fecha contable|f operacion|fecha transaccion|fecha movimiento|" +
      "data|data operazione|data movimento|data transazione|data contabile|data registrazione|data contabilizzazione|" +
      "data lancamento|data do lancamento|data mov|data movimento|data da transacao|data da operacao|data de lancamento|" +
      "boekdatum|boekingsdatum|transactiedatum|datum transactie|" +
      "data operacji|data transakcji|data ksiegowania|data zlecenia|data zaksiegowania|" +
      "datum transakce|datum provedeni|datum zauctovani|datum platby|datum pohybu|" +
      "bokforingsdag|bokforingsdatum|transaktionsdag|bokforingsdato|dato|bokfort|bokfort dato|transaksjonsdato|utfort dato|bogforingsdato|" +
      "kirjauspaiva|paivamaara|pvm|tapahtumapaiva|maksupaiva|" +
      "tarih|islem tarihi|" +
      "дата|дата операции|дата транзакции|дата проводки|дата платежа|" +
      "tarikh|dinank|lenden ki tarikh",
    2: "posting date|posted date|post date|posted|date posted|completed date|date completed|settlement date|process date|processed date|effective date|created|created at|timestamp|datetime|date time|time|when|day|started date|date utc|created utc|dag|tag",
    1: "value date|val date|value dt|valuta|valutadatum|wertstellung|valutastellung|wertstellungsdatum|date valeur|date de valeur|fecha valor|fecha de valor|f valor|data valuta|data valor|data waluty|rentedatum|datum valuty|valutadag|ranteda|rentedato|arvopaiva|valor tarihi|available on|payment date|due date|datum splatnosti",
  },
  description: {
    3:
      "description|transaction description|descriptor|raw description|original description|statement description|transaction details|narrative|narration|particulars|transaction narrative|bank description|" +
      "buchungsdetails|umsatztext|vorgang verwendungszweck|beschreibung|transaktionsbeschreibung|" +
      "libelle|libelle operation|libelle de l operation|description de l operation|intitule|libelle complet|libelle simplifie|" +
      "concepto|descripcion|descripcion de la operacion|concepto movimiento|detalle|" +
      "descricao|historico|descritivo|descricao da operacao|lancamento|" +
      "descrizione|descrizione operazione|causale descrizione|descrizione estesa|" +
      "omschrijving|naam omschrijving|omschrijvingen|transactieomschrijving|" +
      "opis|opis operacji|opis transakcji|szczegoly transakcji|" +
      "popis|popis transakce|popis operace|popis platby|" +
      "beskrivning|beskrivelse|transaktionstext|tekst|text|forklaring|" +
      "selite|kuvaus|tapahtuman kuvaus|saaja maksaja|" +
      "aciklama|islem aciklamasi|" +
      "описание|описание операции|назначение платежа|детали операции|" +
      "vivran|vivaran",
    2.5:
      "payee|payee name|counterparty|counterparty name|counter party|partner name|paid to|to from|from to|beneficiary|" +
      "empfanger|auftraggeber empfanger|empfanger auftraggeber|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|name zahlungsbeteiligter|zahlungsempfanger|zahlungsempfanger in|auftraggeber|empfanger name|handler|haendler|handler name|" +
      "beneficiaire|tiers|commercant|" +
      "beneficiario|comercio|establecimiento|estabelecimento|favorecido|esercente|controparte|" +
      "tegenpartij|naam tegenpartij|begunstigde|" +
      "nadawca odbiorca|odbiorca|kontrahent|dane kontrahenta|nazwa odbiorcy|" +
      "nazev protiuctu|nazev obchodnika|obchodnik|protistrana|prijemce|" +
      "mottagare|motpart|mottaker|modtager|saaja|" +
      "karsi taraf|alici|isyeri|контрагент|получатель|vyapari",
    2:
      "details|detail|memo|merchant|merchant name|supplier|supplier name|vendor|name|transaction|reference description|remarks|remark|narratives|item|title|what|payment details|transaction information|" +
      "verwendungszweck|umsatz info|zahlungspflichtiger e|" +
      "nom|motif|movimiento|observaciones|movimento|operazione|dettagli|causale|" +
      "naam|mededelingen|mededeling|omschrijving 1|" +
      "tytul|tytulem|tytul operacji|zprava pro prijemce|" +
      "rubrik|meddelande|avsandare|melding|afsender|navn|maksaja|viesti|selitys|" +
      "место операции|назначение",
    1: "note|notes|comment|comments|label|reference|ref|payment reference|message|buchungstext|umsatzart|type description|additional information|info|information|kommentar|referenz|reference operation|referencia|referencia 1|referentie|kenmerk|zprava|poznamka|viite|komentar|комментарий|kategorie text|further information|notizen",
  },
  amount: {
    3:
      "amount|transaction amount|amt|net amount|value|sum|total amount|amount in account currency|billing amount|local amount|settlement amount|" +
      "betrag|umsatz|summe|betrag in eur|buchungsbetrag|" +
      "montant|montant operation|montant de l operation|somme|" +
      "importe|monto|importe operacion|cantidad|" +
      "valor|montante|quantia|" +
      "importo|importo operazione|ammontare|" +
      "bedrag|transactiebedrag|" +
      "kwota|kwota operacji|kwota transakcji|" +
      "castka|objem|castka transakce|" +
      "belopp|belop|beloeb|belob|" +
      "summa|maara|" +
      "tutar|islem tutari|miktar|" +
      "сумма|сумма операции|сумма платежа|сумма в валюте счета|" +
      "rashi|rakam",
    2: "gross|net|gross amount|price|cost|payment amount|paid|charge|charges amount|total|spent|amount paid|movement|betrag brutto|movimento|mutatie|kwota w walucie rachunku",
    1: "original amount|foreign amount|amount original|amount in original currency|transaction currency amount|source amount|betrag in fremdwahrung|montant devise|importo originale|valor original|vat amount|tax|fee|fees|castka v mene|сумма в валюте операции|betrag ursprungswahrung",
  },
  debit: {
    3:
      "debit|debits|debit amount|amount debit|amount debited|paid out|money out|withdrawal|withdrawals|withdrawal amount|withdrawal amt|out|payments out|debit amt|outflow|withdrawn|dr amount|dr amt|amount out|spent|" +
      "soll|belastung|ausgabe|ausgaben|lastschrift|abgang|ausgang|betrag soll|soll betrag|" +
      "debit montant|montant debit|montant au debit|depense|depenses|sorties|debit euros|" +
      "cargo|cargos|debe|gastos|egresos|salidas|importe cargo|debito|debitos|retiros|" +
      "debito|saida|saidas|valor debito|montante debito|" +
      "addebiti|addebito|dare|uscite|uscita|importo addebito|" +
      "af|bedrag af|debet|uitgaven|" +
      "obciazenia|obciazenie|wydatki|wyplaty|kwota obciazenia|" +
      "vydaje|ma dati|odepsano|na vrub|" +
      "uttag|ut|utgifter|ut fra konto|ut av konto|udgift|haevet|belop ut|" +
      "menot|otot|veloitus|" +
      "borc|gider|cikan|" +
      "расход|списание|дебет|сумма списания|" +
      "nikasi|kharch",
    2: "charge|charges|payments|payment|expense|expenses|purchases|debit usd|dr",
    1: "",
  },
  credit: {
    3:
      "credit|credits|credit amount|amount credit|amount credited|paid in|money in|deposit|deposits|deposit amount|deposit amt|in|payments in|credit amt|inflow|cr amount|cr amt|amount in|received|" +
      "haben|gutschrift|einnahme|einnahmen|zugang|eingang|betrag haben|haben betrag|" +
      "credit montant|montant credit|montant au credit|recette|recettes|entrees|credit euros|" +
      "abono|abonos|haber|ingresos|ingreso|entradas|importe abono|credito|creditos|depositos|" +
      "credito|entrada|entradas|valor credito|montante credito|" +
      "accrediti|accredito|avere|entrate|entrata|importo accredito|" +
      "bij|bedrag bij|inkomsten|" +
      "uznania|uznanie|wplywy|wplaty|kwota uznania|" +
      "prijmy|dal|pripsano|ve prospech|" +
      "insattning|insattningar|inn|inkomster|inn pa konto|inntekter|indbetalt|indtaegt|belop inn|ind|" +
      "tulot|panot|hyvitys|" +
      "alacak|gelir|giren|" +
      "приход|зачисление|кредит|сумма зачисления|поступление|" +
      "jama|aay",
    2: "income|refunds|receipts|credit usd|cr",
    1: "",
  },
  entry_type: {
    3:
      "entry type|debit credit|credit debit|dr cr|cr dr|d c|c d|debit credit indicator|credit debit indicator|debit or credit|direction|in out|debit credit flag|dc|crdr|drcr|debitcredit|" +
      "soll haben|s h|soll haben kennzeichen|haben soll|umsatz art soll haben|" +
      "sens|debit credit sens|sens operation|" +
      "cargo abono|debe haber|tipo de movimiento|" +
      "debito credito|d c indicador|natureza|" +
      "dare avere|segno|" +
      "af bij|bij af|debet credit|" +
      "strona|obciazenie uznanie|" +
      "typ pohybu|smer platby|" +
      "debet kredit|in ut|ind ud|inn ut|" +
      "borc alacak|" +
      "дебет кредит|приход расход|тип операции|" +
      "jama nikasi",
    2: "type|transaction type|trans type|tran type|txn type|sign|details|kind|typ|art|buchungsart|umsatztyp|type operation|tipo|tipo movimiento|tipo operazione|soort|mutatiesoort|typ transakcji|typ operacji|typ transakce|transaktionstyp|tapahtumalaji|islem tipi|тип",
    1: "",
  },
  currency: {
    3:
      "currency|currency code|ccy|cur|iso currency|iso currency code|transaction currency|curr|account currency|billing currency|" +
      "wahrung|kontowahrung|whg|waehrung|" +
      "devise|monnaie|code devise|" +
      "moneda|divisa|" +
      "moeda|" +
      "valuta|divisa|" +
      "munt|muntsoort|muntcode|" +
      "waluta|waluta operacji|waluta rachunku|" +
      "mena|" +
      "valutakod|valuta kode|valutakode|" +
      "valuutta|" +
      "para birimi|doviz|doviz cinsi|" +
      "валюта|валюта операции|валюта счета|" +
      "mudra",
    2: "money|unit|valuta code",
    1: "",
  },
  account: {
    3:
      "account|account number|account no|account id|account name|acct|acct no|iban|own account|from account|source account|account iban|sort code account|card number|card no|card|card last 4|last 4|" +
      "konto|kontonummer|auftragskonto|eigenes konto|kontonr|iban auftragskonto|bezeichnung auftragskonto|kartennummer|" +
      "compte|numero de compte|n compte|carte|" +
      "cuenta|numero de cuenta|n cuenta|tarjeta|" +
      "conta|numero da conta|cartao|" +
      "conto|numero conto|carta|" +
      "rekening|rekeningnummer|iban bban|" +
      "rachunek|numer rachunku|konto numer|numer konta|karta|" +
      "ucet|cislo uctu|" +
      "kontonr|" +
      "tili|tilinumero|" +
      "hesap|hesap no|" +
      "счет|номер счета|номер карты|" +
      "khata",
    2: "book|wallet|ledger account|bank account|bank",
    1: "",
  },
  account_holder_id: {
    3: "account holder id|account holder|accountholderid|holder id|customer id|client id|user id|kundennummer",
    2: "",
    1: "",
  },
  account_holder_type: {
    3: "account holder type|holder type|accountholdertype|customer type|account type holder",
    2: "",
    1: "",
  },
  account_holder_name: {
    3: "account holder name|holder name|accountholdername|customer name|account owner|kontoinhaber|titulaire|titular|intestatario",
    2: "",
    1: "",
  },
  country: {
    3: "country|country code|iso country|iso country code|merchant country|land|landkode|pays|pais|paese|kraj|zeme|maa|ulke|страна|desh|landescode",
    2: "",
    1: "",
  },
  id: {
    3: "id|transaction id|transactionid|txn id|txnid|unique id|uuid|fitid|transaction no|transaction number|trans id|entry id|row id|umsatz id|transaktions id|identifiant|id transaccion|id operacion|id transazione|transactie id|id transakcji|id operacji|id transakce|id pohybu|transaktionsid|arkistointitunnus|islem no|ид|номер операции|identificador",
    2: "key|reference number|reference no|reference id|bank reference|archive id",
    1: "",
  },
  mcc: {
    3: "mcc|mcc code|merchant category code|merchant category|sic|sic code|category code|код mcc|mcc код",
    2: "",
    1: "",
  },
  balance: {
    3:
      "balance|running balance|running bal|closing balance|account balance|available balance|balance after|ledger balance|end balance|current balance|running bal|" +
      "saldo|kontostand|saldo nach buchung|saldo in eur|" +
      "solde|solde apres operation|solde final|" +
      "saldo disponible|saldo contable|" +
      "saldo disponivel|saldo contabilistico|" +
      "saldo finale|" +
      "saldo na mutatie|nieuw saldo|" +
      "saldo po operacji|saldo po transakcji|" +
      "zustatek|konecny zustatek|" +
      "bokfort saldo|" +
      "tilin saldo|" +
      "bakiye|" +
      "остаток|баланс|остаток на счете|" +
      "shesh|baki",
    2: "balance gbp|balance usd|bal",
    1: "",
  },
};

const ROLES = Object.keys(PHRASES) as ColumnRole[];

/** What a header says its column means. */
export interface HeaderReading {
  role: ColumnRole;
  /** 3 can hardly mean anything else, 2 the usual word, 1 serves where nothing better is there. */
  strength: number;
  /** The phrase that was recognised, folded. */
  phrase: string;
}

const BY_PHRASE: ReadonlyMap<string, readonly HeaderReading[]> = (() => {
  const map = new Map<string, HeaderReading[]>();
  for (const role of ROLES) {
    for (const strength of [3, 2.5, 2, 1] as const) {
      for (const phrase of (PHRASES[role][strength] ?? "").split("|")) {
        if (phrase === "") continue;
        const readings = map.get(phrase) ?? [];
        if (!readings.some((reading) => reading.role === role)) {
          readings.push({ role, strength, phrase });
        }
        map.set(phrase, readings);
      }
    }
  }
  return map;
})();

const LONGEST_PHRASE_WORDS = Math.max(
  ...[...BY_PHRASE.keys()].map((phrase) => phrase.split(" ").length)
);

/** Words that tie a header to something else than the row's own date, amount or text. */
const TURNS_AWAY = new Set([
  "category",
  "kategorie",
  "categorie",
  "categoria",
  "original",
  "foreign",
  "exchange",
  "rate",
  "kurs",
  "taux",
  "vat",
  "mwst",
  "tva",
  "iva",
  "btw",
  "tax",
  "fee",
  "fees",
  "status",
  "due",
  "bic",
  "swift",
  "counterparty",
  "tegenrekening",
  "gegenkonto",
  "protiuctu",
  "beneficiary",
  "tx",
  "alt",
  "expected",
  "next",
]);

/**
 * The roles a header may mean, best first; empty where no word is known. Brackets, units and
 * currencies are looked through: `Betrag (EUR)`, `Amount - GBP`, `Kwota [PLN]`.
 */
export function readHeader(header: string): readonly HeaderReading[] {
  if (header.length > 80) return [];
  const spaced = header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  for (const text of new Set([header, spaced])) {
    const whole = exact(foldWords(text));
    if (whole.length > 0) return whole;
    const bare = exact(foldWords(withoutUnit(text)));
    if (bare.length > 0) return bare;
  }
  return contained(foldWords(withoutUnit(spaced)));
}

const exact = (folded: string): readonly HeaderReading[] =>
  [...(BY_PHRASE.get(folded) ?? [])].sort((a, b) => b.strength - a.strength);

/** The header without what stands in brackets and without a currency at its end. */
function withoutUnit(header: string): string {
  const outside = header.replace(/[([{][^)\]}]*[)\]}]/g, " ");
  return outside
    .split(/\s+/)
    .filter((word, index) => index === 0 || currencyInText(word) === null)
    .join(" ");
}

/** The longest known phrase inside a longer header; one step weaker than the phrase alone. */
function contained(folded: string): readonly HeaderReading[] {
  const words = folded.split(" ").filter((word) => word !== "");
  if (words.length < 2 || words.length > 8) return [];
  const turned = words.some((word) => TURNS_AWAY.has(word));
  for (let length = Math.min(LONGEST_PHRASE_WORDS, words.length - 1); length >= 1; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const phrase = words.slice(start, start + length).join(" ");
      // One short word inside a sentence (`in`, `to`, `out`) says nothing.
      if (phrase.length < 4) continue;
      const readings = exact(phrase);
      if (readings.length > 0) {
        return readings.map((reading) => ({
          ...reading,
          strength: Math.max(0.25, reading.strength - (turned ? 2.5 : 1)),
        }));
      }
    }
  }
  return [];
}

/** The currency a header names, as in `Betrag (EUR)` or `Paid out £`; null where none. */
export function currencyOfHeader(header: string, hint: CurrencyHint = {}): string | null {
  return currencyInText(header, hint);
}
