/**
 * Compiles the merchant knowledge: `node build/node/knowledge.cjs OUTPUT_FOLDER [DATA_FOLDER]`
 * writes OUTPUT_FOLDER/knowledge.bin, compressed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compileKnowledge } from "./compile";
import { SourceError } from "./problems";
import { readKnowledgeSources } from "./sources";

function main([output, data]: readonly string[]): number {
  if (output === undefined) {
    process.stderr.write("Say where to write: knowledge.cjs OUTPUT_FOLDER [DATA_FOLDER]\n");
    return 2;
  }
  try {
    const sources = readKnowledgeSources(data ?? join("src", "knowledge", "data"));
    const { bytes, hash } = compileKnowledge(sources);
    const compressed = gzipSync(bytes, { level: 9 });
    mkdirSync(output, { recursive: true });
    writeFileSync(join(output, "knowledge.bin"), compressed);
    process.stderr.write(
      `Knowledge ${hash}: ${bytes.length} bytes, ${compressed.length} compressed.\n`
    );
    return 0;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
