/** A process that stores rows in a folder until it is killed, and prints the id of each that is stored. */
import { openEmbedded, openPostgresLedger } from "../../src/ledger/postgres";
import { row } from "./contract";

async function writeOn(folder: string): Promise<never> {
  const ledger = await openPostgresLedger(await openEmbedded(folder));
  for (let count = 0; ; count += 1) {
    const id = `t${count}`;
    await ledger.transactions.putMany("us", [row(id)]);
    process.stdout.write(`${id}\n`);
  }
}

void writeOn(process.argv[2] ?? "");
