/**
 * The two statements that the official SDK knows of a sandbox: ids, kinds and dates are those it knows,
 * the amounts are ours (contract: sdk-notes).
 */
import { fromMinorUnits, type StatementRow } from "../../model";
import type { GivenStatement } from "../../service";

const CURRENCY = "CAD";
const OPENING = 12_500_00;

/** Amounts in cents; all are paid out. */
const LINES: readonly (readonly [date: string, description: string, cents: number])[] = [
  ["2018-07-03", "Monthly fee", 9_50],
  ["2018-07-05", "Misc Payment PAY-FILE FEES", 3_00],
  ["2018-07-10", "Insurance SUN LIFE REGULAR", 61_40],
  ["2018-07-23", "Misc Payment RBC CREDIT CARD", 412_18],
  ["2018-07-25", "Cheque - 118", 1_275_00],
  ["2018-07-27", "Utility Bill Pmt HYDRO OTTAWA", 188_73],
  ["2018-07-30", "Cheque - 119", 940_00],
  ["2018-08-01", "Misc Payment PAY-FILE FEES", 3_00],
  ["2018-08-02", "Monthly fee", 9_50],
];

const inUnits = (cents: number): number => fromMinorUnits(cents, CURRENCY);
const paidOut = (lines: typeof LINES): number => lines.reduce((sum, [, , cents]) => sum + cents, 0);

/** Its rows, oldest first. */
const ROWS: StatementRow[] = LINES.map(([date, description, cents], index) => ({
  date,
  entry_type: "outgoing",
  amount: inUnits(cents),
  currency: CURRENCY,
  description,
  running_balance: inUnits(OPENING - paidOut(LINES.slice(0, index + 1))),
  page_number: 1,
}));

const CLOSING = inUnits(OPENING - paidOut(LINES));

/** A business statement of the Royal Bank of Canada, read; its fourth row pays the bank's own card. */
export const READ_STATEMENT = {
  id: "940ee882-cdf1-4770-838b-35e31859b56e",
  name: "rbc-business-july-2018.pdf",
  size: 48_210,
  currency: CURRENCY,
  enrichment: {
    account_holder_id: "940ee882-cdf1-4770-838b-35e31859b56e",
    account_type: "business",
    batch_id: "5f1d0a52-6c1b-4a37-9f43-0c2a8d8e4b11",
    was_queued: true,
  },
  end: {
    status: "completed",
    read: {
      no_pages: 1,
      info: {
        institution: "Royal Bank of Canada",
        start_date: "2018-07-03",
        end_date: "2018-08-02",
        account_holder: {
          type: "business",
          name: "MAPLE HOLLOW WOODWORKS LTD.",
          address: {
            street: "12 Sample Road",
            postcode: "K1A 0B1",
            city: "Ottawa",
            state: "ON",
            country: "CA",
          },
        },
        accounts: [
          {
            type: "checking",
            number: "00000 000-000-1",
            opening_balance: inUnits(OPENING),
            closing_balance: CLOSING,
            iso_currency_code: CURRENCY,
          },
        ],
      },
      accounts: [
        {
          name: "Business account",
          number: "00000 000-000-1",
          opening_balance: inUnits(OPENING),
          closing_balance: CLOSING,
          start_date: "2018-07-03",
          end_date: "2018-08-02",
          is_balance_reconciled: true,
          total_incoming: 0,
          total_outgoing: inUnits(paidOut(LINES)),
          transactions: ROWS,
        },
      ],
    },
  },
} satisfies GivenStatement;

/** A file that is no statement. */
export const FAILED_STATEMENT = {
  id: "adcdc5f8-9ce9-46a2-978c-2148a3271d50",
  name: "notes.txt",
  size: 1_024,
  currency: CURRENCY,
  enrichment: {
    account_holder_id: "adcdc5f8-9ce9-46a2-978c-2148a3271d50",
    account_type: "business",
    batch_id: "c7a4be0e-30d3-4b0e-8d43-93b1f5f2a7d9",
    was_queued: true,
  },
  end: {
    status: "error",
    error: { code: "unsupported_file_type", message: "file type not supported" },
  },
} satisfies GivenStatement;

/** The rows of the statement that was read, as its batch takes them in. */
export function statementItems(): { id: string; row: StatementRow }[] {
  // The ids that storing what was read gives its rows.
  return ROWS.map((row, index) => ({ id: `${READ_STATEMENT.id}-${index + 1}`, row }));
}
