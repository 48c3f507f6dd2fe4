import { parseSideloadArguments, parseStartArguments } from "../../src/workbench/server/arguments";
import {
  excelOnTheWebSteps,
  otherBrowserHelp,
  portTakenWords,
  startedWords,
} from "../../src/workbench/server/words";

test("npm start opens a window on the manifest's port unless told otherwise", () => {
  expect(parseStartArguments([], 3000)).toEqual({
    ok: true,
    options: { port: 3000, open: true, watch: false },
  });
  expect(parseStartArguments(["--port", "4000", "--no-open", "--watch"], 3000)).toEqual({
    ok: true,
    options: { port: 4000, open: false, watch: true },
  });
});

test.each([[["--port", "x"]], [["--port", "70000"]], [["--colour"]], [["stray"]]])(
  "npm start refuses %j in one sentence",
  (args) => {
    const parsed = parseStartArguments(args, 3000);
    expect(parsed).toEqual({ ok: false, message: expect.stringContaining(args.at(-1) ?? "") });
  }
);

test("npm run sideload goes to Excel on this computer unless asked for the web", () => {
  expect(parseSideloadArguments([])).toEqual({ ok: true, options: { web: false } });
  expect(parseSideloadArguments(["--web"])).toEqual({ ok: true, options: { web: true } });
  expect(parseSideloadArguments(["--excel"]).ok).toBe(false);
});

describe("what npm start says", () => {
  const options = {
    url: "https://localhost:3000/workbench/",
    port: 3000,
    wantedPort: 3000,
    trusted: false,
    browser: { name: "Chrome", path: "/chrome" } as const,
    reason: "",
  };

  test("names the window it opened, the address and how to stop", () => {
    const words = startedWords(options);
    expect(words).toContain("Chrome window");
    expect(words).toContain(options.url);
    expect(words).toContain("Ctrl+C");
    expect(words).not.toContain("taken");
  });

  test("says so when it had to take another port than the manifest's", () => {
    const words = startedWords({ ...options, port: 3001 });
    expect(words).toContain("Port 3000 is taken");
    expect(words).toContain("3001");
    expect(words).toContain("manifest.xml names 3000");
    expect(portTakenWords(3000)).toContain("--port");
  });

  test("without a browser, says why and which button passes the warning of each other browser", () => {
    const words = startedWords({ ...options, browser: null, reason: "No browser." });
    expect(words).toMatch(/^No browser\./);
    expect(words).toContain(otherBrowserHelp(options.url));
    expect(words).toContain("Accept the Risk and Continue");
    expect(words).toContain("visit this website");
  });

  test("speaks of no warning where the certificate is trusted", () => {
    expect(startedWords({ ...options, browser: null, trusted: true })).not.toContain("warn");
  });
});

test("the steps for Excel on the web name the manifest, the prompt of Chrome, and the warning where one comes", () => {
  const steps = excelOnTheWebSteps("https://localhost:3000", "/home/ana/manifest.xml", false);
  expect(steps).toContain("Upload My Add-in");
  expect(steps).toContain("/home/ana/manifest.xml");
  expect(steps).toContain("Local Network");
  expect(steps).toContain("Accept the Risk and Continue");
  expect(excelOnTheWebSteps("https://localhost:3000", "/m.xml", true)).not.toContain("Accept");
});
