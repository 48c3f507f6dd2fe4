/** https with a certificate of one's own. */
import { readFileSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { endAll, start, temporaryFolder } from "./running";

let folder: string;
beforeAll(async () => {
  folder = temporaryFolder();
  jest.spyOn(console, "log").mockImplementation(() => {});
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => join(folder, name));
  await generateCertificates(ca, cert, key, 30, ["127.0.0.1", "localhost"]);
});
afterAll(endAll);

describe("a server with a certificate", () => {
  it("speaks https, says so to browsers, and no plain http", async () => {
    const server = await start({
      "tls-cert": join(folder, "cert.pem"),
      "tls-key": join(folder, "key.pem"),
    });
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const answer = await new Promise<{ status?: number; policy: unknown }>((resolve, reject) => {
      const ca = readFileSync(join(folder, "ca.pem"));
      get(`${server.url}/health`, { ca, agent: false }, (response) => {
        response.resume();
        const policy = response.headers["strict-transport-security"];
        resolve({ status: response.statusCode, policy });
      }).on("error", reject);
    });
    expect(answer).toEqual({ status: 200, policy: expect.stringContaining("max-age") });
    await expect(fetch(`${server.url.replace("https", "http")}/health`)).rejects.toThrow();
  }, 60_000);

  it("does not start on a file that is not there, or is no certificate", async () => {
    const missing = { "tls-cert": join(folder, "no.pem"), "tls-key": join(folder, "key.pem") };
    await expect(start(missing)).rejects.toMatchObject({ code: "ENOENT" });
    const nonsense = join(folder, "nonsense.pem");
    writeFileSync(nonsense, "no certificate");
    await expect(
      start({ "tls-cert": nonsense, "tls-key": join(folder, "key.pem") })
    ).rejects.toThrow();
  }, 60_000);
});
