/** Webhooks over real HTTP, and the addresses they never go to. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookEvent } from "../../src/model";
import { isAllowedAddress } from "../../src/server/deliver/addresses";
import { httpDelivery } from "../../src/server/deliver/deliver";

const event: WebhookEvent = {
  event_id: "e1",
  event_type: "batches.completed",
  data: { id: "b1" },
};

let receiver: Server;
let port: number;
const received: { url: string; token: unknown; body: string }[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString("utf8")));
    request.on("end", () => {
      received.push({
        url: request.url ?? "",
        token: request.headers["x-ntropy-token"],
        body,
      });
      if (request.url === "/silent") return;
      if (request.url === "/moved") response.writeHead(307, { Location: "/elsewhere" }).end();
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  port = (receiver.address() as AddressInfo).port;
});
afterAll(
  () =>
    new Promise((resolve) => {
      receiver.close(resolve);
      receiver.closeAllConnections();
    })
);

const send = (
  url: string,
  { allowsPrivate = true, timeoutMilliseconds = 5_000, token = null as string | null } = {},
  resolve?: Parameters<typeof httpDelivery>[0]["resolve"]
) =>
  httpDelivery({ allowsPrivate, resolve }).send({ url, token, body: event, timeoutMilliseconds });

describe("a webhook's delivery", () => {
  it("posts the event with its token", async () => {
    const answer = await send(`http://127.0.0.1:${port}/hook`, { token: "t0ken" });
    expect(answer).toEqual({ ok: true, status: 204 });
    const [last] = received.slice(-1);
    expect(last).toMatchObject({ url: "/hook", token: "t0ken" });
    expect(JSON.parse(last?.body ?? "")).toEqual(event);
  });

  it("takes a redirect for the answer that it is", async () => {
    expect(await send(`http://127.0.0.1:${port}/moved`)).toEqual({ ok: true, status: 307 });
    expect(received.map(({ url }) => url)).not.toContain("/elsewhere");
  });

  it("waits no longer than it may, and tells late from not there", async () => {
    const late = await send(`http://127.0.0.1:${port}/silent`, { timeoutMilliseconds: 50 });
    expect(late).toEqual({ ok: false, reason: "timeout" });
    expect(await send("http://127.0.0.1:1/")).toEqual({ ok: false, reason: "unreachable" });
  });

  it("does not fail on a token that may not stand in a header", async () => {
    const answer = await send(`http://127.0.0.1:${port}/hook`, { token: "a\nb" });
    expect(answer).toEqual({ ok: false, reason: "unreachable" });
  });

  it("goes to private networks unless they are refused", async () => {
    const refused = { ok: false, reason: "address_forbidden" };
    for (const host of ["127.0.0.1", "10.0.0.1", "[::1]", "[::ffff:192.168.0.1]", "0.0.0.0"])
      expect(await send(`http://${host}:${port}/`, { allowsPrivate: false })).toEqual(refused);
    expect(await send(`http://localhost:${port}/`, { allowsPrivate: false })).toEqual(refused);
  });

  it("never goes where clouds keep their secrets, by address or by name, nor by another scheme", async () => {
    const refused = { ok: false, reason: "address_forbidden" };
    for (const url of [
      "http://169.254.169.254/latest/meta-data",
      "http://[::ffff:169.254.169.254]/",
      "http://2852039166/",
      "http://[fd00:ec2::254]/",
      "file:///etc/passwd",
      "not a url",
    ])
      expect(await send(url)).toEqual(refused);
    const rebinding = ((_name: string, _options: unknown, callback: (...of: unknown[]) => void) =>
      callback(null, [
        { address: "93.184.216.34", family: 4 },
        { address: "169.254.169.254", family: 4 },
      ])) as unknown as Parameters<typeof httpDelivery>[0]["resolve"];
    expect(await send("http://innocent.example/", {}, rebinding)).toEqual(refused);
  });
});

describe("addresses of the internet", () => {
  it.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])(
    "%s may always be delivered to",
    (address) => {
      expect(isAllowedAddress(address, false)).toBe(true);
    }
  );
});
