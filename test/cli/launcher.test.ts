/**
 * The command line as the launcher calls it: the built bundle in a process of its own, over the real
 * knowledge. `npm test` builds both before; without a build these tests skip, saying so.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EnrichedTransaction } from "../../src/model";

const root = join(__dirname, "../..");
const isBuilt =
  existsSync(join(root, "build/node/cli.cjs")) &&
  existsSync(join(root, "build/knowledge/knowledge.bin"));
if (!isBuilt) console.warn("Skipped: the command line is not built. Run: npm test");
const built = isBuilt ? it : it.skip;

const ntropy = (directory: string, ...argv: string[]) =>
  spawnSync(process.execPath, [join(root, "build/node/cli.cjs"), ...argv], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });

describe("the command line in its own process", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "ntropy-launch-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  built("labels a year of a household sensibly, with nothing to stderr but one line", () => {
    const sample = join(root, "assets/samples/us-consumer-year.xlsx");
    const { status, stdout, stderr } = ntropy(directory, "enrich", sample);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^740 rows in \d+\.\d s\.\n$/);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => EnrichedTransaction.parse(JSON.parse(line)));
    expect(rows).toHaveLength(740);
    const labels = rows.map(({ categories }) => categories?.general ?? null);
    const answered = labels.filter((label) => label !== "not enough information");
    expect(answered.length).toBeGreaterThan(600);
    expect(labels).toContain("groceries");
    expect(labels).toContain("paycheck");
    const netflix = rows.filter(({ entities }) => entities?.counterparty?.name === "Netflix");
    expect(netflix).toHaveLength(12);
    expect(netflix[11]?.recurrence).toMatchObject({ type: "subscription", next_amount: 17.99 });
  });

  built("ends with exit code 2 for a file that is not there, and leaves nothing behind", () => {
    const { status, stdout, stderr } = ntropy(directory, "enrich", "no.csv", "-o", "out.xlsx");
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe("no.csv: there is no such file or folder.\n");
    expect(existsSync(join(directory, "out.xlsx"))).toBe(false);
  });

  built("writes what is asked for where it is asked for", () => {
    const sample = join(root, "assets/samples/messy-export.csv");
    expect(ntropy(directory, "recurring", sample, "-o", "groups.csv").status).toBe(0);
    const text = readFileSync(join(directory, "groups.csv"), "utf8");
    expect(text.split("\n")[0]).toContain("account_holder_id,id,counterparty");
    expect(text).toContain("Netflix");
  });
});
