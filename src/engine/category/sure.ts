/**
 * How often each kind of evidence was right on labelled rows of many banks: the confidence an answer
 * states, 0 to 1, before what is particular to it is taken off. Those of operations stand with them in
 * the knowledge.
 */
export const SURE = {
  /** A known merchant on the outgoing side, clearly printed. */
  merchant: 0.97,
  /** Money from a known merchant: mostly a refund. */
  merchantIncoming: 0.91,
  /** A bank's name and nothing of what was done. */
  institution: 0.72,
  mcc: 0.9,
  /** A code of banks, or money coming in. */
  mccVague: 0.6,
  /** A word of six letters and more that names a kind of business. */
  trade: 0.93,
  tradeShort: 0.9,
  tradeIncoming: 0.7,
  /** Words that count only where nothing else speaks. */
  tradeWeak: 0.6,
  processorTrade: 0.9,
  /** A name that no list knows is answered from this probability on, and never stated surer than that. */
  guessFrom: 0.35,
  guessMost: 0.85,
  ownName: 0.88,
  personOnRail: 0.93,
  personAlone: 0.8,
  organizationOnRail: 0.68,
  /** Taken off for words that count only where nothing else speaks, and for short ones. */
  weakLoss: 0.25,
  shortLoss: 0.04,
} as const;
