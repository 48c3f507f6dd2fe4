/** Country and currency of workbooks in which none were chosen yet. */
import { createRunController } from "../../src/run";
import { startEmbeddedSession } from "../support/embedded-session";
import { startExcelHost } from "../support/excel-host";
import { choicesOf, valueOf } from "./desk";

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };

it("are the device's own, until the workbook states its own", async () => {
  const excel = await startExcelHost({
    sheets: {
      Bank: [
        ["Date", "Description", "Amount"],
        [46_023, "TESCO", -4],
        [46_024, "NETFLIX", -9],
      ],
    },
  });
  const { session } = startEmbeddedSession();
  const deskWith = (country: string, currency: string) =>
    createRunController(
      session,
      () => Date.now(),
      undefined,
      undefined,
      () => ({
        country,
        currency,
      })
    );
  const first = deskWith("DE", "EUR");
  const preparation = valueOf(await first.prepare("region"));
  expect(preparation.settings).toMatchObject({ country: "DE", currency: "EUR" });

  valueOf(await first.run(preparation, choicesOf(preparation, { country: "FR" }), quiet));
  const again = valueOf(await deskWith("US", "USD").prepare("region"));
  expect(again.settings).toMatchObject({ country: "FR", currency: "EUR" });
  await excel.close();
});
