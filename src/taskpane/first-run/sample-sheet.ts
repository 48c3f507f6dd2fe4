/** The sheet of invented transactions a newcomer tries the add-in on. Loaded when it is asked for. */
import type { SheetInsertion } from "../../excel";
import type { CalendarDate } from "../../model";
import { addMonths, calendarDate, partsOf } from "../../model/calendar";
import type { Strings } from "../../strings";
import { sampleAccount } from "./sample-lines";

/** By which the workbook knows the sample again. */
export const SAMPLE_ID = "sample-transactions";

const MONTHS = [3, 2, 1] as const;

/**
 * Some sixty transactions of the three whole months before a day, oldest first, with the shops of the
 * words' language.
 */
export function sampleSheet(words: Strings, today: CalendarDate): SheetInsertion {
  const { sheetName, title, note, headings } = words.firstRun.sample;
  const { currency, lines } = sampleAccount(words.language);
  const { year, month } = partsOf(today);
  const thisMonth = calendarDate(year, month, 1);
  const rows = MONTHS.flatMap((back, index) => {
    const first = partsOf(addMonths(thisMonth, -back));
    return lines.flatMap(({ day, description, amounts }) => {
      const amount = amounts[index] ?? 0;
      const date = calendarDate(first.year, first.month, day);
      return amount === 0 ? [] : [[{ day: date }, description, amount, currency]];
    });
  });
  return {
    id: SAMPLE_ID,
    sheets: [
      {
        id: "sheet",
        name: sheetName,
        title,
        notes: [note],
        tables: [
          {
            id: "transactions",
            title,
            columns: [
              { id: "date", header: headings.date, holds: { kind: "date" } },
              {
                id: "description",
                header: headings.description,
                holds: { kind: "text" },
                width: 330,
              },
              { id: "amount", header: headings.amount, holds: { kind: "number" } },
              { id: "currency", header: headings.currency, holds: { kind: "text" }, width: 66 },
            ],
            rows,
          },
        ],
      },
    ],
  };
}
