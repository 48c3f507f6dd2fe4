/** What the server's commands are told, and what they say to people who tell them wrong. */
import { keysCommand, serveCommand, type ServerCommandIo } from "../../src/server";
import { readOptions } from "../../src/server/read-options";
import { contradiction, SERVE_TABLE, ServeOptions } from "../../src/server/serve-options";

const read = (argv: string[], environment: Record<string, string> = {}) =>
  readOptions(argv, environment, SERVE_TABLE, ServeOptions);

async function run(
  command: typeof serveCommand,
  argv: string[],
  environment: Record<string, string> = {}
) {
  let out = "";
  let errors = "";
  const io: ServerCommandIo = {
    openKnowledge: () => Promise.reject(new Error("nothing is started here")),
    directory: "/nowhere",
    environment,
    writeOut: async (text) => void (out += text),
    writeError: (text) => void (errors += text),
    isTerminal: false,
  };
  return { code: await command(argv, io), out, errors };
}

describe("options of ntropy serve", () => {
  it("are this computer alone, no limits and no sandbox unless said otherwise", () => {
    const given = read([]);
    expect(given).toMatchObject({
      ok: true,
      options: {
        host: "127.0.0.1",
        port: 8080,
        role: "all",
        sandbox: false,
        relay: false,
        credits: false,
        "rate-limits": false,
        "allow-origin": [],
      },
    });
  });

  it("are taken from the environment where they were not typed", () => {
    const environment = {
      NTROPY_PORT: "9000",
      NTROPY_SANDBOX: "true",
      NTROPY_ALLOW_ORIGIN: "https://a.example, https://b.example:8443",
    };
    expect(read(["--port", "9001"], environment)).toMatchObject({
      ok: true,
      options: {
        port: 9001,
        sandbox: true,
        "allow-origin": ["https://a.example", "https://b.example:8443"],
      },
    });
  });

  it.each([
    [["--port", "70000"], '--port is a whole number from 0 to 65535, not "70000".'],
    [["--role", "boss"], '--role is api, worker or all, not "boss".'],
    [
      ["--allow-origin", "https://a.example/path"],
      '--allow-origin is an origin such as https://addins.example.com, without a path, not "https://a.example/path".',
    ],
    [
      ["--rate-limit", "often"],
      '--rate-limit names an operation and a number a second, as "POST /v3/transactions=50", not "often".',
    ],
  ])("that are wrong are told in one line: %j", (argv, message) => {
    expect(read(argv)).toEqual({ ok: false, message });
  });

  it("name the variable where the value came from the environment", () => {
    expect(read([], { NTROPY_PORT: "many" })).toEqual({
      ok: false,
      message: 'NTROPY_PORT is a whole number from 0 to 65535, not "many".',
    });
  });

  it("never repeat the password of a database", () => {
    const given = read(["--database-url", "mysql://user:hunter2@host/db"]);
    expect(given).toMatchObject({ ok: false, message: expect.stringContaining("postgres://") });
    expect(JSON.stringify(given)).not.toContain("hunter2");
  });

  it.each(["api", "worker"])("refuse the role %s without a database that can be shared", (role) => {
    const given = read(["--role", role]);
    const words = given.ok ? contradiction(given.options) : null;
    expect(words).toContain(`--role ${role} needs --database-url`);
    const url = read(["--role", role, "--database-url", "postgres://u:p@h:5432/d"]);
    expect(url.ok && contradiction(url.options)).toBeNull();
  });

  it("must not contradict each other", () => {
    const half = read(["--tls-cert", "a.pem"]);
    expect(half.ok && contradiction(half.options)).toContain("--tls-key");
    const both = read(["--data", "d", "--database-url", "postgres://u:p@h/d"]);
    expect(both.ok && contradiction(both.options)).toContain("exclude each other");
  });
});

describe("the server's commands", () => {
  it("explain themselves: every option stands in the help", async () => {
    const { code, out } = await run(serveCommand, ["--help"]);
    expect(code).toBe(0);
    for (const name of Object.keys(SERVE_TABLE)) expect(out).toContain(`--${name}`);
    for (const line of out.split("\n")) expect(line.length).toBeLessThan(115);
    expect((await run(keysCommand, ["--help"])).out).toContain("ntropy keys revoke ID");
  });

  it("end with 2 and one line where nothing can be done with what was typed", async () => {
    for (const [command, argv, words] of [
      [serveCommand, ["--nonsense"], "--nonsense"],
      [serveCommand, ["now"], '"now" is not an option'],
      [serveCommand, ["--role", "worker"], "needs --database-url"],
      [keysCommand, ["forge"], '"forge" is none of create, list and revoke'],
      [keysCommand, ["revoke"], "Which key?"],
      [keysCommand, ["list", "--name", "x"], "goes with ntropy keys create"],
      [keysCommand, ["create", "--fields", "labels,secrets"], "is a list such as"],
    ] as const) {
      const { code, out, errors } = await run(command, [...argv]);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: "" });
      expect(errors).toContain(words);
      expect(errors.trimEnd().split("\n")).toHaveLength(1);
    }
  });
});
