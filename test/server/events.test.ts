/** From a file that is sent to an event that is received, with everything real between. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { endAll, start } from "./running";

jest.setTimeout(60_000);

const SECRET = "a token of theirs";
const SAMPLE = "Date,Description,Amount\n2024-03-01,NETFLIX.COM,-0.30\n2024-03-02,PAYROLL,2.00";

interface Received {
  token: unknown;
  body: { event_id: string; event_type: string; data: { id: string } };
}

let receiver: Server;
const received: Received[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString("utf8")));
    request.on("end", () => {
      const body = JSON.parse(text) as Received["body"];
      received.push({ token: request.headers["x-ntropy-token"], body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await endAll();
  await new Promise((resolve) => receiver.close(resolve));
});

describe("a server that was sent a bank statement", () => {
  it("reads and enriches it, and tells the key's webhooks, with nothing of it in the log", async () => {
    const server = await start({ "webhook-private-addresses": "allow" });
    const key = await server.key();
    const stranger = await server.key();
    const { port } = receiver.address() as AddressInfo;
    const webhook = {
      url: `http://127.0.0.1:${port}/hook`,
      events: ["bank_statements.completed"],
      token: SECRET,
    };
    expect((await server.call("POST", "/v3/webhooks", { key, body: webhook })).status).toBe(200);

    const form = new FormData();
    form.append("file", new Blob([SAMPLE]), "march.csv");
    const sent = await fetch(`${server.url}/datasources/bank_statements?account_type=consumer`, {
      method: "POST",
      headers: { "X-API-Key": key },
      body: form,
    });
    expect(sent.status).toBe(200);
    const { id } = (await sent.json()) as { id: string };
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));

    const statement = await server.call("GET", `/v3/bank_statements/${id}`, { key });
    expect(statement.json).toMatchObject({ status: "completed" });
    expect(received).toEqual([
      {
        token: SECRET,
        body: {
          event_id: expect.any(String),
          event_type: "bank_statements.completed",
          data: statement.json,
        },
      },
    ]);
    const foreign = await server.call("GET", `/v3/bank_statements/${id}`, { key: stranger });
    expect(foreign.status).toBe(404);
    const rows = async () => {
      const path = `/datasources/bank_statements/${id}/transactions`;
      const { json } = await server.call("GET", path, { key });
      return json as { label: string | null }[];
    };
    while ((await rows()).some(({ label }) => label === null))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await rows()).toHaveLength(2);
    expect(server.lines.join("\n")).not.toMatch(/NETFLIX|PAYROLL|a token of theirs/);
  });
});
