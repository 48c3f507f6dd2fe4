/** `/v3/account_holders/{id}/report` (an addition of ours; docs/account-reports.md). */
import { z } from "zod";
import { AccountReport, ReportComparison } from "../../model";
import { accountReport } from "../../service";
import { fieldErrors } from "../errors";
import { shapeFault } from "../json-shape";
import { operation, replyTo, unwrap, type BodyOutcome, type Operation } from "../operation";
import { DateInput } from "../transaction-input";

/** Most rows that may be named: more than a worksheet has that Excel still works with. */
const MAXIMUM_NAMED_ROWS = 250_000;
/** Three columns of them. */
const REPORT_SHAPE = { levels: 8, values: 3 * MAXIMUM_NAMED_ROWS + 100 };

const words = z.array(z.string().max(1024).nullable()).max(MAXIMUM_NAMED_ROWS);
/** Rows of a sheet, a column an array. */
const NamedRows = z
  .object({
    id: z.array(z.string().min(1).max(512)).max(MAXIMUM_NAMED_ROWS),
    /** What the sheet says; null where it says nothing, and then what was answered counts. */
    label: words.optional(),
    merchant: words.optional(),
  })
  .refine(
    ({ id, label = id, merchant = id }) =>
      label.length === id.length && merchant.length === id.length,
    { message: "must be columns of one length" }
  )
  .meta({ id: "NamedRows" });

const ReportInput = z
  .object({
    from: DateInput.nullish(),
    to: DateInput.nullish(),
    compare_with: ReportComparison.default("period_before"),
    top: z.number().int().min(1).max(1_000).default(25),
    rows: NamedRows.nullish(),
  })
  .refine(({ from, to }) => (from ?? "") <= (to ?? "9999-12-31"), {
    path: ["to"],
    message: "must not be before from",
  })
  .meta({ id: "AccountReportInput" });

type Read = z.output<typeof ReportInput>;

export const accountReportOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/v3/account_holders/{id}/report",
    summary: "What an account took in and paid in a period, and what comes again",
    tag: "Account holders",
    isAddition: true,
    params: z.object({ id: z.string().min(1) }),
    body: ReportInput,
    readBody: readReportInput,
    answers: { 200: { description: "The report", schema: AccountReport } },
    errors: [404],
    async handle(ports, { tenant, path, body }) {
      const { from = null, to = null, compare_with: comparison, top, rows } = body;
      return replyTo(
        await accountReport(ports, tenant, path.id, {
          from,
          to,
          comparison,
          top,
          rows: rows === null || rows === undefined ? null : wordsById(rows),
        }),
        (report) => report
      );
    },
  }),
];

function readReportInput(json: unknown): BodyOutcome<Read> {
  const body = unwrap(json, "body") ?? {};
  const fault = shapeFault(body, REPORT_SHAPE);
  if (fault !== null) return { ok: false, errors: [fault] };
  const read = ReportInput.safeParse(body);
  return read.success
    ? { ok: true, body: read.data }
    : { ok: false, errors: fieldErrors(["body"], read.error, body) };
}

function wordsById({ id, label, merchant }: z.output<typeof NamedRows>) {
  return new Map(
    id.map((one, index) => [
      one,
      { label: label?.[index] ?? null, merchant: merchant?.[index] ?? null },
    ])
  );
}
