/** Several processes on one Postgres server, where one is reachable. */
import { databaseUrl, scratchDatabase } from "../support/postgres";
import { endAll, start, transactionV2 } from "./running";

const shared = databaseUrl === null ? it.skip : it;

describe("processes on one Postgres", () => {
  shared(
    "start together on an empty database, and share keys, jobs and limits",
    async () => {
      const { url, drop } = await scratchDatabase();
      const given = {
        "database-url": url,
        "rate-limits": "on",
        "rate-limit": ["GET /v3/account_holders=1"],
      };
      const [one, other] = await Promise.all([
        start({ ...given, role: "api" }),
        start({ ...given, role: "api" }),
        start({ ...given, role: "worker" }),
      ]);
      const key = await one.key();
      const body = [transactionV2()];
      const sent = await one.call("POST", "/v2/transactions/async", { key, body });
      const { id } = sent.json as { id: string };
      let status: string;
      do {
        await new Promise((resolve) => setTimeout(resolve, 60));
        const answer = await other.call("GET", `/v2/transactions/async/${id}`, { key });
        ({ status } = answer.json as { status: string });
      } while (status === "started");
      expect(status).toBe("finished");

      const asked = await Promise.all(
        [one, other, one, other, one, other].map((server) =>
          server.call("GET", "/v3/account_holders", { key })
        )
      );
      expect(asked.map((answer) => answer.status)).toContain(429);
      await endAll();
      await drop();
    },
    60_000
  );
});
