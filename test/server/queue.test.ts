import { openEmbedded } from "../../src/ledger/postgres/database";
import { databaseUrl, openScratch } from "../support/postgres";
import { describeQueue } from "./queue-contract";

describeQueue("the built-in database", () => openEmbedded(null));

if (databaseUrl !== null) describeQueue("a Postgres server", openScratch);
else
  describe("the queue", () => {
    it.skip("on a Postgres server: none is reachable here (TEST_DATABASE_URL names one)", () => {});
  });
