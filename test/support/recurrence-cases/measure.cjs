/**
 * Measures recurrence and income of the real engine and prints the tables:
 * `node test/support/recurrence-cases/measure.cjs [recurrence|income|both] [variants] [first seed] [JSON file]`
 * Takes the types off with swc, so that nothing has to be built first.
 */
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { transformFileSync } = require("@swc/core");

require.extensions[".ts"] = (module, file) => {
  const { code } = transformFileSync(file, {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  module._compile(code, file);
};

const root = join(__dirname, "../../..");
const { readKnowledgeSources } = require(join(root, "src/knowledge/sources.ts"));
const { compileKnowledge } = require(join(root, "src/knowledge/compile.ts"));
const { openKnowledge } = require(join(root, "src/knowledge/load.ts"));
const { createEngine } = require(join(root, "src/engine/index.ts"));
const { measureIncome, measureRecurrence } = require("./run.ts");
const { formatRecurrence } = require("./report.ts");
const { formatIncome } = require("./report-income.ts");

const [what = "both", variants, seed = "1", file] = process.argv.slice(2);
const { bytes } = compileKnowledge(readKnowledgeSources(join(root, "src/knowledge/data")));
const engine = createEngine(openKnowledge(bytes));
const report = {};
process.stdout.write(`Engine ${engine.version}, ${engine.merchants} merchants.\n\n`);
if (what !== "income") {
  const options = { variants: Number(variants ?? 20), firstSeed: Number(seed) };
  report.recurrence = measureRecurrence(engine, options);
  process.stdout.write(`${formatRecurrence(report.recurrence)}\n\n`);
}
if (what !== "recurrence") {
  const options = { variants: Number(variants ?? 8), firstSeed: Number(seed) };
  report.income = measureIncome(engine, options);
  process.stdout.write(`${formatIncome(report.income)}\n`);
}
if (file !== undefined) writeFileSync(file, JSON.stringify(report, null, 1));
