/**
 * Rows that go to a server of the user's own, in the real browser: chosen, tested, agreed to, sent;
 * and after switching back nothing leaves any more. The server is our own API over real HTTP.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Frame } from "playwright-core";
import { type EmbeddedSession, startEmbeddedSession } from "../support/embedded-session";
import { serveApi, type ServedApi, withCors, withKey } from "../support/served-api";
import { describeInBrowser, launchBrowser, newContext } from "./support/browser";
import { openWorkbench, paneFrame, readCells, type WorkbenchPage } from "./support/page";
import { ROOT, type ServedWorkbench, startWorkbench } from "./support/workbench";

jest.setTimeout(240_000);

const PICTURES = join(ROOT, process.env.PICTURES ?? "build/pictures");

describeInBrowser("an own server, from the pane", () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  let context: BrowserContext;
  let opened: WorkbenchPage;
  let pane: Frame;
  let far: EmbeddedSession;
  let server: ServedApi;
  let silent: ServedApi;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    workbench = await startWorkbench();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
  });
  beforeEach(async () => {
    far = startEmbeddedSession();
    server = await serveApi(withCors(withKey(far.api, "own-key")));
    silent = await serveApi(far.api);
    context = await newContext(browser);
    opened = await openWorkbench(context, workbench.origin, { sample: "us-consumer-year.xlsx" });
    pane = await paneFrame(opened.page);
    await pane.getByText("Runs on this computer").waitFor();
  });
  afterEach(async () => {
    await context.close();
    await server.close();
    await silent.close();
  });

  const section = () => pane.getByRole("region", { name: "Where it runs" });
  const testConnection = async () =>
    section().getByRole("button", { name: "Test connection" }).click();
  const merchants = async () => {
    const [headers = []] = await readCells(opened.page, "A1:Z1");
    const column = String.fromCharCode(65 + headers.indexOf("Merchant"));
    return (await readCells(opened.page, `${column}2:${column}741`)).flat();
  };
  const enrich = () => pane.getByRole("button", { name: /^Enrich [\d,]+ rows$/ }).click();
  const isWritten = () => pane.getByText(/rows? written in/).waitFor({ timeout: 120_000 });

  test("is chosen, tested, agreed to and used; back on this computer nothing leaves", async () => {
    await section().getByRole("button", { name: "Change" }).click();
    await section().getByLabel("On your own server").click();
    await section().getByLabel("Address of the server").fill(silent.url);
    await testConnection();
    await section()
      .getByText(/the browser may not ask it/)
      .waitFor();

    await section().getByLabel("Address of the server").fill(server.url);
    await section()
      .getByLabel(/API key/)
      .fill("wrong");
    await testConnection();
    await section().getByText("The key is wrong").waitFor();
    await section()
      .getByLabel(/API key/)
      .fill("own-key");
    await testConnection();
    await section()
      .getByText(/Version fake-1/)
      .waitFor();
    await opened.page.screenshot({ path: join(PICTURES, "where.png") });
    expect(server.requests.every((one) => !one.includes("batches"))).toBe(true);

    await enrich();
    const statement = pane.getByRole("alertdialog");
    await statement.getByText(/What leaves this computer/).waitFor();
    await opened.page.screenshot({ path: join(PICTURES, "statement.png") });
    expect(server.requests.every((one) => !one.includes("batches"))).toBe(true);
    await statement.getByRole("button", { name: /^Send rows to localhost/ }).click();
    await isWritten();
    await pane
      .getByText(/^Rows are sent to localhost:\d+\.$/)
      .first()
      .waitFor();
    expect(server.requests).toContain("POST /v3/batches?incomplete=answer");
    // The server's engine knows but four merchants: what stands in the sheet is its answer.
    const theirs = new Set(await merchants());
    theirs.delete("");
    expect(
      [...theirs].every((name) => ["Netflix", "Starbucks", "Tesco", "Acme"].includes(String(name)))
    ).toBe(true);
    expect(theirs.size).toBeGreaterThan(0);

    await section().getByLabel("On this computer").click();
    await pane.getByText("Runs on this computer. Nothing is sent anywhere.").waitFor();
    const before = server.requests.length;
    const foreign = opened.foreignRequests.length;
    await enrich();
    await isWritten();
    expect(new Set(await merchants()).size).toBeGreaterThan(10);
    expect(server.requests).toHaveLength(before);
    expect(opened.foreignRequests).toHaveLength(foreign);
    expect(opened.pageErrors).toEqual([]);
  });

  test("is remembered on this device with its key and the agreement, where that was asked for", async () => {
    await section().getByRole("button", { name: "Change" }).click();
    await section().getByLabel("On your own server").click();
    await section().getByLabel("Address of the server").fill(server.url);
    await section()
      .getByLabel(/API key/)
      .fill("own-key");
    await section().getByLabel("On this device").click();
    await enrich();
    await pane.getByRole("button", { name: /^Send rows to localhost/ }).click();
    await isWritten();
    const kept = await pane.evaluate(() => JSON.stringify({ ...window.localStorage }));
    expect(kept).toContain("own-key");
    await opened.page.reload();
    await opened.page.waitForFunction(() => window.workbench !== undefined);
    pane = await paneFrame(opened.page);
    await pane
      .getByText(/^Rows are sent to localhost:\d+\.$/)
      .first()
      .waitFor();
    await enrich();
    await isWritten();
    expect(await pane.getByRole("alertdialog").count()).toBe(0);
  });

  test("fits a pane of 320 pixels, in the dark too", async () => {
    await opened.page.evaluate(() => {
      const frame = document.querySelector<HTMLElement>("#pane-frame");
      if (frame) Object.assign(frame.style, { width: "320px", minWidth: "320px" });
    });
    await opened.page.emulateMedia({ colorScheme: "dark" });
    await section().getByRole("button", { name: "Change" }).click();
    await section().getByLabel("With Ntropy's hosted API").click();
    await section()
      .getByLabel(/API key/)
      .fill("key");
    await section().getByLabel("Through my own server").click();
    await section()
      .getByLabel("Address of the server")
      .fill("https://a-server-with-a-very-long-name.department.example.com:8443/ntropy");
    const widest = () =>
      pane.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll("main *, footer *, [role=alertdialog] *")].map(
            (element) => Math.ceil(element.getBoundingClientRect().right)
          )
        )
      );
    expect(await pane.evaluate(() => window.innerWidth)).toBe(320);
    expect(await widest()).toBeLessThanOrEqual(320);
    await opened.page.screenshot({ path: join(PICTURES, "where-narrow.png") });
    await enrich();
    await pane
      .getByRole("alertdialog")
      .getByText(/Ntropy Network Inc/)
      .waitFor();
    expect(await widest()).toBeLessThanOrEqual(320);
    // Escape is "Not now", by keyboard alone.
    await opened.page.keyboard.press("Escape");
    await pane.getByRole("alertdialog").waitFor({ state: "detached" });
    await pane.waitForFunction(() => /^Enrich /.test(document.activeElement?.textContent ?? ""));
    expect(opened.foreignRequests).toEqual([]);
  });
});
