/** Ways to make the host misbehave as real hosts do, for tests. */
import { HostError, type HostErrorCode } from "./rich-api/errors";

/** A failure to come. */
export interface FailureRule {
  code: HostErrorCode;
  message?: string;
  /**
   * Member whose use fails, as `Range.values=` or `Range.getCell()`; without one, a whole request
   * fails at its first action. Requests office.js makes on its own account never fail.
   */
  member?: string;
  /** How many uses (or requests) still pass before the one that fails; 0 unless given. */
  after?: number;
  /** How many fail in a row; 1 unless given. */
  times?: number;
}

/** What tests turn, at any time. */
export interface Knobs {
  /** Most bytes of a request and of an answer; 5 MB as in Excel on the web. */
  payloadLimit: number;
  /** Milliseconds every Rich API request takes longer. */
  latencyMs: number;
  /**
   * Whether the user is typing into a cell: requests are refused, those of
   * `Excel.run({ delayForCellEdit: true })` wait where the set DelayForCellEdit is claimed.
   */
  cellEditMode: boolean;
  /** Adds a failure to come. */
  failNext(rule: FailureRule): void;
  /** Forgets the failures to come. */
  clearFailures(): void;
}

/** The knobs as the host looks at them. */
export interface KnobState extends Knobs {
  /** Resolves when no cell is being edited. */
  whenEditingEnds(): Promise<void>;
  /** @throws HostError when a request is to fail as a whole */
  beforeRequest(): void;
  /** @throws HostError when the use of the member is to fail */
  beforeMember(member: string): void;
}

/** Excel on the web's limit for one request and one answer. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** How the knobs stand at the start. */
export interface KnobOptions {
  payloadLimit?: number;
  latencyMs?: number;
  cellEditMode?: boolean;
}

/** The knobs of one host. */
export function createKnobs(options: KnobOptions): KnobState {
  let editing = options.cellEditMode ?? false;
  let waiting: (() => void)[] = [];
  let rules: { rule: FailureRule; pass: number; left: number }[] = [];

  const meet = (applies: (rule: FailureRule) => boolean) => {
    for (const entry of rules) {
      if (!applies(entry.rule)) continue;
      if (entry.pass > 0) {
        entry.pass--;
        continue;
      }
      entry.left--;
      rules = rules.filter(({ left }) => left > 0);
      throw new HostError(entry.rule.code, entry.rule.message ?? `Emulated ${entry.rule.code}.`);
    }
  };

  return {
    payloadLimit: options.payloadLimit ?? PAYLOAD_LIMIT,
    latencyMs: options.latencyMs ?? 0,
    get cellEditMode() {
      return editing;
    },
    set cellEditMode(now) {
      editing = now;
      if (now) return;
      for (const resume of waiting) resume();
      waiting = [];
    },
    whenEditingEnds: () =>
      editing ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(),
    failNext: (rule) => {
      rules.push({ rule, pass: rule.after ?? 0, left: rule.times ?? 1 });
    },
    clearFailures: () => {
      rules = [];
    },
    beforeRequest: () => meet(({ member }) => member === undefined),
    beforeMember: (member) => {
      if (rules.length > 0) meet((rule) => rule.member === member);
    },
  };
}
