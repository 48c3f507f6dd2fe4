import { createPrivateKey, X509Certificate } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { get, request as httpsRequest, type RequestOptions } from "node:https";
import { createServer, type Server } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { ownIdentity, type ServerIdentity } from "../../src/workbench/server/certificate";
import { OFFICE_JS_ADDRESS, OFFICE_JS_COPY } from "../../src/workbench/server/office-js";
import {
  type RunningServer,
  serve,
  type Site,
  workbenchSite,
} from "../../src/workbench/server/serve";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const SHIPPED = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="script-src 'self' https://appsforoffice.microsoft.com">
<script src="${OFFICE_JS_ADDRESS}"></script>
<p>Grüße – 日本</p>\r\n<script defer src="taskpane.1.js"></script>`;

let folder: string;
let identity: ServerIdentity;
let site: Site;
let server: RunningServer;

/** Asks the server, sending the path exactly as written. */
function ask(path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpsRequest(
      {
        host: "localhost",
        port: server.port,
        path,
        ca: identity.certificate,
        rejectUnauthorized: false,
        ...options,
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => (body += text));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
        );
      }
    );
    asked.on("error", reject);
    asked.end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "workbench-server-"));
  const put = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("dist/taskpane.html", SHIPPED);
  put("dist/taskpane.1.js", "1;");
  put("dist/functions.json", "{}");
  put("dist-secret/key.txt", "secret");
  put("secret.txt", "secret");
  put("page/index.html", "<!doctype html>the workbench");
  put("page/workbench.js", "2;");
  put("office/office.js", "3;");
  put("samples/b.xlsx", "b");
  put("samples/a.csv", "a");
  put("samples/notes.md", "not a sample");
  put("manifest.xml", "<OfficeApp/>");
  const log = jest.spyOn(console, "log").mockImplementation(() => undefined);
  identity = await ownIdentity(join(folder, "certificates"));
  log.mockRestore();
  site = workbenchSite({
    addin: join(folder, "dist"),
    manifest: join(folder, "manifest.xml"),
    workbench: {
      page: join(folder, "page"),
      officeJs: join(folder, "office"),
      samples: join(folder, "samples"),
    },
  });
  const running = await serve(site, identity, { port: 0 });
  if (!running) throw new Error("no port");
  server = running;
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the certificate", () => {
  test("is for localhost, its key readable by its owner alone, and kept until it is about to expire", async () => {
    const file = join(folder, "certificates/localhost.crt");
    const certificate = new X509Certificate(readFileSync(file));
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(statSync(join(folder, "certificates/localhost.key")).mode & 0o077).toBe(0);
    expect(await ownIdentity(join(folder, "certificates"))).toEqual(identity);
    const log = jest.spyOn(console, "log").mockImplementation(() => undefined);
    const later = Date.parse(certificate.validTo) - 60_000;
    await expect(ownIdentity(join(folder, "certificates"), later)).rejects.toThrow(
      "cannot be used"
    );
    log.mockRestore();
  });

  test("is one and the same for processes that make it at the same time, or each has its own", async () => {
    const log = jest.spyOn(console, "log").mockImplementation(() => undefined);
    const shared = join(folder, "shared");
    const made = await Promise.all([ownIdentity(shared), ownIdentity(shared)]);
    log.mockRestore();
    for (const { key, certificate } of made) {
      expect(new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))).toBe(true);
    }
    expect(made).toContainEqual(await ownIdentity(shared));
    expect(readdirSync(folder).filter((name) => name.startsWith("shared"))).toEqual(["shared"]);
  });

  test("is named to the browser by the hash of its public key", () => {
    expect(identity.publicKeyHash).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });
});

describe("what is served", () => {
  test("the workbench at its own place, and the root leads there", async () => {
    const root = await ask("/?sample=a.csv");
    expect([root.status, root.headers.location]).toEqual([302, "/workbench/?sample=a.csv"]);
    const page = await ask("/workbench/?sample=a.csv");
    expect(page.body).toContain("the workbench");
    expect(page.headers["content-type"]).toMatch(/^text\/html/);
    expect(page.headers["content-security-policy"]).toContain("connect-src 'self'");
    expect((await ask("/workbench/workbench.js")).headers["content-type"]).toBe("text/javascript");
  });

  test("the add-in's pages with office.js taken from its copy and nothing else changed", async () => {
    const { body, headers } = await ask("/taskpane.html?_host_Info=Excel");
    expect(body).toContain(`<script src="${OFFICE_JS_COPY}">`);
    expect(body.replace(OFFICE_JS_COPY, OFFICE_JS_ADDRESS)).toBe(SHIPPED);
    expect(headers["content-security-policy"]).toBeUndefined();
    expect((await ask(OFFICE_JS_COPY)).body).toBe("3;");
  });

  test("the add-in's other files, for Excel's own pages to read", async () => {
    const answer = await ask("/functions.json");
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/json"]);
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect((await ask("/manifest.xml")).body).toBe("<OfficeApp/>");
  });

  test("the samples and a list of them", async () => {
    expect(JSON.parse((await ask("/samples/index.json")).body)).toEqual(["a.csv", "b.xlsx"]);
    expect((await ask("/samples/a.csv")).body).toBe("a");
  });

  test("no folder's contents, nothing outside the folders, nothing but files", async () => {
    const paths = [
      "/samples/",
      "/office-js/",
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/../dist-secret/key.txt",
      "/workbench/../secret.txt",
      "/workbench/..%2f..%2fsecret.txt",
      "/samples/..\\secret.txt",
      "/samples/%00",
      "/gone.js",
    ];
    const answers = await Promise.all(paths.map((path) => ask(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    expect(answers.map(({ body }) => body).join()).not.toContain("secret");
    expect((await ask("/functions.json", { method: "POST" })).status).toBe(405);
  });

  test("for real Excel, the add-in's pages exactly as shipped and no workbench", async () => {
    const plain = workbenchSite({
      addin: join(folder, "dist"),
      manifest: join(folder, "manifest.xml"),
    });
    const running = await serve(plain, identity, { port: 0 });
    const page = await ask("/taskpane.html", { port: running?.port });
    const workbench = await ask("/workbench/", { port: running?.port });
    await running?.close();
    expect(page.body).toBe(SHIPPED);
    expect(workbench.status).toBe(404);
  });
});

describe("the port", () => {
  const occupy = (port: number, host: string) =>
    new Promise<Server>((resolve, reject) => {
      const other = createServer();
      other.once("error", reject);
      other.listen(port, host, () => resolve(other));
    });

  test("is the next free one when the wanted one is taken, and none when no other will do", async () => {
    const next = await serve(site, identity, { port: server.port });
    expect(next?.port).toBeGreaterThan(server.port);
    await next?.close();
    expect(await serve(site, identity, { port: server.port, strict: true })).toBeNull();
  });

  test("counts as taken when another program answers on either address of localhost", async () => {
    const free = await serve(site, identity, { port: 0 });
    const port = free?.port ?? 0;
    await free?.close();
    const other = await occupy(port, "127.0.0.1");
    expect(await serve(site, identity, { port, strict: true })).toBeNull();
    await new Promise((resolve) => other.close(resolve));
  });

  test("is open to this computer alone", async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4")
      .map(({ address }) => address);
    if (process.platform === "linux") addresses.push("127.0.0.2");
    const refused = addresses.map(
      (host) =>
        new Promise((resolve) =>
          get({ host, port: server.port, rejectUnauthorized: false }, () => resolve("open")).on(
            "error",
            (error: NodeJS.ErrnoException) => resolve(error.code)
          )
        )
    );
    expect(await Promise.all(refused)).toEqual(addresses.map(() => "ECONNREFUSED"));
  });
});

test("open pages hear of a new build", async () => {
  const heard = await new Promise<string>((resolve, reject) => {
    const asked = get(
      {
        host: "localhost",
        port: server.port,
        path: "/workbench/changes",
        rejectUnauthorized: false,
      },
      (response) => {
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          if (text.startsWith(":")) return site.announce("addin");
          asked.destroy();
          resolve(text);
        });
      }
    );
    asked.on("error", reject);
  });
  expect(heard).toBe("data: addin\n\n");
});
