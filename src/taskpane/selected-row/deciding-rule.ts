/** The rules that decided on a row's answer, or would now, looked up in the lists they are in. */
import { BUILT_IN } from "../../client/destination";
import type { Reasons } from "../../client/questions/corrections";
import type { ListedRule } from "../../client/questions/rules";
import type { RunAccountHolder } from "../../client/session";
import type { SheetRow } from "../../run/types";
import type { PaneBench } from "../bench";

export interface DecidingRule {
  id: string;
  /** Id of the account holder in whose list it is; null: everyone's. */
  holder: string | null;
  rule: ListedRule["rule"];
  /** Whether the panel of rules shows the list it is in. */
  canBeEdited: boolean;
}

/** How an answer names a rule of an account holder's own list. */
const OF_HOLDER = "account_holder/";

/** Looks them up, in the order in which the answer names them; those that are gone are left out. */
export async function decidingRules(
  bench: Pick<PaneBench, "ask">,
  { explanation, isBuiltIn }: Reasons,
  row: SheetRow,
  own: RunAccountHolder
): Promise<DecidingRule[]> {
  // Reasons are also told of the answer that would be given now.
  const answers =
    explanation === null ? [] : [explanation.kept ?? explanation.now, explanation.now];
  const cited = answers
    .flatMap(({ evidence }) => evidence ?? [])
    .filter(({ source }) => source === "rule");
  const names = [...new Set(cited.map(({ detail }) => detail))];
  if (names.length === 0) return [];
  const { accountHolder, fields } = row;
  const holder: RunAccountHolder =
    accountHolder === null || accountHolder === own.id
      ? own
      : {
          id: accountHolder,
          type: fields.account_holder_type ?? "consumer",
          name: fields.account_holder_name,
        };
  const read = async (whose: RunAccountHolder | null) => {
    const asking = isBuiltIn ? { destination: BUILT_IN } : {};
    return (await bench.ask("rules.list", { holder: whose }, asking)).rules;
  };
  const isHolders = (name: string) => name.startsWith(OF_HOLDER);
  const everyones = names.every(isHolders) ? [] : await read(null);
  const holders = names.some(isHolders) ? await read(holder) : [];
  return names.flatMap((name): DecidingRule[] => {
    const ofHolder = isHolders(name);
    const id = ofHolder ? name.slice(OF_HOLDER.length) : name;
    const found = (ofHolder ? holders : everyones).find((rule) => rule.id === id);
    if (found === undefined) return [];
    return [{ id, holder: ofHolder ? holder.id : null, rule: found.rule, canBeEdited: !isBuiltIn }];
  });
}
