/** Lays out what is guessed of names that no list knows, and trains the model of names. */
import { type NameExample, trainNames } from "./names/train";
import type { SourceProblem } from "./problems";
import type { GuessFile, LocalFile, MerchantsFile, TradesFile, WordsFile } from "./schema";
import { fold, wordsOf } from "./text";

/** Numbers that estimate how trades are paid; all lists are by class unless they say else. */
export interface StoredGuess {
  /** A trade of each class: trades whose labels are the same are one class. */
  trades: number[];
  /** Share of the examples the model of names was trained on. */
  shares: number[];
  /** Weight of a step of the stored weights. */
  scale: number;
  /** By channel and holder type: trades of each class with how often they are paid. */
  channels: Record<
    "shop" | "online" | "bill",
    Record<"consumer" | "business", [number, string, number][]>
  >;
  amounts: GuessFile["amounts"];
  currencies: GuessFile["currencies"];
}

interface Sources {
  trades: TradesFile;
  guess: GuessFile;
  merchants: readonly { content: MerchantsFile }[];
  local: readonly { content: LocalFile }[];
  words: readonly { content: WordsFile }[];
}

/** Trains on the names of merchants and places and on the words for trades. */
export function compileGuess(
  sources: Sources,
  tradeIndex: ReadonlyMap<string, number>,
  problems: SourceProblem[]
): { texts: StoredGuess; weights: Uint8Array } {
  const { trades, guess } = sources;
  const { channels, amounts, currencies } = guess;
  const listed = [channels.shop, channels.online, channels.bill].flatMap(
    ({ consumer, business }) => [...Object.keys(consumer), ...Object.keys(business)]
  );
  for (const name of [...listed, ...Object.keys(amounts)])
    if (!tradeIndex.has(name))
      problems.push({ file: "guess.json", message: `unknown trade "${name}"` });
  for (const name of listed)
    if (amounts[name] === undefined)
      problems.push({ file: "guess.json", message: `no amount for "${name}"` });

  const classes: number[] = [];
  const classByLabels = new Map<string, number>();
  for (const name of [...new Set(listed)].sort()) {
    const labels = labelsOf(trades, name);
    if (classByLabels.has(labels)) continue;
    classByLabels.set(labels, classes.length);
    classes.push(tradeIndex.get(name) ?? 0);
  }
  // Banks and whatever else is not guessed are learned as one class, so that they are told apart.
  const rest = classes.length;
  const classOf = (name: string): number =>
    trades[name]?.institution === true ? rest : (classByLabels.get(labelsOf(trades, name)) ?? rest);
  const model = trainNames(examplesOf(sources, classOf), classes.length + 1);
  const priors = (weights: Readonly<Record<string, number>>): [number, string, number][] =>
    Object.entries(weights).map(([name, weight]) => [classOf(name), name, weight]);
  return {
    weights: model.weights,
    texts: {
      trades: classes,
      shares: model.shares,
      scale: model.scale,
      channels: {
        shop: {
          consumer: priors(channels.shop.consumer),
          business: priors(channels.shop.business),
        },
        online: {
          consumer: priors(channels.online.consumer),
          business: priors(channels.online.business),
        },
        bill: {
          consumer: priors(channels.bill.consumer),
          business: priors(channels.bill.business),
        },
      },
      amounts,
      currencies,
    },
  };
}

const labelsOf = (trades: TradesFile, name: string): string =>
  `${String(trades[name]?.consumer.outgoing)}/${String(trades[name]?.business.outgoing)}`;

function examplesOf(
  { merchants, local, words }: Sources,
  classOf: (trade: string) => number
): NameExample[] {
  const examples: NameExample[] = [];
  const add = (text: string, trade: string): void => {
    const found = wordsOf(fold(text));
    if (found.length > 0) examples.push({ words: found, label: classOf(trade) });
  };
  for (const { content } of merchants)
    for (const { name, trade, website } of content.merchants) {
      add(name, trade ?? content.trade);
      const label = website?.split(".")[0] ?? "";
      // A host is often all that is printed.
      if (label.length > 5) add(label, trade ?? content.trade);
    }
  for (const { content } of local)
    for (const [trade, places] of Object.entries(content.trades))
      for (const place of places) add(place.split("|")[0] ?? "", trade);
  for (const { content } of words)
    for (const [trade, phrases] of Object.entries(content.trades))
      for (const phrase of phrases) add(phrase.replaceAll(/[~?]/g, ""), trade);
  return examples;
}
