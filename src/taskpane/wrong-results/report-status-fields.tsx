/** What became of a report, for the user to say; and why, where it is rejected. */
import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Report, ReportStatus } from "../../model";
import { useStrings } from "../use-strings";
import type { Reports } from "./reports";

export const STATUSES = ["open", "pending", "resolved", "rejected"] as const;

export const statusOf = (value: string): ReportStatus | null =>
  STATUSES.find((one) => one === value) ?? null;

const useStyles = makeStyles({
  reject: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    flexBasis: "100%",
    "& .fui-Input": { minWidth: 0, width: "100%" },
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface ReportStatusFieldsProps {
  report: Report;
  reports: Reports;
}

export function ReportStatusFields({ report, reports }: ReportStatusFieldsProps) {
  const styles = useStyles();
  const words = useStrings().corrections.reports;
  /** The reason as it is typed; null while nobody is rejecting. */
  const [reason, setReason] = useState<string | null>(null);
  const isRejecting = reason !== null;
  const input = useRef<HTMLInputElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isRejecting) input.current?.focus();
  }, [isRejecting]);
  const close = (): void => {
    setReason(null);
    select.current?.focus();
  };
  return (
    <>
      <Field label={words.status}>
        <Select
          ref={select}
          size="small"
          value={isRejecting ? "rejected" : report.status}
          onChange={(_event, { value }) => {
            const status = statusOf(value);
            if (status === "rejected") setReason("");
            else if (status !== null) {
              setReason(null);
              if (status !== report.status) void reports.decide(report, status);
            }
          }}
        >
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {words.statuses[one]}
            </option>
          ))}
        </Select>
      </Field>
      {isRejecting && (
        <form
          className={styles.reject}
          onSubmit={(event) => {
            event.preventDefault();
            void reports.decide(report, "rejected", reason.trim() || null);
            close();
          }}
        >
          <Field label={words.reject.reason} hint={words.reject.hint}>
            <Input
              ref={input}
              size="small"
              value={reason}
              onChange={(_event, { value }) => setReason(value)}
            />
          </Field>
          <div className={styles.actions}>
            <Button type="submit" size="small">
              {words.reject.confirm}
            </Button>
            <Button size="small" onClick={close}>
              {words.reject.cancel}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
