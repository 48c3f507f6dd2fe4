/** How extracted files are laid out, so that a change in them can be read line by line. */

import type { ShopWordsFile } from "../schema";

/** Plain order of UTF-16 units. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lists by name as JSON, as many entries on one line as fit in 100 columns. */
export function listsAsJson(lists: Readonly<Record<string, readonly string[]>>): string {
  const parts = Object.entries(lists).map(
    ([name, entries]) => `  ${JSON.stringify(name)}: [\n${filled(entries, "    ")}\n  ]`
  );
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** Words of a language as JSON: a block for each trade. */
export function shopWordsAsJson({ language, trades }: ShopWordsFile): string {
  const parts = Object.entries(trades).map(
    ([trade, words]) => `    ${JSON.stringify(trade)}: [\n${filled(words, "      ")}\n    ]`
  );
  return `{\n  "language": ${JSON.stringify(language)},\n  "trades": {\n${parts.join(",\n")}\n  }\n}\n`;
}

/** Entries as JSON, one on each line. */
export function linesAsJson(entries: readonly unknown[]): string {
  return `[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;
}

function filled(entries: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  entries.forEach((entry, index) => {
    const text = `${JSON.stringify(entry)}${index < entries.length - 1 ? "," : ""}`;
    if (line.length + text.length > 100 && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${text} `;
  });
  lines.push(line.trimEnd());
  return lines.join("\n");
}
