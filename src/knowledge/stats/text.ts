/** The counts of the knowledge as a text for the terminal. */
import type { KnowledgeCounts } from "./count";
import { REGIONS } from "./trade-groups";

const GROUP_WIDTH = 42;
const WIDTH = 7;

/** Tables in plain text, with a line of explanation above each. */
export function statsText(counts: KnowledgeCounts): string {
  const { groups, websites, brands, local, processors, words } = counts;
  const columns = [...REGIONS.map(([region]) => region), "world", "rest", "all"];
  const total = groups.reduce(
    (sums, row) => numbersOf(row).map((number, index) => number + (sums[index] ?? 0)),
    columns.map(() => 0)
  );
  const more =
    REGIONS.find(([region]) => region === "more")
      ?.slice(1)
      .join(" ") ?? "";
  return [
    "Written merchants by trade and region. One of several countries counts in each of its regions;",
    `"more" is ${more}; "rest" are the countries of no region.`,
    "",
    line("trade", columns),
    ...groups.map((row) => line(row.group, numbersOf(row))),
    line("all", total),
    "",
    `Websites of written merchants: ${websites.verified} verified, ${websites.unverified} not verified ` +
      `and not answered, ${websites.none} merchants without.`,
    "",
    `Brands behind them: ${brands.all}, ${brands.withWebsite} with a website. ${listed(brands.byFile)}.`,
    "",
    local.names === 0
      ? "Local places: none."
      : `Local places: ${local.names}. ${listed(local.byPlace)}.`,
    "",
    `Who carries payments: ${listed(processors)}.`,
    "",
    "Words by language: what is done, kinds of business, how it was paid and what leads to names,",
    "and extracted words for shops.",
    "",
    line("language", ["done", "trades", "others", "shops"]),
    ...words.map((row) => line(row.language, [row.operations, row.trades, row.others, row.shops])),
    "",
  ].join("\n");
}

const numbersOf = (row: KnowledgeCounts["groups"][number]): number[] => [
  ...row.regions,
  row.world,
  row.elsewhere,
  row.all,
];

const line = (title: string, cells: readonly (string | number)[]): string =>
  title.padEnd(GROUP_WIDTH) + cells.map((cell) => String(cell).padStart(WIDTH)).join("");

const listed = (entries: readonly (readonly [string, number])[]): string =>
  entries.map(([name, number]) => `${name} ${number}`).join(", ");
