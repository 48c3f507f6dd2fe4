/** QIF: records of one letter and a value per line, each record ended by `^`. See docs/statement-formats.md. */
import { settleQifConventions, qifDate, type QifConventions } from "./qif-conventions";
import {
  groupedAmount,
  joinParts,
  oneLine,
  StatementFault,
  type StatementLog,
  statementLog,
  textReader,
} from "./text-reader";
import type { StatementLimits } from "./types";
import { emptyAccount, type WrittenAccount, type WrittenStatement } from "./written";

/** Lists of rows that a bank account has, by the word after `!Type:`. */
const BANK_LISTS = new Set(["bank", "ccard", "cash", "oth a", "oth l"]);

export const qifReader = textReader({
  format: "qif",
  looksLike: (head) =>
    head
      .split(/\r\n|\r|\n/)
      .some((line) => /^!(?:Type:|Account|Option:|Clear:)/i.test(line.trim())),
  parse: parseQif,
});

/** A record: its lines by letter, the first of each; parts of a split are none of its own. */
interface QifRecord {
  fields: ReadonlyMap<string, string>;
  /** 1-based line in which it begins. */
  line: number;
}

/** What follows a line that begins with an exclamation mark. */
interface Section {
  kind: string;
  records: QifRecord[];
}

function parseQif(text: string, limits: StatementLimits): WrittenStatement {
  const log = statementLog(limits);
  const sections = sectionsOf(text);
  const bank = sections.filter(({ kind }) => isBank(kind)).flatMap(({ records }) => records);
  const conventions = settleQifConventions(
    bank.flatMap(({ fields }) => fields.get("D") ?? []),
    bank.flatMap(({ fields }) => fields.get("T") ?? fields.get("U") ?? [])
  );
  if (conventions.isOrderAssumed)
    log.note("date_order_assumed", bank[0]?.line ?? 1, conventions.order);
  const accounts = accountsOf(sections, conventions, log);
  return { institution: null, account_holder: null, accounts, notes: log.notes };
}

const isBank = (kind: string) => kind.startsWith("type:") && BANK_LISTS.has(kind.slice(5).trim());

function accountsOf(
  sections: readonly Section[],
  conventions: QifConventions,
  log: StatementLog
): WrittenAccount[] {
  const named = new Map<string, WrittenAccount>();
  const accounts: WrittenAccount[] = [];
  let current: WrittenAccount | null = null;
  for (const { kind, records } of sections) {
    if (kind === "account") {
      for (const record of records) current = namedAccount(named, accounts, record);
    } else if (isBank(kind)) {
      if (current === null) {
        current = emptyAccount();
        accounts.push(current);
      }
      current.type ??= kind.slice(5).trim();
      for (const record of records) readRecord(current, record, conventions, log);
    } else if (kind === "type:invst") {
      for (const { line, fields } of records)
        log.note("investment_left_out", line, fields.get("N") ?? null);
    }
  }
  return accounts;
}

/** An account may be listed more than once; it is one. */
function namedAccount(
  named: Map<string, WrittenAccount>,
  accounts: WrittenAccount[],
  { fields }: QifRecord
): WrittenAccount {
  const name = oneLine(fields.get("N"));
  const known = named.get(name ?? "");
  if (known !== undefined) return known;
  const account = {
    ...emptyAccount(),
    name,
    type: oneLine(fields.get("T"))?.toLowerCase() ?? null,
  };
  named.set(name ?? "", account);
  accounts.push(account);
  return account;
}

function readRecord(
  account: WrittenAccount,
  { fields, line }: QifRecord,
  conventions: QifConventions,
  log: StatementLog
): void {
  log.countRow(line);
  const written = fields.get("T") ?? fields.get("U") ?? "";
  const amount = groupedAmount(written, line, conventions.decimalMark);
  const payee = oneLine(fields.get("P"));
  const category = oneLine(fields.get("L"));
  if (payee?.toLowerCase() === "opening balance" && category?.startsWith("[") === true) {
    // By custom the account's own first record: its name in brackets, what was there before.
    account.name ??= oneLine(category.slice(1).replace("]", ""));
    account.opening_balance = amount;
    log.note("opening_balance_row", line, written.slice(0, 60));
    return;
  }
  const dated = fields.get("D") ?? "";
  const date = qifDate(dated, conventions.order);
  if (date === null) throw new StatementFault("date_unreadable", line, dated.slice(0, 60));
  account.rows.push({
    date,
    entry_type: amount < 0 ? "outgoing" : "incoming",
    amount: Math.abs(amount),
    currency: null,
    description: joinParts([payee, fields.get("M")]) || joinParts([fields.get("N"), category]),
    running_balance: null,
    page_number: null,
    reference: oneLine(fields.get("N")),
    line,
  });
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  let record: { fields: Map<string, string>; line: number; isSplit: boolean } | null = null;
  const finish = () => {
    const section = sections.at(-1);
    if (record !== null && section !== undefined) section.records.push(record);
    record = null;
  };
  for (const [index, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line = whole.trim();
    if (line.startsWith("!")) {
      finish();
      sections.push({ kind: line.slice(1).toLowerCase(), records: [] });
    } else if (line.startsWith("^")) {
      finish();
    } else if (line !== "" && sections.length > 0) {
      record ??= { fields: new Map<string, string>(), line: index + 1, isSplit: false };
      addField(record, line);
    }
  }
  // A last record without its end may have lost lines.
  if (record !== null && isBank(sections.at(-1)?.kind ?? ""))
    throw new StatementFault("damaged", (record as QifRecord).line, "a record has no end (^)");
  finish();
  return sections;
}

/** After the first `S`, what follows is of the parts, but for what can only be the record's own. */
function addField(record: { fields: Map<string, string>; isSplit: boolean }, line: string): void {
  const letter = line.slice(0, 1).toUpperCase();
  if (letter === "S") record.isSplit = true;
  const isPart = record.isSplit && "SE$%DL".includes(letter);
  if (!isPart && !record.fields.has(letter)) record.fields.set(letter, line.slice(1));
}
