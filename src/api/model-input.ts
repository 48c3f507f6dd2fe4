/** Labelled rows as they are sent to be trained on, in v2's spelling and in v3's. */
import { z } from "zod";
import { MAXIMUM_MODEL_LABEL } from "../model";
import type { BatchItem, LabelledTransaction, ServicePorts } from "../service";
import { fieldErrors, MAXIMUM_FIELD_ERRORS, type FieldError } from "./errors";
import { unwrap, type BodyOutcome } from "./operation";
import {
  readRowsV2,
  readRowsV3,
  TransactionV2,
  TransactionV3,
  type Incomplete,
} from "./transaction-input";

/** Most transactions that a model is trained on. */
export const MAXIMUM_TRAINING_SIZE = 50_000;
export const ModelName = z.string().min(1).max(128);

const Label = z.object({ label: z.string().trim().min(1).max(MAXIMUM_MODEL_LABEL) });
const bodyOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    transactions: z
      .array(row)
      .min(1, "at least one transaction")
      .max(MAXIMUM_TRAINING_SIZE, `at most ${MAXIMUM_TRAINING_SIZE} transactions`),
  });

/** v2's. */
export const LabelledRowsV2 = bodyOf(
  TransactionV2.extend(Label.shape).meta({ id: "LabelledTransaction" })
);
/** v3's. */
export const LabelledRows = bodyOf(
  TransactionV3.extend(Label.shape).meta({ id: "LabelledTransactionV3" })
);
/** The same before its rows are read, which goes row by row. */
const UnreadRows = bodyOf(z.unknown());

type Pause = ServicePorts["pause"];
type Rows = { ok: true; items: BatchItem[] } | { ok: false; errors: FieldError[] };

/** Reads v2's rows, which must be complete. */
export const labelledRowsReaderV2 = (
  json: unknown,
  _query: unknown,
  pause: Pause
): Promise<BodyOutcome<LabelledTransaction[]>> =>
  readLabelled(json, (sent, loc) => readRowsV2(sent, { incomplete: "refuse", loc, pause }));

/** Reads v3's rows. */
export const labelledRowsReader = (
  json: unknown,
  { incomplete }: { incomplete: Incomplete },
  pause: Pause
): Promise<BodyOutcome<LabelledTransaction[]>> =>
  readLabelled(json, (sent, loc) => readRowsV3(sent, { incomplete, loc, pause }));

async function readLabelled(
  json: unknown,
  readRows: (sent: readonly unknown[], loc: string[]) => Promise<Rows>
): Promise<BodyOutcome<LabelledTransaction[]>> {
  const unwrapped = unwrap(json, "body");
  const wrapped = Array.isArray(unwrapped) ? { transactions: unwrapped } : unwrapped;
  const all = UnreadRows.safeParse(wrapped);
  if (!all.success) return { ok: false, errors: fieldErrors(["body"], all.error, wrapped) };
  const sent = all.data.transactions;
  const loc = ["body", "transactions"];
  const rows = await readRows(sent, loc);
  if (!rows.ok) return rows;
  const body: LabelledTransaction[] = [];
  const errors: FieldError[] = [];
  for (const [index, { transaction }] of rows.items.entries()) {
    if (errors.length >= MAXIMUM_FIELD_ERRORS) break;
    const read = Label.safeParse(sent[index]);
    if (read.success) body.push({ transaction, label: read.data.label });
    else errors.push(...fieldErrors([...loc, index], read.error, sent[index]));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, body };
}
