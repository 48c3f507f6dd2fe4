import {
  findBrowser,
  hasDisplay,
  howToGetBrowser,
  type Machine,
  windowArguments,
} from "../../src/workbench/server/browsers";

const machine = (
  platform: NodeJS.Platform,
  environment: Record<string, string>,
  installed: readonly string[]
): Machine => ({ platform, environment, isProgram: (path) => installed.includes(path) });

describe("finding a browser", () => {
  const windows = {
    ProgramFiles: "C:\\Program Files",
    "ProgramFiles(x86)": "C:\\Program Files (x86)",
  };
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  const chrome = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";

  test("on Windows takes Chrome, and Edge where there is no Chrome", () => {
    expect(findBrowser(machine("win32", windows, [edge, chrome]))).toEqual({
      name: "Chrome",
      path: chrome,
    });
    expect(findBrowser(machine("win32", windows, [edge]))).toEqual({ name: "Edge", path: edge });
  });

  test("on a Mac looks in the user's own applications too", () => {
    const path = "/Users/ana/Applications/Chromium.app/Contents/MacOS/Chromium";
    expect(findBrowser(machine("darwin", { HOME: "/Users/ana" }, [path]))).toEqual({
      name: "Chromium",
      path,
    });
  });

  test("on Linux follows PATH, and looks where packages put browsers when PATH is bare", () => {
    const installed = ["/opt/bin/chromium", "/snap/bin/chromium"];
    expect(findBrowser(machine("linux", { PATH: "/bin:/opt/bin" }, installed))?.path).toBe(
      "/opt/bin/chromium"
    );
    expect(findBrowser(machine("linux", {}, installed))?.path).toBe("/snap/bin/chromium");
  });

  test("takes the browser the user names, unless it is not there", () => {
    const installed = ["/home/ana/chrome", "/usr/bin/chromium"];
    expect(
      findBrowser(machine("linux", { CHROME_PATH: "/home/ana/chrome" }, installed))?.path
    ).toBe("/home/ana/chrome");
    expect(findBrowser(machine("linux", { CHROME_PATH: "/gone" }, installed))?.path).toBe(
      "/usr/bin/chromium"
    );
  });

  test("finding none, says in one line how to get one", () => {
    expect(findBrowser(machine("linux", { PATH: "/bin" }, []))).toBeNull();
    for (const platform of ["win32", "darwin", "linux", "freebsd"] as const) {
      expect(howToGetBrowser(platform)).toMatch(
        /^No Chrome, Edge or Chromium was found: [^\n]+\.$/
      );
    }
    expect(howToGetBrowser("linux")).toContain("apt-get install chromium");
  });
});

describe("the workbench's window", () => {
  const options = {
    url: "https://localhost:3000/workbench/",
    profile: "/tmp/profile",
    publicKeyHash: "abc=",
    platform: "linux" as NodeJS.Platform,
    root: false,
  };

  test("trusts one key, in a profile of its own", () => {
    const given = windowArguments(options);
    expect(given).toContain("--ignore-certificate-errors-spki-list=abc=");
    expect(given).toContain("--user-data-dir=/tmp/profile");
    expect(given).not.toContain("--ignore-certificate-errors");
  });

  test("gives up the sandbox for root on Linux alone", () => {
    expect(windowArguments(options)).not.toContain("--no-sandbox");
    expect(windowArguments({ ...options, root: true })).toContain("--no-sandbox");
    expect(windowArguments({ ...options, root: true, platform: "darwin" })).not.toContain(
      "--no-sandbox"
    );
  });

  test("needs a display on Linux, X or Wayland", () => {
    expect(hasDisplay(machine("linux", {}, []))).toBe(false);
    expect(hasDisplay(machine("linux", { DISPLAY: ":0" }, []))).toBe(true);
    expect(hasDisplay(machine("linux", { WAYLAND_DISPLAY: "wayland-0" }, []))).toBe(true);
    expect(hasDisplay(machine("win32", {}, []))).toBe(true);
  });
});
